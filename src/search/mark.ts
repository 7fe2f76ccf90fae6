/**
 * What to mark in a title. The element uses it alone when the endpoint searches, so it must not pull in the engine.
 */
import { fold, wordsOf } from '../vietnamese/text.ts';

/** Ranges `[start, end)` of `title`, as published, that match the words of `query`; its last word may be unfinished. */
export function matchingParts(title: string, query: string): readonly (readonly [start: number, end: number])[] {
  const asked = fold(query).split(' ').filter(Boolean);
  const last = asked[asked.length - 1];
  if (last === undefined) return [];
  const whole = new Set(asked);
  const parts: [number, number][] = [];
  for (const word of wordsOf(title)) {
    if (whole.has(word.plain)) parts.push([word.start, word.end]);
    else if (word.plain.startsWith(last)) parts.push([word.start, lengthOfPrefix(title, word.start, last)]);
  }
  return parts;
}

/** Where in the title as published the folded beginning `prefix` of the word at `start` ends. */
function lengthOfPrefix(title: string, start: number, prefix: string): number {
  let end = start + 1;
  while (fold(title.slice(start, end)).length < prefix.length) end += 1;
  while (/^\p{M}/u.test(title.slice(end))) end += 1;
  return end;
}
