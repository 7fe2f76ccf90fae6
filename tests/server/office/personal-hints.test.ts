import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { deriveFollowUpCode } from '../../../demo/server/feedback/follow-up-codes.ts';
import { findHints, HINT_NAMES, type HintKind } from '../../../demo/server/office/personal-hints.ts';

const SEED = Number(process.env.DVC_SEED ?? Date.now() % 2 ** 31);
const found = (text: string, name?: string) =>
  findHints(text, name).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

/** Kind, a text, and what of it is marked. */
const PEOPLE: readonly (readonly [HintKind, string, string])[] = [
  ['phone', 'Gọi 0912 345 678 nhé', '0912 345 678'],
  ['phone', 'Gọi 0912.345.678.', '0912.345.678'],
  ['phone', 'Số +84 912 345 678', '+84 912 345 678'],
  ['phone', 'Gọi 84 912 345 678', '84 912 345 678'],
  ['phone', 'Gọi 912 345 678', '912 345 678'],
  ['phone', 'SĐT.0912345678', '0912345678'],
  ['phone', 'ĐT:0912/345/678', '0912/345/678'],
  ['phone', 'Gọi (0912) 345 678', '(0912) 345 678'],
  ['phone', 'Gọi (+84) 912 345 678', '(+84) 912 345 678'],
  ['phone', 'Gọi 0912–345–678', '0912–345–678'],
  ['phone', 'Gọi 0912 - 345 - 678', '0912 - 345 - 678'],
  ['phone', 'Gọi 0912,345,678', '0912,345,678'],
  ['phone', 'Gọi 0912, 345, 678', '0912, 345, 678'],
  ['phone', 'Gọi 0912\u2009345\u2009678', '0912\u2009345\u2009678'],
  ['phone', 'Gọi 0912\u00a0345\u202f678', '0912\u00a0345\u202f678'],
  ['phone', 'Gọi 0912\u200b345\u200b678', '0912\u200b345\u200b678'],
  ['phone', 'Gọi ０９１２３４５６７８ nhé', '０９１２３４５６７８'],
  ['phone', 'Gọi 0 9 1 2 3 4 5 6 7 8', '0 9 1 2 3 4 5 6 7 8'],
  ['phone', 'Gọi 09 12 34 56 78', '09 12 34 56 78'],
  ['phone', 'Máy bàn 0290 000 0101', '0290 000 0101'],
  ['phone', 'Máy bàn (0290) 3 000 101', '(0290) 3 000 101'],
  ['phone', 'Hỏi 912 345 678 đồng chí Mận', '912 345 678'],
  ['number', 'CCCD 001 234 567 890 của tôi', '001 234 567 890'],
  ['number', 'CCCD 001.234.567.890 của tôi', '001.234.567.890'],
  ['number', 'CMND 123456789', '123456789'],
  ['number', 'CMND 225 123 456', '225 123 456'],
  ['number', 'CMND 225.123.456', '225.123.456'],
  ['number', 'CMND 225,123,456', '225,123,456'],
  ['number', 'Tài khoản 1903 4567 8901 23', '1903 4567 8901 23'],
  ['number', 'Số tài khoản 123 456 789 012', '123 456 789 012'],
  ['number', 'BHXH 4700123456', '4700123456'],
  ['number', 'Hộ chiếu C1234567', 'C1234567'],
  ['number', 'Hộ chiếu b 1234567', 'b 1234567'],
  ['code', 'Hồ sơ H57.132-260804-0583 đâu rồi', 'H57.132-260804-0583'],
  ['number', 'Hồ sơ 03706/2026/07906', '03706/2026/07906'],
  ['email', 'Thư: lan.nguyen@vidu.example.', 'lan.nguyen@vidu.example'],
  ['email', 'Thư: lan＠vidu.example', 'lan＠vidu.example'],
  ['plate', 'Xe 47B1-123.45 đỗ', '47B1-123.45'],
  ['plate', 'Xe 47-B1 12345 đỗ', '47-B1 12345'],
  ['plate', 'Xe 51F-12345', '51F-12345'],
  ['address', 'Nhà ở số nhà 12 gần chợ', 'số nhà 12'],
  ['address', 'Tại 15 đường Hàng Dừa', '15 đường Hàng Dừa'],
  ['address', 'Tại 12A đường số 5', '12A đường số 5'],
  ['address', 'Ở Số 5 Nguyễn Du', 'Số 5 Nguyễn Du'],
  ['address', 'Ở số 5, Nguyễn Du', 'số 5, Nguyễn Du'],
  ['address', 'Ở 12 Lê Lợi', '12 Lê Lợi'],
  ['address', 'Ở số 12/3 Trần Phú', 'số 12/3 Trần Phú'],
  ['address', 'Ở SỐ 12/3 TRẦN PHÚ', 'SỐ 12/3 TRẦN PHÚ'],
  ['address', 'Trong ngõ 12/3 sâu', 'ngõ 12/3'],
  ['address', 'Trong HẺM 12', 'HẺM 12'],
  ['address', 'Ở tổ 5 đó', 'tổ 5'],
  ['address', 'Ở đội 3 đó', 'đội 3'],
  ['address', 'Ở khu phố 4 đó', 'khu phố 4'],
  ['address', 'Ở tổ dân phố số 4 đó', 'tổ dân phố số 4'],
  ['address', 'Ở thôn Giếng Làng đó', 'thôn Giếng Làng'],
  ['address', 'Ở THÔN 3.', 'THÔN 3'],
  ['address', 'Ở tổ 12, gần chợ', 'tổ 12'],
  ['address', 'Ở Ấp Bờ Kinh đó', 'Ấp Bờ Kinh'],
  ['address', 'Ở Làng Kon Klor đó', 'Làng Kon Klor'],
  ['address', 'Ở buôn H’Ra đó', 'buôn H’Ra'],
  ['address', 'Ở bản Nậm Mơ đó', 'bản Nậm Mơ'],
];

