import { fold } from '../vietnamese/text.ts';
import { rarityOf } from './catalogue.ts';
import type { Saying, Sayings } from './everyday.ts';
import { Guesser, type Guess, type Typed } from './guesses.ts';
import { timesFound, type Form, type Vocabulary } from './vocabulary.ts';

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
const WEAK_MEANING = 0.2;
const FILLER_MEANING = 0.05;
const LONGEST_QUESTION = 600;
/** So sure a word must be to be dropped, or to be read as an everyday word. */
const SURE = 0.9;
const LIKELY_ENOUGH = 0.4;
const MOST_WEIGHT_A_WORD = 5;

interface Group {
  readonly places: readonly number[];
  readonly score: number;
  readonly sayings: { readonly saying: Saying; readonly likely: number }[];
}

/** Reads a question: which words mean something together, and what else they may be called. */
export class Reader {
  readonly #guesser: Guesser;
  readonly #sayings: Sayings;

  constructor(vocabulary: Vocabulary, sayings: Sayings) {
    this.#guesser = new Guesser(vocabulary);
    this.#sayings = sayings;
  }

  /** `total`: procedures in the index. A literal question is taken as it stands. */
  read(question: string, total: number, literal: boolean): Part[] {
    const text = question.slice(0, LONGEST_QUESTION);
    const typed = literal ? this.#guesser.asTyped(text) : this.#guesser.guess(text);
    const marksUsed = typed.some(
      ({ guesses }) => guesses[0]?.marked !== undefined && guesses[0].marked !== guesses[0].syllable.plain,
    );
    const slots = typed.map((one) => slotOf(one, marksUsed, total));
    const groups = literal ? [] : this.#groups(typed, marksUsed);
    const grouped = new Map(groups.flatMap((group) => group.places.map((place) => [place, group] as const)));
    return typed.flatMap((one, at) => {
      const group = grouped.get(at);
      if (!group) return [wordAsTyped(one, slots[at]!)];
      return group.places[0] === at ? [partOf(group, typed, slots, total)] : [];
    });
  }

  /** The everyday words in the question, none sharing a word with another, those that explain most first. */
  #groups(typed: readonly Typed[], marksUsed: boolean): Group[] {
    const groups = new Map<string, Group>();
    typed.forEach(({ guesses }, at) => {
      for (const { syllable } of guesses) {
        for (const saying of this.#sayings.beginningWith(syllable.plain)) {
          const found = saying.loose ? anywhere(saying, typed, at, marksUsed) : together(saying, typed, at, marksUsed);
          if (!found) continue;
          const places = [...found.places].sort((a, b) => a - b);
          const group = groups.get(places.join());
          const likely = found.score / places.length;
          if (group) group.sayings.push({ saying, likely });
          else
            groups.set(places.join(), {
              places,
              score: found.score - (saying.loose ? 0.3 : 0),
              sayings: [{ saying, likely }],
            });
        }
      }
    });
    const taken = new Set<number>();
    return [...groups.values()]
      .sort((a, b) => b.score - a.score)
      .filter(({ places }) => {
        if (places.some((place) => taken.has(place))) return false;
        for (const place of places) taken.add(place);
        return true;
      });
  }
}

interface Found {
  readonly places: readonly number[];
  readonly score: number;
}

/** The saying word for word from `at` on. */
function together(
  { said, called }: Saying,
  typed: readonly Typed[],
  at: number,
  marksUsed: boolean,
): Found | undefined {
  let score = 0;
  const places: number[] = [];
  for (const form of said) {
    const place = at + places.length;
    const likely = typed[place] ? likelyToBe(typed[place], form, marksUsed) : 0;
    if (likely < (called.length === 0 ? SURE : LIKELY_ENOUGH)) return undefined;
    score += likely;
    places.push(place);
  }
  return { places, score };
}

