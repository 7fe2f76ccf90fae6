import type * as pictures from '../../device/pictures.ts';

/** Loads what makes photos small, when somebody adds one. */
export const loadPictures = (): Promise<typeof pictures> => import('../../device/pictures.ts');
