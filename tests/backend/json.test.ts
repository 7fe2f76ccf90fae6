import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseJson, stringify } from '../../src/backend/json.ts';
import { holdsFor } from './property.ts';

holdsFor(
  'what is written reads as what JSON.stringify writes',
  fc.property(fc.jsonValue({ stringUnit: 'binary' }), (json) => {
    assert.deepEqual(JSON.parse(stringify(json)), JSON.parse(JSON.stringify(json)));
  }),
  2000,
);

holdsFor(
  'what is read is what JSON.parse reads, where there is nothing to leave out',
  fc.property(fc.jsonValue({ stringUnit: fc.constantFrom(...'aăđ ơ"\\\n\t😀0') as never }), (json) => {
    assert.deepEqual(parseJson(JSON.stringify(json)), JSON.parse(JSON.stringify(json)));
  }),
);

describe('writing', () => {
  it('leaves out what is not there, as JSON does', () => {
    const given = { a: undefined, b: [undefined, NaN, Infinity, -0], c: null, d: { e: undefined } };
    assert.equal(stringify(given), JSON.stringify(given));
  });

  it('writes a list with holes as a list', () => {
    const holes: unknown[] = [];
    holes[2] = 1;
    assert.equal(stringify(holes), '[null,null,1]');
  });

  it('is not misled by what a host planted on the prototypes', () => {
    const given = { list: ['a', { b: 1 }], text: 'x', number: 5, yes: true };
    const expected = JSON.stringify(given);
    const plant = { value: () => 'planted', configurable: true, enumerable: true, writable: true };
    const places = [Array.prototype, Object.prototype, String.prototype, Number.prototype, Boolean.prototype];
    for (const place of places) Object.defineProperty(place, 'toJSON', plant);
    try {
      assert.notEqual(JSON.stringify(given), expected);
      assert.equal(stringify(given), expected);
    } finally {
      for (const place of places) Reflect.deleteProperty(place, 'toJSON');
    }
  });

  it('escapes half of a character pair and keeps whole ones', () => {
    assert.equal(stringify('\ud83d\ude00 \ud83d x \ude00\ud83d'), '"\ud83d\ude00 \\ud83d x \\ude00\\ud83d"');
    assert.equal(stringify({ '\ud83d': 1 }), '{"\\ud83d":1}');
  });

  it('writes nothing that an older parser of JavaScript stumbles over', () => {
    assert.doesNotMatch(stringify('\u2028\u2029\u0000\u001f"\\'), /[\u2028\u2029\u0000-\u001f]/);
  });

  it('writes a member called __proto__ as a member', () => {
    assert.equal(stringify(JSON.parse('{"__proto__":{"a":1}}')), '{"__proto__":{"a":1}}');
  });
});

describe('reading', () => {
  it('leaves out what shows a text otherwise than it says', () => {
    assert.equal(parseJson('"a\\u202egpj.exe\\u2066b\\u0000c\\u0085d\\ufeff"'), 'agpj.exebcd');
  });

  it('keeps line ends, tabs and joined letters', () => {
    assert.equal(parseJson('"a\\n\\r\\tb\\u200dc"'), 'a\n\r\tb\u200dc');
  });

  it('leaves out __proto__ at every depth', () => {
    const read = parseJson('{"a":[{"__proto__":{"admin":true},"b":1}],"__proto__":[]}') as { a: object[] };
    assert.deepEqual(Object.getOwnPropertyNames(read), ['a']);
    assert.deepEqual(Object.getOwnPropertyNames(read.a[0]), ['b']);
    assert.equal((read.a[0] as { admin?: unknown }).admin, undefined);
  });

  it('puts the replacement character in place of half a pair, so that an address can be made of it', () => {
    const text = parseJson('"\\ud83d\\ude00 \\ud83d x \\ude00"') as string;
    assert.equal(text, '\ud83d\ude00 \ufffd x \ufffd');
    assert.doesNotThrow(() => encodeURIComponent(text));
  });

  it('refuses what is not JSON', () => {
    for (const text of ['', '{', '<html>', "{'a':1}", 'NaN', '1 2']) assert.throws(() => parseJson(text), SyntaxError);
  });
});

holdsFor(
  'whatever was read can stand in an address',
  fc.property(fc.string({ unit: 'binary' as const }), fc.nat(0xffff), (text, unit) => {
    const said = parseJson(JSON.stringify(text + String.fromCharCode(unit))) as string;
    encodeURIComponent(said);
  }),
);
