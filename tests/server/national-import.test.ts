import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import { createGunzip } from 'node:zlib';
import {
  REFUSALS,
  readNationalFile,
  readNationalRecord,
  type NationalReading,
} from '../../demo/server/import/national.ts';
import { provinceOf } from '../../demo/server/import/national-provinces.ts';
import { plainText } from '../../demo/server/import/national-text.ts';
import { procedure, type Procedure } from '../../src/backend/contract/procedures.ts';

/** A clean record of an invented procedure; each test says what is different about its own. */
const record = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: '00000000-0000-7000-8000-000000000001',
  code: '1.999001',
  name: 'Cấp giấy phép thả diều',
  executionSteps: [{ name: '', description: 'Người dân nộp đơn.' }],
  executionMethods: [method()],
  executionCases: [{ name: '', profileComponents: [paper('Đơn xin thả diều')] }],
  isInternal: false,
  type: 'STANDARD',
  isWard: true,
  isProvince: false,
  isMinistry: false,
  isVertical: false,
  isOtherAgency: false,
  isFullProcess: false,
  keywords: '',
  categoriesDetails: [{ name: 'Diều sáo', code: 'G00-DS1' }],
  unitGroupsExecuting: [{ name: 'Ủy ban nhân dân cấp xã' }],
  departmentsExecuting: [],
  legalBasisesDetails: [{ name: 'Nghị định về diều', code: '01/2026/NĐ-CP' }],
  resultsDetails: [{ name: 'Giấy phép thả diều', code: 'KQ1' }],
  subjectTypesDetails: [{ name: 'Công dân Việt Nam', code: 'ĐT1' }],
  departmentPromulgateCode: 'G16',
  departmentPromulgateName: 'Bộ Diều sáo',
  cases: [],
  requirementsAndConditions: '',
  procedureProposal: { proposalNumber: '12/QĐ-BDS' },
  updatedAt: Date.UTC(2026, 5, 30, 18),
  ...changes,
});

const method = (changes: Record<string, unknown> = {}) => ({
  submissionMethod: 'DIRECT',
  processingTime: 3,
  processingTimeUnit: 'WORKING_DAY',
  description: '',
  fees: [],
  ...changes,
});

const fee = (changes: Record<string, unknown> = {}) => ({ type: 'FEE', value: 0, description: '', ...changes });

const paper = (name: string, changes: Record<string, unknown> = {}) => ({
  name,
  originalQty: 1,
  copyQty: 0,
  required: false,
  attachments: [],
  ...changes,
});

const keep = (changes: Record<string, unknown> = {}): Procedure => {
  const reading = readNationalRecord(record(changes));
  assert.ok('kept' in reading, 'kept' in reading ? '' : reading.refused);
  return procedure.parse(reading.kept);
};

const refusal = (changes: Record<string, unknown>) => {
  const reading = readNationalRecord(record(changes));
  assert.ok('refused' in reading);
  return reading;
};

const fees = (...list: Record<string, unknown>[]) =>
  keep({ executionMethods: [method({ fees: list.map(fee) })] }).channels[0]?.fees;

const readAll = async (...records: (Record<string, unknown> | string)[]): Promise<NationalReading[]> => {
  const readings: NationalReading[] = [];
  const lines = records.map((each) => (typeof each === 'string' ? each : JSON.stringify(each)));
  for await (const reading of readNationalFile(lines)) readings.push(reading);
  return readings;
};

const outcomes = async (...records: (Record<string, unknown> | string)[]) =>
  (await readAll(...records)).map((reading) => ('kept' in reading ? reading.kept.title : reading.refused));

describe('a title of the national portal', () => {
  it('is composed when its marks stand apart', () => {
    const title = 'Cấp đổi giấy phép thả diều ở đồng';
    assert.notEqual(title.normalize('NFD'), title);
    assert.equal(keep({ name: title.normalize('NFD') }).title, title);
  });

  it('loses no-break and double spaces, line breaks, tabs and the spaces at its edges', () => {
    assert.equal(keep({ name: '  Cấp\u00a0giấy  phép\r\nthả\tdiều\u202fđêm \n' }).title, 'Cấp giấy phép thả diều đêm');
  });

  it('loses what nobody can see: zero-width spaces, soft hyphens, direction marks', () => {
    assert.equal(keep({ name: '\ufeffThả\u200b di\u00adều k\u200eý\u202e' }).title, 'Thả diều ký');
  });

  it('keeps capitals, quotes, dashes and the final full stop as published', () => {
    const title = 'CẤP LẠI GIẤY PHÉP “THẢ DIỀU” – loại 2 (Mẫu a).';
    assert.equal(keep({ name: title }).title, title);
  });

  it('may be longer than a thousand characters', () => {
    const title = 'Thả diều '.repeat(133).trim();
    assert.equal(keep({ name: title }).title, title);
  });

  it('may be as short as two words', () => {
    assert.equal(keep({ name: 'Thả diều' }).title, 'Thả diều');
  });
});

