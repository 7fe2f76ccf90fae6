import { fold, wordsOf } from '../vietnamese/text.ts';
import { cutJoined } from './joined-words.ts';
import { ASKING_WORDS } from './little-words.ts';
import { oneSlipAway } from './slips.ts';
import { SYLLABLE } from './syllable.ts';
import { undoTypingKeys } from './typing-residue.ts';
import type { Syllable, Vocabulary } from './vocabulary.ts';

/** A syllable that a typed word may stand for, and how likely, 0 to 1. */
export interface Guess {
  readonly syllable: Syllable;
  /** Known only where the word carried marks or the keys for them. */
  readonly marked: string | undefined;
  readonly likely: number;
}

/** A word of the question. */
export interface Typed {
  readonly text: string;
  readonly plain: string;
  readonly marked: string;
  /** The likeliest first; none where nothing known is near. */
  guesses: Guess[];
  /** The question is written with marks: they tell what a word is. */
  readonly isMarked: boolean;
  /** No title and no saying has it beside these neighbours. */
  isAlone: boolean;
}

const LONGEST_SYLLABLE = 7;
const MOST_WORDS = 64;
/** So many ends of an unfinished word are thought of. */
const MOST_ENDINGS = 40;
/** How often a word must stand beside the neighbours to be meant by another word without marks. */
const SLIP_INTO_A_WORD = 8;
const LIKELY = { keys: 0.95, sameSound: 0.95, sound: 0.75, slip: 0.65, begun: 0.85, begunYetKnown: 0.5 } as const;

/** Finds out which syllables the words of a question stand for. */
export class Guesser {
  readonly #vocabulary: Vocabulary;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** The words as they stand: a literal question. */
  asTyped(question: string): Typed[] {
    return wordsOf(question)
      .slice(0, MOST_WORDS)
      .map(({ start, end, plain, marked }) => {
        const syllable = this.#vocabulary.syllable(plain);
        return {
          text: question.slice(start, end),
          plain,
          marked,
          guesses: syllable ? [{ syllable, marked, likely: 1 }] : [],
          isMarked: true,
          isAlone: false,
        };
      });
  }

