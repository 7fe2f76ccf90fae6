import type { Summary } from '../../src/backend/contract/procedures.ts';
import { Catalogue } from '../../src/search/catalogue.ts';
import { EVERYDAY } from '../../src/search/everyday-words.ts';
import { Sayings } from '../../src/search/everyday.ts';
import { Reader } from '../../src/search/reading.ts';
import { Vocabulary } from '../../src/search/vocabulary.ts';

/** Writes what procedures call it behind what was said for it: our everyday words, for a library that has none. */
export function everydayExpansion(catalogue: readonly Summary[]): (question: string) => string {
  const vocabulary = new Vocabulary();
  const sayings = new Sayings(EVERYDAY, [], vocabulary);
  const known = new Catalogue(vocabulary);
  for (const one of catalogue) known.add(one);
  sayings.learn(Infinity);
  const reader = new Reader(vocabulary, sayings, known);
  return (question) =>
    (reader.read(question, false)[0] ?? [])
      .map(({ alternatives, typed }) => alternatives.find(({ called }) => called)?.called?.shown ?? typed)
      .join(' ');
}
