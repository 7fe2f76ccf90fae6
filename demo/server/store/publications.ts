import { sql } from 'kysely';
import type { Database, PublicationRow } from './tables.ts';

/** How often publications have changed, so that a server sees what another process published. */
export async function readPublicationsRevision(db: Database): Promise<number> {
  const { number } = await db.selectFrom('publications_revision').select('number').executeTakeFirstOrThrow();
  return number;
}

/** Publications that changed after this revision, withdrawn ones too, the earliest change first. */
export const readChangedPublications = (db: Database, after: number, most: number): Promise<PublicationRow[]> =>
  db.selectFrom('publications').selectAll().where('revision', '>', after).orderBy('revision').limit(most).execute();

/** Whether anything was ever published. */
export const hasPublications = async (db: Database): Promise<boolean> =>
  (await db.selectFrom('publications').select('id').limit(1).executeTakeFirst()) !== undefined;

/** What is published of a case. */
export const findPublication = (db: Database, caseId: string): Promise<PublicationRow | undefined> =>
  db
    .selectFrom('publications')
    .selectAll()
    .where('feedback_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();

/** Publishes; what was published of the same case before keeps its id and so its address. */
export async function savePublication(transaction: Database, row: Omit<PublicationRow, 'revision'>): Promise<void> {
  const revision = await raiseRevision(transaction);
  const { id: _, ...again } = row;
  await transaction
    .insertInto('publications')
    .values({ ...row, revision })
    .onConflict((conflict) => conflict.column('feedback_id').doUpdateSet({ ...again, revision }))
    .execute();
}

/** Withdraws what is published of a case, so that nothing of its text is left; false where nothing was. */
export async function withdrawPublication(transaction: Database, caseId: string, now: string): Promise<boolean> {
  return (await withdrawPublications(transaction, [caseId], now)) > 0;
}

/** The same for several cases; says of how many something was published. */
export async function withdrawPublications(
  transaction: Database,
  caseIds: readonly string[],
  now: string,
): Promise<number> {
  const published = await transaction
    .selectFrom('publications')
    .select('id')
    .where('feedback_id', 'in', caseIds)
    .where('withdrawn_at', 'is', null)
    .execute();
  if (published.length === 0) return 0;
  const revision = await raiseRevision(transaction);
  await transaction
    .updateTable('publications')
    .set({ title: null, content: null, place: null, reply_text: null, files: null, withdrawn_at: now, revision })
    .where(
      'id',
      'in',
      published.map(({ id }) => id),
    )
    .execute();
  return published.length;
}

async function raiseRevision(transaction: Database): Promise<number> {
  const { number } = await transaction
    .updateTable('publications_revision')
    .set({ number: sql<number>`number + 1` })
    .returning('number')
    .executeTakeFirstOrThrow();
  return number;
}