/** The saying's words anywhere, its first at `at`. */
function anywhere({ said }: Saying, typed: readonly Typed[], at: number, marksUsed: boolean): Found | undefined {
  let score = 0;
  const places: number[] = [];
  for (const form of said) {
    let best = LIKELY_ENOUGH;
    let there = -1;
    typed.forEach((one, place) => {
      if (places.includes(place) || (places.length === 0 && place !== at)) return;
      const likely = likelyToBe(one, form, marksUsed);
      if (likely > best) [best, there] = [likely, place];
    });
    if (there < 0) return undefined;
    score += best;
    places.push(there);
  }
  return { places, score };
}

const DIFFERENT_WORD = 0.8;

function likelyToBe({ guesses }: Typed, form: Form, marksUsed: boolean): number {
  let best = 0;
  for (const guess of guesses) {
    if (guess.syllable !== form.syllable) continue;
    const agree = marksAgree(guess, form.marked, marksUsed);
    if (agree > DIFFERENT_WORD) best = Math.max(best, guess.likely * agree);
  }
  return best;
}

/** 1 where the marks are the same or the question has none; less the more they differ. */
function marksAgree({ marked, syllable }: Guess, wanted: string, marksUsed: boolean): number {
  if (!marksUsed || marked === undefined || marked === wanted) return 1;
  if (marked === syllable.plain) return 0.9;
  const [letters, tone] = lettersAndTone(marked);
  const [wantedLetters, wantedTone] = lettersAndTone(wanted);
  if (letters !== wantedLetters) return letters === syllable.plain && tone === wantedTone ? 0.85 : 0.65;
  return tone === '' || HOI_AND_NGA.includes(tone + wantedTone) ? 0.9 : 0.75;
}

const HOI_AND_NGA = ['34', '43'];

const lettersAndTone = (marked: string): [letters: string, tone: string] => {
  const tone = /[1-5]$/.exec(marked)?.[0] ?? '';
  return [tone ? marked.slice(0, -1) : marked, tone];
};

const meaningOf = ({ plain }: Typed): number => (WEAK.has(plain) ? WEAK_MEANING : 1);

const wordAsTyped = (one: Typed, slot: Slot): Part => ({
  alternatives: [{ slots: [slot], weight: 1, saying: undefined }],
  weight: slot.rarity * meaningOf(one),
  typed: one.text,
});

function slotOf({ guesses, text }: Typed, marksUsed: boolean, total: number): Slot {
  const choices = guesses
    .flatMap((guess) =>
      guess.syllable.forms.map((form) => ({ form, weight: guess.likely * marksAgree(guess, form.marked, marksUsed) })),
    )
    .sort((a, b) => b.weight - a.weight);
  const likeliest = guesses.reduce((best, { likely }) => Math.max(best, likely), 0);
  const times = guesses.reduce(
    (sum, { syllable, likely }) => (likely < likeliest ? sum : sum + timesFound(syllable)),
    0,
  );
  return { rarity: rarityOf(times, total), choices, typed: text };
}

function partOf({ places, sayings }: Group, typed: readonly Typed[], slots: readonly Slot[], total: number): Part {
  const literal: Alternative = { slots: places.map((place) => slots[place]!), weight: 0.95, saying: undefined };
  const literalWeight = places.reduce((sum, place) => sum + slots[place]!.rarity * meaningOf(typed[place]!), 0);
  const text = places.map((place) => typed[place]!.text).join(' ');
  if (sayings.some(({ saying }) => saying.called.length === 0)) {
    return { alternatives: [literal], weight: literalWeight * FILLER_MEANING, typed: text };
  }
  const called = sayings.map(({ saying, likely }) => ({
    saying,
    weight: likely,
    slots: saying.called.map((form) => ({
      rarity: rarityOf(timesFound(form.syllable), total),
      typed: undefined,
      choices: [{ form, weight: 1 }],
    })),
  }));
  const most = Math.max(...called.map((one) => one.slots.reduce((sum, slot) => sum + slot.rarity, 0)));
  return {
    alternatives: [literal, ...called],
    weight: Math.min(most, MOST_WEIGHT_A_WORD * places.length),
    typed: text,
  };
}
