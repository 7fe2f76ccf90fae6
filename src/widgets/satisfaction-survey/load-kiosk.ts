import type * as kiosk from './kiosk.ts';

/** Loads what makes a screen at a counter of the element. */
export const loadKiosk = (): Promise<typeof kiosk> => import('./kiosk.ts');
