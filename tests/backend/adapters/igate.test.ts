import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { IGATE, igateAdapter } from '../../../src/backend/adapters/igate.ts';
import { dossier as dossierSchema } from '../../../src/backend/contract/dossiers.ts';

const named = (name: string) => [
  { languageId: 46, name: 'in English' },
  { languageId: 228, name },
];

const record = (changes: object = {}): Record<string, unknown> => ({
  id: '000000000000000000000000',
  code: '000.00.07.H90-261102-0031',
  nationCode: 'H90.07-261102-0031',
  dossierStatus: { id: 2, name: named('Đang xử lý') },
  applicant: {
    data: {
      fullname: 'Trần Thị Ví Dụ',
      phoneNumber: '+84900000031',
      identityNumber: '090000000031',
      email: 'x@trang-thu.example',
      address: 'Số 0',
    },
  },
  eForm: { data: { tenCon: 'Nguyễn Văn Nháp' } },
  procedure: { code: '2.000488', translate: { languageId: 228, name: 'Cấp Phiếu lý lịch tư pháp' } },
  agency: { code: 'H90.07', name: named('Sở Tư pháp tỉnh Sông Mây') },
  appliedDate: '2026-11-01T22:00:00.000+0000',
  acceptedDate: '2026-11-02T01:15:00.000+0000',
  appointmentDate: '2026-11-16T10:00:00.000+0000',
  updatedDate: '2026-11-04T02:00:00.000+0000',
  currentTask: [
    { assignee: { fullname: 'Lê Văn Mẫu' }, candidateGroup: [{ name: named('Phòng Hành chính tư pháp') }] },
  ],
  task: [
    {
      createdDate: '2026-11-04T02:00:00.000+0000',
      assignee: { fullname: 'Lê Văn Mẫu' },
      bpmProcessDefinitionTask: { name: { name: 'Thẩm định hồ sơ' } },
    },
    {
      createdDate: '2026-11-02T01:15:00.000+0000',
      agency: { name: named('Bộ phận một cửa') },
      bpmProcessDefinitionTask: { name: { name: 'Tiếp nhận hồ sơ' } },
    },
  ],
  ...changes,
});

const adapter = igateAdapter();

function read(answer: unknown) {
  const adapted = adapter.readDossier(answer);
  if (!('read' in adapted)) throw new Error(adapted.refused);
  dossierSchema.parse(adapted.read.dossier);
  return adapted.read;
}

describe('answers of the shape of iGate', () => {
  test('become dossiers of the contract', () => {
    const { dossier, factors } = read({ content: [record()], last: true });
    assert.deepEqual(dossier, {
      code: 'H90.07-261102-0031',
      view: 'full',
      procedure: { code: '2.000488', title: 'Cấp Phiếu lý lịch tư pháp' },
      state: { code: 4, text: 'Đang xử lý', group: 'processing' },
      applicant: 'T*** T*** V*** D***',
      agency: { code: 'H90.07', name: 'Sở Tư pháp tỉnh Sông Mây', level: 'other' },
      officer: { name: 'Lê Văn Mẫu', unit: 'Phòng Hành chính tư pháp' },
      receivedAt: '2026-11-02T08:15:00+07:00',
      dueAt: '2026-11-16T17:00:00+07:00',
      action: { kind: 'none', text: '' },
      steps: [
        { at: '2026-11-02T08:15:00+07:00', state: 'Tiếp nhận hồ sơ', unit: 'Bộ phận một cửa' },
        { at: '2026-11-04T09:00:00+07:00', state: 'Thẩm định hồ sơ', officer: { name: 'Lê Văn Mẫu' } },
      ],
      updatedAt: '2026-11-04T09:00:00+07:00',
    });
    assert.deepEqual(factors, { phone: '+84900000031', 'citizen-id-last-6': '090000000031' });
  });

  test('give on nothing of the form that the citizen filled in', () => {
    const said = JSON.stringify(read(record()).dossier);
    for (const kept of ['Nháp', 'Ví Dụ', '900000031', 'example', 'Số 0']) assert.ok(!said.includes(kept), kept);
  });

  test('say the state by its name, whatever its number is here', () => {
    for (const [name, code] of [
      ['Mới đăng ký', 1],
      ['YÊU CẦU BỔ SUNG HỒ SƠ', 5],
      ['Da tra ket qua', 10],
    ] as const)
      assert.equal(read(record({ dossierStatus: { id: 16, name } })).dossier.state.code, code, name);
    const bare = record({ dossierStatus: 0, dossierTaskStatus: { name: named('Mới đăng ký') } });
    assert.equal(read(bare).dossier.state.code, 1);
  });

  test('show a state that nobody mapped in the server’s own words', () => {
    const { state } = read(record({ dossierStatus: { id: 17, name: 'Chờ liên thông thuế' } })).dossier;
    assert.deepEqual(state, { code: 0, group: 'other', text: 'Chờ liên thông thuế' });
  });

  test('are told by numbers where an agency maps them', () => {
    const own = igateAdapter({ ...IGATE, states: { ...IGATE.states, '17': 4 } });
    const adapted = own.readDossier(record({ dossierStatus: 17 }));
    assert.ok('read' in adapted && adapted.read.dossier.state.code === 4);
  });

  test('are refused where there is nothing to show', () => {
    assert.deepEqual(adapter.readDossier({ content: [] }), { refused: 'không có hồ sơ nào' });
    assert.deepEqual(adapter.readDossier(null), { refused: 'không có hồ sơ nào' });
    const refusal = (changes: object) => adapter.readDossier(record(changes));
    assert.deepEqual(refusal({ code: '', nationCode: '' }), { refused: 'thiếu mã hồ sơ: code' });
    const code = 'H90.07-261102-0031';
    assert.deepEqual(refusal({ procedure: {} }), { refused: 'thiếu tên thủ tục: procedure', code });
    assert.deepEqual(refusal({ dossierStatus: 99 }), { refused: 'trạng thái lạ: dossierStatus', code });
    assert.deepEqual(refusal({ acceptedDate: 'hôm qua' }), { refused: 'ngày không đọc được: acceptedDate', code });
  });

  test('never bring the reader down, whatever their parts hold', () => {
    const spoilt = fc
      .subarray(Object.keys(record()), { minLength: 1 })
      .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, fc.anything({ withBigInt: false })]))));
    fc.assert(
      fc.property(spoilt, (changes) => {
        const adapted = adapter.readDossier({ content: [record(changes)] });
        if ('read' in adapted) dossierSchema.parse(adapted.read.dossier);
        else assert.ok(adapted.refused);
      }),
      { numRuns: process.env.DVC_FULL ? 20_000 : 1_000 },
    );
  });
});
