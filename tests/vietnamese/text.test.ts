import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold, markedKey, wordsOf } from '../../src/vietnamese/text.ts';

test('gives a text without marks the key of the text with them', () => {
  assert.equal(fold('Đăng ký  KHAI SINH'), 'dang ky khai sinh');
  assert.equal(fold('Đăng ký khai sinh'.normalize('NFD')), fold('dang ky khai sinh'));
});

test('takes no-break, zero-width and punctuation for the space between words', () => {
  assert.equal(fold('Ủy\u00a0ban\u200bnhân dân (xã,\n phường)'), 'uy ban nhan dan xa phuong');
});

test('drops marks of direction and soft hyphens inside a word', () => {
  assert.equal(fold('kh\u00adai \u202esi\u200dnh'), 'khai sinh');
});

test('has one marked key for both places of a tone', () => {
  assert.equal(markedKey('hoà'), markedKey('hòa'));
  assert.notEqual(markedKey('hoa'), markedKey('hòa'));
  assert.equal(markedKey('Đất'), 'đât1');
});

test('says where each word stands in the text as published', () => {
  const title = 'Cấp  thẻ';
  assert.deepEqual(
    wordsOf(title).map(({ start, end }) => title.slice(start, end)),
    ['Cấp', 'thẻ'],
  );
});
