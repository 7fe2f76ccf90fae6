/**
 * What to mark in a title. The element uses it alone when the endpoint searches, so it must not pull in the engine.
 */
import type { Understood } from '../backend/contract/procedures.ts';
import { fold, WORD } from '../vietnamese/text.ts';

/** Ranges `[start, end)` of `title`, as published, that match the words of `query`; its last word may be unfinished. */
export function matchingParts(title: string, query: string): readonly (readonly [start: number, end: number])[] {
  const asked = fold(query).split(' ').filter(Boolean);
  const last = asked[asked.length - 1];
  if (last === undefined) return [];
  const whole = new Set(asked);
  const parts: [number, number][] = [];
  for (const { 0: word, index: start = 0 } of title.matchAll(WORD)) {
    const plain = fold(word);
    if (whole.has(plain)) parts.push([start, start + word.length]);
    else if (plain.startsWith(last)) parts.push([start, lengthOfPrefix(title, start, last)]);
  }
  return parts;
}

/** The words to mark titles by: those read as something else by what they were read as, then the others as typed. */
export function asRead(typed: string, understood: Understood | undefined): string {
  if (!understood) return typed;
  const replaced = new Set(fold(understood.because).split(' '));
  const others = fold(typed)
    .split(' ')
    .filter((word) => !replaced.has(word));
  return [understood.query, ...others].join(' ');
}

/** Where in the title as published the folded beginning `prefix` of the word at `start` ends. */
function lengthOfPrefix(title: string, start: number, prefix: string): number {
  let end = start + 1;
  while (fold(title.slice(start, end)).length < prefix.length) end += 1;
  while (/^\p{M}/u.test(title.slice(end))) end += 1;
  return end;
}
