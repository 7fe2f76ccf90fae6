import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import { describe, test } from 'node:test';
import type { Dossier } from '../../../src/backend/contract/dossiers.ts';
import { afterAllTests } from '../../support/node/cleanup.ts';
import { temporaryFolder } from '../../support/node/folder.ts';
import { runScript } from '../../support/node/script.ts';
import { startTestServer } from '../../support/node/server.ts';
import { lookUp } from './sample.ts';

const ROOT = join(import.meta.dirname, '../../..');
const GUIDE = new URL('../../../docs/integrators/mapping-a-backend.md', import.meta.url);
const ADAPTERS = new URL('../../../src/backend/adapters/index.ts', import.meta.url);

/** Another system with two pages of records, of nobody; one of them is none. */
const PAGES = [
  {
    content: [
      {
        nationCode: 'H90.07-261102-0031',
        dossierStatus: { id: 2, name: [{ languageId: 228, name: 'Đang xử lý' }] },
        procedure: { code: '2.000488', translate: { name: 'Cấp Phiếu lý lịch tư pháp' } },
        agency: { code: 'H90.07', name: 'Sở Tư pháp tỉnh Sông Mây' },
        applicant: { data: { fullname: 'Trần Thị Ví Dụ', phoneNumber: '+84900000031' } },
        acceptedDate: '2026-11-02T01:15:00.000+0000',
        eForm: { data: { tenCon: 'Nguyễn Văn Nháp' } },
      },
    ],
    last: false,
  },
  { content: [{ nationCode: 'H90.07-261102-0032', dossierStatus: 99 }], last: true },
];

describe('the worked example of handing dossiers over', () => {
  test('does what the guide says, from the other system to the citizen', async () => {
    const other = createServer((request, response) => {
      const page = Number(new URL(request.url ?? '', 'http://other').searchParams.get('page'));
      response.end(JSON.stringify(request.headers.authorization === 'Bearer thu' ? PAGES[page] : {}));
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    afterAllTests(() => new Promise((resolve) => other.close(resolve)));

    const folder = await temporaryFolder();
    const file = join(folder, 'handed-over.jsonl');
    const { code, output } = await runExample({
      file,
      IGATE_ADDRESS: `http://127.0.0.1:${(other.address() as AddressInfo).port}`,
      IGATE_TOKEN: 'thu',
    });
    assert.equal(code, 0, output);
    assert.match(output, /H90\.07-261102-0032 thiếu tên thủ tục/);
    assert.doesNotMatch(await readFile(file, 'utf8'), /Nháp|Ví Dụ/);

    const data = await temporaryFolder();
    const imported = await runScript('demo/server/import/dossiers.ts', [file], { DVC_DATA: data });
    assert.match(imported.output, /kept\): 1, .*refused\): 0/);
    const server = await startTestServer({ data });
    const answer = await lookUp(server, 'H90.07-261102-0031', 'phone', '0900 000 031');
    const found = (await answer.json()) as Dossier;
    assert.deepEqual([found.state.code, found.applicant], [4, 'T*** T*** V*** D***']);
  });
});

/** Runs the script of the guide as it stands there, but for where the package is and what its file is called. */
async function runExample({ file, ...environment }: { file: string } & Record<string, string>) {
  const guide = await readFile(GUIDE, 'utf8');
  const [, script = ''] = /```js\n(\/\/ hand-over\.js[^`]*(?:`[^`]+`[^`]*)*?)```/.exec(guide) ?? [];
  assert.match(script, /lines\.end\(\)/);
  const placed = script
    .replace("'dvc-widgets/adapters'", JSON.stringify(ADAPTERS.href))
    .replace("'handed-over.jsonl'", JSON.stringify(file));
  const path = join(await temporaryFolder(), 'hand-over.mjs');
  await writeFile(path, placed);
  return runScript(relative(ROOT, path), [], environment);
}
