import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { buildProcedure } from '../../demo/mocks/builders.ts';
import { encodeAsLines } from '../../demo/server/encode-catalogue.ts';
import { exportCatalogue } from '../../demo/server/export/static-folder.ts';
import { starterProcedures } from '../../demo/server/seed/index.ts';
import { saveProcedures } from '../../demo/server/store/procedures.ts';
import { openStore } from '../../demo/server/store/store.ts';
import type { Procedure } from '../../src/backend/contract/procedures.ts';
import { EVERYDAY } from '../../src/search/everyday-words.ts';
import { CatalogueSource } from '../../src/widgets/procedure-search/catalogue-source.ts';
import { afterAllTests } from '../support/node/cleanup.ts';
import { temporaryFolder } from '../support/node/folder.ts';
import { runScript } from '../support/node/script.ts';

const never = new AbortController().signal;

/** What a page finds in a folder that a plain web server hands out. */
async function pageOn(root: string): Promise<CatalogueSource> {
  const app = new Hono().use('/*', serveStatic({ root }));
  const endpoint = await new Promise<string>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    );
    afterAllTests(() => new Promise((done) => server.close(done)));
  });
  const options = { everyday: EVERYDAY, place: Promise.resolve({}), progress: () => undefined };
  return new CatalogueSource({ endpoint, agency: 'H90.101' }, options);
}

async function exported(procedures: readonly Procedure[], folder: string) {
  const store = await openStore({ data: await temporaryFolder() });
  afterAllTests(() => store.close());
  await saveProcedures(store.db, procedures);
  return exportCatalogue(store.db, await encodeAsLines(procedures, '2026-07-18', []), folder);
}

describe('a folder of files in place of an endpoint', () => {
  let folder: string;
  before(async () => {
    folder = await temporaryFolder();
    const data = await temporaryFolder();
    const { code, output } = await runScript('demo/server/export/command.ts', [folder], { DVC_DATA: data });
    assert.match(output, /Đã ghi \(written\): \d\d thủ tục/);
    assert.equal(code, 0);
  });

  it('lets a page search, and read each procedure whole, from a plain web server', async () => {
    const page = await pageOn(folder);
    const [first] = (await page.search({ q: 'dang ky khai sinh' }, never)).items;
    assert.equal(first?.code, '1.001193');
    for (const one of starterProcedures()) assert.deepEqual(await page.find(one.code, never), one);
  });

  it('holds the list packed too, for servers that hand out packed files', async () => {
    const packed = await readFile(join(folder, 'v1/catalogue.ndjson.gz'));
    assert.deepEqual(gunzipSync(packed), await readFile(join(folder, 'v1/catalogue.ndjson')));
  });

  it('says how it is called when no folder is named', async () => {
    const { code, output } = await runScript('demo/server/export/command.ts', [], {});
    assert.equal(code, 1);
    assert.equal(output, 'npm run export -- THƯ-MỤC');
  });
});

describe('writing the folder again', () => {
  it('takes away what is no longer in the catalogue, and what a broken run left half written', async () => {
    const folder = await temporaryFolder();
    const [kept, gone] = [buildProcedure(), buildProcedure({ code: '1.009999' })];
    await exported([kept, gone], folder);
    await writeFile(join(folder, 'v1/procedures/1.001193.json.partial'), '{"code":');
    assert.deepEqual(await exported([kept], folder), { procedures: 1, leftOut: [] });
    assert.deepEqual(await readdir(join(folder, 'v1/procedures')), ['1.001193.json']);
  });

  it('leaves alone what somebody else keeps there', async () => {
    const folder = await temporaryFolder();
    await exported([buildProcedure()], folder);
    await writeFile(join(folder, 'v1/procedures/index.html'), 'Danh mục');
    await exported([buildProcedure()], folder);
    assert.deepEqual((await readdir(join(folder, 'v1/procedures'))).sort(), ['1.001193.json', 'index.html']);
  });

  it('writes nothing outside the folder, whatever a code looks like', async () => {
    const folder = await temporaryFolder();
    const codes = ['C08_XP-1', '../../v1/catalogue', '.htaccess'];
    const result = await exported(
      codes.map((code) => buildProcedure({ code })),
      folder,
    );
    assert.deepEqual(result, { procedures: 1, leftOut: ['../../v1/catalogue', '.htaccess'] });
    const page = await pageOn(folder);
    assert.ok('cases' in (await page.find('C08_XP-1', never)));
    assert.deepEqual((await readdir(folder)).sort(), ['v1']);
  });
});
