import { SYLLABLE } from './syllable.ts';
import type { Syllable, Vocabulary } from './vocabulary.ts';

const LONGEST = 7;
/** An abbreviation, a number or a single letter is less likely. */
const UNLIKE_A_SYLLABLE = 5;
/** What falls for the most part into such pieces is no Vietnamese without spaces. */
const MOST_UNLIKE_SYLLABLES = 0.34;

interface Path {
  readonly cost: number;
  readonly syllable: Syllable;
  readonly before: Path | undefined;
}

/**
 * The syllables of words typed without spaces (`dangkykhaisinh`), by what stands beside what in the catalogue; the
 * last may be unfinished. Nothing where the letters cannot be cut into known syllables.
 */
export function cutJoined(joined: string, vocabulary: Vocabulary): string[] | undefined {
  const paths: Path[][] = [];
  for (let start = 0; start < joined.length; start += 1) {
    const before = start === 0 ? [undefined] : paths[start];
    if (!before) continue;
    for (let end = start + 1; end <= Math.min(joined.length, start + LONGEST); end += 1) {
      const syllable = vocabulary.syllable(joined.slice(start, end));
      if (syllable) (paths[end] ??= []).push(cheapest(before, syllable, vocabulary));
    }
  }
  for (let end = joined.length; end > joined.length - LONGEST && end > 0; end -= 1) {
    const there = paths[end];
    const rest = joined.slice(end);
    if (there && (rest === '' || vocabulary.beginningWith(rest).length > 0)) {
      const pieces = unroll(there.reduce((best, path) => (path.cost < best.cost ? path : best)));
      if (pieces.filter(isUnlikeASyllable).length > pieces.length * MOST_UNLIKE_SYLLABLES) return undefined;
      return rest === '' ? pieces : [...pieces, rest];
    }
  }
  return undefined;
}

function cheapest(before: readonly (Path | undefined)[], syllable: Syllable, vocabulary: Vocabulary): Path {
  let best: Path | undefined;
  for (const path of before) {
    const cost = (path?.cost ?? 0) + costOf(path?.syllable, syllable, vocabulary);
    if (!best || cost < best.cost) best = { cost, syllable, before: path };
  }
  return best!;
}

/** Little for a pair seen often, much for one never seen, more for what hardly is a syllable. */
function costOf(first: Syllable | undefined, second: Syllable, vocabulary: Vocabulary): number {
  const together = first ? vocabulary.seenTogether(first, second) : 0;
  if (first && together > 0) return Math.log((first.times + 1) / together) * 0.5 + 0.5;
  const unlike = isUnlikeASyllable(second.plain) ? UNLIKE_A_SYLLABLE : 0;
  return 14 - Math.log(second.times + 0.5) + unlike;
}

const isUnlikeASyllable = (plain: string): boolean => plain.length === 1 || !SYLLABLE.test(plain);

function unroll(last: Path): string[] {
  const pieces: string[] = [];
  for (let path: Path | undefined = last; path; path = path.before) pieces.unshift(path.syllable.plain);
  return pieces;
}
