/** Keys of a Vietnamese keyboard (Telex, VNI) that stayed in the text because the input method was off. */

const VOWEL = /[aeiouyăâêôơư]/;
const TELEX_TONES: Readonly<Record<string, string>> = { s: '1', f: '2', r: '3', x: '4', j: '5' };
const HATS: Readonly<Record<string, string>> = { a: 'â', e: 'ê', o: 'ô' };
const HORNS: Readonly<Record<string, string>> = { a: 'ă', o: 'ơ', u: 'ư' };

/** A syllable no Vietnamese word has: a digit behind letters, f, j, w, z, a doubled letter, a consonant that ends none. */
const RESIDUE = /^\p{L}+\d|[fjwz]|aa|ee|oo|dd|đd|[srxf]$|[aeiouyăâêôơư][srxf]/u;

/**
 * The syllable that was meant by keys such as `dduwowngf`, `dduowngwf` or `d9u7o7ng2`, with its tone as a digit at
 * the end (see `markedKey`); nothing where the word holds no such keys.
 */
export function undoTypingKeys(word: string): string | undefined {
  if (!RESIDUE.test(word)) return undefined;
  const undone = (/\d/.test(word) ? undoVni(word) : undoTelex(word)).replace('ưo', 'ươ');
  return VOWEL.test(undone) && !/[fjwz]/.test(undone) ? undone : undefined;
}

function undoTelex(word: string): string {
  let out = '';
  let tone = '';
  for (const key of word) {
    const toneOfKey = TELEX_TONES[key];
    if (toneOfKey !== undefined && VOWEL.test(out)) tone = toneOfKey;
    else if (key === 'z' && VOWEL.test(out)) tone = '';
    else if (key === 'd' && /^d/.test(out)) out = `đ${out.slice(1)}`;
    else if (key === 'w') out = withHorn(out);
    else if (HATS[key] !== undefined && isRepeated(out, key)) out = replaceLast(out, key, HATS[key]);
    else out += key;
  }
  return out + tone;
}

function undoVni(word: string): string {
  let out = '';
  let tone = '';
  for (const key of word) {
    if (/[1-5]/.test(key)) tone = key;
    else if (key === '6') out = withHat(out);
    else if (key === '7') out = withHorn(out, /[uo]/);
    else if (key === '8') out = replaceLast(out, 'a', 'ă');
    else if (key === '9') out = out.replace(/d/, 'đ');
    else if (!/\d/.test(key)) out += key;
  }
  return out + tone;
}

/** Telex marks a vowel by typing it twice, at once (`aa`) or after the end of the syllable (`tana`). */
const isRepeated = (out: string, key: string): boolean =>
  out.endsWith(key) || new RegExp(`${key}[iuy]?[cghmnpt]+$`).test(out);

function withHat(out: string): string {
  const found = /[aeo](?=[^aeo]*$)/.exec(out);
  return found ? replaceLast(out, found[0], HATS[found[0]] ?? '') : out;
}

function withHorn(out: string, on = /[aou]/): string {
  if (out.includes('ươ')) return out;
  if (/u[oơ]/.test(out)) return out.replace(/u[oơ]/, 'ươ');
  for (const vowel of ['o', 'u', 'a']) {
    if (on.test(vowel) && out.includes(vowel)) return replaceLast(out, vowel, HORNS[vowel] ?? '');
  }
  return on.test('a') ? `${out}ư` : out;
}

function replaceLast(text: string, from: string, to: string): string {
  const at = text.lastIndexOf(from);
  return at < 0 ? text : text.slice(0, at) + to + text.slice(at + 1);
}
