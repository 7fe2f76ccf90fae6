import { fold, wordsOf } from '../vietnamese/text.ts';
import { cutJoined } from './joined-words.ts';
import { oneSlipAway } from './slips.ts';
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
  /** The likeliest first; none where nothing known is near. */
  guesses: Guess[];
}

const LONGEST_SYLLABLE = 7;
const MOST_WORDS = 64;
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
        return { text: question.slice(start, end), plain, guesses: syllable ? [{ syllable, marked, likely: 1 }] : [] };
      });
  }

  /** The words with slips, keys and joined or broken syllables understood; the last may be unfinished. */
  guess(question: string): Typed[] {
    const typed = this.#mended(question);
    typed.forEach((one, at) => {
      if (one.guesses.length > 0) this.#addNearer(typed, at);
      else one.guesses = this.#best(this.#near(one.plain), typed, at);
    });
    const last = typed[typed.length - 1];
    if (last) last.guesses.push(...this.#begun(last, typed[typed.length - 2]));
    return typed;
  }

  #mended(question: string): Typed[] {
    const typed: Typed[] = [];
    for (const { plain, marked, start, end } of wordsOf(question).slice(0, MOST_WORDS)) {
      const text = question.slice(start, end);
      const guesses = this.#known(plain, marked);
      const before = typed[typed.length - 1];
      const whole = before && this.#whole(before, plain, guesses.length > 0);
      if (whole)
        typed[typed.length - 1] = {
          text: `${before.text} ${text}`,
          plain: whole.plain,
          guesses: [{ syllable: whole, marked: undefined, likely: 0.9 }],
        };
      else if (guesses.length > 0) typed.push({ text, plain, guesses });
      else typed.push(...this.#cut(text, plain));
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
  #cut(text: string, plain: string): Typed[] {
    const isLong = plain.length > LONGEST_SYLLABLE;
    const pieces =
      plain.length > 4 && (isLong || this.#near(plain).length === 0) ? cutJoined(plain, this.#vocabulary) : undefined;
    if (!pieces) return [{ text, plain, guesses: [] }];
    return pieces.map((piece) => {
      const syllable = this.#vocabulary.syllable(piece);
      return { text: piece, plain: piece, guesses: syllable ? [{ syllable, marked: undefined, likely: 1 }] : [] };
    });
  }

  #near(plain: string): Guess[] {
    const guesses: Guess[] = this.#vocabulary
      .soundingLike(plain)
      .map((syllable) => ({ syllable, marked: undefined, likely: LIKELY.sound }));
    if (plain.length < 3 || plain.length > LONGEST_SYLLABLE + 1) return guesses;
    for (const word of oneSlipAway(plain, this.#vocabulary.has)) {
      const syllable = this.#vocabulary.syllable(word);
      if (syllable && !guesses.some((guess) => guess.syllable === syllable))
        guesses.push({ syllable, marked: undefined, likely: LIKELY.slip });
    }
    return guesses;
  }

  /** The few that stand best beside the neighbours. */
  #best(guesses: readonly Guess[], typed: readonly Typed[], at: number): Guess[] {
    const rated = guesses
      .map((guess) => ({ guess, rate: guess.likely + 0.1 * Math.log1p(this.#beside(guess.syllable, typed, at)) }))
      .sort((a, b) => b.rate - a.rate);
    const enough = (rated[0]?.rate ?? 0) - 0.15;
    return rated
      .filter(({ rate }) => rate >= enough)
      .slice(0, 4)
      .map(({ guess }) => guess);
  }

  /** A known word that never stands beside these neighbours may be a slip for one that often does. */
  #addNearer(typed: readonly Typed[], at: number): void {
    const one = typed[at]!;
    const beside = Math.max(...one.guesses.map(({ syllable }) => this.#beside(syllable, typed, at)));
    if (beside > 2 || one.plain.length < 2 || /\d/.test(one.plain)) return;
    for (const guess of this.#near(one.plain)) {
      const isNew = !one.guesses.some(({ syllable }) => syllable === guess.syllable);
      if (isNew && this.#beside(guess.syllable, typed, at) > 4 * beside + 2) one.guesses.push(guess);
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
    return this.#vocabulary.beginningWith(plain).map((syllable) => {
      const fits =
        !before || before.guesses.some((guess) => this.#vocabulary.seenTogether(guess.syllable, syllable) > 0);
      return { syllable, marked: undefined, likely: fits ? likely : likely * 0.6 };
    });
  }
}