describe('a text of the national portal', () => {
  it('becomes plain text with its line breaks when it holds HTML', () => {
    const html = '<p>Nộp&nbsp;đơn <b>tại xã</b>.</p><ul><li>Một</li><li>Hai</li></ul>Rồi<br/>đợi &amp; nhận';
    assert.equal(plainText(html), 'Nộp đơn tại xã.\n\n- Một\n\n- Hai\n\nRồi\nđợi & nhận');
  });

  it('never brings a script, a style or a comment along', () => {
    assert.equal(plainText('a<script>alert(1)</script><style>p{}</style><!-- x --> b'), 'a b');
  });

  it('shows tags that were written as text, and keeps angle brackets that compare', () => {
    assert.equal(plainText('&lt;b&gt; &#272;i &#x1EC1;'), '<b> Đi ề');
    assert.equal(plainText('công suất < 40 kW, A->B, M2 < C, #&NK#&số'), 'công suất < 40 kW, A->B, M2 < C, #&NK#&số');
  });

  it('shows the bullets of symbol fonts as dashes', () => {
    assert.equal(plainText('\uf0fc một\n\uf0a7 hai'), '- một\n- hai');
  });

  it('keeps its lines but not more than one empty one between them', () => {
    assert.equal(plainText('một \r\n\r\n\r\n\r\n hai\rba'), 'một\n\nhai\nba');
  });
});

describe('a code of the national portal', () => {
  it('is kept when it has a digit too many', () => {
    assert.equal(keep({ code: '1.9990011' }).code, '1.9990011');
  });

  it('is refused when it is marked as deleted', () => {
    assert.deepEqual(refusal({ code: '1.999001-Xoa' }), { refused: REFUSALS.markedDeleted, code: '1.999001-Xoa' });
  });

  it('is kept without the spaces around it when nothing else has it', async () => {
    const [reading] = await readAll(record({ code: ' 1.999001\u00a0' }));
    assert.ok(reading && 'kept' in reading);
    assert.equal(reading.kept.code, '1.999001');
  });

  it('is refused with its spaces when another procedure has it clean, whichever comes first', async () => {
    const clean = record({ name: 'Thả diều' });
    const unclean = record({ code: ' 1.999001', name: 'Thổi sáo' });
    assert.deepEqual(await outcomes(clean, unclean), ['Thả diều', REFUSALS.uncleanCode]);
    assert.deepEqual(await outcomes(unclean, clean), ['Thả diều', REFUSALS.uncleanCode]);
    const [, refused] = await readAll(unclean, clean);
    assert.equal(refused && 'code' in refused ? refused.code : '', ' 1.999001');
  });

  it('stands for the first procedure of the file when two clean ones have it', async () => {
    assert.deepEqual(await outcomes(record({ name: 'Thả diều' }), record({ name: 'Thổi sáo' })), [
      'Thả diều',
      REFUSALS.codeTaken,
    ]);
  });

  it('is refused as repeated when the same procedure comes again', async () => {
    assert.deepEqual(await outcomes(record(), record()), ['Cấp giấy phép thả diều', REFUSALS.repeated]);
  });
});

