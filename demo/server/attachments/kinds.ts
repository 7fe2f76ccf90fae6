/** What a file may be: pictures, which are decoded and written anew, and PDF. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export const PDF = 'application/pdf';
export const TAKEN_TYPES: readonly string[] = [...PICTURE_TYPES, PDF];

export type PictureType = (typeof PICTURE_TYPES)[number];
export const isPicture = (type: string | undefined): type is PictureType =>
  PICTURE_TYPES.some((known) => known === type);
