/** A real browser on the demonstration sites, over the real endpoint with its starter catalogue. */
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { chromiumArgs } from '../support/chromium-args.ts';
import { afterAllTests } from '../support/node/cleanup.ts';
import { startTestServer, type TestServer } from '../support/node/server.ts';

export const PHONE = { width: 360, height: 740 };
export const OFFICE = { width: 1366, height: 768 };

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of scripts, and console lines that a webmaster would be alarmed by. */
  readonly complaints: readonly string[];
}

let browser: Promise<Browser> | undefined;
let server: Promise<TestServer> | undefined;

/** The demonstration server of this file. */
export const site = (): Promise<TestServer> => (server ??= startTestServer({ site: true }));

/** Opens a page of the demonstration site, `/xa-doi-man/`, as a citizen with such a screen does. */
export async function visit(path: string, viewport = PHONE): Promise<Visit> {
  const context = await newContext(viewport);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (line) => {
    if (['error', 'warning'].includes(line.type())) complaints.push(line.text());
  });
  // The server answers on 127.0.0.1; pages name it by the name a webmaster would type.
  await page.goto(`${(await site()).address.replace('127.0.0.1', 'localhost')}${path}`);
  return { page, context, complaints };
}

/** A citizen's browser, with a storage of its own. */
export const newContext = async (viewport = PHONE): Promise<BrowserContext> =>
  (await launched()).newContext({ viewport, locale: 'vi-VN' });

function launched(): Promise<Browser> {
  if (!browser) {
    const executablePath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
    browser = chromium.launch({ executablePath, args: [...chromiumArgs] });
    afterAllTests(async () => (await browser)?.close());
  }
  return browser;
}
