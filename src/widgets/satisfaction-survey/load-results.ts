import type * as view from './results-view.ts';

/** Loads what shows results, on pages that have them. */
export const loadResults = (): Promise<typeof view> => import('./results-view.ts');
