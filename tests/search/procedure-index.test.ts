import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVERYDAY } from '../../src/search/everyday-words.ts';
import { ProcedureIndex } from '../../src/search/procedure-index.ts';
import { codesFor, everydayProcedures, indexOf, procedure } from './procedures.ts';

test('finds a procedure by its code, with and without dots, by that of a case and in a sentence', () => {
  const index = indexOf(procedure('1.000656', 'Đăng ký khai tử'), procedure('1.001193', 'Đăng ký khai sinh'));
  const written = [
    '1.001193',
    '1001193',
    '1.001.193',
    '1.001193.01',
    ' 1.001193 ',
    'mã 1.001193 là gì',
    '1.001193.H90.05',
  ];
  for (const code of written) assert.deepEqual(codesFor(index, code), ['1.001193'], code);
});

test('finds a code that is written like no other', () => {
  assert.deepEqual(codesFor(indexOf(procedure('C08_XPHCDB', 'Xử phạt hành chính')), 'c08_xphcdb'), ['C08_XPHCDB']);
});

test('lists the procedures whose code begins as typed, but none that is shown only for its whole code', () => {
  const index = indexOf(
    procedure('1.001193', 'Đăng ký khai sinh'),
    procedure('1.001194', 'Cấp thẻ nội bộ', { internal: true }),
    procedure('2.000815', 'Chứng thực bản sao'),
  );
  assert.deepEqual(codesFor(index, '1.0011'), ['1.001193']);
});

test('shows an internal procedure only to who knows its code', () => {
  const index = indexOf(procedure('1.000001', 'Cấp thẻ nội bộ', { internal: true }));
  assert.deepEqual(codesFor(index, 'thẻ nội bộ'), []);
  assert.deepEqual(codesFor(index, ''), []);
  assert.deepEqual(codesFor(index, '1.000001'), ['1.000001']);
});

test('shows the own procedure of a province there, in place of the national one, and elsewhere by code alone', () => {
  const index = indexOf(
    procedure('1.000002', 'Cấp thẻ nhà báo'),
    procedure('6.000003', 'CẤP THẺ nhà báo', { scope: 'province', province: 'H90' }),
  );
  assert.deepEqual(codesFor(index, 'thẻ nhà báo', { place: { province: 'H90' } }), ['6.000003']);
  assert.deepEqual(codesFor(index, 'thẻ nhà báo', { place: { province: 'H55' } }), ['1.000002']);
  assert.deepEqual(codesFor(index, 'thẻ nhà báo'), ['1.000002']);
  assert.deepEqual(codesFor(index, '6.000003', { place: { province: 'H55' } }), ['6.000003']);
});

test('gives identical titles as one result that names the other codes', () => {
  const index = indexOf(procedure('1.000004', 'Gia hạn giấy phép'), procedure('1.000005', 'Gia hạn  Giấy phép'));
  const answer = index.search({ q: 'gia han' });
  assert.equal(answer.total, 1);
  assert.deepEqual([answer.items[0]!.code, ...answer.items[0]!.variants!].sort(), ['1.000004', '1.000005']);
});

test('does not name an internal procedure among the variants', () => {
  const index = indexOf(
    procedure('1.000004', 'Gia hạn giấy phép'),
    procedure('5.000005', 'Gia hạn giấy phép', { internal: true }),
  );
  assert.equal(index.search({ q: 'gia han giay phep' }).items[0]!.variants, undefined);
});

test('lists everything where nothing was asked, the level of the place first', () => {
  const index = indexOf(procedure('1.000006', 'Cấp tỉnh', { levels: ['province'] }), procedure('1.000007', 'Cấp xã'));
  assert.deepEqual(codesFor(index, '', { place: { level: 'department' } }), ['1.000006', '1.000007']);
  assert.deepEqual(codesFor(index, '', { place: { level: 'commune' } }), ['1.000007', '1.000006']);
});

test('gives all of a field that was asked for by its name', () => {
  const index = indexOf(
    procedure('1.000001', 'Đăng ký kết hôn'),
    procedure('1.000002', 'Đăng ký tạm trú', { field: 'Đăng ký, quản lý cư trú' }),
  );
  assert.deepEqual(codesFor(index, 'ho tich'), ['1.000001']);
});

test('filters, and counts what each other choice would show', () => {
  const index = indexOf(
    procedure('1.000008', 'Đăng ký tạm trú', { field: 'Cư trú', modes: ['online-full', 'counter'] }),
    procedure('1.000009', 'Đăng ký khai sinh'),
  );
  const answer = index.search({ q: 'dang ky', field: 'Cư trú' });
  assert.deepEqual(
    answer.items.map(({ code }) => code),
    ['1.000008'],
  );
  assert.deepEqual(answer.facets.mode, [
    { value: 'online-full', count: 1 },
    { value: 'counter', count: 1 },
  ]);
  assert.deepEqual(answer.facets.field.map(({ value }) => value).sort(), ['Cư trú', 'Hộ tịch']);
});

test('gives page after page of one order', () => {
  const index = everydayProcedures();
  const all = codesFor(index, '', { size: 100 });
  assert.deepEqual(
    [...codesFor(index, '', { size: 9 }), ...codesFor(index, '', { size: 9, page: 2 })],
    all.slice(0, 18),
  );
});

test('answers the same while a page is still adding, and finds what came later', () => {
  const index = new ProcedureIndex({ everyday: EVERYDAY });
  index.add(procedure('1.000001', 'Đăng ký khai sinh'));
  assert.deepEqual(codesFor(index, 'khai sanh'), ['1.000001']);
  index.add(procedure('1.000002', 'Đăng ký tạm trú'));
  assert.deepEqual(codesFor(index, 'tam tru'), ['1.000002']);
});

test('takes a procedure added again for the newer word', () => {
  const index = indexOf(procedure('1.000001', 'Đăng ký khai sinh'), procedure('1.000001', 'Đăng ký tạm trú'));
  assert.deepEqual(codesFor(index, ''), ['1.000001']);
  assert.deepEqual(codesFor(index, 'khai sinh'), []);
  assert.equal(index.size, 1);
});
