import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { test } from 'node:test';
import { buildDossier } from '../../demo/mocks/builders.ts';
import { A_CODE, buildCase } from '../../demo/mocks/feedback-cases.ts';
import { en } from '../../src/i18n/en.ts';
import { vi } from '../../src/i18n/vi.ts';
import { cdn, endpoint, folder, pageOf, scriptTag, TAG, visit } from './sites.ts';

const element = (attributes: string): string =>
  `<script src="${cdn.origin}/dvc-procedure-search.js" data-endpoint="${endpoint}" ${attributes}></script>`;

const hashes = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>;

test('names every file of the folder in the manifest, with the hash of its bytes', async () => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found
    .filter((file) => file.isFile() && file.name !== 'manifest.json')
    .map((file) => relative(folder, join(file.parentPath, file.name)));
  assert.deepEqual(Object.keys(hashes).sort(), files.sort());
  for (const file of files) {
    const bytes = await readFile(join(folder, file));
    assert.equal(hashes[file], `sha384-${createHash('sha384').update(bytes).digest('base64')}`);
  }
});

test('has a loader that runs in any kind of script tag and in any charset', async () => {
  const loader = await readFile(join(folder, 'dvc.js'), 'utf8');
  assert.doesNotMatch(loader, /\b(import|export)\b/);
  assert.match(loader, /^[\x00-\x7f]*$/);
});

test("has an element's file that works alone, with a hash, as a module", async () => {
  const hash = hashes['dvc-procedure-search.js']!;
  const visited = await visit(pageOf(TAG, element(`type="module" crossorigin integrity="${hash}"`)));
  await visited.drawn();
  assert.deepEqual([...visited.lines, ...visited.troubles], []);
  await visited.close();
});

test("has an element's file that works alone, as a classic script on a page in an old charset", async () => {
  const visited = await visit(pageOf(TAG, element('')), {
    headers: { 'Content-Type': 'text/html; charset=windows-1258' },
  });
  await visited.page.getByText(vi['search.label']).waitFor();
  assert.deepEqual([...visited.lines, ...visited.troubles], []);
  await visited.close();
});

test('draws an element once when its own file and the loader are both on the page', async () => {
  const visited = await visit(pageOf(TAG, element('type="module"') + scriptTag()));
  await visited.drawn();
  assert.deepEqual([...visited.lines, ...visited.troubles], []);
  await visited.close();
});

test('brings another language from its own file when the page is in it', async () => {
  const visited = await visit(pageOf(TAG, scriptTag()).replace('lang="vi"', 'lang="en"'));
  await visited.page.getByText(en['search.label']!).waitFor();
  const integrity = await visited.page.evaluate(
    () => document.querySelector<HTMLScriptElement>('script[src$="dvc-lang-en.js"]')!.integrity,
  );
  const bytes = await readFile(join(folder, 'dvc-lang-en.js'));
  assert.equal(integrity, `sha256-${createHash('sha256').update(bytes).digest('base64')}`);
  await visited.close();
});

test('brings another language to an element whose file came without the loader', async () => {
  const visited = await visit(pageOf(TAG, element('type="module"')).replace('lang="vi"', 'lang="en"'));
  await visited.page.getByText(en['search.label']!).waitFor();
  await visited.close();
});

test('stays in Vietnamese when the file of a language has been changed on its way', async () => {
  const headers = { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*' };
  cdn.put('/dvc-lang-en.js', { headers, body: '(function(){})()' });
  const visited = await visit(pageOf(TAG, scriptTag()).replace('lang="vi"', 'lang="en"'));
  await visited.page.getByText(vi['search.label']).waitFor();
  cdn.restore('/dvc-lang-en.js');
  await visited.close();
});

test('searches in the page by the catalogue file where an element asks for it', async () => {
  const visited = await visit(pageOf(TAG.replace('>', ' source="catalogue">'), scriptTag()));
  await visited.drawn();
  await visited.page.locator('dvc-procedure-search input').fill('dang ky khai sinh');
  await visited.page.keyboard.press('Enter');
  await visited.page.locator('dvc-procedure-search [data-code="1.001193"]').first().waitFor();
  assert.equal(await visited.page.locator('script[src$="dvc-catalogue.js"]').count(), 1);
  await visited.close();
});

const WITH_PARTS = [
  {
    name: 'feedback-tracker',
    part: '/dvc-tracker-keeping.js',
    call: '**/feedback/lookup',
    answer: buildCase(),
    fields: { code: A_CODE },
    shown: vi['tracking.state.processing'],
    more: vi['tracking.more'],
    missing: vi['tracking.partMissing'],
    copy: vi['keeping.copyCode'],
  },
  {
    name: 'dossier-lookup',
    part: '/dvc-dossier-keeping.js',
    call: '**/dossiers/lookup',
    answer: buildDossier(),
    fields: { code: 'H90.101-261120-0001', factor: '0912345678' },
    shown: vi['dossier.state.4'],
    more: vi['dossier.more'],
    missing: vi['error.unreachable'],
    copy: vi['keeping.copy'],
  },
];

for (const { name, part, call, answer, fields, shown, more, missing, copy } of WITH_PARTS) {
  test(`says that a part of ${name} did not come, keeps what is shown, and brings it when asked again`, async () => {
    cdn.put(part, { status: 503, body: '' });
    const headers = { 'Access-Control-Allow-Origin': '*' };
    const visited = await visit(pageOf(`<dvc-${name}></dvc-${name}>`, scriptTag()), {
      prepare: (page) => page.route(call, (route) => route.fulfill({ json: answer, headers })),
    });
    const element = visited.page.locator(`dvc-${name}`);
    for (const [id, value] of Object.entries(fields)) await element.locator(`#${id}`).fill(value);
    await visited.page.keyboard.press('Enter');
    const opener = element.getByText(more);
    await opener.click();
    await element.getByText(missing).waitFor();
    assert.ok(await element.getByText(shown).first().isVisible());
    cdn.restore(part);
    await opener.click();
    await element.getByText(missing).waitFor({ state: 'detached' });
    await opener.click();
    await element.getByText(copy, { exact: true }).waitFor();
    await visited.close();
  });
}
