import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { parseSync, Visitor } from 'vite';
import { sizeOfCatalogue, sizesOfFiles, sizesOfJourneys, type Size } from '../../bench/size.ts';
import { hasNationalCatalogue } from '../../bench/national-catalogue.ts';
import { buildCdn, cdnFolder } from '../../build.ts';
import { edition, root } from '../../vite.config.ts';
import { temporaryFolder } from '../support/node/folder.ts';

if (!process.env.DVC_BUILT) await buildCdn();

const files = (await readdir(cdnFolder)).filter((file) => file.endsWith('.js'));
const read = (file: string): Promise<string> => readFile(join(cdnFolder, file), 'utf8');

const sizes = await sizesOfFiles();

const checkSyntax = (year: string): Promise<unknown> => {
  const tool = join(root, 'node_modules/es-check/lib/cli/index.js');
  return promisify(execFile)(process.execPath, [tool, year, `${cdnFolder}/*.js`, '--checkFeatures'], { cwd: root });
};

test('is written in an edition that the oldest browsers read', async () => {
  await checkSyntax(edition);
  await assert.rejects(checkSyntax('es2019'), 'the check itself notices newer syntax');
});

test('looks behind in no pattern, which older Safaris cannot', async () => {
  for (const file of files) {
    const patterns: string[] = [];
    new Visitor({
      Literal: (literal) => void ('regex' in literal && patterns.push(literal.regex.pattern)),
    }).visit(parseSync(file, await read(file)).program);
    assert.deepEqual(
      patterns.filter((pattern) => /\(\?<[=!]/.test(pattern)),
      [],
      file,
    );
  }
});

test('needs nothing but itself: no import, no export', async () => {
  for (const file of files) {
    const { program } = parseSync(file, await read(file));
    assert.doesNotMatch(JSON.stringify(program), /"type":"(Import|Export|MetaProperty)/, file);
  }
});

test('comes out the same, byte for byte, when it is built again', async () => {
  assert.deepEqual(await buildCdn(await temporaryFolder()), JSON.parse(await read('manifest.json')));
});

const keepsBudget = (sizes: readonly Size[]): void => {
  for (const { what, bytes, budget } of sizes) assert.ok(bytes <= budget, `${what}: ${bytes} of ${budget} bytes`);
};

for (const size of sizes) {
  test(`keeps ${size.what} within its budget`, () => keepsBudget([size]));
}

test('brings a citizen to a read procedure within the budget', async () => keepsBudget(await sizesOfJourneys()));

const skip = hasNationalCatalogue() ? false : "the national portal's records are not here";
test('keeps the catalogue for phones within its budget', { skip }, async () => keepsBudget(await sizeOfCatalogue()));
