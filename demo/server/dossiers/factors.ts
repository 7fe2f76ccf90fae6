/**
 * Second factors (yếu tố xác thực): what shows that a dossier is somebody's own. They are kept and compared only as
 * keyed hashes made together with the dossier's code, so that nothing here can be turned back into a telephone number,
 * and no two dossiers of one person can be told to belong together.
 */
import type { FactorKind } from '../../../src/backend/contract/dossiers.ts';
import { readPhone } from '../../../src/vietnamese/phone.ts';
import { keyedHash } from '../keyed-hash.ts';

/** Longest value that is looked at. */
const LONGEST = 100;
/** Between two numbers that an agency wrote into one field. */
const SEVERAL = /[;,]/;
const SEPARATORS = /[\s.\-_/()\u200b-\u200d\u2010-\u2015\u2060\ufeff]/g;

/** Factors of a dossier as its agency knows them. */
export type Factors = { readonly [K in FactorKind]?: string | undefined };

/** How each kind is read, however it was typed; undefined for what cannot be one. */
const READERS: Readonly<Record<FactorKind, (typed: string) => string | undefined>> = {
  phone: (typed) => readPhone(typed) ?? digitsOf(typed, /^\d{8,15}$/),
  // Somebody types the whole number of the card, or of the older one of nine digits.
  'citizen-id-last-6': (typed) => digitsOf(typed, /^\d{6}$|^\d{9}$|^\d{12}$/)?.slice(-6),
  'lookup-code': (typed) => /^[\p{L}\p{N}]+$/u.exec(joined(typed).toUpperCase())?.[0],
  'phone-last-4': (typed) => (digitsOf(typed, /^\d{4}$/) ?? READERS.phone(typed))?.slice(-4),
};

/** A factor as it is compared; undefined for what no dossier can have. */
export const readFactor = (kind: FactorKind, typed: string): string | undefined =>
  typed.length > LONGEST ? undefined : READERS[kind](typed.normalize('NFKC'));

/** What a dossier's row holds of its factors; the telephone's last digits come with the telephone. */
export function hashFactors(secret: string, key: string, factors: Factors): string[] {
  const all: Factors = { 'phone-last-4': factors.phone, ...factors };
  return (Object.keys(READERS) as FactorKind[]).flatMap((kind) => {
    const values = (all[kind] ?? '').split(SEVERAL).map((typed) => readFactor(kind, typed));
    return values.filter((value) => value !== undefined).map((value) => hashFactor(secret, key, kind, value));
  });
}

/** What a row would hold of this code and this factor. */
export const hashFactor = (secret: string, key: string, kind: FactorKind, value: string): string =>
  keyedHash(secret, 'dossier-factor', key, kind, value).toString('base64url');

/** What a budget remembers of a factor, whatever the dossier. */
export const hashFactorValue = (secret: string, kind: FactorKind, value: string): string =>
  keyedHash(secret, 'factor-value', kind, value).toString('base64url');

const joined = (typed: string): string => typed.replace(SEPARATORS, '');

function digitsOf(typed: string, shape: RegExp): string | undefined {
  const digits = joined(typed).replace(/^\+/, '');
  return shape.test(digits) ? digits : undefined;
}
