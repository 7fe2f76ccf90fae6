import { rarityOf, type Catalogue, type Entry } from './catalogue.ts';
import { isFormula, shareOfWord } from './columns.ts';
import { RARE_CASES } from './likelihood.ts';
import type { Place } from './place.ts';
import type { Alternative, Part, Slot } from './reading.ts';
import type { Form, Vocabulary } from './vocabulary.ts';

/** What weighs how much when procedures are put in order. */
const WEIGHTS = {
  /** How much of the title the question covers. */
  title: 0.35,
  /** Words of the question that stand side by side in the title. */
  together: 0.3,
  /** How likely citizens are to mean the procedure at all. */
  likely: 0.3,
  /** The level of the agency whose page it is. */
  level: 0.3,
  /** The question holds the words of the title and no others. */
  same: 0.5,
  /** The title begins with the words of the question, as when somebody copies it. */
  begun: 0.2,
  /** Procedures below this share of the best are not shown. */
  enough: 0.6,
} as const;

/** Of a question one procedure must hold this share, or nothing was found. */
const LEAST_SHARE = 0.36;
/** Or it is called for the most part as an everyday word of the question is. */
const LEAST_SHARE_NAMED = 0.6;
/** Or this one, where its words stand scattered over the title and none of them is an everyday word. */
const LEAST_SCATTERED_SHARE = 0.8;
/** What else may be meant must hold this share to be shown beside. */
const LEAST_SHARE_BESIDE = 0.6;
/** So many words somebody rather copied from a title than thought of. */
const COPIED = 4;
const LOOKED_AT_CLOSELY = 30;
/** Enough where only the best of another reading is wanted. */
const LOOKED_AT_FOR_THE_BEST = 6;
/** A part of a question below this share of it does not decide what is looked at. */
const TELLING = 0.02;
const LOWEST_SCORE = 4;
const PARTS_OF_A_SCORE = 2 ** 24;
const MOST_PROCEDURES = 2 ** 20;

/** The way a title answers a part of the question best. */
export interface Match {
  readonly share: number;
  readonly alternative: Alternative;
  readonly slots: readonly { readonly slot: Slot; readonly form: Form | undefined; readonly weight: number }[];
}

/** How a procedure answers a question. */
interface Close {
  readonly score: number;
  /** How much it holds, 0 to 1, of what the question is about, not of what is to be done. */
  readonly share: number;
  /** It is called as something in the question is called. */
  readonly isNamed: boolean;
  /** No two words of the question stand side by side in it, though they may. */
  readonly isScattered: boolean;
}

/** Puts procedures in the order in which a citizen most likely means them. */
export class Ranking {
  readonly #catalogue: Catalogue;
  readonly #rareForms: readonly (readonly Form[])[];
  /** By the procedure's number: kept between questions, emptied after each. */
  #share = new Float32Array(0);
  #held = new Float32Array(0);
  #partShare = new Float32Array(0);
  #partHeld = new Float32Array(0);
  #slots = new Float32Array(0);
  #turns = new Float64Array(0);
  #turn = 0;

  constructor(catalogue: Catalogue, vocabulary: Vocabulary) {
    this.#catalogue = catalogue;
    this.#rareForms = RARE_CASES.map(({ words }) => words.map((word) => vocabulary.learn(word)));
  }

  /** The procedures shown at the place that answer the question, the best first; all where nothing is asked. */
  rank(parts: readonly Part[], place: Place): number[] {
    const { shown } = this.#catalogue.at(place);
    if (parts.length === 0) {
      const all: number[] = [];
      for (let id = 0; id < shown.length; id += 1) if (shown[id]) all.push(id);
      return this.byLikelihood(all, place);
    }
    const { ids, scores, closely } = this.#score(parts, place);
    const roughly = inOrder(ids, scores);
    const close = roughly.slice(0, LOOKED_AT_CLOSELY);
    const looked = new Map(close.map((id) => [id, closely(id)]));
    const ordered = inOrder(
      close,
      close.map((id) => looked.get(id)!.score),
    );
    const isAnswered = [...looked.values()].some((one) => isAnswer(one, parts));
    return isAnswered ? ordered.concat(roughly.slice(LOOKED_AT_CLOSELY)) : [];
  }

