/** Rows of a case while it is changed, and what belongs to single steps of it. */
import type {
  AdditionRow,
  Database,
  FeedbackRow,
  FeedbackStepRow,
  RatingRow,
  ReplyFileRow,
  ReplyRow,
} from './tables.ts';
import type { Store } from './store.ts';

/**
 * The case under this id or code, held until the transaction ends: whoever else wants to change it waits. Undefined when
 * there is none, or nothing of it is left.
 */
export async function holdCase(
  transaction: Database,
  kind: Store['kind'],
  by: { readonly id: string } | { readonly codeHash: string },
): Promise<FeedbackRow | undefined> {
  const [column, value] = 'id' in by ? (['id', by.id] as const) : (['code_hash', by.codeHash] as const);
  const query = transaction.selectFrom('feedback').selectAll().where(column, '=', value).where('erased_at', 'is', null);
  // SQLite lets one write at a time from the beginning of its transaction.
  return (kind === 'postgres' ? query.forUpdate() : query).executeTakeFirst();
}

/** Writes a step and what it changes of its case. */
export async function saveStep(
  transaction: Database,
  step: FeedbackStepRow,
  changes: Partial<FeedbackRow>,
): Promise<void> {
  await transaction.insertInto('feedback_steps').values(step).execute();
  await transaction
    .updateTable('feedback')
    .set({ ...changes, state: step.state, steps: step.number, moved_at: step.at })
    .where('id', '=', step.feedback_id)
    .execute();
}

export async function saveAddition(transaction: Database, row: AdditionRow): Promise<void> {
  await transaction.insertInto('feedback_additions').values(row).execute();
}

export async function saveRating(transaction: Database, row: RatingRow): Promise<void> {
  await transaction.insertInto('feedback_ratings').values(row).execute();
}

export async function saveReply(transaction: Database, row: ReplyRow, files: readonly ReplyFileRow[]): Promise<void> {
  await transaction.insertInto('feedback_replies').values(row).execute();
  if (files.length > 0)
    await transaction
      .insertInto('reply_files')
      .values([...files])
      .execute();
}

/** The newest reply of a case with its files. */
export async function findReply(
  db: Database,
  caseId: string,
): Promise<(ReplyRow & { files: ReplyFileRow[] }) | undefined> {
  const reply = await db
    .selectFrom('feedback_replies')
    .selectAll()
    .where('feedback_id', '=', caseId)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!reply) return undefined;
  const files = await db
    .selectFrom('reply_files')
    .selectAll()
    .where('feedback_id', '=', caseId)
    .where('number', '=', reply.number)
    .orderBy('position')
    .execute();
  return { ...reply, files };
}

/** The steps of a case, the first first. */
export const readSteps = (db: Database, caseId: string): Promise<FeedbackStepRow[]> =>
  db.selectFrom('feedback_steps').selectAll().where('feedback_id', '=', caseId).orderBy('number').execute();

/** A file of a reply by its address. */
export const findReplyFile = (db: Database, id: string): Promise<ReplyFileRow | undefined> =>
  db.selectFrom('reply_files').selectAll().where('id', '=', id).executeTakeFirst();
