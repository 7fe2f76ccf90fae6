/**
 * What a citizen downloads, in bytes after gzip -9: each file of the script tag, everything that is fetched until a
 * procedure has been read, and the catalogue for phones. `budgets.json` says how much it may be.
 */
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright';
import { buildCdn, cdnFolder } from '../build.ts';
import { encodeAsLines } from '../demo/server/encode-catalogue.ts';
import { createLog } from '../demo/server/log.ts';
import { startServer } from '../demo/server/server.ts';
import { chromiumArgs } from '../tests/support/chromium-args.ts';
import { HOW_TO_GET_A_BROWSER, findBrowser } from '../tests/support/run/browser.ts';
import { version } from '../vite.config.ts';
import budgets from './budgets.json' with { type: 'json' };
import { hasNationalCatalogue, nationalCatalogue } from './national-catalogue.ts';

export interface Size {
  readonly what: string;
  readonly bytes: number;
  readonly budget: number;
}

/** `npm run bench -- size`: builds, measures, prints, and throws when something is too big. */
export async function run(): Promise<void> {
  await buildCdn();
  const sizes = [...(await sizesOfFiles()), ...(await sizesOfJourney()), ...(await sizeOfCatalogue())];
  for (const { what, bytes, budget } of sizes) {
    console.log(`${bytes.toLocaleString().padStart(8)} of ${budget.toLocaleString().padStart(7)}  ${what}`);
  }
  const over = sizes.filter(({ bytes, budget }) => bytes > budget);
  if (over.length > 0) throw new Error(`too big: ${over.map(({ what }) => what).join(', ')}`);
}

const gzipped = (content: Uint8Array): number => gzipSync(content, { level: 9 }).length;

/** Every file of the built folder. */
export async function sizesOfFiles(): Promise<Size[]> {
  const files = (await readdir(cdnFolder)).filter((file) => file.endsWith('.js'));
  return Promise.all(
    files.map(async (file) => ({
      what: file,
      bytes: gzipped(await readFile(join(cdnFolder, file))),
      budget: file === 'dvc.js' ? budgets.loader : budgets.file,
    })),
  );
}

/**
 * What a browser fetches from the folder and from the endpoint until a citizen, in Vietnamese, has typed, seen
 * suggestions, searched and opened a procedure: each answer and their sum.
 */
export async function sizesOfJourney(): Promise<Size[]> {
  const data = await mkdtemp(join(tmpdir(), 'dvc-size-'));
  const log = createLog({ write: () => {} });
  const server = await startServer({ settings: { port: 0, agency: 'H90', data }, site: true, log });
  const executablePath = await findBrowser();
  if (!executablePath) throw new Error(HOW_TO_GET_A_BROWSER);
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  try {
    const page = await browser.newPage();
    const answers: Promise<Size>[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (!/^\/(dvc|api)\//.test(pathname)) return;
      const size = async () => ({ what: pathname, bytes: gzipped(await response.body()), budget: Infinity });
      answers.push(size());
    });
    await readProcedure(page, server.address);
    const parts = await Promise.all(answers);
    const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
    return [...parts, { what: 'until a procedure is read', bytes, budget: budgets.journey['procedure-search'] }];
  } finally {
    await browser.close();
    await server.close();
    await rm(data, { recursive: true });
  }
}

async function readProcedure(page: Page, address: string): Promise<void> {
  const body = `<!doctype html><html lang="vi"><title>Xã Đồi Mận</title>
    <script src="/dvc/${version}/dvc.js" data-endpoint="${address}/api" data-agency="H90.101"></script>
    <dvc-procedure-search></dvc-procedure-search>`;
  await page.route(`${address}/size.html`, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(`${address}/size.html`);
  const search = page.locator('dvc-procedure-search');
  await search.locator('input').fill('dang ky khai sinh');
  await search.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await search.locator('[data-code="1.001193"]').first().click();
  await search.locator('.title').first().waitFor();
}

/** The whole national catalogue in the form for phones, where its records are at hand. */
export async function sizeOfCatalogue(): Promise<Size[]> {
  if (!hasNationalCatalogue()) return [];
  const { plain } = await encodeAsLines(await nationalCatalogue(), '2026-07-18');
  return [{ what: 'catalogue.ndjson', bytes: gzipped(plain), budget: budgets.catalogue }];
}
