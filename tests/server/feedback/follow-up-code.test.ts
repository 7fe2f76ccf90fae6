import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { deriveFollowUpCode, hashFollowUpCode } from '../../../demo/server/feedback/follow-up-codes.ts';
import { readFollowUpCode, writeFollowUpCode } from '../../../src/backend/contract/follow-up-code.ts';

const SEED = Number(process.env.DVC_SEED ?? Date.now() % 2 ** 31);
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const MANY = process.env.DVC_FULL ? 1_000_000 : 50_000;
/** Chi-square of 31 degrees of freedom that is passed once in a million by chance. */
const UNLIKELY = 79;

const derive = (key: string, { secret = 'secret', agency = 'H90', route = 'feedback' } = {}) =>
  deriveFollowUpCode(secret, agency, route, key);

const code = fc.string({ minLength: 21, maxLength: 64 }).map((key) => derive(key));

describe('a follow-up code', () => {
  it('is four groups of four and a check character, without letters that are misread', () => {
    assert.match(derive('a'), /^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]$/);
  });

  it('is the same for the same agency, route and key, and another for any other', () => {
    const same = derive('a');
    assert.equal(derive('a'), same);
    for (const other of [
      derive('b'),
      derive('a', { secret: 'other' }),
      derive('a', { agency: 'H90.101' }),
      derive('a', { route: 'additions' }),
      derive('', { agency: 'H90', route: 'feedbacka' }),
    ]) {
      assert.notEqual(other, same);
    }
  });

  it('carries the check character that Crockford gives it', () => {
    // 0x7fff…: worked out by hand as a number modulo 37.
    const number = BigInt('0x0123456789abcdef0123');
    const bytes = Buffer.from('0123456789abcdef0123', 'hex');
    assert.equal(writeFollowUpCode(bytes)?.at(-1), ALPHABET[Number(number % 37n)]);
    assert.equal(writeFollowUpCode(Buffer.alloc(10)), '0000-0000-0000-0000-0');
  });

  it('is never made with a check character that nobody can read aloud', () => {
    const bytes = Buffer.alloc(10);
    bytes.writeUInt16BE(32, 8);
    assert.equal(writeFollowUpCode(bytes), undefined);
  });

  it(`is read however it was typed (seed ${SEED})`, () => {
    fc.assert(
      fc.property(code, fc.constantFrom('', ' ', '-', '–', '.', '\u00a0', ' - '), (given, between) => {
        assert.equal(readFollowUpCode(given.toLowerCase().replaceAll('-', between)), given);
        const misread = given.replace(/0/g, 'o').replace(/1/, 'l').replace(/1/, 'I');
        assert.equal(readFollowUpCode(` ${misread}\n`), given);
      }),
      { seed: SEED },
    );
  });

  it(`tells of any one wrong character, and of any two that changed places (seed ${SEED})`, () => {
    fc.assert(
      fc.property(code, fc.nat(16), fc.constantFrom(...ALPHABET), (given, at, character) => {
        const typed = given.replaceAll('-', '');
        const wrong = typed.slice(0, at) + character + typed.slice(at + 1);
        assert.equal(readFollowUpCode(wrong), wrong === typed ? given : undefined);
        const swapped = typed.slice(0, at) + (typed[at + 1] ?? '') + typed[at] + typed.slice(at + 2);
        assert.equal(readFollowUpCode(swapped), swapped === typed ? given : undefined);
      }),
      { seed: SEED },
    );
  });

  it(`is nothing that anybody types by chance (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const read = readFollowUpCode(typed);
        assert.ok(read === undefined || typed.length >= 17);
      }),
      { seed: SEED },
    );
    for (const typed of ['', '-', '7', 'U'.repeat(17), '*'.repeat(17), '00000000000000000000']) {
      assert.equal(readFollowUpCode(typed), undefined);
    }
  });

  it(`is evenly spread and never the same twice, in ${MANY} of them`, () => {
    const seen = new Set<string>();
    const counts = Array.from({ length: 16 }, () => new Map<string, number>());
    for (let number = 0; number < MANY; number++) {
      const made = derive(`key-${number}`).replaceAll('-', '');
      seen.add(made);
      for (const [place, count] of counts.entries()) {
        const character = made[place] ?? '';
        count.set(character, (count.get(character) ?? 0) + 1);
      }
    }
    assert.equal(seen.size, MANY);
    const expected = MANY / ALPHABET.length;
    for (const count of counts) {
      const chiSquare = [...ALPHABET].reduce((sum, c) => sum + ((count.get(c) ?? 0) - expected) ** 2 / expected, 0);
      assert.ok(chiSquare < UNLIKELY, String(chiSquare));
    }
  });

  it('is found by a hash that needs the secret', () => {
    assert.notEqual(hashFollowUpCode('one', 'x'), hashFollowUpCode('other', 'x'));
    assert.equal(hashFollowUpCode('one', 'x'), hashFollowUpCode('one', 'x'));
  });
});
