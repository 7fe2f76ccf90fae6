import type { Facets, Summary, Understood } from '../backend/contract/procedures.ts';
import { fold } from '../vietnamese/text.ts';
import { Catalogue, type Place } from './catalogue.ts';
import { EVERYDAY } from './everyday-words.ts';
import { Sayings } from './everyday.ts';
import { FacetTable, type Filters } from './facets.ts';
import { bestMatch, Ranking } from './ranking.ts';
import { Reader, type Part } from './reading.ts';
import { Vocabulary } from './vocabulary.ts';

export type { Place } from './catalogue.ts';

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

const LINES_LEARNT_AT_ONCE = 4;
const CODE = /(?:^|[^\d.])(\d\.?\d{6}(?:\.[\dHx.]+)?)(?![\d])/i;
const LITERAL = /^["“”](.*)["“”]$/s;

/** The procedures of a catalogue, searched by what citizens type. */
export class ProcedureIndex {
  readonly #vocabulary = new Vocabulary();
  readonly #catalogue = new Catalogue(this.#vocabulary);
  readonly #facets = new FacetTable();
  readonly #ranking = new Ranking(this.#catalogue, this.#vocabulary);
  readonly #sayings: Sayings;
  readonly #reader: Reader;

  /** `words`: a province's own everyday words. */
  constructor(options: { words?: readonly (readonly [said: string, called: string])[] } = {}) {
    this.#sayings = new Sayings(EVERYDAY, options.words ?? [], this.#vocabulary);
    this.#reader = new Reader(this.#vocabulary, this.#sayings);
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
    const code = CODE.exec(q.slice(0, 200))?.[1];
    const coded = code === undefined ? undefined : this.#catalogue.byCode(code);
    if (coded !== undefined) return { ids: [coded] };
    const literal = LITERAL.exec(q)?.[1];
    const parts = this.#reader.read(literal ?? q, this.size, literal !== undefined);
    if (q !== '' && parts.length === 0) return { ids: [] };
    const ids = this.#onePerTitle(this.#ranking.rank(parts, place));
    const best = ids[0];
    return { ids, understood: best === undefined || literal !== undefined ? undefined : this.#understood(best, parts) };
  }

  #onePerTitle(ids: readonly number[]): number[] {
    const seen = new Set<number>();
    return ids.filter((id) => {
      const { group } = this.#catalogue.entries[id]!;
      return !seen.has(group) && seen.add(group);
    });
  }

  /** What was read as something else to find the best procedure. */
  #understood(id: number, parts: readonly Part[]): Understood | undefined {
    const holds = new Set(this.#catalogue.entries[id]!.forms);
    const because: string[] = [];
    const query = parts.map((part) => {
      const { alternative, slots } = bestMatch(part, holds);
      if (alternative.called) {
        const { shown } = alternative.called;
        if (fold(shown) !== fold(part.typed)) because.push(part.typed);
        return shown;
      }
      const words = slots.map(({ slot, form }) => {
        const typed = slot.typed ?? '';
        if (!form || form.syllable.plain.startsWith(fold(typed))) return typed;
        because.push(typed);
        return form.shown;
      });
      return words.join(' ');
    });
    return because.length > 0 ? { query: query.filter(Boolean).join(' '), because: because.join(', ') } : undefined;
  }
}
