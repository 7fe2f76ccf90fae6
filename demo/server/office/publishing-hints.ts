/** What an officer must have seen before a text is published. */
import { createHash } from 'node:crypto';
import { readCaseRow } from '../store/office-cases.ts';
import type { Database } from '../store/tables.ts';
import { findHints } from './personal-hints.ts';
import type { SentForm } from './sent-form.ts';

/** The texts that will be read by everybody. */
export const PUBLIC_FIELDS = ['title', 'content', 'place', 'replyText'] as const;

/** What these texts are told by: whoever changes one of them sees the hints again. */
export function printOf(form: SentForm): string {
  const texts = PUBLIC_FIELDS.map((name) => form.text(name));
  return createHash('sha256').update(JSON.stringify(texts)).digest('base64url').slice(0, 22);
}

/** Whether there is something in the texts that the officer has not confirmed to have seen. */
export async function hintsToSee(db: Database, caseId: string, form: SentForm): Promise<boolean> {
  const isSeen = form.raw('hints-seen') === 'yes' && form.raw('print') === printOf(form);
  if (isSeen) return false;
  const row = await readCaseRow(db, caseId);
  return PUBLIC_FIELDS.some((name) => findHints(form.text(name), row?.sender_name).length > 0);
}
