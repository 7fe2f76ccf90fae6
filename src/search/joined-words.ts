import { timesFound, type Syllable, type Vocabulary } from './vocabulary.ts';

const LONGEST = 7;
const SYLLABLE = /^(?:[a-z]*[aeiouy][a-z]*|\d+)$/;

interface Path {
  readonly cost: number;
  readonly syllable: Syllable;
  readonly before: Path | undefined;
}

/**
 * The syllables of words typed without spaces (`dangkykhaisinh`), by what stands beside what in the catalogue;
 * nothing where the letters cannot be cut into known syllables.
 */
export function cutJoined(joined: string, vocabulary: Vocabulary): Syllable[] | undefined {
  const paths: Path[][] = Array.from({ length: joined.length + 1 });
  for (let start = 0; start < joined.length; start += 1) {
    const before = start === 0 ? [undefined] : paths[start];
    if (!before) continue;
    for (let end = start + 1; end <= Math.min(joined.length, start + LONGEST); end += 1) {
      const piece = joined.slice(start, end);
      const syllable = SYLLABLE.test(piece) ? vocabulary.syllable(piece) : undefined;
      if (!syllable) continue;
      const path = cheapest(before, syllable, vocabulary);
      const there = paths[end];
      if (there) there.push(path);
      else paths[end] = [path];
    }
  }
  const last = paths[joined.length]?.reduce((best, path) => (path.cost < best.cost ? path : best));
  return last && unroll(last);
}

function cheapest(before: readonly (Path | undefined)[], syllable: Syllable, vocabulary: Vocabulary): Path {
  let best: Path | undefined;
  for (const path of before) {
    const cost = (path?.cost ?? 0) + costOf(path?.syllable, syllable, vocabulary);
    if (!best || cost < best.cost) best = { cost, syllable, before: path };
  }
  return best!;
}

/** Little for a pair seen often, much for one never seen, more for a short or rare syllable. */
function costOf(first: Syllable | undefined, second: Syllable, vocabulary: Vocabulary): number {
  const times = timesFound(second) + 0.5;
  const together = first ? vocabulary.seenTogether(first, second) : 0;
  if (first && together > 0) return Math.log((timesFound(first) + 1) / together) * 0.5 + 0.5;
  return 14 - Math.log(times) + (second.plain.length === 1 ? 3 : 0);
}

function unroll(last: Path): Syllable[] {
  const syllables: Syllable[] = [];
  for (let path: Path | undefined = last; path; path = path.before) syllables.unshift(path.syllable);
  return syllables;
}
