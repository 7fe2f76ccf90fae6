/**
 * What a citizen downloads, in bytes after gzip -9: each file of the script tag, everything that is fetched until a
 * procedure has been read, and the catalogue for phones. `budgets.json` says how much it may be.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium, type Locator, type Page } from 'playwright';
import { buildCdn, cdnFolder } from '../build.ts';
import { encodeAsLines } from '../demo/server/encode-catalogue.ts';
import { createLog } from '../demo/server/log.ts';
import { startServer } from '../demo/server/server.ts';
import { savePublication } from '../demo/server/store/publications.ts';
import { openStore } from '../demo/server/store/store.ts';
import { chromiumArgs } from '../tests/support/chromium-args.ts';
import { HOW_TO_GET_A_BROWSER, findBrowser } from '../tests/support/run/browser.ts';
import { elements } from '../src/embed/elements.ts';
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
  const sizes = [...(await sizesOfFiles()), ...(await sizesOfJourneys()), ...(await sizeOfCatalogue())];
  for (const { what, bytes, budget } of sizes) {
    console.log(`${bytes.toLocaleString().padStart(8)} of ${budget.toLocaleString().padStart(7)}  ${what}`);
  }
  const over = sizes.filter(({ bytes, budget }) => bytes > budget);
  if (over.length > 0) throw new Error(`too big: ${over.map(({ what }) => what).join(', ')}`);
}

/** As the program `gzip -9` has it; Node's own compressor, which stands in where that is missing, needs 1 % more. */
function gzipped(content: Uint8Array): number {
  const { status, stdout } = spawnSync('gzip', ['-9', '-c', '-n'], { input: content, maxBuffer: 1e9 });
  return status === 0 ? stdout.length : gzipSync(content, { level: 9 }).length;
}

/** Every file of the built folder. */
export async function sizesOfFiles(): Promise<Size[]> {
  const files = (await readdir(cdnFolder)).filter((file) => file.endsWith('.js'));
  return Promise.all(
    files.map(async (file) => ({
      what: file,
      bytes: gzipped(await readFile(join(cdnFolder, file))),
      budget: budgetOf(file),
    })),
  );
}

/** The loader; a file that is an element's whole; and parts that few citizens ever fetch. */
function budgetOf(file: string): number {
  if (file === 'dvc.js') return budgets.loader;
  return file.slice('dvc-'.length, -'.js'.length) in elements ? budgets.file : budgets.extra;
}

/** What a citizen does with an element, in Vietnamese, until it has served: `element` is what the page carries. */
interface Journey {
  readonly what: string;
  readonly element: string;
  readonly budget: number;
  /** What must be there beforehand, and what a citizen knows of it. */
  readonly prepare?: (server: Place) => Promise<string>;
  readonly walk: (element: Locator, known: string) => Promise<void>;
}

interface Place {
  readonly address: string;
  readonly data: string;
}

const journeys: readonly Journey[] = [
  {
    what: 'until a procedure is read',
    element: 'dvc-procedure-search',
    budget: budgets.journey['procedure-search'],
    walk: async (search) => {
      await search.locator('input').fill('dang ky khai sinh');
      await search.getByRole('option').first().waitFor();
      await search.locator('input').press('Enter');
      await search.locator('[data-code="1.001193"]').first().click();
      await search.locator('.title').first().waitFor();
    },
  },
  {
    what: 'until a dossier is read',
    element: 'dvc-dossier-lookup',
    budget: budgets.journey['dossier-lookup'],
    walk: async (lookup) => {
      await lookup.locator('#code').fill('H90.101-261102-0004');
      await lookup.locator('#factor').fill('DOIMAN04');
      await lookup.locator('button[type=submit]').click();
      await lookup.locator('.title').waitFor();
    },
  },
  {
    what: 'until a feedback is received',
    element: 'dvc-feedback-form',
    budget: budgets.journey['feedback-form'],
    walk: async (form) => {
      await form.getByRole('radio').first().check();
      await form.locator('#content').fill('Đèn đường thôn Trung Tâm hỏng một tháng nay.');
      await form.locator('#name').fill('Nguyễn Văn Mẫu');
      await form.locator('#phone').fill('0912 345 678');
      await form.locator('#address').fill('Thôn Trung Tâm, xã Đồi Mận');
      await form.locator('button[type=submit]').click();
      await form.getByRole('button', { name: 'Gửi đi' }).click();
      await form.locator('.code').waitFor();
    },
  },
  {
    what: 'until a case is read',
    element: 'dvc-feedback-tracker',
    budget: budgets.journey['feedback-tracker'],
    prepare: sendOne,
    walk: async (tracker, code) => {
      await tracker.locator('#code').fill(code);
      await tracker.locator('button[type=submit]').click();
      await tracker.locator('.step').first().waitFor();
    },
  },
  {
    what: 'until a reply is read',
    element: 'dvc-published-replies',
    budget: budgets.journey['published-replies'],
    prepare: publishOne,
    walk: async (replies, id) => {
      // By the address that somebody shared.
      await replies.page().goto(`${replies.page().url()}#tra-loi=${id}`);
      await replies.locator('.published').waitFor();
    },
  },
  {
    what: 'until a rating is received',
    element: 'dvc-satisfaction-survey',
    budget: budgets.journey['satisfaction-survey'],
    walk: async (survey) => {
      await survey.getByRole('radio', { name: 'Rất hài lòng' }).click();
      await survey.locator('.arrived').waitFor();
    },
  },
];

