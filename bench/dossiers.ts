/**
 * What time tells of a look-up that finds nothing: whether the code is unknown, the factor wrong, or the code no longer
 * compared. A server in a process of its own over a filled store, asked over one real socket; each code and each value
 * once, so that equal budgets are spent, the ways in random order within each round.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { randomOf, shuffled } from './random.ts';

const ROOT = join(import.meta.dirname, '..');
const PAIRS = 5_000;
const WARM_UP = 500;
/** Budget: the difference of the medians in milliseconds. */
const MOST_APART = 0.2;
/** As many as a code's budget lets through at once. */
const FREE_GUESSES = 5;

const WAYS = ['unknown code', 'wrong factor', 'code under attack'] as const;
type Way = (typeof WAYS)[number];

/** `npm run bench -- dossiers` */
export async function run(): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'dvc-bench-'));
  try {
    await fill(data);
    const { server, port } = await start(data);
    try {
      await report(await measure(port));
    } finally {
      server.kill('SIGTERM');
      await once(server, 'close');
    }
  } finally {
    await rm(data, { recursive: true });
  }
}

const codeOf = (number: number): string => `H90.101-261102-${String(number).padStart(6, '0')}`;
const phoneOf = (number: number): string => `0900${String(number).padStart(6, '0')}`;

async function fill(data: string): Promise<void> {
  const lines = Array.from({ length: PAIRS + WARM_UP + 1 }, (_, number) =>
    JSON.stringify({
      code: codeOf(number),
      procedure: { title: 'Đăng ký khai sinh' },
      state: 4,
      agency: 'H90.101',
      steps: [{ at: '2026-11-02T08:15:00+07:00', state: 2 }],
      factors: { phone: phoneOf(number) },
    }),
  );
  const file = join(data, 'dossiers.jsonl');
  await writeFile(file, lines.join('\n'));
  const command = spawn(process.execPath, [join(ROOT, 'demo/server/import/dossiers.ts'), file], {
    env: { ...process.env, DVC_DATA: data },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(command, 'close')) as [number];
  if (code !== 0) throw new Error('The dossiers could not be imported.');
}

async function start(data: string): Promise<{ server: ChildProcess; port: number }> {
  const server = spawn(process.execPath, [join(ROOT, 'demo/server/main.ts')], {
    env: { ...process.env, DVC_DATA: data, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<number>((resolve, reject) => {
    const lines = createInterface({ input: server.stdout });
    lines.on('line', (line) => {
      const [, port] = /endpoint: .*:(\d+)\//.exec(line) ?? [];
      if (port) resolve(Number(port));
    });
    lines.on('close', () => reject(new Error('The server did not start.')));
  });
  return { server, port };
}

/** The times of each way in milliseconds, and what it was answered with. */
async function measure(port: number): Promise<Readonly<Record<Way, number[]>>> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const random = randomOf(7);
  const attacked = codeOf(PAIRS + WARM_UP);
  for (let at = 0; at < FREE_GUESSES; at++) await ask(port, agent, attacked, phoneOf(800_000 + at));
  const times: Record<Way, number[]> = { 'unknown code': [], 'wrong factor': [], 'code under attack': [] };
  const answers = new Set<string>();
  for (let round = 0; round < PAIRS + WARM_UP; round++) {
    for (const way of shuffled([...WAYS], random)) {
      const code = way === 'code under attack' ? attacked : codeOf(way === 'wrong factor' ? round : 500_000 + round);
      const phone = phoneOf(100_000 * (WAYS.indexOf(way) + 1) + round);
      const from = performance.now();
      answers.add(await ask(port, agent, code, phone));
      if (round >= WARM_UP) times[way].push(performance.now() - from);
    }
  }
  agent.destroy();
  if (answers.size !== 1) throw new Error(`${answers.size} different answers: ${[...answers].join('\n')}`);
  return times;
}

/** Status, headers that do not change by themselves, and body. */
function ask(port: number, agent: Agent, code: string, value: string): Promise<string> {
  const body = JSON.stringify({ code, factor: { kind: 'phone', value } });
  const headers = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const asking = request(
      { host: '127.0.0.1', port, method: 'POST', path: '/api/v1/dossiers/lookup', agent, headers },
      (response) => {
        const { date: _, 'request-id': __, ...lasting } = response.headers;
        let text = `${response.statusCode} ${JSON.stringify(lasting)} `;
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () => resolve(text));
      },
    );
    asking.on('error', reject).end(body);
  });
}

async function report(times: Readonly<Record<Way, number[]>>): Promise<void> {
  const median = (way: Way) => [...times[way]].sort((one, other) => one - other)[Math.floor(PAIRS / 2)]!;
  const apart = Math.max(...WAYS.map(median)) - Math.min(...WAYS.map(median));
  const table = [
    `${PAIRS} rounds, equal bytes in every answer, ${process.env.DATABASE_URL ? 'PostgreSQL' : 'SQLite'}, ${cpus().length} cores.`,
    '',
    '| asked for | median ms |',
    '| --- | --- |',
    ...WAYS.map((way) => `| ${way} | ${median(way).toFixed(3)} |`),
    '',
    `Unknown against wrong: ${Math.abs(median('unknown code') - median('wrong factor')).toFixed(3)} ms; all three: ${apart.toFixed(3)} ms (at most ${MOST_APART}).`,
    '',
  ].join('\n');
  console.log(table);
  await mkdir(join(import.meta.dirname, 'results'), { recursive: true });
  await writeFile(join(import.meta.dirname, 'results/dossiers.md'), `# Look-ups that find nothing\n\n${table}`);
  if (apart > MOST_APART) throw new Error(`Time tells the ways apart: ${apart.toFixed(3)} ms.`);
}