describe('a record that is none', () => {
  it('is refused and stops nothing', async () => {
    assert.deepEqual(await outcomes('{"code": ', '', '[]', 'null', '"x"', record()), [
      REFUSALS.notJson,
      REFUSALS.notProcedure,
      REFUSALS.notProcedure,
      REFUSALS.notProcedure,
      'Cấp giấy phép thả diều',
    ]);
  });

  it('is refused without a code or a title', () => {
    assert.equal(refusal({ code: ' ' }).refused, REFUSALS.notProcedure);
    assert.deepEqual(refusal({ name: '\u200b ' }), { refused: REFUSALS.notProcedure, code: '1.999001' });
  });

  it('is refused when it was somebody’s test', () => {
    assert.equal(refusal({ name: 'TEST2106_1' }).refused, REFUSALS.test);
    assert.equal(refusal({ executionSteps: [{ name: '', description: ' test ' }] }).refused, REFUSALS.test);
    assert.equal(refusal({ procedureProposal: { proposalNumber: 'QĐ0001TEST' } }).refused, REFUSALS.test);
  });

  it('is kept when only one of its cases was a test, without that case', () => {
    const cases = keep({
      executionCases: [
        { name: 'TEST2106_2', profileComponents: [paper('Giấy thử')] },
        { name: '* Thả diều ban đêm:', profileComponents: [paper('Đèn')] },
      ],
    }).cases;
    assert.deepEqual(
      cases.map(({ name }) => name),
      ['Thả diều ban đêm'],
    );
  });

  it('is kept with nothing but a code and a title', () => {
    const reading = readNationalRecord({ code: '1.999002', name: 'Thổi sáo' });
    assert.ok('kept' in reading);
    assert.equal(procedure.parse(reading.kept).channels.length, 0);
  });

  it('is kept when its parts have other shapes than they should', () => {
    const odd = { executionSteps: 'x', executionMethods: [null, 7], executionCases: {}, unitGroupsExecuting: [null] };
    assert.deepEqual(keep({ ...odd, updatedAt: 'x', procedureProposal: null, keywords: 3 }).agencies, []);
  });
});

describe('a fee of the national portal', () => {
  it('is an amount of đồng with its text', () => {
    assert.deepEqual(fees({ value: 8000, currencyName: 'Việt Nam Đồng', description: ' 8.000 đồng/bản ' }), [
      { amount: 8000, currency: 'VND', text: '8.000 đồng/bản' },
    ]);
  });

  it('keeps the text beside 0, because 0 with a text is not free', () => {
    const text = 'Do Hội đồng nhân dân tỉnh quy định.';
    assert.deepEqual(fees({ value: 0, description: text }), [{ amount: 0, currency: 'VND', text }]);
  });

  it('is left out when it is 0 and says nothing', () => {
    assert.deepEqual(fees({ value: 0 }), []);
  });

  it('is free when it is 0 and the way to hand in says so', () => {
    const description = 'Miễn lệ phí khi nộp trực tuyến.';
    const [channel] = keep({ executionMethods: [method({ description, fees: [fee()] })] }).channels;
    assert.deepEqual(channel?.fees, [{ amount: 0, currency: 'VND', text: description }]);
  });

  it('is its text where there is no number, and nothing where there is neither', () => {
    assert.deepEqual(fees({ value: null, description: 'Theo quy định' }, { value: null }), [{ text: 'Theo quy định' }]);
  });

  it('keeps two currencies in one record apart', () => {
    const [channel, ...others] = keep({
      executionMethods: [
        method({ fees: [fee({ value: 2000, currencyName: 'Việt Nam Đồng', description: '/trang' })] }),
        method({ fees: [fee({ value: 10, currencyName: 'USD', description: '/bản' })] }),
      ],
    }).channels;
    assert.deepEqual(others, []);
    assert.deepEqual(channel?.fees, [
      { amount: 2000, currency: 'VND', text: '/trang' },
      { amount: 10, currency: 'USD', text: '/bản' },
    ]);
  });

  it('is in dollars when only its text says so', () => {
    assert.deepEqual(fees({ value: 155, description: 'Thẻ dài hạn: 155 USD/thẻ' }), [
      { amount: 155, currency: 'USD', text: 'Thẻ dài hạn: 155 USD/thẻ' },
    ]);
  });

  it('shows no number that lost its thousands', () => {
    assert.deepEqual(fees({ value: 20, description: '20.000 đồng/tờ khai' }, { value: 20 }), [
      { text: '20.000 đồng/tờ khai' },
    ]);
  });

  it('takes what the way to hand in says about money into its text', () => {
    const description = 'Tại xã: 2.000 đồng/trang; từ trang thứ ba 1.000 đồng/trang';
    const [channel] = keep({
      executionMethods: [method({ description, fees: [fee({ value: 2000, description: '/trang' })] })],
    }).channels;
    assert.deepEqual(channel?.fees, [{ amount: 2000, currency: 'VND', text: `${description}\n/trang` }]);
    assert.equal(channel?.time.text, undefined);
  });

  it('stands once, however often it is repeated', () => {
    assert.equal(fees({ value: 50_000 }, { value: 50_000 })?.length, 1);
  });
});

