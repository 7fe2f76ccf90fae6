/** The stories as a folder of files, as an agency's designer gets them: under any path, and without a network. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import type { Page } from 'playwright';
import { MOCK_ENDPOINT } from '../../demo/mocks/handlers.ts';
import { afterAllTests } from '../support/node/cleanup.ts';
import { temporaryFolder } from '../support/node/folder.ts';
import { newContext, OFFICE } from './browser.ts';

const ROOT = join(import.meta.dirname, '../..');
const PATH = '/deep/in/a/site/';
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

interface Entry {
  readonly id: string;
  readonly type: 'story' | 'docs';
  readonly importPath: string;
  readonly exportName?: string;
}

describe('the stories, built as files', () => {
  let address: string;
  let entries: readonly Entry[];
  let page: Page;
  const elsewhere = new Set<string>();

  before(async () => {
    const folder = await temporaryFolder();
    const storybook = join(ROOT, 'node_modules/storybook/dist/bin/dispatcher.js');
    const quietly = ['--disable-telemetry', '--quiet'];
    await promisify(execFile)(process.execPath, [storybook, 'build', '-o', folder, ...quietly], { cwd: ROOT });
    address = await serve(folder);
    const index = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as { entries: Record<string, Entry> };
    entries = Object.values(index.entries);
    page = await (await newContext(OFFICE)).newPage();
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(address) && !/^(data|blob):/.test(url)) elsewhere.add(url);
    });
  });

  const idOf = (file: string, exportName?: string): string =>
    entries.find((entry) => entry.importPath.endsWith(file) && (!exportName || entry.exportName === exportName))!.id;

  it('show an element that answers', async () => {
    const id = encodeURIComponent(idOf('procedure-search.stories.ts', 'Playground'));
    await page.goto(`${address}iframe.html?id=${id}&viewMode=story`);
    await page.getByRole('button', { name: 'Khai sinh' }).click();
    await page.getByText('Tìm thấy 4 thủ tục').waitFor();
  });

  it('offer what is to be pasted for the controls of now', async () => {
    const id = encodeURIComponent(idOf('procedure-search.stories.ts', 'Playground'));
    await page.goto(`${address}?path=/story/${id}`);
    await page.getByRole('radio', { name: 'catalogue' }).check();
    await page.getByRole('tab', { name: 'Dán vào trang' }).click();
    await page.getByText('<dvc-procedure-search source="catalogue"').waitFor();
  });

  for (const [language, guide, heading] of [
    ['Vietnamese', '1-bat-dau.mdx', 'Bắt đầu trong hai phút'],
    ['English', '2-theming.mdx', 'Theming'],
  ] as const) {
    it(`explain themselves in ${language}`, async () => {
      await page.goto(`${address}iframe.html?id=${encodeURIComponent(idOf(guide))}&viewMode=docs`);
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    });
  }

  it('ask nobody else for anything', () => {
    const unanswered = [...elsewhere].filter((url) => !url.startsWith(MOCK_ENDPOINT));
    assert.deepEqual(unanswered, []);
  });
});

async function serve(folder: string): Promise<string> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url!, 'http://localhost').pathname);
    const file = path.slice(PATH.length) || 'index.html';
    readFile(join(folder, file)).then(
      (content) => response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? '' }).end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAllTests(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://localhost:${(server.address() as AddressInfo).port}${PATH}`;
}
