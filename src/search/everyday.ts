import { wordsOf } from '../vietnamese/text.ts';
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
  /** What is said without meaning anything for the search. */
  readonly fillers: readonly string[];
}

/** The everyday words, learnt a few at a time so that a page stays quick while it loads. */
export class Sayings {
  readonly #vocabulary: Vocabulary;
  readonly #byFirst = new Map<string, Saying[]>();
  readonly #waiting: (readonly [said: string, called: string, loose: boolean])[];

  constructor(table: EverydayTable, own: readonly (readonly [said: string, called: string])[], vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
    this.#waiting = [
      ...own.map(([said, called]) => [said, called, false] as const),
      ...table.words.flatMap((line) => entries(line, false)),
      ...table.situations.flatMap((line) => entries(line, true)),
      ...table.fillers.map((said) => [said, '', false] as const),
    ];
  }

  /** Learns up to `count` of what still waits. */
  learn(count: number): void {
    for (const [said, called, loose] of this.#waiting.splice(-count)) this.#learn(said, called, loose);
  }

  /** Sayings of which `plain` is the first word. */
  beginningWith(plain: string): readonly Saying[] {
    return this.#byFirst.get(plain) ?? [];
  }

  #learn(said: string, called: string, loose: boolean): void {
    const saying = { said: this.#forms(said), called: this.#forms(called), shown: called, loose };
    const first = saying.said[0]?.syllable.plain;
    if (first === undefined) return;
    const known = this.#byFirst.get(first);
    if (known) known.push(saying);
    else this.#byFirst.set(first, [saying]);
  }

  #forms(text: string): Form[] {
    const forms = wordsOf(text).map(({ start, end }) => this.#vocabulary.learn(text.slice(start, end)));
    for (let at = 1; at < forms.length; at += 1) this.#vocabulary.pair(forms[at - 1]!.syllable, forms[at]!.syllable);
    return forms;
  }
}

function entries(line: string, loose: boolean): [said: string, called: string, loose: boolean][] {
  const [called = '', said = ''] = line.split(' = ');
  return said.split(' | ').map((one) => [one, called, loose]);
}
