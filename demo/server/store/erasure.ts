/** What is erased: waiting files nobody came for, what checks left, fields and cases whose time is over. */
import type { RetainedField } from '../policy/policy.ts';
import { withdrawPublications } from './publications.ts';
import type { Database, FeedbackRow } from './tables.ts';

/** Cases erased in one transaction: few enough that others write in between. */
const BATCH = 200;

/** The columns behind a field that has a period of its own. */
const COLUMNS = {
  suspicion: ['suspicion'],
  page: ['page', 'language'],
  position: ['place_lat', 'place_lng', 'place_accuracy'],
  contact: ['sender_phone', 'sender_email', 'sender_address'],
  sender: ['sender_name', 'assistant_name', 'assistant_role'],
} as const satisfies Record<Exclude<RetainedField, 'case' | 'attachments'>, readonly (keyof FeedbackRow)[]>;

export type ColumnField = keyof typeof COLUMNS;
export const COLUMN_FIELDS = Object.keys(COLUMNS) as ColumnField[];

/** Everything of a case that a person sent or that tells of a person. */
const OF_A_PERSON = [
  ...Object.values(COLUMNS).flat(),
  'title',
  'content',
  'place_text',
  'procedure_code',
  'dossier_code',
  'consents',
] as const satisfies readonly (keyof FeedbackRow)[];

const emptied = (columns: readonly (keyof FeedbackRow)[]): Partial<FeedbackRow> =>
  Object.fromEntries(columns.map((column) => [column, null]));

/** Empties a field of all cases that have not moved since; says whether there was any. */
export async function emptyField(transaction: Database, field: ColumnField, before: string): Promise<boolean> {
  const columns = COLUMNS[field];
  const { numUpdatedRows } = await transaction
    .updateTable('feedback')
    .set(emptied(columns))
    .where('moved_at', '<=', before)
    .where((where) => where.or(columns.map((column) => where(column, 'is not', null))))
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Some cases that have not moved since and hold something still. */
export async function findOldCases(db: Database, before: string): Promise<string[]> {
  const rows = await db
    .selectFrom('feedback')
    .select('id')
    .where('moved_at', '<=', before)
    .where('erased_at', 'is', null)
    .limit(BATCH)
    .execute();
  return rows.map(({ id }) => id);
}

/**
 * Erases cases with what was added, replied and published; returns the names of their files, to be removed once this is
 * on disk. Agency, kind, category, times and outcomes stay to be counted, and the code's hash, so that a key sent again is
 * no new case.
 */
export async function eraseCases(transaction: Database, ids: readonly string[], now: string): Promise<string[]> {
  if (ids.length === 0) return [];
  await transaction
    .updateTable('feedback')
    .set({ ...emptied(OF_A_PERSON), erased_at: now })
    .where('id', 'in', ids)
    .execute();
  await transaction.updateTable('feedback_steps').set({ note: null }).where('feedback_id', 'in', ids).execute();
  await transaction.updateTable('feedback_additions').set({ content: null }).where('feedback_id', 'in', ids).execute();
  await transaction.updateTable('feedback_ratings').set({ comment: null }).where('feedback_id', 'in', ids).execute();
  await transaction.updateTable('feedback_replies').set({ text: null }).where('feedback_id', 'in', ids).execute();
  await withdrawPublications(transaction, ids, now);
  const sent = await transaction.deleteFrom('attachments').where('feedback_id', 'in', ids).returning('file').execute();
  const replied = await transaction
    .deleteFrom('reply_files')
    .where('feedback_id', 'in', ids)
    .returning('file')
    .execute();
  return [...sent, ...replied].map(({ file }) => file);
}

/** Deletes what checks of the endpoint sent before; returns the names of their files. */
export async function deleteChecks(transaction: Database, before: string): Promise<string[]> {
  const files = await transaction
    .deleteFrom('attachments')
    .where('is_check', '=', 1)
    .where('received_at', '<=', before)
    .returning('file')
    .execute();
  const old = transaction
    .selectFrom('feedback')
    .select('id')
    .where('is_check', '=', 1)
    .where('received_at', '<=', before);
  const theirs = await transaction
    .deleteFrom('attachments')
    .where('feedback_id', 'in', old)
    .returning('file')
    .execute();
  await transaction.deleteFrom('feedback').where('is_check', '=', 1).where('received_at', '<=', before).execute();
  return [...files, ...theirs].map(({ file }) => file);
}

/** Deletes files that have waited for a feedback until now; returns their names. */
export async function deleteWaiting(transaction: Database, now: string): Promise<string[]> {
  const files = await transaction
    .deleteFrom('attachments')
    .where('feedback_id', 'is', null)
    .where('expires_at', '<=', now)
    .returning('file')
    .execute();
  return files.map(({ file }) => file);
}

/** Deletes the files of cases that have not moved since; returns their names. */
export async function deleteAttachments(transaction: Database, before: string): Promise<string[]> {
  const old = transaction.selectFrom('feedback').select('id').where('moved_at', '<=', before);
  const files = await transaction.deleteFrom('attachments').where('feedback_id', 'in', old).returning('file').execute();
  return files.map(({ file }) => file);
}

/** Which of these files some row speaks of. */
export async function findKnownFiles(db: Database, names: readonly string[]): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (let at = 0; at < names.length; at += BATCH) {
    const batch = names.slice(at, at + BATCH);
    for (const table of ['attachments', 'reply_files'] as const) {
      const rows = await db.selectFrom(table).select('file').where('file', 'in', batch).execute();
      for (const { file } of rows) known.add(file);
    }
  }
  return known;
}
