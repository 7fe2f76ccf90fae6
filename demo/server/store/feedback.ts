import type { Feedback, FeedbackCategory } from '../../../src/backend/contract/feedback.ts';
import type { Database, FeedbackRow } from './tables.ts';

/** A feedback with what the server adds to it. */
export interface NewCase {
  readonly id: string;
  readonly codeHash: string;
  readonly agency: string;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly isCheck: boolean;
  readonly suspicion: string | undefined;
  readonly feedback: Feedback;
}

/** Keeps a new case with its first step, `received`. */
export async function saveCase(transaction: Database, { id, receivedAt, agency, ...rest }: NewCase): Promise<void> {
  await transaction
    .insertInto('feedback')
    .values(asRow({ id, receivedAt, agency, ...rest }))
    .execute();
  await transaction
    .insertInto('feedback_steps')
    .values({
      feedback_id: id,
      number: 1,
      at: receivedAt,
      state: 'received',
      agency,
      note: null,
      act: 'receive',
      officer: null,
    })
    .execute();
}

export async function isCaseKnown(db: Database, codeHash: string): Promise<boolean> {
  const row = await db.selectFrom('feedback').select('id').where('code_hash', '=', codeHash).executeTakeFirst();
  return row !== undefined;
}

/** The row of a case that something is left of. */
export const findCase = (db: Database, codeHash: string): Promise<FeedbackRow | undefined> =>
  db
    .selectFrom('feedback')
    .selectAll()
    .where('code_hash', '=', codeHash)
    .where('erased_at', 'is', null)
    .executeTakeFirst();

/** Puts the categories in the place of all that were known. A running server sees them when the revision is raised. */
export async function saveCategories(db: Database, categories: readonly FeedbackCategory[]): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('feedback_categories').execute();
    for (const [position, category] of categories.entries()) {
      await transaction
        .insertInto('feedback_categories')
        .values({ id: category.id, position, record: JSON.stringify(category) })
        .execute();
    }
  });
}

/** Every category, in the order that citizens see. */
export async function readCategories(db: Database): Promise<FeedbackCategory[]> {
  const rows = await db.selectFrom('feedback_categories').select('record').orderBy('position').execute();
  return rows.map(({ record }) => JSON.parse(record) as FeedbackCategory);
}

function asRow({ id, codeHash, agency, receivedAt, dueAt, isCheck, suspicion, feedback }: NewCase): FeedbackRow {
  const { sender, place, assistedBy } = feedback;
  return {
    id,
    code_hash: codeHash,
    agency,
    kind: feedback.kind,
    category: feedback.category,
    state: 'received',
    received_at: receivedAt,
    moved_at: receivedAt,
    due_at: dueAt,
    steps: 1,
    days_left: null,
    ended_at: null,
    erased_at: null,
    is_check: Number(isCheck),
    title: feedback.title ?? null,
    content: feedback.content,
    sender_name: sender.name ?? null,
    sender_phone: sender.phone ?? null,
    sender_email: sender.email ?? null,
    sender_address: sender.address ?? null,
    sender_hidden: Number(sender.hidden),
    place_text: place?.text ?? null,
    place_lat: place?.lat ?? null,
    place_lng: place?.lng ?? null,
    place_accuracy: place?.accuracy ?? null,
    procedure_code: feedback.procedureCode ?? null,
    dossier_code: feedback.dossierCode ?? null,
    assistant_name: assistedBy?.name ?? null,
    assistant_role: assistedBy?.role ?? null,
    consents: JSON.stringify(feedback.consents),
    suspicion: suspicion ?? null,
    language: feedback.language,
    page: feedback.page,
  };
}
