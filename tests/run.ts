/**
 * `npm test`: everything that must hold, on a fresh machine too.
 *
 * `npm test -- stories` runs one stage, `npm test -- server` the tests of one area. `npm run test:full -- server` runs
 * an area's longer tests too. The last line is `N passed, N failed`, with `, N skipped` where tests were.
 */
import { parseArgs } from 'node:util';
import { HOW_TO_GET_A_BROWSER, findBrowser } from './support/run/browser.ts';
import { ROOT, endAll, type CommandOptions } from './support/run/command.ts';
import { FAILED, lineOf, sum, type Counts } from './support/run/counts.ts';
import { installForHosts } from './support/run/engines.ts';
import { makeMemoryFolder } from './support/run/memory-folder.ts';
import { startPostgres } from './support/run/postgres.ts';
import { STAGES, type Stage } from './support/run/stages.ts';

/** A stage of this run and the areas it is to cover. */
interface Job {
  readonly stage: Stage;
  readonly areas: readonly string[];
}

interface Result {
  readonly name: string;
  readonly counts: Counts;
  readonly seconds: number;
}

/** What the stages find in their environment, and how to put it away. */
interface Surroundings {
  readonly env: Record<string, string>;
  /** What someone must do before everything can run here. */
  readonly complaint?: string;
  readonly stop: () => Promise<void>;
}

/** What an area's longer tests may take. */
const FULL_LIMIT_MS = 6 * 60 * 60_000;

const { values, positionals } = parseArgs({ options: { full: { type: 'boolean' } }, allowPositionals: true });
process.chdir(ROOT);

const unknown = positionals.filter((name) => !namesOfJobs().includes(name));
if (unknown.length > 0) {
  console.error(`No stage or area is called ${unknown.join(', ')}. There are: ${namesOfJobs().join(', ')}.`);
  process.exit(2);
}
const total = await runAll(jobsFor(positionals));
if (total.failed > 0) process.exitCode = 1;

function namesOfJobs(): string[] {
  return [...new Set(STAGES.flatMap(({ name, areas }) => [name, ...areas]))];
}

/** What the named stages and areas come to; everything when none is named. */
function jobsFor(names: readonly string[]): Job[] {
  return STAGES.flatMap((stage) => {
    if (names.length === 0 || names.includes(stage.name)) return [{ stage, areas: stage.areas }];
    const areas = stage.areas.filter((area) => names.includes(area));
    return areas.length > 0 ? [{ stage, areas }] : [];
  });
}

async function runAll(jobs: readonly Job[]): Promise<Counts> {
  const { env, complaint, stop } = await prepare(jobs);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      endAll();
      void stop().finally(() => process.exit(130));
    });
  }
  const results: Result[] = [];
  const runJob = async ({ stage, areas }: Job, print?: (text: string) => void): Promise<void> => {
    const from = performance.now();
    const options = { env, ...(values.full && { limit: FULL_LIMIT_MS }), ...(print && { print }) };
    const counts = await (env['CHROME_PATH']
      ? stage.run(areas, options)
      : runWithoutBrowser({ stage, areas }, options));
    results.push({ name: stage.name, counts, seconds: (performance.now() - from) / 1000 });
    if (stage.name === 'build' && counts.failed === 0) env['DVC_BUILT'] = '1';
  };

  try {
    // The linter takes one core for as long as the compiler and the build take the other; tests have both to themselves.
    const linting = jobs.filter(isLint).map((job) => withoutMixing(job, runJob));
    for (const job of jobs.filter((job) => !isLint(job))) {
      if (job.stage.areas.length > 0) await Promise.all(linting);
      console.log(`\n── ${job.stage.name} ──`);
      await runJob(job);
    }
    await Promise.all(linting);
  } finally {
    await stop();
  }
  return sayResults(results, complaint);
}

function isLint({ stage }: Job): boolean {
  return stage.name === 'lint';
}

/** Runs a job beside others and prints what it had to say when it is done. */
async function withoutMixing(
  job: Job,
  runJob: (job: Job, print: (text: string) => void) => Promise<void>,
): Promise<void> {
  let said = '';
  await runJob(job, (text) => (said += text));
  console.log(`\n── ${job.stage.name} ──\n${said.trimEnd()}`);
}

/** Runs the areas that need no browser; that the others cannot run is a failure. */
async function runWithoutBrowser({ stage, areas }: Job, options: CommandOptions): Promise<Counts> {
  if (!stage.needsBrowser(areas)) return stage.run(areas, options);
  const runnable = areas.filter((area) => !stage.needsBrowser([area]));
  return runnable.length > 0 ? sum([await stage.run(runnable, options), FAILED]) : FAILED;
}

/** Finds or starts the browser and the database that the jobs need. */
async function prepare(jobs: readonly Job[]): Promise<Surroundings> {
  const env: Record<string, string> = process.stdout.isTTY ? {} : { NO_COLOR: '1' };
  if (values.full) env['DVC_FULL'] = '1';
  // Long runs write to the disk itself, as servers do.
  const memory = values.full ? undefined : makeMemoryFolder();
  if (memory) process.env['TMPDIR'] = memory.path;

  const wantsBrowser = jobs.some(({ stage, areas }) => stage.needsBrowser(areas));
  const browser = wantsBrowser ? await findBrowser() : undefined;
  if (browser) env['CHROME_PATH'] = browser;

  if (jobs.some(({ areas }) => areas.includes('hosts'))) await installForHosts(!!values.full);

  const wantsDatabase =
    jobs.some(({ stage, areas }) => stage.needsDatabase(areas)) && !process.env['DVC_TEST_DATABASE_URL'];
  const postgres = wantsDatabase ? await startPostgres() : undefined;
  if (postgres) env['DVC_TEST_DATABASE_URL'] = postgres.url;
  else if (wantsDatabase) console.log('PostgreSQL was not found and may not be installed: its cases are skipped.');

  return {
    env,
    ...(wantsBrowser && !browser && { complaint: HOW_TO_GET_A_BROWSER }),
    async stop() {
      await postgres?.stop();
      memory?.forget();
    },
  };
}

function sayResults(results: readonly Result[], complaint: string | undefined): Counts {
  console.log(`\n${'─'.repeat(60)}`);
  for (const { name, counts, seconds } of results) {
    console.log(`${name.padEnd(10)} ${lineOf(counts).padEnd(38)} ${seconds.toFixed(1).padStart(6)} s`);
  }
  if (complaint) console.log(complaint);
  const total = sum(results.map(({ counts }) => counts));
  if (total.longest?.length) console.log(`Longest files: ${total.longest.join(', ')}`);
  for (const failure of total.failures ?? []) console.log(`\n✖ ${failure}`);
  console.log(lineOf(total));
  return total;
}