describe('a time of the national portal', () => {
  const time = (changes: Record<string, unknown>, cases: unknown[] = []) =>
    keep({ executionMethods: [method(changes)], cases }).channels[0]?.time;

  it('has the contract’s units', () => {
    const units = ['WORKING_DAY', 'DAY', 'HOUR', 'MONTH', 'YEAR'];
    assert.deepEqual(
      units.map((processingTimeUnit) => time({ processingTimeUnit })?.unit),
      ['working-day', 'day', 'hour', 'month', 'year'],
    );
    assert.deepEqual(time({ processingTime: 7.5 }), { amount: 7.5, unit: 'working-day' });
  });

  it('has no number where its unit is unknown, only the text', () => {
    const description = 'Ngay trong ngày';
    assert.deepEqual(time({ processingTime: 0, processingTimeUnit: 'OTHER', description }), { text: description });
    assert.deepEqual(time({ processingTime: 1, processingTimeUnit: 'OTHER' }), {});
  });

  it('takes the unit of the services when they all count the same number', () => {
    const same = [{ processingDay: { qty: 1, type: 'WORKING_DAY' } }];
    const other = [...same, { processingDay: { qty: 8, type: 'WORKING_DAY' } }];
    const published = { processingTime: 1, processingTimeUnit: 'OTHER' };
    assert.deepEqual(time(published, same), { amount: 1, unit: 'working-day' });
    assert.deepEqual(time(published, other), {});
  });

  it('may be words where a number was asked for', () => {
    assert.deepEqual(time({ processingTime: '15/12', processingTimeUnit: 'OTHER' }), { text: '15/12' });
    assert.deepEqual(time({ processingTime: ' 2 ' }), { amount: 2, unit: 'working-day' });
    assert.deepEqual(time({ processingTime: 'Theo mô tả', processingTimeUnit: 'OTHER', description: '5 ngày' }), {
      text: '5 ngày',
    });
  });

  it('says each time of a way that has several', () => {
    const [channel] = keep({
      executionMethods: [
        method({ processingTime: 17, description: 'Diều lớn' }),
        method({ processingTime: 8, description: 'Diều nhỏ' }),
      ],
    }).channels;
    assert.deepEqual(channel?.time, { text: '17 ngày làm việc: Diều lớn\n8 ngày làm việc: Diều nhỏ' });
  });
});

describe('the ways to hand in', () => {
  const ways = (isFullProcess: boolean, ...names: string[]) =>
    keep({ isFullProcess, executionMethods: names.map((submissionMethod) => method({ submissionMethod })) }).modes;

  it('are online in full or in part, by post and at the counter', () => {
    assert.deepEqual(ways(true, 'DIRECT', 'POSTAL', 'ONLINE'), ['online-full', 'post', 'counter']);
    assert.deepEqual(ways(false, 'ONLINE', 'DIRECT', 'DIRECT'), ['online-part', 'counter']);
  });

  it('are not online where the record only claims to be', () => {
    assert.deepEqual(ways(true, 'DIRECT'), ['counter']);
  });

  it('link to an official portal only by an https address in the record', () => {
    const link = (description: string) =>
      keep({ executionMethods: [method({ submissionMethod: 'ONLINE', description })] }).submitUrl;
    assert.equal(link('Qua Cổng (https://dichvucong.gov.vn/dieu).'), 'https://dichvucong.gov.vn/dieu');
    assert.equal(link('Qua http://dichvucong.gov.vn'), undefined);
    assert.equal(link('Qua https://dichvucong.gov.vn.example.com/x'), undefined);
    assert.equal(link('Xem https://tin-tuc.example'), undefined);
  });
});

