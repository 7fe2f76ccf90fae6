import { fold, markedKey } from '../vietnamese/text.ts';
import { soundKey } from './sound.ts';

/** A syllable without marks; its forms are the same syllable with the marks titles give it. */
export interface Syllable {
  readonly id: number;
  readonly plain: string;
  readonly forms: Form[];
  /** How many procedures hold it in any of its forms; one with two forms counts twice. */
  times: number;
}

/** A syllable as written, and the procedures whose titles hold it. */
export interface Form {
  readonly id: number;
  readonly syllable: Syllable;
  readonly marked: string;
  /** As it first was written, in lower case. */
  readonly shown: string;
  /** Procedures by their number in the index, each once. */
  readonly found: number[];
}

const PAIR = 2 ** 20;

/** The syllables of the catalogue and of the everyday words, and which stands beside which. */
export class Vocabulary {
  readonly forms: Form[] = [];
  readonly #syllables = new Map<string, Syllable>();
  readonly #all: Syllable[] = [];
  readonly #byMarked = new Map<string, Form>();
  /** Folding a word is dear and a catalogue has few different ones. */
  readonly #byWord = new Map<string, Form>();
  readonly #bySound = new Map<string, Syllable[]>();
  readonly #pairs = new Map<number, number>();

  /** The form of a word as written; learnt where it is new. */
  learn(word: string): Form {
    const known = this.#byWord.get(word);
    if (known) return known;
    const form = this.#form(word);
    this.#byWord.set(word, form);
    return form;
  }

  /** Remembers that a procedure, the last that was added, holds the form. */
  hold(form: Form, id: number): void {
    if (form.found[form.found.length - 1] === id) return;
    form.found.push(id);
    form.syllable.times += 1;
  }

  /** By the number of the syllable. */
  rarities(rarityOf: (times: number) => number): Float32Array {
    const rarities = new Float32Array(this.#all.length);
    for (const { id, times } of this.#all) rarities[id] = rarityOf(times);
    return rarities;
  }

  /** Remembers that the second syllable was seen behind the first. */
  pair(first: Syllable, second: Syllable): void {
    const key = first.id * PAIR + second.id;
    this.#pairs.set(key, (this.#pairs.get(key) ?? 0) + 1);
  }

  /** How often the second syllable was seen behind the first. */
  seenTogether(first: Syllable, second: Syllable): number {
    return this.#pairs.get(first.id * PAIR + second.id) ?? 0;
  }

  syllable(plain: string): Syllable | undefined {
    return this.#syllables.get(plain);
  }

  readonly has = (plain: string): boolean => this.#syllables.has(plain);

  soundingLike(plain: string): readonly Syllable[] {
    return this.#bySound.get(soundKey(plain)) ?? [];
  }

  beginningWith(prefix: string): Syllable[] {
    return this.#all.filter(({ plain }) => plain.length > prefix.length && plain.startsWith(prefix));
  }

  #form(word: string): Form {
    const marked = markedKey(word);
    const known = this.#byMarked.get(marked);
    if (known) return known;
    const syllable = this.#syllableOf(fold(word));
    const form = { id: this.forms.length, syllable, marked, shown: word.toLowerCase(), found: [] };
    this.forms.push(form);
    this.#byMarked.set(marked, form);
    syllable.forms.push(form);
    return form;
  }

  #syllableOf(plain: string): Syllable {
    const known = this.#syllables.get(plain);
    if (known) return known;
    const syllable = { id: this.#all.length, plain, forms: [], times: 0 };
    this.#syllables.set(plain, syllable);
    this.#all.push(syllable);
    const key = soundKey(plain);
    const alike = this.#bySound.get(key);
    if (alike) alike.push(syllable);
    else this.#bySound.set(key, [syllable]);
    return syllable;
  }
}
