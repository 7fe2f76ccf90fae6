import type { Facets, Summary } from '../backend/contract/procedures.ts';

/** What a list can be narrowed by; left out or empty narrows nothing. */
export interface Filters {
  field?: string;
  level?: string;
  audience?: string;
  mode?: string;
}

const VALUES: { readonly [filter in keyof Filters]-?: (summary: Summary) => readonly string[] } = {
  field: (summary) => (summary.field ? [summary.field] : []),
  level: (summary) => summary.levels,
  audience: (summary) => summary.audiences,
  mode: (summary) => summary.modes,
};
const FILTERS = Object.keys(VALUES) as (keyof Filters)[];

/** The values of one filter, as numbers: thousands are counted while a citizen types. */
class Column {
  readonly filter: keyof Filters;
  readonly #numbers = new Map<string, number>();
  /** The values of all procedures one behind the other. */
  readonly #values: number[] = [];
  /** Where those of a procedure begin. */
  readonly #begins: number[] = [0];

  constructor(filter: keyof Filters) {
    this.filter = filter;
  }

  add(summary: Summary): void {
    for (const value of VALUES[this.filter](summary)) this.#values.push(numberOf(value, this.#numbers));
    this.#begins.push(this.#values.length);
  }

  has(id: number, value: string): boolean {
    const number = this.#numbers.get(value);
    const end = this.#begins[id + 1]!;
    for (let at = this.#begins[id]!; at < end; at += 1) if (this.#values[at] === number) return true;
    return false;
  }

  count(ids: readonly number[]): Facets[keyof Filters] {
    const counts = new Int32Array(this.#numbers.size);
    for (const id of ids) {
      const end = this.#begins[id + 1]!;
      for (let at = this.#begins[id]!; at < end; at += 1) counts[this.#values[at]!]! += 1;
    }
    const facet: Facets[keyof Filters] = [];
    for (const [value, number] of this.#numbers) if (counts[number]! > 0) facet.push({ value, count: counts[number]! });
    return facet.sort((a, b) => b.count - a.count);
  }
}

/** What procedures can be narrowed by. */
export class FacetTable {
  readonly #columns = FILTERS.map((filter) => new Column(filter));

  add(summary: Summary): void {
    for (const column of this.#columns) column.add(summary);
  }

  /** Those of `ids` that pass every filter, and how many a citizen would see by choosing a value of each facet. */
  narrow(ids: readonly number[], filters: Filters): { ids: readonly number[]; facets: Facets } {
    const passing = (except?: Column): readonly number[] => {
      const narrowing = this.#columns.filter((column) => column !== except && filters[column.filter]);
      return narrowing.length === 0
        ? ids
        : ids.filter((id) => narrowing.every((one) => one.has(id, filters[one.filter]!)));
    };
    const facets = Object.fromEntries(this.#columns.map((column) => [column.filter, column.count(passing(column))]));
    return { ids: passing(), facets: facets as Facets };
  }
}

function numberOf(value: string, numbers: Map<string, number>): number {
  const known = numbers.get(value);
  if (known !== undefined) return known;
  numbers.set(value, numbers.size);
  return numbers.size - 1;
}
