/**
 * The search of the catalogue: is what a citizen means found, and how quickly, against five libraries. Everything is
 * measured on the national catalogue, which is no part of the project; without it there is nothing to measure.
 *
 * `npm run bench -- search`, and with `quality`, `speed`, `curve` or `chromium` behind it that part alone.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { format, resolveConfig } from 'prettier';
import type { Summary } from '../src/backend/contract/procedures.ts';
import { fold } from '../src/vietnamese/text.ts';
import { hasNationalCatalogue, nationalCatalogue } from './national-catalogue.ts';
import { judgeOf, qualityOf, type Quality } from './quality.ts';
import { givenQueries, titleQueries, writtenQueries, type LabelledQuery } from './queries.ts';
import { randomOf, shuffled } from './random.ts';
import { measureInChromium } from './search/chromium.ts';
import { libraries, ours, type Answer, type Engine } from './search/engines.ts';
import { everydayExpansion } from './search/everyday-expansion.ts';
import { generatedCatalogue } from './search/generated.ts';
import { percentile } from './search/percentile.ts';

const RESULTS = new URL('results/', import.meta.url);
const SIZES = [1000, 6000, 30_000, 100_000];
/** Beyond this many procedures the libraries do not finish in the time a bench may take. */
const LIBRARIES_UP_TO = 6000;
const SLOW_ENGINES_ARE_ASKED = 40;
const SEED = 20261122;
const ROUNDS = 3;
const TUNED_ON = 'tuned on';
const BAD_INPUT = [
  '',
  'đ',
  'khai sinh '.repeat(1000),
  'khaisinh'.repeat(1250),
  '\u0301\u0323',
  '👩‍👩‍👧',
  '^(?:[k].*+)$|\\',
  '<b>khai',
];

type Part = 'quality' | 'speed' | 'curve' | 'chromium';
type Figures = Record<string, unknown>;

export async function run(args: readonly string[]): Promise<void> {
  if (!hasNationalCatalogue()) return console.log('skipped: the national records are not here');
  const catalogue = await nationalCatalogue();
  const parts: Record<Part, () => Promise<Figures> | Figures> = {
    quality: () => quality(catalogue),
    speed: () => speed(catalogue),
    curve: () => curve(catalogue),
    chromium: () => inChromium(catalogue),
  };
  const wanted = (args.length > 0 ? args : Object.keys(parts)) as Part[];
  const figures: Figures = {
    ...(await kept()),
    measured: new Date().toISOString().slice(0, 10),
    procedures: catalogue.length,
  };
  for (const part of wanted) {
    console.log(`${part} …`);
    figures[part] = await parts[part]();
    await keep(figures);
  }
  console.log(await readFile(new URL('search.md', RESULTS), 'utf8'));
}

interface KindRow {
  readonly kind: string;
  readonly queries: number;
  /** By engine: first, among three, among five; whole percents. */
  readonly found: Readonly<Record<string, readonly [first: number, three: number, five: number]>>;
}

async function quality(catalogue: readonly Summary[]): Promise<Figures> {
  const shown = catalogue.filter(({ scope, internal }) => scope === 'national' && !internal);
  const judge = judgeOf(catalogue);
  const expand = everydayExpansion(shown);
  const sets = setsOf(catalogue);
  const rows = new Map<string, Map<string, KindRow>>();
  const add = (set: string, name: string, found: readonly Quality[]): void => {
    const kinds = rows.get(set) ?? new Map<string, KindRow>();
    rows.set(set, kinds);
    for (const { kind, queries, first, three, five } of found) {
      const row = kinds.get(kind) ?? { kind, queries, found: {} };
      kinds.set(kind, { ...row, found: { ...row.found, [name]: [percent(first), percent(three), percent(five)] } });
    }
  };
  const engines: [Engine, readonly Summary[], ((q: string) => string) | undefined][] = [
    [ours, catalogue, undefined],
    [{ ...ours, name: 'src/search, the same few', isSlow: true }, catalogue, undefined],
    ...libraries.flatMap((engine): typeof engines => [
      [engine, shown, expand],
      [{ ...engine, name: `${engine.name}, no everyday words` }, shown, undefined],
    ]),
  ];
  for (const [engine, of, expansion] of engines) {
    const answer = engine.build(of);
    const asked: Answer = expansion ? (q) => answer(expansion(q)) : answer;
    for (const [set, queries] of sets) {
      if (engine.isSlow && set.endsWith(TUNED_ON)) continue;
      add(set, engine.name, await qualityOf(engine.isSlow ? fewOfEach(queries) : queries, asked, judge));
    }
    console.log(`  ${engine.name}`);
  }
  return Object.fromEntries([...rows].map(([set, kinds]) => [set, [...kinds.values()]]));
}

