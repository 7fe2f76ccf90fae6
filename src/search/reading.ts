import { rarityOf, type Catalogue } from './catalogue.ts';
import type { Called, Question, Reading, Sayings } from './everyday.ts';
import { Guesser, type Guess, type Typed } from './guesses.ts';
import { LITTLE_WORDS } from './little-words.ts';
import type { Form, Vocabulary } from './vocabulary.ts';

export interface Choice {
  readonly form: Form;
  readonly weight: number;
}

/** One syllable that a title should hold, in the forms that will do, the best first. */
export interface Slot {
  readonly rarity: number;
  readonly choices: readonly Choice[];
  /** What was typed for it; nothing where an everyday word was replaced. */
  readonly typed: string | undefined;
}

/** One way to say a part of the question. */
export interface Alternative {
  readonly slots: readonly Slot[];
  readonly weight: number;
  /** Nothing where the words are taken as typed. */
  readonly called: Called | undefined;
}

/** A part of the question, in one or more ways of saying it. */
export interface Part {
  readonly alternatives: readonly Alternative[];
  readonly weight: number;
  readonly typed: string;
}

/** How much a word says, from 0 to 1. */
const MEANING = {
  little: 0.15,
  besideNoNeighbour: 0.5,
  besideAMatter: 0.5,
  filler: 0.06,
  leastInASaying: 0.4,
} as const;
/** What a word of a saying weighs, as rarities go. */
const WORD_OF_A_SAYING = 5;
/** Taken as typed, a saying is a little less likely meant than what it is called. */
const AS_TYPED = 0.95;
const LONGEST_QUESTION = 600;

/** Reads a question: which words mean something together, and what else they may be called. */
export class Reader {
  readonly #guesser: Guesser;
  readonly #sayings: Sayings;
  readonly #catalogue: Catalogue;

  constructor(vocabulary: Vocabulary, sayings: Sayings, catalogue: Catalogue) {
    this.#guesser = new Guesser(vocabulary);
    this.#sayings = sayings;
    this.#catalogue = catalogue;
  }