describe('the papers to bring', () => {
  const papers = (...components: Record<string, unknown>[]) =>
    keep({ executionCases: [{ name: '', profileComponents: components }] }).cases[0]?.documents;

  it('say how many originals and copies, and which form', () => {
    assert.deepEqual(
      papers(
        paper('- Tờ khai (mẫu DS01 ban hành kèm theo Thông tư số 9/2025/TT-BDS)', { copyQty: 2 }),
        paper('Bản vẽ diều', { attachments: [{ fileName: 'Mau_so_3 (2).docx' }] }),
      ),
      [
        {
          name: 'Tờ khai (mẫu DS01 ban hành kèm theo Thông tư số 9/2025/TT-BDS)',
          originals: 1,
          copies: 2,
          required: true,
          form: 'Mẫu DS01 ban hành kèm theo Thông tư số 9/2025/TT-BDS',
        },
        { name: 'Bản vẽ diều', originals: 1, copies: 0, required: true, form: 'Mau so 3' },
      ],
    );
  });

  it('are not required when their own words bind them to a case, nor when they are a remark', () => {
    const names = [
      'Giấy ủy quyền (nếu có)',
      'Trường hợp diều lớn thì nộp bản vẽ',
      'Bản vẽ đối với trường hợp diều lớn',
    ];
    assert.deepEqual(
      papers(...names.map((name) => paper(name)), paper('Mang theo dây', { originalQty: 0 }))?.map(
        (each) => each.required,
      ),
      [false, false, false, false],
    );
  });

  it('leave out a paper without a name and a case without papers', () => {
    assert.deepEqual(keep({ executionCases: [{ name: 'Rỗng', profileComponents: [paper('')] }] }).cases, []);
  });

  it('may be hundreds', () => {
    const many = Array.from({ length: 500 }, (_, index) => paper(`Giấy thứ ${index}`));
    assert.equal(papers(...many)?.length, 500);
  });

  it('never count below nothing', () => {
    assert.deepEqual(
      papers(paper('Giấy', { originalQty: -3, copyQty: 'x' }))?.map(({ originals, copies }) => [originals, copies]),
      [[0, 0]],
    );
  });
});

describe('who and where', () => {
  it('is every level that is flagged, or another one when none is', () => {
    assert.deepEqual(keep({ isProvince: true, isVertical: true }).levels, ['province', 'commune', 'vertical']);
    assert.deepEqual(keep({ isWard: false }).levels, ['other']);
  });

  it('is readable audiences, without the portal’s own trials', () => {
    const subjectTypesDetails = [
      { name: 'Doanh nghiệp', code: 'ĐT2' },
      { name: 'Hợp tác xã', code: 'DT11' },
      { name: 'nhóm 1', code: '01' },
    ];
    assert.deepEqual(keep({ subjectTypesDetails }).audiences, ['Doanh nghiệp', 'Hợp tác xã']);
  });

  it('is each agency once, without no-break spaces and left-over marks', () => {
    const departmentsExecuting = [
      { name: 'Ủy ban nhân dân\u00a0cấp\u00a0xã.' },
      { name: 'Tòa án nhân dân_old' },
      { name: 'Tòa án nhân dân' },
    ];
    assert.deepEqual(keep({ departmentsExecuting }).agencies, ['Ủy ban nhân dân cấp xã', 'Tòa án nhân dân']);
  });

  it('is internal when flagged or typed so', () => {
    assert.equal(keep({ isInternal: true }).internal, true);
    assert.equal(keep({ type: 'STANDARD_INTERNAL' }).internal, true);
    assert.equal(keep().internal, undefined);
  });

  it('is one province’s own when a province issued it', () => {
    const own = keep({ departmentPromulgateCode: 'H55', departmentPromulgateName: 'UBND tỉnh Thái Nguyên' });
    assert.deepEqual([own.scope, own.province, own.issuer.name], ['province', 'H55', 'UBND tỉnh Thái Nguyên']);
    assert.deepEqual([keep().scope, keep().province], ['national', undefined]);
  });

  it('finds the province by any form of the identifier, and by name without one', () => {
    const cases: [{ code?: string; name: string }, string | undefined][] = [
      [{ code: 'H26.101', name: 'Trung tâm phục vụ hành chính công Thành phố Hà Nội' }, 'H26'],
      [{ code: '000.00.12.H62', name: 'Sở Nội vụ' }, 'H44'],
      [{ code: 'h34', name: 'UBND tỉnh Kon Tum' }, 'H48'],
      [{ name: 'UBND tỉnh Bắc Kạn' }, 'H55'],
      [{ name: 'Ủy ban nhân dân Thành phố Hồ Chí Minh' }, 'H29'],
      [{ name: 'Ủy ban nhân dân tỉnh Bà Rịa – Vũng Tàu' }, 'H29'],
      [{ name: 'UBND tỉnh Khánh Hoà' }, 'H32'],
      [{ code: 'H90', name: 'UBND tỉnh Sông Mây' }, 'H90'],
      [{ code: 'G15', name: 'Bộ Tư pháp' }, undefined],
      [{ name: 'UBND tỉnh Không Có' }, undefined],
    ];
    for (const [issuer, province] of cases) assert.equal(provinceOf(issuer), province, JSON.stringify(issuer));
  });
});

