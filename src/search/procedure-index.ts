/**
 * The catalogue's search: one engine for page and server, without document or network.
 *
 * An index of our own, because no library comes near on the national catalogue (`npm run bench -- search`, figures in
 * `bench/results/search.md`). On everyday questions nothing was changed for, given our folding and our everyday words,
 * the best of five libraries has a right procedure first for 74 of 100, this index for 95; on titles with unfinished
 * Telex the best quick one 73, this 100; on words typed without spaces 0 and 98. Fuse.js alone comes close on titles,
 * and takes a hundred times as long: 0.6 s for a question on a slow phone.
 *
 * How a question is answered: the words are guessed (`guesses.ts`), read as everyday words (`everyday.ts`,
 * `reading.ts`), and the titles that hold them put in order (`ranking.ts`).
 */
import type { Facets, Summary, Understood } from '../backend/contract/procedures.ts';
import { fold } from '../vietnamese/text.ts';
import { Catalogue } from './catalogue.ts';
import { Sayings, type EverydayTable, type OwnWord } from './everyday.ts';
import { FacetTable, type Filters } from './facets.ts';
import type { Place } from './place.ts';
import { bestMatch, Ranking, type Match } from './ranking.ts';
import { Reader, type Part } from './reading.ts';
import { Vocabulary, type Form } from './vocabulary.ts';

export type { Place } from './place.ts';

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

interface IndexOptions {
  readonly everyday: EverydayTable;
  readonly words?: readonly OwnWord[];
}

const LINES_LEARNT_AT_ONCE = 2;
const LINES_LEARNT_IN_A_STEP = 60;
const PROCEDURES_IN_A_STEP = 1000;
const MOST_LIKELY = 3;
const REHEARSED_PROCEDURES = [2, 8, 30, 100, 200];
/** From questions that few titles answer to such as many do. */
const WARMING_UP = ['xyz', 'di chúc', 'mất sổ đỏ', 'khai sinh', 'căn cước', 'chứng thực', 'đất đai', 'thẻ', 'c'];
const LONGEST_CODE = 200;
/** `1.001193`, `1001193`, `1.001.193`, a case `1.001193.01`, a province's copy `2.000815.000.00.00.H55`; also in a sentence. */
const CODE = /(?:^|[^\d.])(\d\.?\d{3}\.?\d{3,6}(?:[.-][\dH.]+)?)(?!\d)/i;
/** Other codes stand alone: `C08_XPHCDB`. */
const NAME_OF_A_CODE = /^(?=\S*\d)\S{4,40}$/;
const BEGUN_CODE = /^\d\.\d{1,5}$|^\d{4,6}$/;
const LITERAL = /^["“”](.*)["“”]$/s;

/** The procedures of a catalogue, searched by what citizens type. */
export class ProcedureIndex {
  readonly #vocabulary = new Vocabulary();
  readonly #catalogue = new Catalogue(this.#vocabulary);
  readonly #facets = new FacetTable();
  readonly #ranking = new Ranking(this.#catalogue, this.#vocabulary);
  readonly #everyday: EverydayTable;
  readonly #sayings: Sayings;
  readonly #reader: Reader;

  /** `everyday`: the words of the whole country; `words`: a province's own. */
  constructor({ everyday, words = [] }: IndexOptions) {
    this.#everyday = everyday;
    this.#sayings = new Sayings(everyday, words, this.#vocabulary);
    this.#reader = new Reader(this.#vocabulary, this.#sayings, this.#catalogue);
  }

  get size(): number {
    return this.#catalogue.size;
  }

  /** Takes well under a millisecond: a page adds a whole catalogue in slices and stays quick. */
  add(summary: Summary): void {
    this.#sayings.learn(LINES_LEARNT_AT_ONCE);
    this.#catalogue.add(summary);
    this.#facets.add(summary);
  }

