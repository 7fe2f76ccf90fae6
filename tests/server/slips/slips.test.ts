import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../../support/node/folder.ts';
import { runScript } from '../../support/node/script.ts';
import { startTestServer } from '../../support/node/server.ts';
import { buildResponse, sendResponse } from '../../support/node/surveys.ts';
import { CODE, sampleLine } from '../dossiers/sample.ts';

const SECRET = 'secret of the slips';
const PLACES = ['--pages', 'https://songmay.example/dvc/0.1.0/embed', '--endpoint', 'https://songmay.example/api'];

async function makeSlips(content: string, given: readonly string[] = PLACES) {
  const folder = await temporaryFolder();
  const file = join(folder, 'ho-so.txt');
  await writeFile(file, content);
  const environment = { DVC_DATA: folder, DVC_SECRET: SECRET };
  const sheet = join(folder, 'giay-hen.html');
  const script = await runScript('demo/server/slips/command.ts', [file, ...given, '--sheet', sheet], environment);
  const lines = script.output.split('\n').filter((line) => line.startsWith('{'));
  return { ...script, sheet, slips: lines.map((line) => JSON.parse(line) as Record<string, string>) };
}

test('a slip’s two addresses name the dossier and its token in the fragment alone', async () => {
  const { code, slips } = await makeSlips(`${CODE}\n\n  H90.05-261120-0002 \n`, [...PLACES, '--agency', 'H90.101']);
  assert.equal(code, 0);
  assert.deepEqual(
    slips.map((slip) => slip['code']),
    [CODE, 'H90.05-261120-0002'],
  );
  const [lookup, survey] = [new URL(slips[0]!['lookup']!), new URL(slips[0]!['survey']!)];
  assert.equal(lookup.pathname, '/dvc/0.1.0/embed/dossier-lookup.html');
  assert.equal(lookup.hash, `#ho-so=${CODE}`);
  assert.equal(survey.pathname, '/dvc/0.1.0/embed/satisfaction-survey.html');
  assert.match(survey.hash, /^#danh-gia=[\w-]{38}$/);
  assert.equal(survey.search, lookup.search.replace(/$/, '&survey=mot-cua&about=dossier'));
  for (const { search } of [lookup, survey]) assert.doesNotMatch(search, /261102|token/);
  assert.notEqual(slips[0]!['survey'], slips[1]!['survey']);
});

test('the token on a slip is the one that the returned dossier comes with, and counts once', async () => {
  const { slips } = await makeSlips(CODE);
  const token = new URL(slips[0]!['survey']!).hash.replace('#danh-gia=', '');
  const server = await startTestServer({ secret: SECRET });
  const body = buildResponse(3, { subject: { kind: 'dossier', token } });
  assert.equal((await sendResponse(server, body, { key: randomUUID() })).status, 201);
  assert.equal((await sendResponse(server, body, { key: randomUUID() })).status, 400);
});

test('the sheet has a page for each dossier, with what is known of it, as text', async () => {
  const title = 'Đăng ký <b>khai sinh</b>';
  const lines = [sampleLine({ procedure: { title } }), sampleLine({ code: 'H90.05-261120-0002' })];
  const { sheet } = await makeSlips(lines.map((line) => JSON.stringify(line)).join('\n'));
  const page = await readFile(sheet, 'utf8');
  assert.equal(page.match(/<section>/g)?.length, 2);
  assert.equal(page.match(/<svg/g)?.length, 4);
  assert.match(page, /Đăng ký &lt;b&gt;khai sinh/);
  assert.match(page, /MAN-7007/);
  assert.doesNotMatch(page, /0900|<script|Nguyễn Thị Ví Dụ/);
});

test('whoever forgets where the pages are is told how to say so', async () => {
  const { code, output } = await makeSlips(CODE, []);
  assert.equal(code, 1);
  assert.match(output, /--pages/);
  const broken = await makeSlips('{"ma": 1}');
  assert.equal(broken.code, 1);
  assert.match(broken.output, /không có mã hồ sơ/);
});
