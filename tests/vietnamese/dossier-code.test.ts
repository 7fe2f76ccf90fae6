import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dossierCodeKey, isKnownDossierCode, readDossierCode } from '../../src/vietnamese/dossier-code.ts';

const SEEN = [
  '000.00.12.H62-201105-0004',
  'H57.132-260804-0583',
  'G22.99.08-260921-896048',
  'G22.99.09-240114-0001',
  'G22.99.3-241219795252',
  'G09.20-20260609-0092637',
  '000.00.15.H40-190802-0001',
  'H40.12-230919-0001',
  'G22.99.25-260101-123',
  '03706/2026/07906',
];

for (const code of SEEN) {
  test(`${code}, as systems print it, is known and stays as it is`, () => {
    assert.equal(readDossierCode(code), code);
    assert.equal(isKnownDossierCode(code), true);
  });

  test(`${code} is read in whatever way it is pasted`, () => {
    const ways = [
      `  ${code}\n`,
      code.toLowerCase(),
      code.replace(/-/g, '–'),
      code.replace(/-/g, '—'),
      code.replace(/-/g, '\u2011'),
      code.replace(/-/g, ' - '),
      code.replace(/\./g, '. '),
      [...code].join(' '),
      [...code].join('\u200b'),
      code.replace(/-/g, '\u00a0-\u00a0'),
      code.replace(/[0-9]/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
      `Mã hồ sơ: ${code}`,
      `Mã hồ sơ: ${code}`.normalize('NFD'),
      `Mã số hồ sơ ${code}`,
      `MÃ HỒ SƠ:${code}`,
      `ma ho so ${code}`,
      `Số hồ sơ: ${code}`,
      `Mã HS: ${code}`,
      `Mã hồ sơ số ${code}`,
      `Hồ sơ của bà: ${code}. Hẹn trả ngày 12/8/2026`,
      `${code}\nSố phiếu: 26.10229`,
      `https://xa-doi-man.example/tra-cuu.html#ho-so=${encodeURIComponent(code)}`,
      `https://mot-cua.example/tra-cuu?ma=${code}&k=1`,
    ];
    for (const way of ways) assert.equal(readDossierCode(way), code, way);
  });
}

test('a code of another shape is left as it was typed but for blanks and capitals', () => {
  for (const [typed, read] of [
    ['26.10229', '26.10229'],
    ['c08 xphcdb 7', 'C08XPHCDB7'],
    ['Thanh Hóa 12', 'THANHHÓA12'],
    ['', ''],
    ['%E0%A4%A', '%E0%A4%A'],
    ['H57.132-260804', 'H57.132-260804'],
  ] as const) {
    assert.equal(readDossierCode(typed), read);
    assert.equal(isKnownDossierCode(read), false);
  }
});

test('a number is not taken out of the middle of a longer one', () => {
  const glued = 'H57.132-260804-0583-99';
  assert.equal(readDossierCode(`xem ${glued}`), `XEM${glued}`);
});

test('ways to write one code have one key, and neighbouring codes have two', () => {
  assert.equal(dossierCodeKey('g22.99.3-241219-795252'), dossierCodeKey('G22.99.3-241219795252'));
  assert.equal(dossierCodeKey('Mã hồ sơ: H57.132–260804–0583'), 'H571322608040583');
  assert.notEqual(dossierCodeKey('H57.132-260804-0583'), dossierCodeKey('H57.132-260804-0584'));
});

test('a whole page pasted by mistake is read at once and cut short', () => {
  for (const page of [
    'A'.repeat(1e6),
    '-1'.repeat(5e5),
    'A.'.repeat(5e5),
    '1'.repeat(1e6),
    ' '.repeat(1e6),
    '%'.repeat(1e6),
  ]) {
    assert.ok(readDossierCode(page).length <= 400);
  }
});