/** Texts of offices and citizens that tell of nobody. */
const NOBODY = [
  'Hết 1.500.000.000 đồng',
  'Từ 1.500.000 - 2.000.000 đồng',
  'Từ 1.500.000 đến 20.000.000 đ/tháng',
  'VND 15,000,000',
  'Tổng 150 000 000 VNĐ, còn 12500000đ',
  'Ngày 22.11.2026',
  'ngày 22-11-2026 lúc 8',
  'Cập nhật 2026-11-22',
  'Từ 01/11/2026 đến 30/11/2026, 12 hộ',
  'Từ 01/11/2026-30/11/2026',
  'Lúc 8:30 22/11/2026',
  'năm 2026, 12 hộ, 3,5 km',
  'Các năm 2024, 2025, 2026',
  'Năm học 2025-2026, giai đoạn 2026 – 2030',
  'Nghị định 20/2008/NĐ-CP',
  'Nghị định 61/2018/NĐ-CP và 107/2021/NĐ-CP',
  'Quyết định 1234/2025/QĐ-UBND ngày 22/11/2025',
  'Thủ tục 1.001193 và 2.000635',
  'Thủ tục 1.001193.000.00.00.H29',
  'Khoản 2 Điều 5 Luật Đất đai',
  'Điều 12 Nghị Định 20',
  'Văn bản 123/UBND, biên bản 5',
  'Tổ Công tác và Đội Quản lý đã đến',
  'Quân đội Nhân dân, nông thôn Mới',
  'Sáng 7.30-11.30, chiều 13.30-17.30',
  'Phường Buôn Ma Thuột',
  'Chủ tịch hoặc 01 Phó Chủ tịch, Đội Thủ tục',
  'Gồm 1, 2, 3, 4, 5, 6, 7, 8, 9 bước',
  'Trên quốc lộ 14 có ổ gà, sâu 20 cm',
  'Ngày 22/11/2026 Ủy ban Nhân dân trả lời',
] as const;

