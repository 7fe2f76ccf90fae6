/**
 * Searching in the page on a slow phone: Chromium slowed down six times loads, reads and indexes the whole national
 * catalogue on the commune's demonstration page. Counted are the long tasks of the main thread, since a finger must be
 * answered meanwhile: those until the question has gone out (the page's own listeners too), those while the catalogue is
 * read and indexed, and those that draw the answer (the page's layout too).
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { buildCdn } from '../build.ts';
import { chromiumArgs } from '../tests/support/chromium-args.ts';
import { HOW_TO_GET_A_BROWSER, findBrowser } from '../tests/support/run/browser.ts';
import { hasNationalCatalogue } from './national-catalogue.ts';
import { withNationalServer } from './national-server.ts';

const PORT = 18_081;
const SLOWDOWN = 6;
const VISITS = 5;

const PHASES = ['asking', 'reading and indexing', 'drawing'] as const;

interface Visit {
  /** Milliseconds of the tasks over 50 ms, a list a phase. */
  readonly long: readonly (readonly number[])[];
  /** Milliseconds from the first question to its answer. */
  readonly answered: number;
}

interface Watched {
  tasks: PerformanceEntry[];
  /** When the answer stood in the page. */
  drawn?: number;
}

/** `npm run bench -- catalogue` */
export async function run(): Promise<void> {
  if (!hasNationalCatalogue()) return console.log('skipped: the national records are not here');
  await buildCdn();
  await withNationalServer(PORT, measure);
}

async function measure(): Promise<void> {
  const executablePath = await findBrowser();
  if (!executablePath) throw new Error(HOW_TO_GET_A_BROWSER);
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  const visits: Visit[] = [];
  try {
    for (let n = 0; n < VISITS; n++) {
      const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
      visits.push(await visit(await context.newPage()));
      await context.close();
    }
  } finally {
    await browser.close();
  }
  await report(visits);
}

async function visit(page: Page): Promise<Visit> {
  await page.goto(`http://localhost:${PORT}/xa-doi-man/`);
  const search = page.locator('dvc-procedure-search');
  await search.evaluate((element) => element.setAttribute('source', 'catalogue'));
  const query = search.getByRole('combobox');
  await query.fill('khai sinh');
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await search.evaluate((element) => {
    const watched: Watched = ((window as unknown as { watched: Watched }).watched = { tasks: [] });
    new PerformanceObserver((list) => watched.tasks.push(...list.getEntries())).observe({ type: 'longtask' });
    const root = element.shadowRoot!;
    new MutationObserver(() => {
      if (root.querySelector('.item-title')) watched.drawn ??= performance.now();
    }).observe(root, { childList: true, subtree: true });
  });
  const from = performance.now();
  await query.press('Enter');
  await search.locator('.item-title').first().waitFor({ timeout: 120_000 });
  const answered = performance.now() - from;
  return { answered, long: await page.evaluate(longTasks) };
}

/** In the page: what took long in each phase. */
async function longTasks(): Promise<number[][]> {
  // Whatever is still to be drawn is drawn, and told of.
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 500)));
  const { tasks, drawn = 0 } = (window as unknown as { watched: Watched }).watched;
  const asked = performance.getEntriesByType('resource').find(({ name }) => /v1.catalogue/.test(name))!.startTime;
  const ended = ({ startTime, duration }: PerformanceEntry): number => startTime + duration;
  const phases = [
    tasks.filter((task) => task.startTime <= asked),
    tasks.filter((task) => task.startTime > asked && ended(task) < drawn),
    tasks.filter((task) => ended(task) >= drawn),
  ];
  return phases.map((phase) => phase.map(({ duration }) => duration));
}

async function report(visits: readonly Visit[]): Promise<void> {
  const cell = (long: readonly number[]): string =>
    long.length > 0 ? long.map((duration) => duration.toFixed(0)).join(', ') : 'none';
  const rows = visits.map(
    ({ long, answered }, n) => `| ${n + 1} | ${long.map(cell).join(' | ')} | ${answered.toFixed(0)} |`,
  );
  const table = [
    `Chromium at ${SLOWDOWN}× slowdown, national catalogue, from the first search to its answer: milliseconds of each`,
    'task of the main thread over 50 ms.',
    '',
    `| visit | ${PHASES.join(' | ')} | answered after ms |`,
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
  console.log(table);
  await mkdir(join(import.meta.dirname, 'results'), { recursive: true });
  await writeFile(join(import.meta.dirname, 'results/catalogue.md'), `# Searching in the page\n\n${table}`);
}
