import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { agencyList } from '../../src/backend/contract/agencies.ts';
import { catalogue } from '../../src/backend/contract/catalogue.ts';
import { procedure, procedureList, type Procedure } from '../../src/backend/contract/procedures.ts';
import { starterProcedures } from '../../demo/server/seed/index.ts';
import { temporaryFolder } from '../support/node/folder.ts';
import { runScript } from '../support/node/script.ts';
import { startTestServer, type TestServer } from '../support/node/server.ts';
import { STORES } from '../support/node/stores.ts';

const [SAMPLE] = starterProcedures();
assert.ok(SAMPLE);

/** A procedure as the national portal publishes it, as far as the importer needs it. */
const national = (code: string, name: string) => ({
  code,
  name,
  isWard: true,
  categoriesDetails: [{ name: 'Hộ tịch' }],
  departmentPromulgateName: 'Bộ Tư pháp',
  executionSteps: [{ description: 'Nộp hồ sơ.' }],
});

const own = (code: string, title: string): Procedure => ({ ...SAMPLE, code, title });

const lines = (...records: unknown[]) => records.map((record) => JSON.stringify(record)).join('\n');

for (const { name, skip, emptyPlace } of STORES) {
  describe(`an import into ${name}`, { skip }, () => {
    let server: TestServer;
    let environment: NodeJS.ProcessEnv;
    before(async () => {
      const { data, databaseUrl } = await emptyPlace();
      server = await startTestServer({ data, databaseUrl });
      environment = { DVC_DATA: data, ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
    });

    const load = async (fileName: string, content: string | Uint8Array, what = 'procedures') => {
      const file = join(await temporaryFolder(), fileName);
      await writeFile(file, content);
      return runScript(`demo/server/import/${what}.ts`, [file], environment);
    };
    const titleOf = async (code: string) => {
      const response = await server.get(`/procedures/${encodeURIComponent(code)}`);
      return response.ok ? procedure.parse(await response.json()).title : response.status;
    };

    it('takes procedures of our own, which a running server finds at once', async () => {
      const before = await server.get('/catalogue');
      const { procedures } = catalogue.parse(await before.json());
      const result = await load('own.json', JSON.stringify([own('9.000001', 'Thủ tục nuôi lạc đà không bướu')]));
      assert.deepEqual([result.code, result.output], [0, 'đã nhận (kept): 1, từ chối (refused): 0']);
      assert.equal(await titleOf('9.000001'), 'Thủ tục nuôi lạc đà không bướu');
      const found = procedureList.parse(await server.getJson('/procedures?q=lac+da+khong+buou'));
      assert.equal(found.items[0]?.code, '9.000001');
      const after = await server.get('/catalogue');
      assert.equal(catalogue.parse(await after.json()).procedures.length, procedures.length + 1);
      assert.notEqual(after.headers.get('etag'), before.headers.get('etag'));
    });

    it('takes the national portal’s records, plain and compressed', async () => {
      const records = lines(national('9.100001', 'Thủ tục một'), national('9.100002', 'Thủ tục hai'));
      assert.equal((await load('national.jsonl', records)).code, 0);
      assert.equal(await titleOf('9.100001'), 'Thủ tục một');
      const packed = gzipSync(lines(national('9.100003', 'Thủ tục ba')));
      assert.equal((await load('national.jsonl.gz', packed)).code, 0);
      assert.equal(await titleOf('9.100003'), 'Thủ tục ba');
    });

    it('refuses a record with its reason and goes on', async () => {
      const result = await load(
        'dirty.jsonl',
        [
          '\uFEFF' + JSON.stringify(national('9.200001', 'Thủ tục có dấu đầu tệp')),
          '{"code": "9.200002", "name": ',
          '',
          '[]',
          'null',
          JSON.stringify({ code: '9.200003' }),
          JSON.stringify(national(' 9.200001', 'Thủ tục khác tên')),
          JSON.stringify(national('9.200001', 'Thủ tục có dấu đầu tệp')),
          JSON.stringify({ ...national('9.200004', 'Dòng\u2028bị cắt'), __proto__: null }),
        ].join('\r\n'),
      );
      assert.equal(result.code, 0);
      assert.match(result.output, /đã nhận \(kept\): 2, từ chối \(refused\): 6/);
      assert.match(result.output, /" 9\.200001": \S+/);
      assert.equal(await titleOf('9.200001'), 'Thủ tục có dấu đầu tệp');
      assert.equal(typeof (await titleOf('9.200004')), 'string');
    });

    it('never merges two codes that are found by the same digits', async () => {
      const result = await load(
        'own.json',
        JSON.stringify([own('9.300001', 'Thủ tục A'), own('9300001', 'Thủ tục B')]),
      );
      assert.equal(result.code, 0);
      assert.match(result.output, /"9300001": mã đã có trong tệp với tên khác/);
      assert.equal(await titleOf('9300001'), 'Thủ tục A');
    });

    it('names the part of our own record that is wrong', async () => {
      const wrong = { ...own('9.400001', 'Thủ tục thiếu'), cases: [{ documents: [{ name: '' }] }] };
      const result = await load(
        'own.json',
        JSON.stringify([wrong, 7, own('9.4\u0000', 'Mã hỏng'), own('9.400002', 'Thủ tục đủ')]),
      );
      assert.equal(result.code, 0);
      assert.match(result.output, /"9\.400001": không phải một thủ tục: cases\.0\.documents\.0\.name/);
      assert.match(result.output, /đã nhận \(kept\): 1, từ chối \(refused\): 3/);
    });

    it('takes no part of a đồng for a fee, and the cents of another currency', async () => {
      const costing = (code: string, amount: number, currency: string): Procedure => ({
        ...own(code, `Thủ tục ${code}`),
        channels: [{ mode: 'counter', time: {}, fees: [{ amount, currency }] }],
      });
      const result = await load(
        'own.json',
        JSON.stringify([costing('9.450001', 1000.5, 'VND'), costing('9.450002', 12.5, 'USD')]),
      );
      assert.match(result.output, /"9\.450001": phí, lệ phí không phải số đồng nguyên/);
      assert.match(result.output, /đã nhận \(kept\): 1, từ chối \(refused\): 1/);
    });

    it('keeps texts in one Unicode form', async () => {
      await load('own.json', JSON.stringify([own('9.500001', 'Thủ tục đăng ký'.normalize('NFD'))]));
      assert.equal(await titleOf('9.500001'), 'Thủ tục đăng ký'.normalize('NFC'));
    });

    it('gives the same result a second time', async () => {
      const records = lines(national('9.600001', 'Thủ tục một'), national('9.600001', 'Thủ tục hai'), 'x');
      const first = await load('twice.jsonl', records);
      const { version } = catalogue.parse(await server.getJson('/catalogue'));
      const second = await load('twice.jsonl', records);
      assert.deepEqual(second, first);
      assert.equal(catalogue.parse(await server.getJson('/catalogue')).version, version);
    });

    it('takes agencies, which a running server serves at once', async () => {
      const commune = { code: 'H90.199', name: 'Xã Bãi Bồi', level: 'commune', province: 'H90', unknown: 1 };
      const result = await load(
        'agencies.jsonl',
        `${lines(commune, { code: '' }, { ...commune, code: 'H90.198', origins: ['songmay.example'] })}\nnoise\n`,
        'agencies',
      );
      assert.equal(result.code, 0);
      assert.match(result.output, /đã nhận \(kept\): 1, từ chối \(refused\): 3/);
      const found = agencyList.parse(await server.getJson('/agencies?q=bai+boi'));
      assert.deepEqual(found.items, [{ code: 'H90.199', name: 'Xã Bãi Bồi', level: 'commune', province: 'H90' }]);
      assert.equal((await server.get('/status?agency=H90.199')).status, 200);
    });
  });
}

const NATIONAL = join(import.meta.dirname, '../../../shared/data/procedures-national.jsonl.gz');
const withoutNational = existsSync(NATIONAL) ? false : 'the national portal’s records are not here';

describe('the national portal’s records as a whole', { skip: withoutNational }, () => {
  it('are each kept or refused, twice in a row the same, and fit on a phone', async () => {
    const server = await startTestServer();
    const load = () => runScript('demo/server/import/procedures.ts', [NATIONAL], { DVC_DATA: server.settings.data });
    const first = await load();
    assert.equal(first.code, 0);
    const [, kept, refused] = /\(kept\): (\d+), .*\(refused\): (\d+)/.exec(first.output) ?? [];
    assert.equal(Number(kept) + Number(refused), 5_665);
    assert.equal(first.output.split('\n').length, Number(refused) + 1);
    assert.deepEqual(await load(), first);
    const response = await server.get('/catalogue', { headers: { Accept: 'application/x-ndjson' } });
    const compressed = gzipSync(await response.bytes(), { level: 9 });
    assert.ok(compressed.length <= 210_000, `${compressed.length} bytes`);
  });
});

describe('an import that cannot be', () => {
  const run = async (...args: string[]) =>
    runScript('demo/server/import/procedures.ts', args, { DVC_DATA: await temporaryFolder() });

  it('says in a line that the file is missing, of no known kind, or not named', async () => {
    for (const [args, reason] of [
      [[], /tên tệp/],
      [['/nowhere/procedures.json'], /Không có tệp/],
      [['/nowhere/procedures.xlsx'], /\.jsonl\.gz/],
    ] as const) {
      const { code, output } = await run(...args);
      assert.equal(code, 1);
      assert.match(output, reason);
      assert.equal(output.includes('    at '), false);
    }
  });

  it('says that a file is no list', async () => {
    for (const content of ['{"procedures": []}', 'noise', '']) {
      const file = join(await temporaryFolder(), 'own.json');
      await writeFile(file, content);
      const { code, output } = await run(file);
      assert.equal(code, 1);
      assert.match(output, /danh sách JSON/);
    }
  });

  it('says that a compressed file is cut off', async () => {
    const file = join(await temporaryFolder(), 'cut.jsonl.gz');
    const records = Array.from({ length: 500 }, (_, n) => national(`9.7${String(n).padStart(5, '0')}`, `Thủ tục ${n}`));
    await writeFile(file, gzipSync(lines(...records)).subarray(0, -40));
    const { code, output } = await run(file);
    assert.equal(code, 1);
    assert.match(output, /cắt cụt/);
  });
});
