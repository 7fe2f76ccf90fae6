import type { Facets, Summary } from '../backend/contract/procedures.ts';

/** What a list can be narrowed by; left out or empty narrows nothing. */
export interface Filters {
  field?: string;
  level?: string;
  audience?: string;
  mode?: string;
}

type Filter = keyof Filters;

const valuesOf: Record<Filter, (summary: Summary) => readonly string[]> = {
  field: (summary) => (summary.field ? [summary.field] : []),
  level: (summary) => summary.levels,
  audience: (summary) => summary.audiences,
  mode: (summary) => summary.modes,
};
const FILTERS = Object.keys(valuesOf) as Filter[];

export function passes(summary: Summary, filters: Filters, except?: Filter): boolean {
  return FILTERS.every((filter) => {
    const wanted = filters[filter];
    return filter === except || !wanted || valuesOf[filter](summary).includes(wanted);
  });
}

/** How many a citizen would see by choosing a value: all other filters hold, that of the facet itself does not. */
export function facetsOf(summaries: readonly Summary[], filters: Filters): Facets {
  const facet = (filter: Filter): Facets[Filter] => {
    const counts = new Map<string, number>();
    for (const summary of summaries) {
      if (!passes(summary, filters, filter)) continue;
      for (const value of valuesOf[filter](summary)) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
  };
  return { field: facet('field'), level: facet('level'), audience: facet('audience'), mode: facet('mode') };
}