function setsOf(catalogue: readonly Summary[]): [name: string, queries: LabelledQuery[]][] {
  const written = [...writtenQueries(), ...withoutMarks(writtenQueries())];
  const titles = titleQueries(catalogue);
  const aside = (queries: readonly LabelledQuery[], wanted: boolean): LabelledQuery[] =>
    queries.filter(({ keptAside }) => keptAside === wanted);
  return [
    ['questions that came with the data', givenQueries()],
    ['written questions, kept aside', aside(written, true)],
    [`written questions, ${TUNED_ON}`, aside(written, false)],
    ['titles, kept aside', aside(titles, true)],
    [`titles, ${TUNED_ON}`, aside(titles, false)],
  ];
}

const withoutMarks = (queries: readonly LabelledQuery[]): LabelledQuery[] =>
  queries
    .filter(({ kind }) => kind.startsWith('everyday') || kind === 'chatty')
    .map((query) => ({ ...query, kind: `${query.kind} without marks`, text: fold(query.text) }));

function fewOfEach(queries: readonly LabelledQuery[]): LabelledQuery[] {
  const asked = new Map<string, number>();
  // Shuffled: those written one after the other are of one matter.
  return shuffled(queries, randomOf(SEED)).filter(({ kind }) => {
    const count = (asked.get(kind) ?? 0) + 1;
    asked.set(kind, count);
    return count <= SLOW_ENGINES_ARE_ASKED;
  });
}

/** Work on one core, by the clock of the process: others on the machine do not count. */
async function speed(catalogue: readonly Summary[]): Promise<Figures> {
  const questions = [...writtenQueries(), ...titleQueries(catalogue).filter((_, at) => at % 8 === 0)].map(
    ({ text }) => text,
  );
  const rows = [];
  for (const engine of [ours, ...libraries]) {
    const asked = engine.isSlow ? questions.filter((_, at) => at % 40 === 0) : questions;
    rows.push(await speedOf(engine, catalogue, asked));
  }
  const answer = ours.build(catalogue);
  const bad = [];
  for (const text of BAD_INPUT) bad.push(await quickest(() => answer(text)));
  return { engines: rows, badInput: Math.max(...bad) };
}

async function speedOf(engine: Engine, catalogue: readonly Summary[], questions: readonly string[]): Promise<SpeedRow> {
  const builds: number[] = [];
  let answer: Answer = () => [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now();
    answer = engine.build(catalogue);
    await answer('khai sinh');
    builds.push(performance.now() - from);
  }
  const times: number[] = [];
  for (const question of questions) times.push(await quickest(() => answer(question)));
  return {
    engine: engine.name,
    built: Math.min(...builds),
    median: percentile(times, 0.5),
    p95: percentile(times, 0.95),
  };
}

interface SpeedRow {
  readonly engine: string;
  readonly built: number;
  readonly median: number;
  readonly p95: number;
}

/** The quickest of a few, in milliseconds: a busy machine only ever adds. */
async function quickest(work: () => unknown): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now();
    await work();
    least = Math.min(least, performance.now() - from);
  }
  return least;
}

async function curve(catalogue: readonly Summary[]): Promise<Figures> {
  const questions = writtenQueries().map(({ text }) => text);
  const rows = [];
  for (const size of SIZES) {
    const some = generatedCatalogue(catalogue, size);
    const engines = size <= LIBRARIES_UP_TO ? [ours, ...libraries.filter(({ isSlow }) => !isSlow)] : [ours];
    for (const engine of engines)
      rows.push({ size, ...(await speedOf(engine, some, questions)), memory: await memoryOf(engine, some) });
  }
  return { rows };
}

/** Megabytes of heap that the index holds. */
async function memoryOf(engine: Engine, catalogue: readonly Summary[]): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc') as () => void;
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const answer = engine.build(catalogue);
  await answer('khai sinh');
  collectGarbage();
  const used = process.memoryUsage().heapUsed - before;
  await answer('khai sinh');
  return used / 2 ** 20;
}

async function inChromium(catalogue: readonly Summary[]): Promise<Figures> {
  const questions = writtenQueries()
    .filter(({ keptAside }) => keptAside)
    .map(({ text }) => text)
    .filter((_, at) => at % 4 === 0);
  return { ...(await measureInChromium(catalogue, questions)) };
}

const percent = (share: number): number => Math.round(share * 100);

async function kept(): Promise<Figures> {
  try {
    return JSON.parse(await readFile(new URL('search.json', RESULTS), 'utf8')) as Figures;
  } catch {
    return {};
  }
}

async function keep(figures: Figures): Promise<void> {
  await mkdir(RESULTS, { recursive: true });
  const options = await resolveConfig(new URL('search.json', RESULTS));
  const json = await format(JSON.stringify(figures), { ...options, parser: 'json' });
  await writeFile(new URL('search.json', RESULTS), json);
  const { searchReport } = await import('./search/report.ts');
  const report = await format(searchReport(figures), { ...options, parser: 'markdown' });
  await writeFile(new URL('search.md', RESULTS), report);
}
