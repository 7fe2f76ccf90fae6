import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { NATIONAL_SYNC, nationalSyncAdapter, readSyncStep } from '../../../src/backend/adapters/national-sync.ts';
import { dossier as dossierSchema, dossierStep, DOSSIER_STATES } from '../../../src/backend/contract/dossiers.ts';

const adapter = nationalSyncAdapter();

/** A record with every field that the service knows, of nobody. */
const record = (changes: object = {}): Record<string, unknown> => ({
  MaHoSo: 'H90.101-261102-0021',
  MaTTHC: '1.001193',
  TenTTHC: 'Đăng ký khai sinh',
  MaLinhVuc: 'HT',
  TenLinhVuc: 'Hộ tịch',
  SoBienNhan: 'BN-21',
  ChuHoSo: 'Nguyễn Thị Ví Dụ',
  LoaiDoiTuong: '1',
  MaDoiTuong: '090000000021',
  ThongTinKhac: '',
  Email: 'vi-du@trang-thu.example',
  Fax: '',
  SoDienThoai: '0900 000 021',
  TrichYeuHoSo: 'Khai sinh cho cháu Mẫu',
  NgayTiepNhan: '20261102081500',
  NgayHenTra: '20261105170000',
  TrangThaiHoSo: '4',
  NgayTra: '',
  ThongTinTra: '',
  HinhThuc: '0',
  NgayKetThucXuLy: '',
  DonViXuLy: 'Ủy ban nhân dân xã Đồi Mận',
  GhiChu: '',
  TaiLieuNop: [{ TepDinhKemId: '1', TenTepDinhKem: 'to-khai.pdf', DuongDanTaiTepTin: 'https://noi-bo.example/1' }],
  DanhSachLePhi: [{ TenPhiLePhi: 'Lệ phí', Gia: '8000' }],
  DanhSachHoSoBoSung: [],
  DanhSachGiayToKetQua: [],
  ...changes,
});

function read(changes: object = {}) {
  const adapted = adapter.readDossier(record(changes));
  if (!('read' in adapted)) throw new Error(adapted.refused);
  dossierSchema.parse(adapted.read.dossier);
  return adapted.read;
}

const refusal = (changes: object) => {
  const adapted = adapter.readDossier(record(changes));
  return 'refused' in adapted ? adapted.refused : undefined;
};

