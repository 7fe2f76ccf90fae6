import type * as module from './whereabouts.ts';

/** Loads what asks the device for the place, when somebody wants that. */
export const loadWhereabouts = (): Promise<typeof module> => import('./whereabouts.ts');
