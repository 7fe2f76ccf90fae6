import type { Facets, Summary, Understood } from '../backend/contract/procedures.ts';
import { fold, wordsOf } from '../vietnamese/text.ts';
import { EVERYDAY } from './everyday-words.ts';
import { Sayings } from './everyday.ts';
import { facetsOf, passes, type Filters } from './facets.ts';
import { likelihood, RARE_CASES, WEIGHTS } from './ranking.ts';
import { Reader, type Part, type Slot } from './reading.ts';
import { timesFound, Vocabulary, type Form } from './vocabulary.ts';

/** Whose page it is: province identifier such as `H90`, and the agency's level. */
export interface Place {
  province?: string;
  level?: string;
}

export interface SearchRequest extends Filters {
  q?: string;
  page?: number;
  size?: number;
  place?: Place;
}

export interface SearchAnswer {
  items: Summary[];
  total: number;
  page: number;
  size: number;
  facets: Facets;
  understood?: Understood;
}

interface Entry {
  readonly summary: Summary;
  /** Folded. */
  readonly title: string;
  readonly forms: readonly Form[];
  /** From this word on the title speaks of cases and conditions. */
  readonly headEnd: number;
  readonly likely: number;
  /** Which of the rare cases the title names, a bit each. */
  readonly rareCases: number;
}

