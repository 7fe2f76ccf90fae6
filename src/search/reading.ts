import { fold, wordsOf } from '../vietnamese/text.ts';
import { rarityOf } from './catalogue.ts';
import type { Saying, Sayings } from './everyday.ts';
import { cutJoined } from './joined-words.ts';
import { oneSlipAway } from './slips.ts';
import { undoTypingKeys } from './typing-residue.ts';
import { timesFound, type Form, type Syllable, type Vocabulary } from './vocabulary.ts';

/** A syllable that a typed word may stand for, and how likely, 0 to 1. */
interface Guess {
  readonly syllable: Syllable;
  /** Known only where the word carried marks or the keys for them. */
  readonly marked: string | undefined;
  readonly likely: number;
}

interface Typed {
  readonly text: string;
  readonly guesses: readonly Guess[];
  /** 0 to 1: little for words such as "của" and "cho". */
  readonly meaning: number;
}

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
  readonly saying: Saying | undefined;
}

/** A part of the question, in one or more ways of saying it. */
export interface Part {
  readonly alternatives: readonly Alternative[];
  readonly weight: number;
  readonly typed: string;
}

/** Little words: they tell near-equal titles apart, no more. */
const WEAK = new Set(
  fold(
    `của cho tôi em anh chị bác cô chú mình tao tui cháu ở tại thì là mà có được bị khi với và các những về từ đến để do
     theo trong này đó ra vào nên hay hoặc rồi đã đang sẽ cần muốn xin làm nhà người hồ sơ thủ tục việc trường hợp nào
     gì cái một vì qua đi lúc sau trước nếu còn cũng lên xuống nữa thôi nhé nha hết phải đối như việt nam`,
  ).split(' '),
);
const LONGEST_QUESTION = 600;
const MOST_WORDS = 64;

/** What a question says, once slips, keys and everyday words are understood. */
export class Reader {
  readonly #vocabulary: Vocabulary;
  readonly #sayings: Sayings;

  constructor(vocabulary: Vocabulary, sayings: Sayings) {
    this.#vocabulary = vocabulary;
    this.#sayings = sayings;
  }

  /** `total`: procedures in the index. A literal question is taken as it stands. */
  read(question: string, total: number, literal: boolean): Part[] {
    const typed = this.#typed(question.slice(0, LONGEST_QUESTION), literal);
    const marksUsed = typed.some(
      ({ guesses }) => guesses[0]?.marked !== undefined && guesses[0].marked !== guesses[0].syllable.plain,
    );
    const slots = typed.map((one) => slotOf(one, marksUsed, total));
    const groups = literal ? [] : this.#sayingsIn(typed, marksUsed);
    const parts: Part[] = [];
    const done = new Set<number>();
    typed.forEach((one, at) => {
      if (done.has(at)) return;
      const group = groups.find(({ places }) => places.has(at));
      if (!group) {
        parts.push({
          alternatives: [{ slots: [slots[at]!], weight: 1, saying: undefined }],
          weight: slots[at]!.rarity * one.meaning,
          typed: one.text,
        });
        return;
      }
      for (const place of group.places) done.add(place);
      const places = [...group.places].sort((a, b) => a - b);
      parts.push(
        partOf(
          group.sayings,
          places.map((place) => slots[place]!),
          places.map((place) => typed[place]!),
          total,
        ),
      );
    });
    return parts;
  }