describe('the rest of a record', () => {
  it('has one step a text when all stand in one', () => {
    const description = 'Bước 1: Nộp đơn.\nNộp một bản.\n Bước 2: Nhận phép.';
    assert.deepEqual(keep({ executionSteps: [{ name: 'Mặc định', description }] }).steps, [
      'Bước 1: Nộp đơn.\nNộp một bản.',
      'Bước 2: Nhận phép.',
    ]);
  });

  it('has the steps’ names before their texts', () => {
    assert.deepEqual(keep({ executionSteps: [{ name: 'Nộp đơn:', description: 'Tại xã.' }] }).steps, [
      'Nộp đơn:\nTại xã.',
    ]);
  });

  it('has no requirements where the portal only says there are none', () => {
    assert.equal(keep({ requirementsAndConditions: ' Không. ' }).requirements, undefined);
    assert.equal(keep({ requirementsAndConditions: 'Diều dài quá 2 m.' }).requirements, 'Diều dài quá 2 m.');
  });

  it('has keywords that say more than the title', () => {
    assert.deepEqual(keep({ keywords: 'Không có thông tin\n' }).keywords, []);
    assert.deepEqual(keep({ keywords: 'thả diều, diều sáo; chơi diều' }).keywords, ['diều sáo', 'chơi diều']);
  });

  it('has its decision, the day it was last changed in Vietnam, and its page', () => {
    assert.deepEqual(keep().source, {
      decision: '12/QĐ-BDS',
      asOf: '2026-07-01',
      url: 'https://dichvucong.gov.vn/thu-tuc-hanh-chinh/00000000-0000-7000-8000-000000000001',
    });
  });
});

const NATIONAL = new URL('../../../shared/data/procedures-national.jsonl.gz', import.meta.url);

const readNational = async () => {
  const input = createReadStream(NATIONAL).pipe(createGunzip());
  const kept: Procedure[] = [];
  const refused: Record<string, string[]> = {};
  for await (const reading of readNationalFile(createInterface({ input, crlfDelay: Infinity }))) {
    if ('kept' in reading) kept.push(reading.kept);
    else (refused[reading.refused] ??= []).push(reading.code ?? '');
  }
  return { kept, refused };
};

describe(
  'the whole national catalogue',
  { skip: existsSync(NATIONAL) ? false : 'the national file is not here' },
  () => {
    it('is kept or refused with a reason, record by record, and the same twice', async () => {
      const { kept, refused } = await readNational();
      assert.deepEqual(refused, {
        [REFUSALS.test]: ['1.115188', '1.115191'],
        [REFUSALS.markedDeleted]: ['1.014955-Xoa'],
        [REFUSALS.uncleanCode]: [' 1.014325'],
      });
      assert.equal(kept.length + Object.values(refused).flat().length, 5665);

      for (const each of kept) procedure.parse(each);
      assert.equal(new Set(kept.map(({ code }) => code)).size, 5661);
      assert.equal(kept.filter(({ scope }) => scope === 'province').length, 915);
      assert.equal(kept.filter(({ internal }) => internal).length, 192);
      for (const { title } of kept) assert.equal(title, title.normalize('NFC').replace(/\s+/g, ' ').trim());
      const amounts = kept.flatMap(({ channels }) => channels).flatMap((channel) => channel.fees);
      assert.ok(amounts.every(({ amount, currency }) => currency !== 'VND' || Number.isInteger(amount)));

      const birth = kept.find(({ code }) => code === '1.001193');
      assert.equal(birth?.title, 'Thủ tục đăng ký khai sinh');
      assert.deepEqual(birth.channels.at(-1), { mode: 'counter', time: { amount: 1, unit: 'working-day' }, fees: [] });

      assert.deepEqual(await readNational(), { kept, refused });
    });
  },
);
