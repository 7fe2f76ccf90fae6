/**
 * A text as patterns read it, with the place of each character in the text as it was written: one form of each letter
 * and digit (NFKC), one blank, one hyphen, and nothing that no eye sees.
 */
export interface FlatText {
  readonly flat: string;
  /** Where in the written text these characters of the flat one begin and end. */
  readonly placeOf: (start: number, end: number) => { readonly start: number; readonly end: number };
}

/** A character with the marks that stand on it. */
const CHARACTER = /[\s\S]\p{M}*/gu;
const UNSEEN = /\p{Cf}/gu;
const BLANK = /[^\S\n\t]/g;
const DASH = /[\p{Pd}\u2043\u2212]/gu;

export function flattenText(written: string): FlatText {
  let flat = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (const { 0: character, index } of written.matchAll(CHARACTER)) {
    const plain = character.normalize('NFKC').replace(UNSEEN, '').replace(BLANK, ' ').replace(DASH, '-');
    flat += plain;
    for (let at = 0; at < plain.length; at++) {
      starts.push(index);
      ends.push(index + character.length);
    }
  }
  return { flat, placeOf: (start, end) => ({ start: starts[start]!, end: ends[end - 1]! }) };
}
