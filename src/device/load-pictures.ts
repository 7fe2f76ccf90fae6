import type * as pictures from './pictures.ts';

/** Loads what makes photos small, when somebody adds one. */
export const loadPictures = (): Promise<typeof pictures> => import('./pictures.ts');
