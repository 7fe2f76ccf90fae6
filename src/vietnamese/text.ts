/**
 * Vietnamese text as a search sees it: the key of a text, and its words with their place in it.
 *
 * Titles are shown as published; only keys are folded.
 */

const TONES: Readonly<Record<string, string>> = {
  '\u0300': '2',
  '\u0301': '1',
  '\u0303': '4',
  '\u0309': '3',
  '\u0323': '5',
};

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
const MARK = /\p{M}/gu;
/** Joiners, soft hyphens and direction marks stand inside words and are nothing to the eye. */
const INVISIBLE = /[\u00ad\u034f\u061c\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f]/g;
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/gu;
/** A word where it stands in a text: letters and digits with their marks, and what is invisible among them. */
export const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u00ad\u200c-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f]*/gu;

const lower = (text: string): string => text.normalize('NFKD').toLowerCase().replace(INVISIBLE, '');

/**
 * The search key of a text: no marks, `đ` as `d`, lower case, one space for whatever stands between words.
 * Both tone placements (`hoà`, `hòa`) and both Unicode forms have the same key.
 */
export function fold(text: string): string {
  return lower(text).replace(MARK, '').replace(/đ/g, 'd').replace(BETWEEN_WORDS, ' ').trim();
}

/**
 * A syllable with its marks, wherever its tone was written: the letters with their hats and horns, then the tone as
 * the digit VNI gives it (`hoà` and `hòa` are `hoa2`, `đất` is `đât1`).
 */
export function markedKey(word: string): string {
  let tone = '';
  const letters = lower(word).replace(TONE, (mark) => {
    tone = TONES[mark] ?? '';
    return '';
  });
  return letters.normalize('NFC') + tone;
}

/** What no word holds: blanks, signs, symbols, emoji. */
const WORDS =
  /[^\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u00d7\u00f7\u2000-\u2bff\u3000-\u303f\ud800-\uf8ff\ufe00-\ufe1f\ufeff\uff00-\uff0f]+/g;

/** The words of a text, as written but in lower case: quick, for whole catalogues. */
export function splitWords(text: string): string[] {
  return text.normalize('NFC').toLowerCase().replace(INVISIBLE, '').match(WORDS) ?? [];
}

/** A word of a text and where it stands. */
export interface Word {
  readonly start: number;
  readonly end: number;
  /** Without marks: what {@link fold} makes of it. */
  readonly plain: string;
  /** With marks: see {@link markedKey}. */
  readonly marked: string;
}

/** The words of a text in their order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  WORD.lastIndex = 0;
  for (let found = WORD.exec(text); found; found = WORD.exec(text)) {
    const plain = fold(found[0]);
    if (plain)
      words.push({ start: found.index, end: found.index + found[0].length, plain, marked: markedKey(found[0]) });
  }
  return words;
}