  /**
   * Does what the first search would have to do first, a little at a time: a page calls it between other things once
   * all is added.
   */
  *prepare(place: Place = {}): Generator<void, void> {
    while (this.#sayings.learn(LINES_LEARNT_IN_A_STEP)) yield;
    yield* this.#rehearse(place);
    while (this.#catalogue.fillColumns(PROCEDURES_IN_A_STEP)) yield;
    yield;
    this.#catalogue.at(place);
    for (const q of WARMING_UP) {
      yield;
      this.search({ q, place, size: 1 });
    }
  }

  /** Code that never ran is slow: it runs first over a few procedures, where there is little to do. */
  *#rehearse(place: Place): Generator<void, void> {
    const few = new ProcedureIndex({ everyday: fewOf(this.#everyday) });
    while (few.#sayings.learn(LINES_LEARNT_IN_A_STEP)) yield;
    yield;
    const { entries } = this.#catalogue;
    for (const count of REHEARSED_PROCEDURES) {
      for (const { summary } of entries.slice(few.#catalogue.entries.length, count)) few.add(summary);
      for (const q of WARMING_UP) {
        yield;
        few.search({ q, place, size: 1 });
      }
    }
    yield;
  }

  /** A question in double quotes is taken as it stands: no everyday words, no repair. */
  search(request: SearchRequest): SearchAnswer {
    this.#sayings.learn(Infinity);
    const place = request.place ?? {};
    const page = request.page ?? 1;
    const size = request.size ?? 20;
    const { ids: found, understood } = this.#find((request.q ?? '').trim(), place);
    const { ids, facets } = this.#facets.narrow(found, request);
    const items = ids.slice((page - 1) * size, page * size).map((id) => this.#catalogue.withVariants(id, place));
    return { items, total: ids.length, page, size, facets, ...(understood && { understood }) };
  }

  #find(q: string, place: Place): { ids: readonly number[]; understood?: Understood | undefined } {
    const coded = this.#coded(q.slice(0, LONGEST_CODE), place);
    if (coded) return { ids: coded };
    const literal = LITERAL.exec(q)?.[1];
    const [meant = [], ...besides] = this.#reader.read(literal ?? q, literal !== undefined);
    if (q !== '' && meant.length === 0) return { ids: [] };
    const ranked = this.#ranking.rank(meant, place);
    const best = ranked[0];
    const ids = this.#onePerTitle(ranked.concat(this.#ofField(literal ?? q, place)));
    for (const parts of besides) this.#putIn(ids, this.#ranking.best(parts, place));
    return { ids, understood: best === undefined || literal !== undefined ? undefined : this.#understood(best, meant) };
  }

  /** What may be meant besides stands behind the three that most likely are. */
  #putIn(ids: number[], id: number | undefined): void {
    if (id === undefined) return;
    const { groups } = this.#catalogue.columns();
    const at = ids.findIndex((one) => groups[one] === groups[id]);
    if (at >= 0 && at < MOST_LIKELY) return;
    const [there = id] = at < 0 ? [] : ids.splice(at, 1);
    ids.splice(MOST_LIKELY, 0, there);
  }

  /** A whole code finds its procedure wherever it holds; the beginning of one lists what is shown at the place. */
  #coded(q: string, place: Place): readonly number[] | undefined {
    const code = CODE.exec(q)?.[1] ?? (NAME_OF_A_CODE.test(q) ? q : undefined);
    const id = code === undefined ? undefined : this.#catalogue.byCode(code);
    if (id !== undefined) return [id];
    if (!BEGUN_CODE.test(q)) return undefined;
    const begun = this.#catalogue.codesBeginning(q.replace(/\./g, '')).filter((one) => this.#isShown(one, place));
    return begun.length > 0 ? this.#onePerTitle(begun) : undefined;
  }

  /** Asked for by its name, a field gives all that it holds. */
  #ofField(q: string, place: Place): number[] {
    const ids = this.#catalogue.inField(fold(q)).filter((id) => this.#isShown(id, place));
    return this.#ranking.byLikelihood(ids, place);
  }

  #isShown(id: number, place: Place): boolean {
    return this.#catalogue.at(place).shown[id] === 1;
  }

  #onePerTitle(ids: readonly number[]): number[] {
    const { groups } = this.#catalogue.columns();
    const seen = new Uint8Array(groups.length);
    return ids.filter((id) => {
      const group = groups[id]!;
      if (seen[group]) return false;
      seen[group] = 1;
      return true;
    });
  }

  /**
   * What was read as something else to find the best procedure: those words alone, and what they were read as. That a
   * deed ("xin", "làm") was read by its official name is no news.
   */
  #understood(id: number, parts: readonly Part[]): Understood | undefined {
    const holds = new Set(this.#catalogue.entries[id]!.forms);
    const because: string[] = [];
    const query: string[] = [];
    const tell = (typed: string, readAs: string): void => {
      because.push(typed);
      query.push(readAs);
    };
    for (const part of parts) {
      const { alternative, slots } = bestMatch(part, holds);
      const { called } = alternative;
      if (called?.isDeed) continue;
      if (called && !isSaidIn(part, called.forms)) tell(part.typed, called.shown);
      else for (const [typed, readAs] of mended(called ? asTyped(part, called.forms) : slots)) tell(typed, readAs);
    }
    return because.length > 0 ? { query: query.join(', '), because: because.join(', ') } : undefined;
  }
}

/** Whether procedures are called by the very words that were typed, with others beside them. */
const isSaidIn = ({ alternatives }: Part, called: readonly Form[]): boolean =>
  alternatives[0]?.called === undefined &&
  alternatives[0]!.slots.every(({ choices }) => choices.some(({ form }) => called.includes(form)));

const asTyped = (part: Part, called: readonly Form[]): Match['slots'] =>
  bestMatch({ ...part, alternatives: part.alternatives.slice(0, 1) }, new Set(called)).slots;

/** The typed words that were taken for others, and for which. */
function mended(slots: Match['slots']): [typed: string, readAs: string][] {
  return slots.flatMap(({ slot: { typed = '' }, form }): [string, string][] =>
    !form || form.syllable.plain.startsWith(fold(typed)) ? [] : [[typed, form.shown]],
  );
}

const fewOf = ({ deeds, words, matters, fillers }: EverydayTable): EverydayTable => ({
  deeds: deeds.slice(0, 20),
  words: words.slice(0, 30),
  matters: matters.slice(0, 10),
  fillers: fillers.slice(0, 10),
});