  /** The first of {@link rank}, more quickly; nothing where it holds too little of the question. */
  best(parts: readonly Part[], place: Place): number | undefined {
    const { ids, scores, closely } = this.#score(parts, place);
    const close: { id: number; score: number }[] = [];
    ids.forEach((id, at) => {
      const score = scores[at]!;
      if (close.length === LOOKED_AT_FOR_THE_BEST && score <= close[close.length - 1]!.score) return;
      const before = close.findIndex((one) => one.score < score);
      close.splice(before < 0 ? close.length : before, 0, { id, score });
      close.length = Math.min(close.length, LOOKED_AT_FOR_THE_BEST);
    });
    const looked = close.map(({ id }) => ({ id, ...closely(id) })).sort((a, b) => b.score - a.score);
    return looked[0] && looked[0].share >= LEAST_SHARE_BESIDE ? looked[0].id : undefined;
  }

  /** Roughly, of every procedure that holds enough of the question; and how to score one closely. */
  #score(parts: readonly Part[], place: Place): { ids: number[]; scores: number[]; closely: (id: number) => Close } {
    const { shown } = this.#catalogue.at(place);
    const { weights } = this.#catalogue.columns();
    const likely = this.#likelyFor(parts, place, WEIGHTS.level);
    this.#makeRoom();
    const asked = parts.reduce((sum, part) => sum + part.weight, 0);
    const touched = this.#hold(parts.filter((part) => part.weight > asked * TELLING));
    let best = 0;
    for (const id of touched) if (shown[id]) best = Math.max(best, this.#share[id]!);
    const enough = best * WEIGHTS.enough;
    const ids: number[] = [];
    const scores: number[] = [];
    for (const id of touched) {
      const share = this.#share[id]!;
      if (shown[id] && share >= enough) {
        const covered = Math.min(1, this.#held[id]! / weights[id]!);
        ids.push(id);
        scores.push((share / asked) * (1 + WEIGHTS.title * covered) + WEIGHTS.likely * likely(id));
      }
      this.#share[id] = 0;
      this.#held[id] = 0;
    }
    return { ids, scores, closely: (id) => this.#closely(id, parts, asked, WEIGHTS.likely * likely(id)) };
  }

  /** Those of the place's level first, then those that most people come for. */
  byLikelihood(ids: readonly number[], place: Place): number[] {
    return inOrder(ids, ids.map(this.#likelyFor([], place, 1)));
  }

  /**
   * Adds up for each procedure how much of the question it holds; the numbers of those that hold something. From the
   * weightiest part on: who holds nothing of the weightier half is not looked for among the many of the other.
   */
  #hold(parts: readonly Part[]): number[] {
    const touched: number[] = [];
    const all = parts.reduce((sum, part) => sum + part.weight, 0);
    let left = all;
    for (const part of [...parts].sort((a, b) => b.weight - a.weight)) {
      const inPart: number[] = [];
      const isWeightyHalf = left >= all / 2;
      left -= part.weight;
      for (const alternative of part.alternatives) this.#holdAlternative(alternative, inPart, isWeightyHalf);
      for (const id of inPart) {
        if (this.#share[id] === 0) touched.push(id);
        this.#share[id] = this.#share[id]! + this.#partShare[id]! * part.weight;
        this.#held[id] = this.#held[id]! + this.#partHeld[id]!;
        this.#partShare[id] = 0;
      }
    }
    return touched;
  }

  /** From the rarest word on: who holds none of the rare half is not looked for among the many of the other. */
  #holdAlternative({ slots, weight }: Alternative, inPart: number[], isWeightyHalf: boolean): void {
    const some: number[] = [];
    const all = slots.reduce((sum, slot) => sum + slot.rarity, 0);
    const rarestFirst = slots.length > 1 ? [...slots].sort((a, b) => b.rarity - a.rarity) : slots;
    let left = all;
    for (const slot of rarestFirst) {
      const isRareHalf = left >= all / 2;
      left -= slot.rarity;
      this.#turn += 1;
      for (const choice of slot.choices) {
        const worth = choice.weight * slot.rarity;
        for (const id of choice.form.found) {
          if (this.#turns[id] === this.#turn) continue;
          const held = this.#slots[id]!;
          if (held === 0) {
            if (!isRareHalf || (!isWeightyHalf && this.#share[id] === 0)) continue;
            some.push(id);
          }
          this.#turns[id] = this.#turn;
          this.#slots[id] = held + worth;
        }
      }
    }
    for (const id of some) {
      const held = this.#slots[id]!;
      this.#slots[id] = 0;
      const share = weight * partly(held / all, slots.length);
      if (this.#partShare[id] === 0) inPart.push(id);
      if (share > this.#partShare[id]!) {
        this.#partShare[id] = share;
        this.#partHeld[id] = held;
      }
    }
  }

  #closely(id: number, parts: readonly Part[], asked: number, likely: number): Close {
    const entry = this.#catalogue.entries[id]!;
    const holds = new Set(entry.forms);
    const matched = new Map<Form, number>();
    let share = 0;
    let isNamed = false;
    let things = 0;
    let heldThings = 0;
    let pairs = 0;
    let together = 0;
    let before: Form | undefined;
    for (const part of parts) {
      const match = bestMatch(part, holds);
      share += match.share * part.weight;
      isNamed ||= match.alternative.called?.isDeed === false && match.share > LEAST_SHARE_NAMED;
      if (!isDeed(part)) {
        things += part.weight;
        heldThings += match.share * part.weight;
      }
      for (const { form, weight } of match.slots) {
        if (form) matched.set(form, Math.max(matched.get(form) ?? 0, weight));
        if (before) {
          pairs += 1;
          if (form && standTogether(entry.forms, before, form)) together += 1;
        }
        before = form;
      }
    }
    let covered = 0;
    entry.forms.forEach((form, at) => {
      const weight = matched.get(form);
      if (weight === undefined) return;
      covered += weight * shareOfWord(entry, at) * rarityOf(form.syllable.times, this.#catalogue.size);
    });
    const score =
      (share / asked) * (1 + (WEIGHTS.title * covered) / this.#catalogue.columns().weights[id]!) +
      (pairs > 0 ? (WEIGHTS.together * together) / pairs : 0) +
      (isTitle(entry, parts) ? WEIGHTS.same : 0) +
      (isBegun(entry, parts) ? WEIGHTS.begun : 0) +
      likely;
    const held = things > 0 ? heldThings / things : share / asked;
    return { score, share: held, isNamed, isScattered: pairs > 0 && together === 0 };
  }

  #likelyFor(parts: readonly Part[], place: Place, level: number): (id: number) => number {
    const { likely, rareCases } = this.#catalogue.columns();
    const { ofLevel } = this.#catalogue.at(place);
    const costs = this.#rareForms.map((forms, bit) =>
      forms.every((form) => speaksOf(parts, form)) ? 0 : RARE_CASES[bit]!.cost,
    );
    return (id) => {
      let result = likely[id]! + level * ofLevel[id]!;
      for (let bit = 0, left = rareCases[id]!; left > 0; bit += 1, left >>= 1) if (left & 1) result -= costs[bit]!;
      return result;
    };
  }

  #makeRoom(): void {
    const count = this.#catalogue.entries.length;
    if (this.#share.length >= count) return;
    const room = Math.ceil(count * 1.5);
    this.#share = new Float32Array(room);
    this.#held = new Float32Array(room);
    this.#partShare = new Float32Array(room);
    this.#partHeld = new Float32Array(room);
    this.#slots = new Float32Array(room);
    this.#turns = new Float64Array(room);
  }
}

/** Whether a procedure may be what was asked for, or only shares a word or two with it. */
function isAnswer({ share, isNamed, isScattered }: Close, parts: readonly Part[]): boolean {
  if (isNamed) return true;
  if (share < LEAST_SHARE) return false;
  const isEveryday = parts.some(({ alternatives }) => alternatives.some(({ called }) => called && !called.isDeed));
  return !isScattered || isEveryday || share >= LEAST_SCATTERED_SHARE;
}

const isDeed = ({ alternatives }: Part): boolean => alternatives.some(({ called }) => called?.isDeed);

/** The best of a part's alternatives for a title that holds these words. */
export function bestMatch(part: Part, holds: ReadonlySet<Form>): Match {
  let best: Match | undefined;
  for (const alternative of part.alternatives) {
    let all = 0;
    let held = 0;
    const slots = alternative.slots.map((slot) => {
      const choice = slot.choices.find(({ form }) => holds.has(form));
      all += slot.rarity;
      held += slot.rarity * (choice?.weight ?? 0);
      return { slot, form: choice?.form, weight: choice?.weight ?? 0 };
    });
    const share = alternative.weight * partly(held / all, slots.length);
    if (!best || share > best.share) best = { share, alternative, slots };
  }
  return best!;
}

/** Whether the words as typed are those of the title and no others, in whatever order. */
function isTitle({ forms }: Entry, parts: readonly Part[]): boolean {
  const holds = new Set(forms);
  const typed = new Set<Form>();
  for (const { alternatives } of parts) {
    for (const { choices } of alternatives[0]?.slots ?? []) {
      const choice = choices.find(({ form }) => holds.has(form));
      if (!choice) return false;
      typed.add(choice.form);
    }
  }
  return forms.every((form, at) => typed.has(form) || isFormula(form, at));
}

/** Whether the title begins with the words as typed, in their order. */
function isBegun({ forms }: Entry, parts: readonly Part[]): boolean {
  const slots = parts.flatMap(({ alternatives }) => (alternatives[0]?.called ? [] : (alternatives[0]?.slots ?? [])));
  const start = forms.findIndex((form, at) => !isFormula(form, at) || isTyped(slots[0], form));
  return slots.length >= COPIED && slots.every((slot, at) => isTyped(slot, forms[start + at]));
}

const isTyped = (slot: Slot | undefined, form: Form | undefined): boolean =>
  slot !== undefined && slot.choices.some((choice) => choice.form === form);

/** A part that a title holds only in part counts for much less than its share. */
const partly = (share: number, slots: number): number => (slots > 1 ? share * share * Math.sqrt(share) : share);

/** Sorts by score, highest first, then by number; as plain numbers, which is much quicker than by comparing. */
function inOrder(ids: readonly number[], scores: readonly number[]): number[] {
  const keys = new Float64Array(ids.length);
  ids.forEach((id, at) => {
    keys[at] = Math.round((scores[at]! + LOWEST_SCORE) * PARTS_OF_A_SCORE) * MOST_PROCEDURES - id;
  });
  keys.sort();
  const ordered: number[] = [];
  for (let at = keys.length - 1; at >= 0; at -= 1) {
    ordered.push((MOST_PROCEDURES - (keys[at]! % MOST_PROCEDURES)) % MOST_PROCEDURES);
  }
  return ordered;
}

function standTogether(forms: readonly Form[], first: Form, second: Form): boolean {
  for (let at = forms.indexOf(first); at >= 0; at = forms.indexOf(first, at + 1))
    if (forms[at + 1] === second) return true;
  return false;
}

const speaksOf = (parts: readonly Part[], form: Form): boolean =>
  parts.some(({ alternatives }) =>
    alternatives.some(({ slots }) =>
      slots.some(({ choices }) => choices.some((choice) => choice.form === form && choice.weight > 0.6)),
    ),
  );
