/** Finding cases by any words of theirs, with or without marks, by a telephone number, or by a follow-up code. */
import { setImmediate } from 'node:timers/promises';
import { readFollowUpCode } from '../../../src/backend/contract/follow-up-code.ts';
import { readPhone } from '../../../src/vietnamese/phone.ts';
import { fold } from '../../../src/vietnamese/text.ts';
import { hashFollowUpCode } from '../feedback/follow-up-codes.ts';
import { listIds, readSearched, type InboxFilter, type SearchedRow } from '../store/office-cases.ts';
import type { KnownBy } from '../store/office-moved.ts';
import type { Database } from '../store/tables.ts';

/** The short number of a case, as the desk writes it. */
const NUMBER = /^(?:s[ốo] )?([\da-f]{8})$/i;
/** Rows read at a time, between which other requests get their turn. */
const TURN = 200;
/** Digits from which on a number is looked for among telephones. */
const PHONE_DIGITS = 6;

/** The cases of a filter that fit, in its order. */
export async function searchCases(db: Database, secret: string, filter: InboxFilter, typed: string): Promise<string[]> {
  const fits = matcher(secret, typed);
  const ids = await listIds(db, filter);
  const found = new Set<string>();
  for (let at = 0; at < ids.length; at += TURN) {
    const rows = await readSearched(db, ids.slice(at, at + TURN));
    for (const row of rows) if (fits(row)) found.add(row.id);
    await setImmediate();
  }
  return ids.filter((id) => found.has(id));
}

/** By what a case was asked for that is known by its code or its number alone; undefined for other words. */
export function readKnownBy(secret: string, typed: string): KnownBy | undefined {
  const code = readFollowUpCode(typed);
  if (code) return { codeHash: hashFollowUpCode(secret, code) };
  const number = NUMBER.exec(typed.normalize('NFC').trim())?.[1];
  return number ? { number: number.toLowerCase() } : undefined;
}

function matcher(secret: string, typed: string): (row: SearchedRow) => boolean {
  const code = readFollowUpCode(typed);
  const codeHash = code && hashFollowUpCode(secret, code);
  const words = fold(typed).split(' ').filter(Boolean);
  const phone = typed.replace(/\D/g, '').length >= PHONE_DIGITS ? readPhone(typed) : undefined;
  return (row) => {
    if (codeHash && row.code_hash === codeHash) return true;
    if (phone && row.sender_phone && readPhone(row.sender_phone) === phone) return true;
    const text = fold([row.title, row.content, row.place_text, row.sender_name, row.id.slice(0, 8)].join(' '));
    return words.length > 0 && words.every((word) => text.includes(word));
  };
}
