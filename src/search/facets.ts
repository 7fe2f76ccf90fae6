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

/** The values procedures can be narrowed by, as numbers: thousands are counted while a citizen types. */
export class FacetTable {
  readonly #columns = FILTERS.map((filter) => ({
    filter,
    numbers: new Map<string, number>(),
    /** By the procedure's number in the index. */
    values: [] as number[][],
  }));

  add(summary: Summary): void {
    for (const { filter, numbers, values } of this.#columns) {
      values.push(VALUES[filter](summary).map((value) => numberOf(value, numbers)));
    }
  }

  /** Those of `ids` that pass every filter, and how many a citizen would see by choosing a value of each facet. */
  narrow(ids: readonly number[], filters: Filters): { ids: readonly number[]; facets: Facets } {
    const wanted = this.#columns.map(({ filter, numbers }) => {
      const value = filters[filter];
      return value ? (numbers.get(value) ?? -1) : undefined;
    });
    const passes = (id: number, except?: number): boolean =>
      wanted.every(
        (value, at) => value === undefined || at === except || this.#columns[at]!.values[id]!.includes(value),
      );
    const isNarrowed = wanted.some((value) => value !== undefined);
    const facets = {} as Facets;
    this.#columns.forEach(({ filter, numbers, values }, at) => {
      const counts = new Int32Array(numbers.size);
      for (const id of ids) {
        if (isNarrowed && !passes(id, at)) continue;
        for (const value of values[id]!) counts[value] = counts[value]! + 1;
      }
      facets[filter] = [...numbers]
        .map(([value, number]) => ({ value, count: counts[number]! }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count);
    });
    return { ids: isNarrowed ? ids.filter((id) => passes(id)) : ids, facets };
  }
}

function numberOf(value: string, numbers: Map<string, number>): number {
  const known = numbers.get(value);
  if (known !== undefined) return known;
  numbers.set(value, numbers.size);
  return numbers.size - 1;
}
