import type * as qr from '../../device/qr.ts';

/** Loads what draws QR codes, when somebody wants one. */
export const loadQr = (): Promise<typeof qr> => import('../../device/qr.ts');