describe('what may tell of a person', () => {
  it('is pointed out: telephones, numbers of papers, codes, letters, plates, places', () => {
    for (const [kind, text, part] of PEOPLE) assert.deepEqual(found(text), [`${kind}: ${part}`], text);
  });

  it('is not seen in sums of money, dates, years, laws, procedures and hours', () => {
    for (const text of NOBODY) assert.deepEqual(found(text), [], text);
  });

  it('is a sum of money only with the word for money', () => {
    assert.deepEqual(found('Nộp vào 123 456 789'), ['number: 123 456 789']);
    assert.deepEqual(found('Nộp 123 456 789 đồng'), []);
  });

  it('is the code of a case: whoever reads it could follow that case', () => {
    const code = deriveFollowUpCode('bí mật của bài thử', 'H90', '/feedback', 'a');
    for (const written of [code, code.toLowerCase(), code.replaceAll('-', ' '), code.replaceAll('-', '')])
      assert.deepEqual(found(`Mã của tôi là ${written} nhé`), [`code: ${written}`]);
  });

  it(`is a telephone whatever stands between its digits (seed ${SEED})`, () => {
    const number = fc.stringMatching(/^(3\d|5[25689]|7[06-9]|8\d|9\d)\d{7}$/);
    const between = fc.constantFrom('', ' ', '.', ',', '-', '/', '–', '\u00a0', '\u2009', ' - ', ') ', ' (', '·', ', ');
    const sizes = fc.constantFrom([3, 3, 3], [2, 3, 4], [2, 2, 2, 3], [3, 2, 2, 2], [9], Array<number>(9).fill(1));
    const before = fc.constantFrom('', 'Gọi ', 'SĐT.', 'đt:', '(', 'Bà Mận-', '“');
    const gaps = fc.array(between, { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(
        number,
        fc.constantFrom('0', '84', '+84'),
        sizes,
        gaps,
        before,
        (digits, trunk, groups, signs, word) => {
          let at = 0;
          const said = groups.map(
            (size, place) => `${place > 0 ? signs[place]! : ''}${digits.slice(at, (at += size))}`,
          );
          const text = `${word}${trunk}${said.join('')} nhé`;
          const [hint] = findHints(text);
          assert.equal(hint?.kind, 'phone', text);
          const marked = text.slice(hint.start, hint.end).replace(/\D/g, '');
          assert.equal(marked, `${trunk}${digits}`.replace(/\D/g, ''), text);
        },
      ),
      { seed: SEED, numRuns: 500 },
    );
  });

  it(`is marked where it stands, however the text around it is written (seed ${SEED})`, () => {
    const around = fc.stringMatching(/^[ạếđ\u0301\uff01\u3392ﬁ…a-z \n]{0,12}$/);
    fc.assert(
      fc.property(around, around, (before, after) => {
        const text = `${before} ０９１２ 345 678 ${after}`;
        const hints = found(text).filter((hint) => hint.startsWith('phone'));
        assert.deepEqual(hints, ['phone: ０９１２ 345 678'], text);
      }),
      { seed: SEED },
    );
  });

  it(`is in no date, sum or decision, whatever its numbers (seed ${SEED})`, () => {
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2049-12-31'), noInvalidDate: true });
    const sum = fc.integer({ min: 1_000, max: 999_999_999_999 });
    const two = (value: number) => String(value).padStart(2, '0');
    fc.assert(
      fc.property(day, sum, fc.constantFrom('/', '.', '-'), fc.constantFrom('.', ','), (date, money, dot, comma) => {
        const said = [two(date.getUTCDate()), two(date.getUTCMonth() + 1), date.getUTCFullYear()].join(dot);
        const grouped = String(money).replace(/\B(?=(\d{3})+$)/g, comma);
        for (const text of [
          `Ngày ${said} đã chi ${grouped} đồng.`,
          `Chi ${grouped}đ từ ${said}, xong.`,
          `Quyết định ${money % 10_000}/${date.getUTCFullYear()}/QĐ-UBND ngày ${said}.`,
        ])
          assert.deepEqual(found(text), [], text);
      }),
      { seed: SEED },
    );
  });

  it('is found in a hundred thousand characters of anything at once', () => {
    for (const text of [
      '1 '.repeat(50_000),
      '0'.repeat(100_000),
      'a.'.repeat(50_000),
      'Ạ '.repeat(50_000),
      '1.'.repeat(50_000),
    ]) {
      const start = performance.now();
      findHints(text);
      assert.ok(performance.now() - start < 2_000, text.slice(0, 4));
    }
  });

  it('is the sender’s name, however it is written', () => {
    assert.deepEqual(found("Bà h'hen niê báo", "H'Hen Niê"), ["name: h'hen niê"]);
    assert.deepEqual(found('Ông A. (Năm) báo', 'A. (Năm)'), ['name: A. (Năm)']);
    assert.deepEqual(found('Người dân báo', 'Dân'), []);
  });

  it('has a name in an officer’s words', () => {
    for (const [kind] of PEOPLE) assert.ok(HINT_NAMES[kind]);
  });
});
