import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Dossier } from '../../../src/backend/contract/dossiers.ts';
import { Files } from '../../../demo/server/attachments/files.ts';
import { usualPolicy } from '../../../demo/server/policy/policy.ts';
import { sweep } from '../../../demo/server/sweep.ts';
import { openStore, type StorePlace } from '../../../demo/server/store/store.ts';
import { temporaryFolder } from '../../support/node/folder.ts';
import { runScript } from '../../support/node/script.ts';
import { startTestServer } from '../../support/node/server.ts';
import { STORES } from '../../support/node/stores.ts';
import { CODE, FACTORS, importLines, lookUp, sampleLine } from './sample.ts';

const SYNCED = 'H90.101-261102-0021';

const synced = (changes: object = {}) => ({
  MaHoSo: SYNCED,
  MaTTHC: '1.001193',
  TenTTHC: 'Đăng ký khai sinh',
  ChuHoSo: 'Nguyễn Thị Ví Dụ',
  MaDoiTuong: '090000000021',
  SoDienThoai: '0900000021',
  NgayTiepNhan: '20261102081500',
  NgayHenTra: '2099-11-05 17:00:00',
  TrangThaiHoSo: '2',
  HinhThuc: '0',
  DonViXuLy: 'Ủy ban nhân dân xã Đồi Mận',
  ...changes,
});
const step = (changes: object = {}) => ({
  MaHoSo: SYNCED,
  NguoiXuLy: 'Trần Văn Mẫu',
  ThoiDiemXuLy: '20261103090000',
  PhongBanXuLy: 'Bộ phận một cửa',
  TrangThai: '4',
  ...changes,
});
const message = (service: string, ...data: unknown[]) => ({
  session: 'x',
  madonvi: 'H90',
  service,
  isUpdating: false,
  data,
});

for (const { name, skip, emptyPlace } of STORES) {
  describe(`importing dossiers into ${name}`, { skip }, () => {
    let place: StorePlace;

    before(async () => {
      place = await emptyPlace();
    });

    async function find(code: string, kind: string, value: string): Promise<Dossier | undefined> {
      const server = await startTestServer(place);
      const answer = await lookUp(server, code, kind, value);
      const found = answer.status === 200 ? ((await answer.json()) as Dossier) : undefined;
      await server.close();
      return found;
    }

    async function readRows(): Promise<unknown> {
      const store = await openStore(place);
      const dossiers = await store.db.selectFrom('dossiers').selectAll().orderBy('key').execute();
      const factors = await store.db.selectFrom('dossier_factors').selectAll().orderBy('hash').execute();
      await store.close();
      return { dossiers, factors };
    }

    test('keeps or refuses each line with a reason, and twice is the same as once', async () => {
      const lines = [
        sampleLine(),
        sampleLine({ code: 'H90.101-261102-0008', dueAt: 'ngày mai' }),
        sampleLine({ code: '' }),
        sampleLine({ code: 'H90.101-261102-0009', action: { kind: 'pay', text: '', url: 'javascript:alert(1)' } }),
        'một dòng chữ',
        undefined,
        message('DongBoHoSoMC', synced(), synced({ MaHoSo: 'H90.101-261102-0022', TrangThaiHoSo: 77 })),
        message('CapNhatTienDoHoSoMC', step(), step({ MaHoSo: 'H90.101-261102-0099' }), step({ ThoiDiemXuLy: '2026' })),
        message('LayThuTuc', {}),
        message('DongBoHoSoMC'),
      ];
      const first = await importLines(place, lines);
      const rows = await readRows();
      assert.equal(first.kept, 3);
      assert.deepEqual(
        first.refused.map(({ code = '', refused }) => `${code} ${refused}`),
        [
          'H90.101-261102-0008 không phải một hồ sơ: dueAt',
          ' không phải một hồ sơ: code',
          'H90.101-261102-0009 không phải một hồ sơ: action.url',
          ' không phải một hồ sơ',
          ' dòng không đọc được: không phải JSON',
          'H90.101-261102-0022 trạng thái lạ: TrangThaiHoSo',
          `${SYNCED} ngày không đọc được: ThoiDiemXuLy`,
          ' thông điệp của dịch vụ lạ: service',
          ' thông điệp không có bản ghi nào: data',
          'H90.101-261102-0099 chưa có hồ sơ của bước này',
        ],
      );
      assert.deepEqual(await importLines(place, lines), first);
      assert.deepEqual(await readRows(), rows);
    });

    test('shows what was synchronised by telephone and ID, with the newest step', async () => {
      for (const [kind, value] of [
        ['phone', '0900 000 021'],
        ['citizen-id-last-6', '000021'],
        ['phone-last-4', '0021'],
      ] as const) {
        assert.equal((await find(SYNCED, kind, value))?.state.code, 4, kind);
      }
      const found = await find(SYNCED, 'phone', '0900000021');
      assert.equal(found?.steps.length, 1);
      assert.equal(found?.updatedAt, '2026-11-03T09:00:00+07:00');
      assert.deepEqual(found?.officer, { name: 'Trần Văn Mẫu', unit: 'Bộ phận một cửa' });
      assert.equal(found?.agency.name, 'Ủy ban nhân dân xã Đồi Mận');
    });

    test('puts an update in the place of what was known, keeps steps, and the factors where it brings none', async () => {
      const update = synced({ TrangThaiHoSo: 10, NgayTra: '20261106100000', SoDienThoai: '', MaDoiTuong: '' });
      await importLines(place, [message('DongBoHoSoMC', update)]);
      const found = await find(SYNCED, 'phone', '0900000021');
      assert.equal(found?.state.code, 10);
      assert.equal(found?.steps.length, 1);
      await importLines(place, [message('DongBoHoSoMC', synced({ SoDienThoai: '0900 000 022' }))]);
      assert.equal(await find(SYNCED, 'phone', '0900000021'), undefined, 'a telephone that was replaced');
      assert.equal((await find(SYNCED, 'phone', '0900000022'))?.code, SYNCED);
    });

    test('takes a step that stands before its dossier', async () => {
      const code = 'H90.101-261102-0023';
      const lines = [message('CapNhatTienDoHoSoMC', step({ MaHoSo: code })), synced({ MaHoSo: code })];
      assert.deepEqual(await importLines(place, lines), { kept: 2, refused: [] });
      assert.equal((await find(code, 'phone', '0900000021'))?.steps.length, 1);
    });

    test('is forgotten two years after anything last happened to it', async () => {
      const sweepAt = async (now: string) => {
        const store = await openStore(place);
        const files = await Files.open(place.data);
        await sweep({ store, files, policy: usualPolicy(), clock: () => new Date(now) });
        const codes = await store.db.selectFrom('dossiers').select('code').execute();
        const factors = await store.db.selectFrom('dossier_factors').select('hash').execute();
        await store.close();
        return { codes: codes.map(({ code }) => code), factors: factors.length };
      };
      // The step of SYNCED is of the 3rd of November 2026, and newer than the dossier itself.
      assert.ok((await sweepAt('2028-11-02T00:00:00Z')).codes.includes(SYNCED));
      assert.deepEqual(await sweepAt('2028-11-10T00:00:00Z'), { codes: [], factors: 0 });
    });

    test('tells two codes apart that differ in their dots only', async () => {
      const { kept, refused } = await importLines(place, [
        sampleLine({ code: 'H90.1.01-261102-0500' }),
        sampleLine({ code: 'H90.10.1-261102-0500' }),
        sampleLine({ code: 'H90.1.01-2611020500' }),
      ]);
      assert.equal(kept, 2);
      assert.match(refused[0]?.refused ?? '', /chỉ khác mã H90\.1\.01-261102-0500 ở dấu chấm/);
    });

    test('forgives a state by its number, an agency by its code, and steps in words', async () => {
      const code = 'H90.101-261102-0024';
      const line = sampleLine({
        code,
        state: 9,
        agency: 'H40.15',
        action: undefined,
        updatedAt: undefined,
        steps: [
          { at: '2026-11-02T08:15:00+07:00', state: 2 },
          { at: '2026-11-03T08:15:00+07:00', state: 'Trình lãnh đạo ký', officer: 'Bà Mẫu' },
        ],
      });
      assert.deepEqual((await importLines(place, [line])).refused, []);
      const found = await find(code, 'lookup-code', FACTORS['lookup-code']);
      assert.equal(found?.action.kind, 'collect');
      assert.deepEqual(found?.agency, { code: 'H40.15', name: 'H40.15', level: 'other' });
      assert.deepEqual(found?.steps[1], {
        at: '2026-11-03T08:15:00+07:00',
        state: 'Trình lãnh đạo ký',
        officer: 'Bà Mẫu',
      });
      assert.equal(found?.updatedAt, '2026-11-03T08:15:00+07:00');
    });
  });
}

