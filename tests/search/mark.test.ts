import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asRead, matchingParts } from '../../src/search/mark.ts';

const marked = (title: string, query: string): string[] =>
  matchingParts(title, query).map(([start, end]) => title.slice(start, end));

test('marks the words of the question in the title as published', () => {
  assert.deepEqual(marked('Thủ tục đăng ký Khai Sinh', 'dang ky khai'), ['đăng', 'ký', 'Khai']);
});

test('marks the beginning of a word that is still being typed', () => {
  assert.deepEqual(marked('Cấp thẻ Căn cước', 'cap can cu'), ['Cấp', 'Căn', 'cư']);
});

test('marks whole letters of a title whose marks are written apart', () => {
  assert.deepEqual(marked('Cước'.normalize('NFD'), 'cu'), ['Cư'.normalize('NFD')]);
});

test('marks nothing where nothing was asked', () => {
  assert.deepEqual(marked('Đăng ký khai sinh', ' ?! '), []);
});

test('marks what a word was read as, not the words that only look like it', () => {
  const understood = { query: 'đăng ký khai tử', because: 'ong … mat' };
  const asked = asRead('ong mat o xa', understood);
  assert.deepEqual(marked('Thủ tục đăng ký khai tử', asked), ['đăng', 'ký', 'khai', 'tử']);
  assert.deepEqual(marked('Xuất khẩu mật ong tại xã', asked), ['xã']);
});

test('marks by the words as typed where they were taken so', () => {
  assert.equal(asRead('khai sinh', undefined), 'khai sinh');
});
