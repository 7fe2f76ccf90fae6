/** Reading other people's records, of which any part may be missing or of another type. */
import type { Mapping } from './adapter.ts';
import { readInstant } from './dates.ts';

export type ForeignRecord = Readonly<Record<string, unknown>>;

/** A member that cannot be read, and which; caught where the whole record is refused. */
export class UnreadableMember extends Error {}

export const isRecord = (value: unknown): value is ForeignRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The records of a list; a list that came as JSON text is read too. */
export function recordsIn(value: unknown): ForeignRecord[] {
  const list = typeof value === 'string' ? parsed(value) : value;
  return Array.isArray(list) ? (list as unknown[]).filter(isRecord) : [];
}

/** Text or number as text of one line in NFC; empty for all else. */
export function textOf(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  return String(value).normalize('NFC').replace(/\s+/g, ' ').trim();
}

/** The date of a member; undefined where there is none, refused where there is one that cannot be read. */
export function dateIn(record: ForeignRecord, name: string, { dates }: Mapping, hour?: number): string | undefined {
  const written = textOf(record[name]);
  if (written === '') return undefined;
  const instant = readInstant(written, dates, hour);
  if (instant === undefined) throw new UnreadableMember(`ngày không đọc được: ${name}`);
  return instant;
}

/** The agency's identifier at the front of a dossier's code. */
export const agencyOfCode = (code: string): string => code.split('-')[0] || code;

export const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1];

/** An object without the members that say nothing. */
export function saying<T extends object>(members: { readonly [K in keyof T]: T[K] | undefined | '' }): Partial<T> {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && value !== ''),
  ) as Partial<T>;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
