import type { Facets, Summary, Understood } from '../backend/contract/procedures.ts';
import { fold } from '../vietnamese/text.ts';

/** Whose page it is: province identifier such as `H90`, and the agency's level. */
export interface Place {
  province?: string;
  level?: string;
}

export interface SearchRequest {
  q?: string;
  field?: string;
  level?: string;
  audience?: string;
  mode?: string;
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
  readonly title: string;
  readonly words: readonly string[];
}

/** The procedures of a catalogue, searched by what citizens type. */
export class ProcedureIndex {
  readonly #entries: Entry[] = [];
  readonly #byCode = new Map<string, number>();
  readonly #byTitle = new Map<string, number[]>();
  readonly #postings = new Map<string, number[]>();

  constructor(_options: { words?: readonly (readonly [said: string, called: string])[] } = {}) {}

  get size(): number {
    return this.#entries.length;
  }

  add(summary: Summary): void {
    const id = this.#entries.length;
    const title = fold(summary.title);
    const words = title.split(' ');
    this.#entries.push({ summary, title, words });
    this.#byCode.set(digitsOf(summary.code), id);
    pushTo(this.#byTitle, title, id);
    for (const word of new Set(words)) pushTo(this.#postings, word, id);
  }

  search(request: SearchRequest): SearchAnswer {
    const place = request.place ?? {};
    const q = (request.q ?? '').trim().slice(0, 1000);
    const page = request.page ?? 1;
    const size = request.size ?? 20;
    const ranked = this.#ranked(q, place);
    const matching = ranked.filter((id) => matches(this.#entries[id]!.summary, request));
    const facets = facetsOf(
      ranked.map((id) => this.#entries[id]!.summary),
      request,
    );
    const items = matching.slice((page - 1) * size, page * size).map((id) => this.#withVariants(id, place));
    return { items, total: matching.length, page, size, facets };
  }

  #ranked(q: string, place: Place): number[] {
    const coded = /^[\d.\s]{5,}$/.test(q) ? this.#coded(digitsOf(q)) : [];
    if (coded.length > 0) return coded;
    const scores = new Map<number, number>();
    const words = fold(q).split(' ').filter(Boolean);
    words.forEach((word, at) => {
      const found = new Map<number, number>();
      for (const [known, ids] of this.#postings) {
        const weight = known === word ? 1 : at === words.length - 1 && known.startsWith(word) ? 0.8 : 0;
        if (weight === 0) continue;
        const rarity = Math.log(1 + this.size / ids.length);
        for (const id of ids) found.set(id, Math.max(found.get(id) ?? 0, weight * rarity));
      }
      for (const [id, score] of found) scores.set(id, (scores.get(id) ?? 0) + score);
    });
    if (words.length === 0) for (let id = 0; id < this.size; id += 1) scores.set(id, 1);
    const visible = [...scores].filter(([id]) => this.#visible(id, place));
    const best = visible.reduce((most, [, score]) => Math.max(most, score), 0);
    const kept = visible
      .filter(([, score]) => score >= best * 0.6)
      .map(([id, score]) => [id, score + this.#likelihood(id, place)] as const)
      .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    const titles = new Set<string>();
    return kept
      .map(([id]) => id)
      .filter((id) => {
        const { title } = this.#entries[id]!;
        return !titles.has(title) && titles.add(title);
      });
  }

  #likelihood(id: number, place: Place): number {
    const { summary, words } = this.#entries[id]!;
    const level = place.level === 'department' ? 'province' : (place.level ?? 'commune');
    return (summary.levels.includes(level) ? 1 : 0) - words.length * 0.05;
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
    if (summary.scope === 'province') return summary.province !== undefined && summary.province === place.province;
    return !this.#byTitle.get(title)!.some((other) => other !== id && this.#isOwn(other, place));
  }

  #isOwn(id: number, place: Place): boolean {
    const { summary } = this.#entries[id]!;
    return (
      summary.scope === 'province' &&
      !summary.internal &&
      summary.province !== undefined &&
      summary.province === place.province
    );
  }

  #withVariants(id: number, place: Place): Summary {
    const { summary, title } = this.#entries[id]!;
    const variants = this.#byTitle.get(title)!.filter((other) => other !== id && this.#visible(other, place));
    if (variants.length === 0) return summary;
    return { ...summary, variants: variants.map((other) => this.#entries[other]!.summary.code) };
  }
}

const digitsOf = (code: string): string => code.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

function pushTo<K>(map: Map<K, number[]>, key: K, id: number): void {
  const ids = map.get(key);
  if (ids) ids.push(id);
  else map.set(key, [id]);
}

type Filter = 'field' | 'level' | 'audience' | 'mode';

const valuesOf: Record<Filter, (summary: Summary) => readonly string[]> = {
  field: (summary) => (summary.field ? [summary.field] : []),
  level: (summary) => summary.levels,
  audience: (summary) => summary.audiences,
  mode: (summary) => summary.modes,
};
const FILTERS = Object.keys(valuesOf) as Filter[];

function matches(summary: Summary, request: SearchRequest, except?: Filter): boolean {
  return FILTERS.every((filter) => {
    const wanted = request[filter];
    return filter === except || !wanted || valuesOf[filter](summary).includes(wanted);
  });
}

function facetsOf(summaries: readonly Summary[], request: SearchRequest): Facets {
  const counted = FILTERS.map((filter) => {
    const counts = new Map<string, number>();
    for (const summary of summaries) {
      if (!matches(summary, request, filter)) continue;
      for (const value of valuesOf[filter](summary)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [filter, [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count)] as const;
  });
  return Object.fromEntries(counted) as Facets;
}
