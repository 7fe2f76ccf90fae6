import type { AttachmentRow, Database } from './tables.ts';

/** Keeps a file that waits for its feedback. */
export async function saveAttachment(
  transaction: Database,
  row: Omit<AttachmentRow, 'feedback_id' | 'step'>,
): Promise<void> {
  await transaction
    .insertInto('attachments')
    .values({ ...row, feedback_id: null, step: null })
    .execute();
}

interface Claim {
  /** Those whose waiting files may be had. */
  readonly agencies: readonly string[];
  readonly feedbackId: string;
  /** The number of the addition's step; none for the feedback itself. */
  readonly step?: number;
  readonly now: string;
}

const ATTACHMENT_ID = /^[0-9a-f]{32}$/;

/** Gives waiting files of an agency to a feedback or an addition; false unless it gets every one of them. */
export async function claimAttachments(
  transaction: Database,
  ids: readonly string[],
  { agencies, feedbackId, step, now }: Claim,
): Promise<boolean> {
  if (ids.length === 0) return true;
  if (!ids.every((id) => ATTACHMENT_ID.test(id))) return false;
  const { numUpdatedRows } = await transaction
    .updateTable('attachments')
    .set({ feedback_id: feedbackId, step: step ?? null })
    .where('id', 'in', ids)
    .where('agency', 'in', agencies)
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