describe('records of DongBoHoSoMC', () => {
  test('become dossiers of the contract', () => {
    const { dossier, factors } = read();
    assert.deepEqual(dossier, {
      code: 'H90.101-261102-0021',
      view: 'full',
      procedure: { code: '1.001193', title: 'Đăng ký khai sinh' },
      state: { code: 4, text: 'Đang xử lý', group: 'processing' },
      applicant: 'N*** T*** V*** D***',
      agency: { code: 'H90.101', name: 'Ủy ban nhân dân xã Đồi Mận', level: 'other' },
      receivedAt: '2026-11-02T08:15:00+07:00',
      dueAt: '2026-11-05T17:00:00+07:00',
      action: { kind: 'none', text: '' },
      steps: [],
      delivery: { kind: 'counter' },
      updatedAt: '2026-11-02T08:15:00+07:00',
    });
    assert.deepEqual(factors, { phone: '0900 000 021', 'citizen-id-last-6': '090000000021' });
  });

  test('give on nothing else of what they hold', () => {
    const said = JSON.stringify(read().dossier);
    for (const kept of ['0900', '090000000021', 'example', 'cháu Mẫu', 'Ví Dụ', 'BN-21'])
      assert.ok(!said.includes(kept), kept);
  });

  test('stand in each of the ten states, by number or text', () => {
    for (const { code, text, group } of DOSSIER_STATES) {
      assert.deepEqual(read({ TrangThaiHoSo: code }).dossier.state, { code, text, group });
      assert.deepEqual(read({ TrangThaiHoSo: `0${code}` }).dossier.state.code, code);
    }
  });

  test('write dates in each of the forms that were met in one document', () => {
    for (const NgayHenTra of [
      '20261105170000',
      '2026-11-05 17:00:00',
      '2026-11-05T10:00:00.000Z',
      '20261105',
      '05/11/2026',
    ])
      assert.equal(read({ NgayHenTra }).dossier.dueAt, '2026-11-05T17:00:00+07:00', NgayHenTra);
  });

  test('say which papers are missing, and the new date after them', () => {
    const { dossier } = read({
      TrangThaiHoSo: 5,
      DanhSachHoSoBoSung: [
        {
          NgayBoSung: '20261104090000',
          NoiDungBoSung: 'Nộp thêm giấy chứng sinh',
          DanhSachGiayToBoSung: [{ TenGiayTo: 'Giấy chứng sinh' }],
          NgayHenTraTruoc: '20261105170000',
          NgayHenTraMoi: '20261110170000',
        },
        {
          NgayBoSung: '20261103090000',
          NoiDungBoSung: 'Nộp tờ khai',
          DanhSachGiayToBoSung: [{ TenGiayTo: 'Tờ khai' }],
        },
      ],
    });
    assert.deepEqual(dossier.action, {
      kind: 'supplement',
      text: 'Nộp thêm giấy chứng sinh',
      items: ['Giấy chứng sinh'],
    });
    assert.equal(dossier.newDueAt, '2026-11-10T17:00:00+07:00');
    assert.equal(dossier.updatedAt, '2026-11-04T09:00:00+07:00');
  });

  test('say what is to be paid, and why something was refused', () => {
    const fees = [{ Gia: '1.500.000' }, { Gia: 20000 }];
    assert.equal(read({ TrangThaiHoSo: 6, DanhSachLePhi: fees }).dossier.action.amount, 1_520_000);
    assert.equal(read({ TrangThaiHoSo: 6, DanhSachLePhi: [{ Gia: 'miễn' }] }).dossier.action.amount, undefined);
    assert.equal(read({ TrangThaiHoSo: 3, GhiChu: 'Sai nơi nhận' }).dossier.action.text, 'Sai nơi nhận');
    assert.equal(read({ TrangThaiHoSo: 9, HinhThuc: 1 }).dossier.delivery?.kind, 'post');
  });

  test('are refused with the field that cannot be read', () => {
    assert.equal(refusal({ MaHoSo: ' ' }), 'thiếu mã hồ sơ: MaHoSo');
    assert.equal(refusal({ TenTTHC: undefined }), 'thiếu tên thủ tục: TenTTHC');
    assert.equal(refusal({ TrangThaiHoSo: 11 }), 'trạng thái lạ: TrangThaiHoSo');
    assert.equal(refusal({ TrangThaiHoSo: null }), 'thiếu trạng thái: TrangThaiHoSo');
    assert.equal(refusal({ NgayHenTra: '20261305170000' }), 'ngày không đọc được: NgayHenTra');
    assert.equal(refusal({ NgayTiepNhan: '' }), 'thiếu ngày tiếp nhận: NgayTiepNhan');
    assert.deepEqual(adapter.readDossier('x'), { refused: 'không phải một bản ghi' });
  });

  test('are read by another mapping where a backend counts otherwise', () => {
    const own = nationalSyncAdapter({ ...NATIONAL_SYNC, states: { DANG_GIAI_QUYET: 4 } });
    const adapted = own.readDossier(record({ TrangThaiHoSo: 'DANG_GIAI_QUYET' }));
    assert.ok('read' in adapted && adapted.read.dossier.state.code === 4);
  });

  test('never bring the reader down, whatever their fields hold', () => {
    const anything = fc.anything({ withNullPrototype: true, withBigInt: false });
    const spoilt = fc
      .subarray(Object.keys(record()), { minLength: 1 })
      .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, anything]))));
    fc.assert(
      fc.property(spoilt, (changes) => {
        const adapted = adapter.readDossier(record(changes));
        if ('read' in adapted) dossierSchema.parse(adapted.read.dossier);
        else assert.ok(adapted.refused);
      }),
      { numRuns: process.env.DVC_FULL ? 20_000 : 1_000 },
    );
  });
});

describe('records of CapNhatTienDoHoSoMC', () => {
  const step = {
    MaHoSo: 'H90.101-261102-0021',
    NguoiXuLy: 'Trần Văn Mẫu',
    ChucDanh: 'Công chức',
    ThoiDiemXuLy: '20261103090000',
    PhongBanXuLy: 'Bộ phận một cửa',
    NoiDungXuLy: 'Thẩm tra',
    TrangThai: '4',
    NgayBatDau: '20261103090000',
    NgayKetThucTheoQuyDinh: '20261105170000',
  };

  test('become steps', () => {
    assert.deepEqual(readSyncStep(step), {
      read: {
        code: 'H90.101-261102-0021',
        step: {
          at: '2026-11-03T09:00:00+07:00',
          state: { code: 4, text: 'Đang xử lý', group: 'processing' },
          unit: 'Bộ phận một cửa',
          officer: { name: 'Trần Văn Mẫu', title: 'Công chức' },
          note: 'Thẩm tra',
        },
      },
    });
  });

  test('need a time and a state', () => {
    assert.deepEqual(readSyncStep({ ...step, ThoiDiemXuLy: '', NgayBatDau: '' }), {
      refused: 'thiếu thời điểm xử lý: ThoiDiemXuLy',
      code: step.MaHoSo,
    });
    assert.deepEqual(readSyncStep({ ...step, TrangThai: '99' }), {
      refused: 'trạng thái lạ: TrangThai',
      code: step.MaHoSo,
    });
    const bare = readSyncStep({ MaHoSo: step.MaHoSo, ThoiDiemXuLy: step.ThoiDiemXuLy, TrangThai: 2 });
    assert.ok('read' in bare && dossierStep.safeParse(bare.read.step).success);
  });
});