async function sendOne({ address }: Place): Promise<string> {
  const body = {
    agency: 'H90.101',
    kind: 'reflection',
    category: 'road',
    content: 'Đường trước cổng trường có ổ gà lớn.',
    sender: { name: 'Nguyễn Văn Mẫu', phone: '0912345678', address: 'Thôn Trung Tâm, xã Đồi Mận', hidden: true },
    attachments: [],
    consents: [],
    filledIn: { seconds: 95 },
    language: 'vi',
    page: address,
  };
  const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  const answer = await fetch(`${address}/api/v1/feedback`, init);
  return ((await answer.json()) as { code: string }).code;
}

async function publishOne({ data }: Place): Promise<string> {
  const store = await openStore({ data });
  const id = 'den-duong';
  const day = '2026-11-20T08:00:00.000Z';
  await store.write((transaction) =>
    savePublication(transaction, {
      id,
      feedback_id: null,
      agency: 'H90.101',
      category: 'lighting',
      title: 'Đèn đường thôn Trung Tâm hỏng một tháng',
      content: 'Đèn trước nhà văn hóa thôn Trung Tâm hỏng đã một tháng, tối trẻ em đi học về rất nguy hiểm.',
      place: 'Thôn Trung Tâm',
      asked_at: day,
      reply_at: day,
      reply_text: 'Đội quản lý đô thị đã thay bóng đèn. Nếu đèn còn chập chờn, bà con gọi 0290 000 1101.',
      files: null,
      ground: 'anonymous',
      published_at: day,
      withdrawn_at: null,
    }),
  );
  await store.close();
  return id;
}

/** What a browser fetches from the folder and from the endpoint on each journey: each answer and their sum. */
export async function sizesOfJourneys(): Promise<Size[]> {
  const data = await mkdtemp(join(tmpdir(), 'dvc-size-'));
  const log = createLog({ write: () => {} });
  const server = await startServer({ settings: { port: 0, agency: 'H90', data }, site: true, log });
  const executablePath = await findBrowser();
  if (!executablePath) throw new Error(HOW_TO_GET_A_BROWSER);
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  try {
    const sizes: Size[] = [];
    for (const journey of journeys) {
      const known = (await journey.prepare?.({ address: server.address, data })) ?? '';
      // Each in a browser of its own: a survey asks once.
      for (const file of [`dvc-${nameOf(journey)}.js`, LOADER]) {
        const page = await browser.newPage();
        sizes.push(...(await sizesOf(journey, file, page, server.address, known)));
        await page.context().close();
      }
    }
    return sizes;
  } finally {
    await browser.close();
    await server.close();
    await rm(data, { recursive: true });
  }
}

const LOADER = 'dvc.js';
const nameOf = ({ element }: Journey): string => element.slice('dvc-'.length);

/** With the element's own file as the page's script, or with the loader, which brings that file when it is wanted. */
async function sizesOf(
  { what, element, budget, walk }: Journey,
  file: string,
  page: Page,
  address: string,
  known: string,
): Promise<Size[]> {
  const parts: Size[] = [];
  await page.route(/\/(dvc|api)\//, async (route) => {
    // Read on the way: the page lets go of an answer as soon as it has it.
    const response = await route.fetch();
    const content = await response.body();
    parts.push({ what: new URL(route.request().url()).pathname, bytes: gzipped(content), budget: Infinity });
    await route.fulfill({ response, body: content });
  });
  const body = `<!doctype html><html lang="vi"><title>Xã Đồi Mận</title>
    <script src="/dvc/${version}/${file}" data-endpoint="${address}/api" data-agency="H90.101"></script>
    <${element}></${element}>`;
  await page.route(`${address}/size.html`, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(`${address}/size.html`);
  await walk(page.locator(element), known);
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  return file === LOADER
    ? [{ what: `${what}, with the loader`, bytes, budget: budget + budgets.loader }]
    : [...parts, { what, bytes, budget }];
}

/** The whole national catalogue in the form for phones, where its records are at hand. */
export async function sizeOfCatalogue(): Promise<Size[]> {
  if (!hasNationalCatalogue()) return [];
  const { plain } = await encodeAsLines(await nationalCatalogue(), '2026-07-18');
  return [{ what: 'catalogue.ndjson', bytes: gzipped(plain), budget: budgets.catalogue }];
}
