import type * as module from './take-in.ts';

/** Loads what takes files in, when somebody adds one. */
export const loadTakeIn = (): Promise<typeof module> => import('./take-in.ts');
