import type { AttachmentRow, Database } from './tables.ts';

/** Keeps a file that waits for its feedback. */
export async function saveAttachment(transaction: Database, row: Omit<AttachmentRow, 'feedback_id'>): Promise<void> {
  await transaction
    .insertInto('attachments')
    .values({ ...row, feedback_id: null })
    .execute();
}

/** Gives waiting files of an agency to a feedback; false unless it gets every one of them. */
export async function claimAttachments(
  transaction: Database,
  ids: readonly string[],
  { agency, feedbackId, now }: { readonly agency: string; readonly feedbackId: string; readonly now: string },
): Promise<boolean> {
  if (ids.length === 0) return true;
  const { numUpdatedRows } = await transaction
    .updateTable('attachments')
    .set({ feedback_id: feedbackId })
    .where('id', 'in', ids)
    .where('agency', '=', agency)
    .where('feedback_id', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === BigInt(ids.length);
}

/** How many bytes of an agency wait for their feedback. */
export async function countWaitingBytes(db: Database, agency: string): Promise<number> {
  const { bytes } = await db
    .selectFrom('attachments')
    .select((select) => select.fn.sum<number | string | null>('bytes').as('bytes'))
    .where('feedback_id', 'is', null)
    .where('agency', '=', agency)
    .executeTakeFirstOrThrow();
  return Number(bytes ?? 0);
}
