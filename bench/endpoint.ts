/**
 * How fast the endpoint answers over the whole national catalogue: a server in a process of its own, asked over real
 * sockets by this one. Milliseconds depend on the machine and on what else it does; the ratio to the empty answer of
 * `/healthz` in the same run hardly does.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fold } from '../src/vietnamese/text.ts';
import { run as measureLookups } from './dossiers.ts';
import { hasNationalCatalogue, nationalCatalogue } from './national-catalogue.ts';
import { withNationalServer } from './national-server.ts';
import { randomOf, shuffled } from './random.ts';

const PORT = 18_080;
const ASKED = 1000;
const ROUNDS = 3;

interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

/** `npm run bench -- endpoint` */
export async function run(): Promise<void> {
  if (hasNationalCatalogue()) await withNationalServer(PORT, measure);
  else console.log('skipped: the national records are not here');
  await measureLookups();
}

async function measure(): Promise<void> {
  const queries = await queriesOf(ASKED);
  const rows: string[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const empty = await ask(queries.map(() => '/healthz'));
    const search = await ask(queries.map((q) => `/api/v1/procedures?size=10&q=${encodeURIComponent(q)}`));
    rows.push(`| ${round} | ${inWords(empty)} | ${inWords(search)} | ${(search.p95 / empty.p95).toFixed(1)} |`);
  }
  const table = [
    `${ASKED} searches (titles, without marks, beginnings, one after the other), national catalogue, ${cpus().length} cores.`,
    '',
    '| round | empty answer p50 / p95 / max ms | search p50 / p95 / max ms | p95 ratio |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
  console.log(table);
  await mkdir(join(import.meta.dirname, 'results'), { recursive: true });
  await writeFile(join(import.meta.dirname, 'results/endpoint.md'), `# Search at the endpoint\n\n${table}`);
}

/** Titles as people leave them: whole, without marks, only their first words. */
async function queriesOf(count: number): Promise<string[]> {
  const random = randomOf(1);
  const titles = shuffled(
    (await nationalCatalogue()).map(({ title }) => title),
    random,
  ).slice(0, count);
  const ways = [
    (title: string) => title.slice(0, 300),
    (title: string) => fold(title).slice(0, 300),
    (title: string) => fold(title).split(' ').slice(0, 4).join(' '),
    (title: string) => title.slice(0, 12),
  ];
  return titles.map((title, n) => ways[n % ways.length]!(title));
}

async function ask(paths: readonly string[]): Promise<Spread> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const times: number[] = [];
  for (const path of paths) {
    const from = performance.now();
    await answer(path, agent);
    times.push(performance.now() - from);
  }
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.min(times.length - 1, Math.floor(times.length * part))]!;
  return { p50: at(0.5), p95: at(0.95), max: at(1) };
}

function answer(path: string, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port: PORT, path, agent, headers: { 'Accept-Encoding': 'gzip' } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${path} answered ${response.statusCode}`));
      response.resume().on('end', resolve);
    }).on('error', reject);
  });
}

const inWords = ({ p50, p95, max }: Spread): string => [p50, p95, max].map((time) => time.toFixed(2)).join(' / ');