const CONDITIONS =
  /[(;/]| đối với | trong trường hợp | theo quy định| theo nghị | thực hiện tại| thực hiện bằng| bằng dịch vụ| thuộc thẩm quyền| tại cấp /iu;
const SAYINGS_LEARNT_AT_ONCE = 16;
const LOOKED_AT_CLOSELY = 80;

/** The procedures of a catalogue, searched by what citizens type. */
export class ProcedureIndex {
  readonly #entries: Entry[] = [];
  readonly #byCode = new Map<string, number>();
  readonly #byTitle = new Map<string, number[]>();
  readonly #vocabulary = new Vocabulary();
  readonly #sayings: Sayings;
  readonly #reader: Reader;
  readonly #rareCases = new Map<string, number>();

  constructor(options: { words?: readonly (readonly [said: string, called: string])[] } = {}) {
    this.#sayings = new Sayings(EVERYDAY, options.words ?? [], this.#vocabulary);
    this.#reader = new Reader(this.#vocabulary, this.#sayings);
    RARE_CASES.forEach(([first, second], bit) => {
      this.#rareCases.set(`${this.#vocabulary.learn(first).id} ${this.#vocabulary.learn(second).id}`, 1 << bit);
    });
  }

  get size(): number {
    return this.#entries.length;
  }

  add(summary: Summary): void {
    this.#sayings.learn(SAYINGS_LEARNT_AT_ONCE);
    const id = this.#entries.length;
    const written = summary.title.normalize('NFC').toLowerCase();
    const words = wordsOfTitle(written);
    const forms = words.map(({ word }) => this.#vocabulary.learn(word));
    let rareCases = 0;
    forms.forEach((form, at) => {
      if (form.found[form.found.length - 1] !== id) form.found.push(id);
      const before = forms[at - 1];
      if (!before) return;
      this.#vocabulary.pair(before.syllable, form.syllable);
      rareCases |= this.#rareCases.get(`${before.id} ${form.id}`) ?? 0;
    });
    const condition = written.search(CONDITIONS);
    const cut = condition < 0 ? -1 : words.findIndex(({ start }) => start >= condition);
    const headEnd = cut < 3 ? words.length : cut;
    const title = forms.map(({ syllable }) => syllable.plain).join(' ');
    this.#entries.push({ summary, title, forms, headEnd, likely: likelihood(summary), rareCases });
    this.#byCode.set(digitsOf(summary.code), id);
    pushTo(this.#byTitle, title, id);
  }

  search(request: SearchRequest): SearchAnswer {
    this.#sayings.learn(Infinity);
    const place = request.place ?? {};
    const q = (request.q ?? '').trim();
    const page = request.page ?? 1;
    const size = request.size ?? 20;
    const { ids, understood } = this.#ranked(q, place);
    const matching = ids.filter((id) => passes(this.#entries[id]!.summary, request));
    const facets = facetsOf(
      ids.map((id) => this.#entries[id]!.summary),
      request,
    );
    const items = matching.slice((page - 1) * size, page * size).map((id) => this.#withVariants(id, place));
    return { items, total: matching.length, page, size, facets, ...(understood && { understood }) };
  }

  #ranked(q: string, place: Place): { ids: number[]; understood?: Understood } {
    const coded = /^[\d.\s]{5,}$/.test(q) ? this.#coded(digitsOf(q)) : [];
    if (coded.length > 0) return { ids: coded };
    const literal = /^".*"$/.test(q);
    const parts = this.#reader.read(q, this.size, literal);
    const scores = this.#scored(parts, place);
    const asked = fold(q);
    const visible = scores.filter(({ id }) => this.#visible(id, place));
    visible.sort((a, b) => b.score - a.score || a.id - b.id);
    const best = visible[0];
    const enough = (best?.share ?? 0) * WEIGHTS.enough;
    const kept = visible.filter(({ share }) => share >= enough);
    const close = kept
      .slice(0, LOOKED_AT_CLOSELY)
      .map((one) => ({ id: one.id, score: this.#closely(one.id, parts, asked, place) }));
    close.sort((a, b) => b.score - a.score || a.id - b.id);
    const ids = this.#onePerTitle([...close, ...kept.slice(LOOKED_AT_CLOSELY)].map(({ id }) => id));
    const understood = ids.length > 0 && !literal ? this.#understood(ids[0]!, parts) : undefined;
    return understood ? { ids, understood } : { ids };
  }

  #onePerTitle(ids: readonly number[]): number[] {
    const titles = new Set<string>();
    return ids.filter((id) => {
      const { title } = this.#entries[id]!;
      return !titles.has(title) && titles.add(title);
    });
  }

  /** Every procedure that holds something of the question. */
  #scored(parts: readonly Part[], place: Place): { id: number; score: number; share: number }[] {
    const count = this.size;
    const totals = new Float32Array(count);
    const held = new Float32Array(count);
    const asked = parts.reduce((sum, part) => sum + part.weight, 0);
    if (asked === 0) return this.#entries.map((_, id) => ({ id, score: this.#likely(id, parts, place), share: 1 }));
    const partShare = new Float32Array(count);
    const slotBest = new Float32Array(count);
    const stamp = new Int32Array(count);
    let turn = 0;
    for (const part of parts) {
      const touched: number[] = [];
      const partHeld = new Float32Array(count);
      for (const alternative of part.alternatives) {
        const all = alternative.slots.reduce((sum, slot) => sum + slot.rarity, 0);
        const some: number[] = [];
        for (const slot of alternative.slots) {
          turn += 1;
          for (const { form, weight } of slot.choices) {
            for (const id of form.found) {
              if (stamp[id] === turn) continue;
              stamp[id] = turn;
              if (slotBest[id] === 0) some.push(id);
              slotBest[id] = slotBest[id]! + weight * slot.rarity;
            }
          }
        }
        for (const id of some) {
          const share =
            alternative.weight * (slotBest[id]! / all) ** (alternative.slots.length > 1 ? WEIGHTS.partial : 1);
          if (partShare[id] === 0) touched.push(id);
          if (share > partShare[id]!) {
            partShare[id] = share;
            partHeld[id] = slotBest[id]!;
          }
          slotBest[id] = 0;
        }
      }
      for (const id of touched) {
        totals[id] = totals[id]! + partShare[id]! * part.weight;
        held[id] = held[id]! + partHeld[id]!;
        partShare[id] = 0;
      }
    }
    const weights = this.#titleWeights();
    const found: { id: number; score: number; share: number }[] = [];
    for (let id = 0; id < count; id += 1) {
      if (totals[id] === 0) continue;
      const share = totals[id]! / asked;
      const covered = Math.min(1, held[id]! / weights[id]!);
      found.push({
        id,
        share,
        score: share * (1 + WEIGHTS.title * covered) + WEIGHTS.likely * this.#likely(id, parts, place),
      });
    }
    return found;
  }

  #weights = new Float32Array(0);

  /** The sum of what the words of each title say. */
  #titleWeights(): Float32Array {
    if (this.#weights.length === this.size) return this.#weights;
    const weights = new Float32Array(this.size);
    this.#entries.forEach((entry, id) => {
      let sum = 0;
      entry.forms.forEach((form, at) => (sum += this.#weightIn(entry, form, at)));
      weights[id] = sum;
    });
    this.#weights = weights;
    return weights;
  }

  #weightIn(entry: Entry, form: Form, at: number): number {
    const rarity = Math.log(1 + this.size / Math.max(1, timesFound(form.syllable)));
    if (at < 2 && (form.shown === 'thủ' || form.shown === 'tục')) return rarity * 0.1;
    return at < entry.headEnd ? rarity : rarity * 0.3;
  }

  #closely(id: number, parts: readonly Part[], asked: string, place: Place): number {
    const entry = this.#entries[id]!;
    const holds = new Set(entry.forms);
    const matched = new Map<Form, number>();
    let share = 0;
    let all = 0;
    let side = 0;
    let sides = 0;
    for (const part of parts) {
      all += part.weight;
      const found = bestAlternative(part, holds);
      share += found.share * part.weight;
      let before: Form | undefined;
      for (const { form, weight } of found.matches) {
        if (form) matched.set(form, Math.max(matched.get(form) ?? 0, weight));
        if (before && form) {
          sides += 1;
          if (areTogether(entry.forms, before, form)) side += 1;
        }
        before = form;
      }
    }
    let covered = 0;
    entry.forms.forEach((form, at) => (covered += (matched.get(form) ?? 0) * this.#weightIn(entry, form, at)));
    const title = covered / this.#titleWeights()[id]!;
    const same = asked === entry.title || `thu tuc ${asked}` === entry.title ? WEIGHTS.same : 0;
    return (
      (all ? share / all : 1) * (1 + WEIGHTS.title * title) +
      WEIGHTS.together * (sides ? side / sides : 0) +
      WEIGHTS.likely * this.#likely(id, parts, place) +
      same
    );
  }

  #likely(id: number, parts: readonly Part[], place: Place): number {
    const entry = this.#entries[id]!;
    const level = place.level === 'department' ? 'province' : place.level;
    let likely = entry.likely + (level && entry.summary.levels.includes(level) ? 0.2 : 0);
    if (entry.rareCases) {
      RARE_CASES.forEach(([first, second, weight], bit) => {
        if (
          entry.rareCases & (1 << bit) &&
          !speaksOf(parts, this.#vocabulary.learn(first), this.#vocabulary.learn(second))
        )
          likely -= weight;
      });
    }
    return likely;
  }

  #understood(id: number, parts: readonly Part[]): Understood | undefined {
    const holds = new Set(this.#entries[id]!.forms);
    const because: string[] = [];
    const query = parts.map((part) => {
      const { alternative, matches } = bestAlternative(part, holds);
      if (alternative?.saying) {
        because.push(part.typed);
        return alternative.saying.shown;
      }
      const words = matches.map(({ form, slot }) => {
        const typed = slot.typed ?? '';
        const isSame = !form || fold(typed) === form.syllable.plain || form.syllable.plain.startsWith(fold(typed));
        if (!isSame) because.push(typed);
        return isSame ? typed : form.shown;
      });
      return words.join(' ');
    });
    return because.length > 0 ? { query: query.filter(Boolean).join(' '), because: because.join(', ') } : undefined;
  }

  #coded(digits: string): number[] {
    for (let length = digits.length; length >= 7; length -= 1) {
      const id = this.#byCode.get(digits.slice(0, length));
      if (id !== undefined) return [id];
    }
    return [];
  }

  /** Internal and other provinces' procedures are found by code alone. */
  #visible(id: number, place: Place): boolean {
    const { summary, title } = this.#entries[id]!;
    if (summary.internal) return false;
    if (summary.scope === 'province') return this.#isOwn(id, place);
    return !this.#byTitle.get(title)!.some((other) => other !== id && this.#isOwn(other, place));
  }

  #isOwn(id: number, place: Place): boolean {
    const { scope, internal, province } = this.#entries[id]!.summary;
    return scope === 'province' && !internal && province !== undefined && province === place.province;
  }

  #withVariants(id: number, place: Place): Summary {
    const { summary, title } = this.#entries[id]!;
    const variants = this.#byTitle.get(title)!.filter((other) => other !== id && this.#visible(other, place));
    if (variants.length === 0) return summary;
    return { ...summary, variants: variants.map((other) => this.#entries[other]!.summary.code) };
  }
}

interface Found {
  readonly share: number;
  readonly alternative: Part['alternatives'][number] | undefined;
  readonly matches: readonly { slot: Slot; form: Form | undefined; weight: number }[];
}

function bestAlternative(part: Part, holds: ReadonlySet<Form>): Found {
  let best: Found = { share: -1, alternative: undefined, matches: [] };
  for (const alternative of part.alternatives) {
    const matches = alternative.slots.map((slot) => {
      const choice = slot.choices.find(({ form }) => holds.has(form));
      return { slot, form: choice?.form, weight: choice?.weight ?? 0 };
    });
    const all = alternative.slots.reduce((sum, slot) => sum + slot.rarity, 0);
    const some = matches.reduce((sum, { slot, weight }) => sum + slot.rarity * weight, 0);
    const share = alternative.weight * (some / all) ** (alternative.slots.length > 1 ? WEIGHTS.partial : 1);
    if (share > best.share) best = { share, alternative, matches };
  }
  return best;
}

function areTogether(forms: readonly Form[], first: Form, second: Form): boolean {
  for (let at = forms.indexOf(first); at >= 0; at = forms.indexOf(first, at + 1))
    if (forms[at + 1] === second) return true;
  return false;
}

const speaksOf = (parts: readonly Part[], first: Form, second: Form): boolean =>
  says(parts, first) && says(parts, second);

const says = (parts: readonly Part[], form: Form): boolean =>
  parts.some(({ alternatives }) =>
    alternatives.some(({ slots }) =>
      slots.some(({ choices }) => choices.some((choice) => choice.form === form && choice.weight > 0.6)),
    ),
  );

const digitsOf = (code: string): string => code.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

function wordsOfTitle(written: string): { word: string; start: number }[] {
  return wordsOf(written).map(({ start, end }) => ({ word: written.slice(start, end), start }));
}

function pushTo<K>(map: Map<K, number[]>, key: K, id: number): void {
  const ids = map.get(key);
  if (ids) ids.push(id);
  else map.set(key, [id]);
}
