import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Summary } from '../../src/backend/contract/procedures.ts';
import { ProcedureIndex } from '../../src/search/procedure-index.ts';

function procedure(code: string, title: string, more: Partial<Summary> = {}): Summary {
  return {
    code,
    title,
    field: 'Hộ tịch',
    levels: ['commune'],
    modes: ['counter'],
    audiences: ['Công dân Việt Nam'],
    keywords: [],
    issuer: { name: 'Bộ Tư pháp' },
    scope: 'national',
    ...more,
  };
}

function indexOf(...procedures: Summary[]): ProcedureIndex {
  const index = new ProcedureIndex();
  for (const one of procedures) index.add(one);
  return index;
}

const found = (index: ProcedureIndex, q: string, more = {}): string[] =>
  index.search({ q, ...more }).items.map(({ code }) => code);

test('finds a procedure by its title without marks', () => {
  const index = indexOf(procedure('1.000656', 'Đăng ký khai tử'), procedure('1.001193', 'Đăng ký khai sinh'));
  assert.equal(found(index, 'dang ky khai sinh')[0], '1.001193');
});

test('finds a procedure by its code, with and without the dot, and by the code of a case', () => {
  const index = indexOf(procedure('1.000656', 'Đăng ký khai tử'), procedure('1.001193', 'Đăng ký khai sinh'));
  for (const code of ['1.001193', '1001193', '1.001193.01', ' 1.001193 '])
    assert.equal(found(index, code)[0], '1.001193');
});

test('shows an internal procedure only to who knows its code', () => {
  const index = indexOf(procedure('1.000001', 'Cấp thẻ nội bộ', { internal: true }));
  assert.deepEqual(found(index, 'thẻ nội bộ'), []);
  assert.deepEqual(found(index, ''), []);
  assert.deepEqual(found(index, '1.000001'), ['1.000001']);
});

test('shows the own procedure of a province there, in place of the national one, and elsewhere by code alone', () => {
  const index = indexOf(
    procedure('1.000002', 'Cấp thẻ nhà báo'),
    procedure('6.000003', 'CẤP THẺ nhà báo', { scope: 'province', province: 'H90' }),
  );
  assert.deepEqual(found(index, 'thẻ nhà báo', { place: { province: 'H90' } }), ['6.000003']);
  assert.deepEqual(found(index, 'thẻ nhà báo', { place: { province: 'H55' } }), ['1.000002']);
  assert.deepEqual(found(index, '6.000003', { place: { province: 'H55' } }), ['6.000003']);
});

test('gives identical titles as one result that names the other codes', () => {
  const index = indexOf(procedure('1.000004', 'Gia hạn giấy phép'), procedure('1.000005', 'Gia hạn  Giấy phép'));
  const answer = index.search({ q: 'gia han' });
  assert.equal(answer.total, 1);
  assert.deepEqual([answer.items[0]!.code, ...answer.items[0]!.variants!].sort(), ['1.000004', '1.000005']);
});

test('lists everything where nothing was asked, the level of the place first', () => {
  const index = indexOf(procedure('1.000006', 'Cấp tỉnh', { levels: ['province'] }), procedure('1.000007', 'Cấp xã'));
  assert.deepEqual(found(index, '', { place: { level: 'department' } }), ['1.000006', '1.000007']);
  assert.deepEqual(found(index, '', { place: { level: 'commune' } }), ['1.000007', '1.000006']);
});

test('filters and counts what could be filtered', () => {
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
});
