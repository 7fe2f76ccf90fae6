import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium, type Page } from 'playwright';
import type { Summary } from '../../src/backend/contract/procedures.ts';
import { chromiumArgs } from '../../tests/support/chromium-args.ts';
import { findBrowser, HOW_TO_GET_A_BROWSER } from '../../tests/support/run/browser.ts';
import { libraries } from './engines.ts';
import type * as page from './page.ts';
import { percentile } from './percentile.ts';

const SLOWDOWN = 6;
const SLOW_ENGINES_ARE_ASKED = 6;

export interface ChromiumFigures {
  readonly ours: { indexed: number; longestTask: number; firstSearch: number; median: number; p95: number };
  readonly libraries: readonly { name: string; built: number; median: number; p95: number }[];
}

/** Chromium slowed down six times: our index in slices while a citizen types, each library built at once. */
export async function measureInChromium(
  catalogue: readonly Summary[],
  questions: readonly string[],
): Promise<ChromiumFigures> {
  const executablePath = await findBrowser();
  if (!executablePath) throw new Error(HOW_TO_GET_A_BROWSER);
  const close = new AbortController();
  const address = await serve(await bundle(), JSON.stringify(catalogue), close.signal);
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  try {
    const inPage = async <T>(
      work: (asked: readonly string[], name: string) => Promise<T>,
      asked: readonly string[],
      name = '',
    ): Promise<T> => {
      const one = await browser.newPage();
      await one.goto(address);
      await slowDown(one);
      const result = await one.evaluate(`(${String(work)})(${JSON.stringify(asked)}, ${JSON.stringify(name)})`);
      await one.close();
      return result as T;
    };
    const figures = await inPage<page.PageFigures>(async (asked) => {
      const { measureOurs, catalogue: all } = await inWindow();
      return measureOurs(all, asked);
    }, questions);
    const others: ChromiumFigures['libraries'][number][] = [];
    for (const { name, isSlow } of libraries) {
      const asked = isSlow ? questions.slice(0, SLOW_ENGINES_ARE_ASKED) : questions;
      const { built, answered } = await inPage(
        async (some, which) => {
          const { measureLibrary, catalogue: all } = await inWindow();
          return measureLibrary(which, all, some);
        },
        asked,
        name,
      );
      others.push({ name, built, median: percentile(answered, 0.5), p95: percentile(answered, 0.95) });
    }
    const { indexed, longestTask, firstSearch, typing } = figures;
    return {
      ours: { indexed, longestTask, firstSearch, median: percentile(typing, 0.5), p95: percentile(typing, 0.95) },
      libraries: others,
    };
  } finally {
    await browser.close();
    close.abort();
  }
}

/** What the page's script leaves in its window. */
declare function inWindow(): Promise<typeof page & { catalogue: Summary[] }>;

async function slowDown(one: Page): Promise<void> {
  const session = await one.context().newCDPSession(one);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
}

async function bundle(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('page.ts', import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    minify: true,
    target: 'chrome109',
  });
  return outputFiles[0]!.text;
}

async function serve(script: string, catalogue: string, until: AbortSignal): Promise<string> {
  const html = `<!doctype html><meta charset="utf-8"><script type="module">
    const module = import('/page.js');
    const catalogue = fetch('/catalogue.json').then((answer) => answer.json());
    window.inWindow = async () => ({ ...(await module), catalogue: await catalogue });
    await window.inWindow();
  </script>`;
  const server = createServer((request, response) => {
    const [type, body] =
      request.url === '/page.js'
        ? ['text/javascript; charset=utf-8', script]
        : request.url === '/catalogue.json'
          ? ['application/json', catalogue]
          : ['text/html; charset=utf-8', html];
    response.setHeader('Content-Type', type).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  until.addEventListener('abort', () => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