  #typed(question: string, literal: boolean): Typed[] {
    const words = wordsOf(question).slice(0, MOST_WORDS);
    const typed: Typed[] = [];
    words.forEach(({ plain, marked, start, end }, at) => {
      const text = question.slice(start, end);
      const last = at === words.length - 1;
      const meaning = WEAK.has(plain) ? 0.2 : 1;
      const joined =
        !literal && plain.length > 4 && !this.#vocabulary.has(plain) && !undone(marked, this.#vocabulary)
          ? cutJoined(plain, this.#vocabulary)
          : undefined;
      if (joined && joined.length > 1) {
        for (const syllable of joined)
          typed.push({
            text: syllable.plain,
            guesses: [{ syllable, marked: undefined, likely: 1 }],
            meaning: WEAK.has(syllable.plain) ? 0.2 : 1,
          });
        return;
      }
      typed.push({ text, meaning, guesses: this.#guesses(plain, marked, last, literal) });
    });
    return typed;
  }

  #guesses(plain: string, marked: string, last: boolean, literal: boolean): Guess[] {
    const known = this.#vocabulary.syllable(plain);
    const guesses: Guess[] = known ? [{ syllable: known, marked, likely: 1 }] : [];
    if (!literal) {
      const keys = undone(marked, this.#vocabulary);
      if (keys) guesses.push({ ...keys, likely: known ? 0.8 : 0.95 });
      else if (!known) guesses.push(...this.#repaired(plain));
    }
    if (last)
      for (const syllable of this.#vocabulary.beginningWith(plain))
        guesses.push({ syllable, marked: undefined, likely: known ? 0.5 : 0.85 });
    return guesses;
  }

  #repaired(plain: string): Guess[] {
    const guesses: Guess[] = [];
    for (const syllable of this.#vocabulary.soundingLike(plain))
      guesses.push({ syllable, marked: undefined, likely: 0.75 });
    if (plain.length > 2) {
      for (const near of oneSlipAway(plain, this.#vocabulary.has)) {
        const syllable = this.#vocabulary.syllable(near);
        if (syllable) guesses.push({ syllable, marked: undefined, likely: 0.65 });
      }
    }
    return guesses;
  }

  #sayingsIn(typed: readonly Typed[], marksUsed: boolean): Group[] {
    const groups = new Map<string, Group>();
    typed.forEach(({ guesses }, at) => {
      for (const { syllable } of guesses.slice(0, 12)) {
        for (const saying of this.#sayings.beginningWith(syllable.plain)) {
          const found = saying.loose ? looseIn(saying, typed, at, marksUsed) : togetherIn(saying, typed, at, marksUsed);
          if (!found) continue;
          const key = [...found.places].sort().join();
          const group = groups.get(key);
          if (group) group.sayings.push(saying);
          else groups.set(key, { places: found.places, score: found.score, sayings: [saying] });
        }
      }
    });
    const taken = new Set<number>();
    return [...groups.values()]
      .sort((a, b) => b.score - a.score)
      .filter(({ places }) => {
        if ([...places].some((place) => taken.has(place))) return false;
        for (const place of places) taken.add(place);
        return true;
      });
  }
}

interface Group {
  readonly places: ReadonlySet<number>;
  readonly score: number;
  readonly sayings: Saying[];
}

function undone(marked: string, vocabulary: Vocabulary): { syllable: Syllable; marked: string } | undefined {
  const keys = undoTypingKeys(marked);
  const syllable = keys === undefined ? undefined : vocabulary.syllable(fold(keys.replace(/\d$/, '')));
  return syllable && { syllable, marked: keys! };
}

function togetherIn(
  saying: Saying,
  typed: readonly Typed[],
  at: number,
  marksUsed: boolean,
): { places: Set<number>; score: number } | undefined {
  let score = 0;
  const places = new Set<number>();
  for (let step = 0; step < saying.said.length; step += 1) {
    const one = typed[at + step];
    const likely = one ? likelyToBe(one, saying.said[step]!, marksUsed) : 0;
    if (likely === 0) return undefined;
    score += likely;
    places.add(at + step);
  }
  return { places, score };
}

function looseIn(
  saying: Saying,
  typed: readonly Typed[],
  at: number,
  marksUsed: boolean,
): { places: Set<number>; score: number } | undefined {
  let score = -0.3;
  const places = new Set<number>();
  for (const form of saying.said) {
    let best = 0;
    let there = -1;
    typed.forEach((one, place) => {
      if (places.has(place) || (form === saying.said[0] && place !== at)) return;
      const likely = likelyToBe(one, form, marksUsed);
      if (likely > best) [best, there] = [likely, place];
    });
    if (there < 0) return undefined;
    score += best;
    places.add(there);
  }
  return { places, score };
}

function likelyToBe(one: Typed, form: Form, marksUsed: boolean): number {
  let best = 0;
  for (const guess of one.guesses) {
    if (guess.syllable !== form.syllable) continue;
    const tone = marksAgree(guess, form, marksUsed);
    if (tone > 0.75) best = Math.max(best, guess.likely * tone);
  }
  return best;
}

/** 1 where the marks are the same or none were typed; less where they differ. */
function marksAgree({ marked, syllable }: Guess, form: Form, marksUsed: boolean): number {
  if (!marksUsed || marked === undefined || marked === form.marked) return 1;
  if (marked === syllable.plain) return 0.9;
  return HOI_OR_NGA.test(marked) && HOI_OR_NGA.test(form.marked) && marked.slice(0, -1) === form.marked.slice(0, -1)
    ? 0.9
    : 0.75;
}

const HOI_OR_NGA = /[34]$/;

function slotOf({ guesses, text }: Typed, marksUsed: boolean, total: number): Slot {
  const choices = guesses
    .flatMap((guess) =>
      guess.syllable.forms.map((form) => ({ form, weight: guess.likely * marksAgree(guess, form, marksUsed) })),
    )
    .sort((a, b) => b.weight - a.weight);
  const likely = guesses.filter((guess) => guess.likely >= (guesses[0]?.likely ?? 0));
  const times = likely.reduce((sum, { syllable }) => sum + timesFound(syllable), 0);
  return { rarity: rarityOf(times, total), choices, typed: text };
}

function partOf(sayings: readonly Saying[], slots: readonly Slot[], typed: readonly Typed[], total: number): Part {
  const text = typed.map((one) => one.text).join(' ');
  const literal = { slots, weight: 0.9, saying: undefined };
  const literalWeight = slots.reduce((sum, slot, at) => sum + slot.rarity * typed[at]!.meaning, 0);
  if (sayings.some((saying) => saying.called.length === 0))
    return { alternatives: [literal], weight: literalWeight * 0.05, typed: text };
  const called = sayings.map((saying) => ({
    saying,
    weight: 1,
    slots: saying.called.map((form) => ({
      rarity: rarityOf(timesFound(form.syllable), total),
      typed: undefined,
      choices: [{ form, weight: 1 }],
    })),
  }));
  const most = Math.max(...called.map((one) => one.slots.reduce((sum, slot) => sum + slot.rarity, 0)));
  return { alternatives: [...called, literal], weight: Math.min(most, 5 * slots.length), typed: text };
}
