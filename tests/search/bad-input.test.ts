import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { matchingParts } from '../../src/search/mark.ts';
import { fold, markedKey, splitWords, wordsOf } from '../../src/vietnamese/text.ts';
import { everydayProcedures } from './procedures.ts';

const index = everydayProcedures();
const seed = Math.floor(Math.random() * 2 ** 31);
const properties = (runs: number): fc.Parameters<unknown> => ({ seed, numRuns: runs });
console.log(`seed ${seed}`);

const SIGNS = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '\\',
  '/',
  '[',
  '(',
  '*',
  '+',
  '?',
  '^',
  '$',
  '{',
  '|',
  '\u202e',
  '\u2066',
  '\0',
  '\u200b',
  '\u0301',
];
const SYLLABLES = [
  'đăng',
  'ký',
  'khai',
  'sinh',
  'sổ',
  'đỏ',
  'mất',
  'ddawng',
  'ky1',
  'cccd',
  'ho\u0300a',
  '1.001193',
  'ngh',
  'x',
];
const question = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...SIGNS, ...SYLLABLES, ' '), { maxLength: 40 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...SYLLABLES), { maxLength: 12 }).map((parts) => parts.join(' ')),
);

const BROKEN = {
  nothing: '',
  blanks: ' \t\n\u00a0\u3000',
  'one letter': 'đ',
  'ten thousand letters': 'khai sinh '.repeat(1000),
  'ten thousand letters without a space': 'khaisinh'.repeat(1250),
  'only marks': '\u0301\u0323\u031b',
  emoji: '👩‍👩‍👧 🇻🇳',
  'control and direction characters': '\u0000\u202ekhai\u202c sinh\u2066',
  'half a character': '\ud800khai \udc00sinh',
  'signs of a pattern': '^(?:[k].*+)$|\\',
  HTML: '<img src=x onerror=alert(1)>khai sinh</img>',
  mojibake: 'Ä‘Äƒng kÃ½ khai sinh',
  TCVN3: '®¨ng ký khai sinh',
  'VNI font': 'ñaêng kyù khai sinh',
  'prototype words': 'constructor __proto__ toString hasOwnProperty',
};

for (const [name, text] of Object.entries(BROKEN)) {
  test(`answers or finds nothing for ${name}`, () => {
    const answer = index.search({ q: text });
    assert.ok(answer.items.length <= answer.total);
    for (const { title } of answer.items) matchingParts(title, text);
  });
}

test('answers any question with whole, different procedures', () => {
  fc.assert(
    fc.property(question, (q) => {
      const answer = index.search({ q, size: 100 });
      const codes = answer.items.map(({ code }) => code);
      assert.equal(new Set(codes).size, codes.length);
      assert.equal(answer.total, codes.length);
      assert.deepEqual(index.search({ q, size: 100 }), answer);
    }),
    properties(600),
  );
});

test('marks parts of the title that lie in it, in their order', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), question, (title, q) => {
      let end = 0;
      for (const [start, next] of matchingParts(title, q)) {
        assert.ok(end <= start && start < next && next <= title.length);
        end = next;
      }
    }),
    properties(600),
  );
});

test('folds a folded text to itself, and both Unicode forms alike', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      assert.equal(fold(fold(text)), fold(text));
      assert.equal(fold(text.normalize('NFD')), fold(text.normalize('NFC')));
      assert.doesNotThrow(() => [markedKey(text), wordsOf(text), splitWords(text)]);
    }),
    properties(600),
  );
});
