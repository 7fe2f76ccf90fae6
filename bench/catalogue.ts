/**
 * Searching in the page on a slow phone: Chromium slowed down six times loads, reads and indexes the whole national
 * catalogue on the commune's demonstration page. Counted is the longest task of the main thread, since a finger must
 * be answered meanwhile.
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

interface Visit {
  /** Milliseconds of the longest task from the first question to its answer. */
  readonly longest: number;
  readonly answered: number;
  readonly overFifty: number;
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
  await page.evaluate(() => {
    const tasks: number[] = ((window as unknown as { tasks: number[] }).tasks = []);
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
  const from = performance.now();
  await query.press('Enter');
  await search.locator('.item-title').first().waitFor({ timeout: 120_000 });
  const answered = performance.now() - from;
  const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
  return { longest: Math.max(0, ...tasks), answered, overFifty: tasks.length };
}

async function report(visits: readonly Visit[]): Promise<void> {
  const rows = visits.map(
    ({ longest, answered, overFifty }, n) =>
      `| ${n + 1} | ${longest ? longest.toFixed(0) : 'none over 50'} | ${overFifty} | ${answered.toFixed(0)} |`,
  );
  const table = [
    `Chromium at ${SLOWDOWN}× slowdown, national catalogue, from the first search to its answer.`,
    '',
    '| visit | longest task ms | tasks over 50 ms | answered after ms |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
  console.log(table);
  await mkdir(join(import.meta.dirname, 'results'), { recursive: true });
  await writeFile(join(import.meta.dirname, 'results/catalogue.md'), `# Searching in the page\n\n${table}`);
}
