/** The stories as a folder of files on a web server, under a path of their own. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAllTests } from '../support/node/cleanup.ts';
import { temporaryFolder } from '../support/node/folder.ts';

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
  readonly importPath: string;
  readonly exportName?: string;
}

export interface BuiltStories {
  /** Ends in a slash. */
  readonly address: string;
  /** The story `exportName` of a file, or the page that the file is; as an address has it. */
  readonly idOf: (file: string, exportName?: string) => string;
}

/** Builds the stories as "npm run build:storybook" does. */
export async function buildStories(): Promise<BuiltStories> {
  const folder = await temporaryFolder();
  const storybook = join(ROOT, 'node_modules/storybook/dist/bin/dispatcher.js');
  const quietly = ['--disable-telemetry', '--quiet'];
  await promisify(execFile)(process.execPath, [storybook, 'build', '-o', folder, ...quietly], { cwd: ROOT });
  const index = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8')) as { entries: Record<string, Entry> };
  const entries = Object.values(index.entries);
  const idOf = (file: string, exportName?: string): string => {
    const found = entries.find(
      (entry) => entry.importPath.endsWith(`/${file}`) && (!exportName || entry.exportName === exportName),
    );
    if (!found) throw new Error(`there is no ${exportName ?? 'page'} in ${file}`);
    return encodeURIComponent(found.id);
  };
  return { address: await serve(folder), idOf };
}

const headersOf = (file: string): Record<string, string> => ({
  'Content-Type': TYPES[extname(file)] ?? '',
  ...(file.startsWith('assets/') && { 'Cache-Control': 'max-age=3600' }),
});

async function serve(folder: string): Promise<string> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url!, 'http://localhost').pathname);
    const file = path.slice(PATH.length) || 'index.html';
    readFile(join(folder, file)).then(
      // Names of assets say what is in them.
      (content) => response.writeHead(200, headersOf(file)).end(content),
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
