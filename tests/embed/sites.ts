/** What every test of the script tag needs: the built files on one origin, host pages on another, a browser to visit them. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { chromium, type Browser, type BrowserContextOptions, type CDPSession, type Page } from 'playwright';
import { buildCdn, cdnFolder } from '../../build.ts';
import { chromiumArgs } from '../support/chromium-args.ts';
import { afterAllTests } from '../support/node/cleanup.ts';
import { temporaryFolder } from '../support/node/folder.ts';
import { startTestServer } from '../support/node/server.ts';
import { version } from '../../vite.config.ts';

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** A site of its own origin, whose paths tests fill. */
export class Site {
  readonly origin: string;
  /** Requested paths with their queries, in order. */
  readonly asked: string[] = [];
  readonly #answers = new Map<string, Answer | Promise<Answer>>();
  readonly #forwards = new Map<string, string>();
  #pages = 0;

  private constructor(origin: string) {
    this.origin = origin;
  }

  static async start(files?: string): Promise<Site> {
    const server = createServer((request, response) => {
      void site.#answer(request.url!, files).then(({ status = 200, headers = {}, body }) => {
        response.writeHead(status, headers).end(body);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const site = new Site(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    afterAllTests(async () => {
      server.closeAllConnections();
      server.close();
    });
    return site;
  }

  /** Answers `path` so from now on. */
  put(path: string, answer: Answer | Promise<Answer>): void {
    this.#answers.set(path, answer);
  }

  /** Takes a page at a path of its own, which it returns. */
  putPage(body: string, headers: NonNullable<Answer['headers']> = {}): string {
    const path = `/page-${this.#pages++}`;
    this.put(path, { headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers }, body });
    return path;
  }

  /** Hands what is below `path` on to another origin, as a web server in front of both does. */
  forward(path: string, to: string): void {
    this.#forwards.set(path, to);
  }

  /** Answers `path` as at the start. */
  restore(path: string): void {
    this.#answers.delete(path);
  }

  async #answer(url: string, files: string | undefined): Promise<Answer> {
    this.asked.push(url);
    const path = url.replace(/\?.*/, '');
    const put = this.#answers.get(path);
    if (put) return put;
    for (const [from, to] of this.#forwards)
      if (path.startsWith(`${from}/`)) return fetched(to + url.slice(from.length));
    try {
      if (files) return { headers: headersOf(path), body: await readFile(join(files, path)) };
    } catch {
      // Told by the 404.
    }
    return { status: 404, body: 'not found' };
  }
}

async function fetched(address: string): Promise<Answer> {
  const answer = await fetch(address, { headers: { Accept: 'application/json' } });
  const type = answer.headers.get('Content-Type') ?? '';
  return { status: answer.status, headers: { 'Content-Type': type }, body: Buffer.from(await answer.arrayBuffer()) };
}

const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };

const headersOf = (path: string): Record<string, string> => ({
  // Without a charset, as many a web server sends it.
  'Content-Type': TYPES[extname(path)] ?? 'application/json',
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
});

/** The folder of built files: what the test command has built, else one built now. */
export const folder = process.env.DVC_BUILT ? cdnFolder : join(await temporaryFolder(), version);
if (!process.env.DVC_BUILT) await buildCdn(folder);

/** Origin of the built files; they lie at `/dvc.js`, `/dvc-<name>.js`. */
export const cdn = await Site.start(folder);
export const host = await Site.start();
/** The agency's endpoint, a third origin. */
export const endpoint = `${(await startTestServer({ site: true })).address}/api`;

const browser: Browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  // Names that are not this machine's own, for pages by http that are not safe.
  args: [...chromiumArgs, '--host-resolver-rules=MAP *.example 127.0.0.1'],
});
afterAllTests(() => browser.close());

/** A visit to a page of the host. */
export class Visit {
  readonly page: Page;
  /** Console lines of the library, without their mark. */
  readonly lines: string[] = [];
  /** Errors and warnings that are not the library's own lines. */
  readonly troubles: string[] = [];
  #session: Promise<CDPSession> | undefined;

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.troubles.push(String(error)));
    page.on('console', (message) => {
      const text = message.text();
      if (text.startsWith('[dvc] ')) this.lines.push(text.slice(6));
      else if (message.type() === 'error' || message.type() === 'warning') this.troubles.push(text);
    });
  }

  /** Reads an expression in the page itself, whatever its scripts have done to the built-ins. */
  async read(expression: string): Promise<string> {
    const session = await this.#debugger();
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
    return exceptionDetails ? `threw ${exceptionDetails.exception?.description ?? ''}` : String(result.value);
  }

  /** Opens another page of the host in this window, and leaves nothing of the one before. */
  async next(body: string, { headers = {}, waitUntil = 'load' }: VisitOptions = {}): Promise<void> {
    await this.read('sessionStorage.clear(); window.name = ""');
    await this.page.goto('about:blank');
    const session = await this.#debugger();
    // Of the page, and of our own page in a frame of it.
    for (const { origin } of [host, cdn]) {
      await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    }
    this.lines.length = this.troubles.length = 0;
    await this.page.goto(host.origin + host.putPage(body, headers), { waitUntil });
  }

  #debugger(): Promise<CDPSession> {
    return (this.#session ??= this.page.context().newCDPSession(this.page));
  }

  /** Waits until the element can be used. */
  async drawn(tag = 'dvc-procedure-search'): Promise<void> {
    await this.page.locator(`${tag} input`).first().waitFor();
  }

  /** Waits for a console line of the library. */
  async line(pattern: RegExp): Promise<void> {
    if (this.lines.some((line) => pattern.test(line))) return;
    await this.page.waitForEvent('console', (message) => pattern.test(message.text()));
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}

export interface VisitOptions extends BrowserContextOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Before the page's own scripts. */
  readonly prepare?: (page: Page) => Promise<unknown>;
  readonly waitUntil?: 'load' | 'domcontentloaded' | 'commit';
  /** Another name of the host, such as `xa-doi-man.example`. */
  readonly name?: string;
}

// A wait that has not ended by then on a busy machine will not.
const PATIENCE_MS = 30_000;

/** Opens a page of the host in a browser context of its own. */
export async function visit(body: string, options: VisitOptions = {}): Promise<Visit> {
  const { headers = {}, prepare, waitUntil = 'load', name = '127.0.0.1', ...context } = options;
  const page = await (await browser.newContext(context)).newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const result = new Visit(page);
  await prepare?.(page);
  await page.goto(host.origin.replace('127.0.0.1', name) + host.putPage(body, headers), { waitUntil });
  return result;
}

/** A host's page. */
export const pageOf = (body: string, head = ''): string =>
  `<!doctype html><html lang="vi"><head><meta name="viewport" content="width=device-width"><title>Xã Đồi Mận</title>
  <link rel="icon" href="data:,">${head}</head><body>${body}<p id="below">Tin tức của xã</p></body></html>`;

export const FALLBACK = 'Gọi Bộ phận Một cửa: 0290 000 0101';
export const TAG = `<dvc-procedure-search>${FALLBACK}</dvc-procedure-search>`;

/** Attributes of the script tag, `endpoint` standing for the agency's. */
export const scriptTag = (attributes = '', file = 'dvc.js'): string =>
  `<script src="${cdn.origin}/${file}" data-endpoint="${endpoint}" ${attributes}></script>`;

/** Whether a citizen sees the content that the page holds inside the tag. */
export const seesFallback = (page: Page): Promise<boolean> => page.getByText(FALLBACK).isVisible();
