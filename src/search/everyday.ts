import { splitWords } from '../vietnamese/text.ts';
import type { Form, Vocabulary } from './vocabulary.ts';

/** What people say for what procedures are called. */
export interface Saying {
  readonly said: readonly Form[];
  /** Empty for what says nothing ("cho hỏi", "như thế nào"). */
  readonly called: readonly Form[];
  /** As the table writes it, to be shown. */
  readonly shown: string;
  /** The words may stand in any order with others between them. */
  readonly loose: boolean;
}

export interface EverydayTable {
  /** Lines `called = said | said`; said words stand together. */
  readonly words: readonly string[];
  /** Lines `called = said | said`; said words stand anywhere in the question. */
  readonly situations: readonly string[];
  /** Lines `said | said` of what means nothing for the search. */
  readonly fillers: readonly string[];
}

/** The everyday words, learnt a few at a time so that a page stays quick while it loads. */
export class Sayings {
  readonly #vocabulary: Vocabulary;
  readonly #byFirst = new Map<string, Saying[]>();
  readonly #waiting: (readonly [said: readonly string[], called: string, loose: boolean])[];

  constructor(table: EverydayTable, own: readonly (readonly [said: string, called: string])[], vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#waiting = [
      ...own.map(([said, called]) => [[said], called, false] as const),
      ...table.words.map((line) => entry(line, false)),
      ...table.situations.map((line) => entry(line, true)),
      ...table.fillers.map((line) => [line.split(' | '), '', false] as const),
    ];
  }

  /** Learns up to `count` lines of what still waits. */
  learn(count: number): void {
    if (this.#waiting.length > 0) for (const line of this.#waiting.splice(-count)) this.#learn(...line);
  }

  /** Sayings of which `plain` is the first word. */
  beginningWith(plain: string): readonly Saying[] {
    return this.#byFirst.get(plain) ?? [];
  }

  #learn(sayings: readonly string[], shown: string, loose: boolean): void {
    const called = this.#forms(shown);
    for (const one of sayings) {
      const said = this.#forms(one);
      const first = said[0]?.syllable.plain;
      if (first === undefined) continue;
      const known = this.#byFirst.get(first);
      if (known) known.push({ said, called, shown, loose });
      else this.#byFirst.set(first, [{ said, called, shown, loose }]);
    }
  }

  #forms(text: string): Form[] {
    const forms = splitWords(text).map((word) => this.#vocabulary.learn(word));
    for (let at = 1; at < forms.length; at += 1) this.#vocabulary.pair(forms[at - 1]!.syllable, forms[at]!.syllable);
    return forms;
  }
}

function entry(line: string, loose: boolean): [said: string[], called: string, loose: boolean] {
  const [called = '', said = ''] = line.split(' = ');
  return [said.split(' | '), called, loose];
}