describe('the command that imports dossiers', () => {
  const COMMAND = 'demo/server/import/dossiers.ts';

  async function run(name: string, content: string | Uint8Array) {
    const data = await temporaryFolder();
    const file = join(await temporaryFolder(), name);
    await writeFile(file, content);
    const { code, output } = await runScript(COMMAND, [file], { DVC_DATA: data });
    return { code, output, data };
  }

  test('reads lines, packed or not, and is seen by a running server', async () => {
    const data = await temporaryFolder();
    const server = await startTestServer({ data });
    const file = join(await temporaryFolder(), 'ho-so.jsonl.gz');
    await writeFile(file, gzipSync(`\ufeff${JSON.stringify(sampleLine())}\n\nkhông phải JSON\n`));
    const { code, output } = await runScript(COMMAND, [file], { DVC_DATA: data });
    assert.equal(code, 0, output);
    assert.match(output, /kept\): 1, .*refused\): 1/);
    assert.equal((await lookUp(server, CODE, 'phone', FACTORS.phone)).status, 200);
  });

  test('reads a message as it was sent', async () => {
    const { code, output } = await run('thong-diep.json', JSON.stringify(message('DongBoHoSoMC', synced()), null, 2));
    assert.equal(code, 0, output);
    assert.match(output, /kept\): 1, .*refused\): 0/);
  });

  test('never prints a telephone or a name', async () => {
    const { output } = await run('ho-so.jsonl', JSON.stringify(sampleLine({ receivedAt: 'Nguyễn' })));
    assert.match(output, /receivedAt/);
    assert.doesNotMatch(output, /0900|Ví Dụ|Nguyễn/);
  });

  test('says what is wrong with a file that it cannot read', async () => {
    assert.equal((await run('hong.json', '{')).code, 1);
    const { code } = await runScript(COMMAND, ['/khong/co'], { DVC_DATA: await temporaryFolder() });
    assert.equal(code, 1);
  });
});
