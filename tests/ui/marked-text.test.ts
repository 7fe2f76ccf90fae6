import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { renderMarked } from '../../src/ui/marked-text.ts';
import { drawn } from './render.ts';

const TITLE = 'Đăng ký khai sinh';
const marks = (text: string, parts: [number, number][]): (string | null)[] =>
  [...drawn(renderMarked(text, parts)).querySelectorAll('mark')].map((mark) => mark.textContent);

describe('a text with marks', () => {
  for (const [what, parts, marked] of [
    ['nothing', [], []],
    ['one part', [[0, 4]], ['Đăng']],
    [
      'two parts',
      [
        [0, 4],
        [13, 17],
      ],
      ['Đăng', 'sinh'],
    ],
    [
      'neighbouring words as one',
      [
        [8, 12],
        [13, 17],
      ],
      ['khai sinh'],
    ],
    ['all of it', [[0, 17]], [TITLE]],
    [
      'parts in any order',
      [
        [13, 17],
        [0, 4],
      ],
      ['Đăng', 'sinh'],
    ],
    [
      'parts that overlap',
      [
        [0, 6],
        [5, 12],
      ],
      ['Đăng ký khai'],
    ],
    [
      'a part within another',
      [
        [0, 12],
        [5, 7],
      ],
      ['Đăng ký khai'],
    ],
    [
      'the same part twice',
      [
        [0, 4],
        [0, 4],
      ],
      ['Đăng'],
    ],
    ['a part that goes beyond the end', [[13, 99]], ['sinh']],
    ['no part before the beginning', [[-5, 4]], []],
    [
      'no part that ends before it begins',
      [
        [7, 5],
        [4, 4],
      ],
      [],
    ],
    [
      'no part that is no number',
      [
        [NaN, 4],
        [0, NaN],
      ],
      [],
    ],
  ] satisfies [string, [number, number][], string[]][]) {
    it(`marks ${what}`, () => expect(marks(TITLE, parts)).to.deep.equal(marked));
  }

  it('is never changed, whatever is to be marked', () => {
    const numbers = fc.oneof(fc.integer({ min: -5, max: 40 }), fc.double());
    const seed = Math.floor(Math.random() * 2 ** 31);
    console.info(`seed ${seed}`);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.tuple(numbers, numbers)), (text, parts) => {
        expect(drawn(renderMarked(text, parts)).textContent).to.equal(text);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('stays text, whatever stands in it', () => {
    const ground = drawn(renderMarked('<img src=x onerror=alert(1)>', [[0, 4]]));
    expect(ground.querySelector('img')).to.equal(null);
    expect(ground.textContent).to.equal('<img src=x onerror=alert(1)>');
  });
});