  /**
   * The question as it most likely is meant, then as it may be meant besides: without the matters its everyday words
   * make up, and without everyday words. A literal question is taken as it stands.
   */
  read(question: string, literal: boolean): Part[][] {
    const text = question.slice(0, LONGEST_QUESTION);
    const typed = literal ? this.#guesser.asTyped(text) : this.#guesser.guess(text);
    const marksUsed = typed.some(
      ({ guesses }) => guesses[0]?.marked !== undefined && guesses[0].marked !== guesses[0].syllable.plain,
    );
    const slots = typed.map((one) => slotOf(one, marksUsed, this.#catalogue.size));
    const asTyped = (): Part[] => this.#parts(typed, slots, []);
    if (literal) return [asTyped()];
    const { words, matters } = this.#sayings.read(questionOf(typed, marksUsed));
    if (!matters.some(({ called }) => called.length > 0)) return [this.#parts(typed, slots, matters)];
    const isSame = words.every(({ places }, at) => places.join() === matters[at]?.places.join());
    return [matters, ...(isSame ? [] : [words])]
      .map((readings) => this.#parts(typed, slots, readings))
      .concat([asTyped()]);
  }

  #parts(typed: readonly Typed[], slots: readonly Slot[], readings: readonly Reading[]): Part[] {
    const total = this.#catalogue.size;
    const readingAt = new Map(readings.flatMap((reading) => reading.places.map((place) => [place, reading] as const)));
    const besides = readings.some(namesAMatter) ? MEANING.besideAMatter : 1;
    return typed.flatMap((one, at) => {
      const reading = readingAt.get(at);
      if (!reading) return [this.#initials(one, total) ?? wordAsTyped(one, slots[at]!, besides)];
      return reading.places[0] === at ? [partOf(reading, typed, slots, total)] : [];
    });
  }

  /** The first letters of words, where a word is nothing else. */
  #initials({ plain, guesses, text }: Typed, total: number): Part | undefined {
    if (guesses.length > 0 || !INITIALS.test(plain)) return undefined;
    const meanings = this.#catalogue.initialled(plain);
    if (meanings.length === 0) return undefined;
    const called = meanings.map((forms) => ({
      forms,
      shown: forms.map(({ shown }) => shown).join(' '),
      isDeed: false,
    }));
    const alternatives = called.map((one) => alternativeOf(one, 1, total));
    return { alternatives, weight: (WORD_OF_A_SAYING * plain.length) / 2, typed: text };
  }
}

const INITIALS = /^[^aeiouy\d]{3,8}$/;

const questionOf = (typed: readonly Typed[], marksUsed: boolean): Question => ({
  length: typed.length,
  plains: (place) => typed[place]!.guesses.map(({ syllable }) => syllable.plain),
  likelyToBe: (place, form) => likelyToBe(typed[place], form, marksUsed),
  meaning: (place) => meaningOf(typed[place]),
});

const DIFFERENT_WORD = 0.8;

function likelyToBe(typed: Typed | undefined, form: Form, marksUsed: boolean): number {
  let best = 0;
  for (const guess of typed?.guesses ?? []) {
    if (guess.syllable !== form.syllable) continue;
    const agree = marksAgree(guess, form.marked, marksUsed);
    if (agree > DIFFERENT_WORD) best = Math.max(best, guess.likely * agree);
  }
  return best;
}

/** 1 where the marks are the same or the question has none; less the more they differ. */
function marksAgree({ marked, syllable, likely }: Guess, wanted: string, marksUsed: boolean): number {
  if (!marksUsed || marked === undefined || marked === wanted) return 1;
  const isAWord = syllable.forms.some((form) => form.marked === marked);
  if (marked === syllable.plain) return isAWord ? 0.78 : 0.9;
  const [letters, tone] = lettersAndTone(marked);
  const [wantedLetters, wantedTone] = lettersAndTone(wanted);
  if (letters !== wantedLetters) return !isAWord && letters === syllable.plain && tone === wantedTone ? 0.85 : 0.65;
  return (tone === '' && likely < 1) || HOI_AND_NGA.includes(tone + wantedTone) ? 0.9 : 0.75;
}

const HOI_AND_NGA = ['34', '43'];

const lettersAndTone = (marked: string): [letters: string, tone: string] => {
  const tone = /[1-5]$/.exec(marked)?.[0] ?? '';
  return [tone ? marked.slice(0, -1) : marked, tone];
};

const meaningOf = (typed: Typed | undefined): number =>
  !typed || LITTLE_WORDS.has(typed.plain) ? MEANING.little : typed.isAlone ? MEANING.besideNoNeighbour : 1;

/** More than one word was read as what procedures are called. */
const namesAMatter = ({ places, called }: Reading): boolean =>
  places.length > 1 && called.some((one) => !one.called.isDeed);

const wordAsTyped = (one: Typed, slot: Slot, share: number): Part => ({
  alternatives: [{ slots: [slot], weight: 1, called: undefined }],
  weight: slot.rarity * meaningOf(one) * share,
  typed: one.text,
});

function slotOf({ guesses, text }: Typed, marksUsed: boolean, total: number): Slot {
  const choices = guesses
    .flatMap((guess) =>
      guess.syllable.forms.map((form) => ({ form, weight: guess.likely * marksAgree(guess, form.marked, marksUsed) })),
    )
    .sort((a, b) => b.weight - a.weight);
  const likeliest = guesses.reduce((best, { likely }) => Math.max(best, likely), 0);
  const times = guesses.reduce((sum, { syllable, likely }) => (likely < likeliest ? sum : sum + syllable.times), 0);
  return { rarity: rarityOf(times, total), choices, typed: text };
}

function partOf({ places, called }: Reading, typed: readonly Typed[], slots: readonly Slot[], total: number): Part {
  const literal: Alternative = { slots: places.map((place) => slots[place]!), weight: AS_TYPED, called: undefined };
  const text = places
    .map((place, at) => (at > 0 && place > places[at - 1]! + 1 ? '… ' : '') + typed[place]!.text)
    .join(' ');
  const meanings = places.map((place) => meaningOf(typed[place]));
  if (called.length === 0) {
    const weight = places.reduce((sum, place, at) => sum + slots[place]!.rarity * meanings[at]!, 0);
    return { alternatives: [literal], weight: weight * MEANING.filler, typed: text };
  }
  const alternatives = called.map((one) => alternativeOf(one.called, one.likely, total));
  const most = Math.max(...alternatives.map((one) => one.slots.reduce((sum, slot) => sum + slot.rarity, 0)));
  const least = places.length > 1 ? MEANING.leastInASaying : 0;
  const weight = WORD_OF_A_SAYING * meanings.reduce((sum, meaning) => sum + Math.max(least, meaning), 0);
  return { alternatives: [literal, ...alternatives], weight: Math.min(most, weight), typed: text };
}

const alternativeOf = (called: Called, weight: number, total: number): Alternative => ({
  called,
  weight,
  slots: called.forms.map((form) => ({
    rarity: rarityOf(form.syllable.times, total),
    typed: undefined,
    choices: [{ form, weight: 1 }],
  })),
});