  /** The words with slips, keys and joined or broken syllables understood; the last may be unfinished. */
  guess(question: string): Typed[] {
    const typed = this.#mended(question);
    typed.forEach((one, at) => {
      if (one.guesses.length > 0) this.#addNearer(typed, at);
      else one.guesses = this.#best(one, typed, at);
    });
    const last = typed[typed.length - 1];
    if (last && !(typed.length > 1 && ASKING_WORDS.has(last.plain)))
      last.guesses.push(...this.#begun(last, typed[typed.length - 2]));
    typed.forEach(
      (one, at) =>
        (one.isAlone =
          typed.length > 1 && one.guesses.every(({ syllable }) => this.#beside(syllable, typed, at) === 0)),
    );
    return typed;
  }

  #mended(question: string): Typed[] {
    const typed: Typed[] = [];
    const words = wordsOf(question).slice(0, MOST_WORDS);
    const isMarked = words.some(({ plain, marked }) => marked !== plain);
    for (const { plain, marked, start, end } of words) {
      const text = question.slice(start, end);
      const guesses = this.#known(plain, marked);
      const before = typed[typed.length - 1];
      const whole = before && this.#whole(before, plain, guesses.length > 0);
      if (whole)
        typed[typed.length - 1] = {
          text: `${before.text} ${text}`,
          plain: whole.plain,
          marked: whole.plain,
          guesses: [{ syllable: whole, marked: undefined, likely: 0.9 }],
          isMarked,
          isAlone: false,
        };
      else if (guesses.length > 0) typed.push({ text, plain, marked, guesses, isMarked, isAlone: false });
      else typed.push(...this.#cut({ text, plain, marked, guesses, isMarked, isAlone: false }));
    }
    return typed;
  }

  /** What a word stands for by itself: the syllable, its twin with i or y, the syllable of the keys in it. */
  #known(plain: string, marked: string): Guess[] {
    const guesses: Guess[] = [];
    const syllable = this.#vocabulary.syllable(plain);
    if (syllable) guesses.push({ syllable, marked, likely: 1 });
    const twin = /[iy]$/.test(plain)
      ? this.#vocabulary.syllable(plain.slice(0, -1) + (plain.endsWith('i') ? 'y' : 'i'))
      : undefined;
    if (twin)
      guesses.push({
        syllable: twin,
        marked: marked.replace(/[iy](?=\d?$)/, twin.plain.slice(-1)),
        likely: LIKELY.sameSound,
      });
    const keys = undoTypingKeys(marked);
    const meant = keys === undefined ? undefined : this.#vocabulary.syllable(fold(keys.replace(/\d$/, '')));
    if (meant) guesses.push({ syllable: meant, marked: keys, likely: LIKELY.keys });
    return guesses;
  }

  /** The syllable that was broken in two by a blank, where one of the halves means nothing. */
  #whole(before: Typed, plain: string, isKnown: boolean): Syllable | undefined {
    if (before.guesses.length > 0 && isKnown) return undefined;
    const joined = before.plain + plain;
    return joined.length <= LONGEST_SYLLABLE ? this.#vocabulary.syllable(joined) : undefined;
  }

  /** Words typed without spaces; a short word is rather a slip. */
  #cut(one: Typed): Typed[] {
    const { plain } = one;
    const isJoined =
      plain.length > LONGEST_SYLLABLE || (plain.length > 4 && !SYLLABLE.test(plain) && this.#near(one).length === 0);
    const pieces = isJoined ? cutJoined(plain, this.#vocabulary) : undefined;
    if (!pieces) return [one];
    return pieces.map((piece) => {
      const syllable = this.#vocabulary.syllable(piece);
      return {
        text: piece,
        plain: piece,
        marked: piece,
        guesses: syllable ? [{ syllable, marked: undefined, likely: 1 }] : [],
        isMarked: one.isMarked,
        isAlone: false,
      };
    });
  }

  #near({ plain, marked, isMarked }: Typed): Guess[] {
    const guesses: Guess[] = this.#vocabulary
      .soundingLike(plain)
      .filter(({ forms }) => !isMarked || forms.some((form) => sameTone(form.marked, marked)))
      .map((syllable) => ({ syllable, marked: undefined, likely: LIKELY.sound }));
    const isWord = SYLLABLE.test(plain);
    if (plain.length < 3 || plain.length > LONGEST_SYLLABLE + 1 || (isWord && isMarked)) return guesses;
    for (const word of oneSlipAway(plain, this.#vocabulary.has)) {
      const syllable = this.#vocabulary.syllable(word);
      if (syllable && !guesses.some((guess) => guess.syllable === syllable))
        guesses.push({ syllable, marked: undefined, likely: LIKELY.slip });
    }
    return guesses;
  }

  /** The few that stand best beside the neighbours; what may be a word we do not know needs such a neighbour. */
  #best(one: Typed, typed: readonly Typed[], at: number): Guess[] {
    const isWord = SYLLABLE.test(one.plain);
    const rated = this.#near(one)
      .map((guess) => ({ guess, beside: this.#beside(guess.syllable, typed, at) }))
      .filter(({ beside }) => !isWord || typed.length === 1 || beside > 2)
      .map(({ guess, beside }) => ({ guess, rate: guess.likely + 0.1 * Math.log1p(beside) }))
      .sort((a, b) => b.rate - a.rate);
    const enough = (rated[0]?.rate ?? 0) - 0.15;
    return rated
      .filter(({ rate }) => rate >= enough)
      .slice(0, 4)
      .map(({ guess }) => guess);
  }

  /**
   * A known word that never stands beside these neighbours may be meant for one that often does: with marks, one
   * that sounds like it; without, also one a slip away.
   */
  #addNearer(typed: readonly Typed[], at: number): void {
    const one = typed[at]!;
    const beside = Math.max(...one.guesses.map(({ syllable }) => this.#beside(syllable, typed, at)));
    if (beside > 2 || one.plain.length < 2 || /\d/.test(one.plain)) return;
    if (one.isMarked && ASKING_WORDS.has(one.plain)) return;
    for (const guess of this.#near(one)) {
      const isNew = !one.guesses.some(({ syllable }) => syllable === guess.syllable);
      const often = guess.likely === LIKELY.slip ? SLIP_INTO_A_WORD : 2;
      if (isNew && this.#beside(guess.syllable, typed, at) > often * (2 * beside + 1)) one.guesses.push(guess);
    }
  }

  #beside(syllable: Syllable, typed: readonly Typed[], at: number): number {
    let most = 0;
    for (const { syllable: before } of typed[at - 1]?.guesses ?? [])
      most = Math.max(most, this.#vocabulary.seenTogether(before, syllable));
    for (const { syllable: behind } of typed[at + 1]?.guesses ?? [])
      most = Math.max(most, this.#vocabulary.seenTogether(syllable, behind));
    return most;
  }

  #begun({ plain, guesses }: Typed, before: Typed | undefined): Guess[] {
    const likely = guesses[0]?.likely === 1 ? LIKELY.begunYetKnown : LIKELY.begun;
    return this.#vocabulary
      .beginningWith(plain)
      .sort((a, b) => b.times - a.times)
      .slice(0, MOST_ENDINGS)
      .map((syllable) => {
        const fits =
          !before || before.guesses.some((guess) => this.#vocabulary.seenTogether(guess.syllable, syllable) > 0);
        return { syllable, marked: undefined, likely: fits ? likely : likely * 0.6 };
      });
  }
}

/** Tones that are told apart everywhere; hỏi and ngã are not. */
const sameTone = (one: string, other: string): boolean => toneOf(one) === toneOf(other);

const toneOf = (marked: string): string => (/[1-5]$/.exec(marked)?.[0] ?? '').replace('4', '3');
