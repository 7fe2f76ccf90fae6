import { sql } from 'kysely';
import type { Database } from './tables.ts';

export interface Revision {
  readonly number: number;
  /** An instant in ISO 8601. */
  readonly changedAt: string;
}

/** How often the catalogue or the agencies changed: cheap to ask, so that a server sees what another process imported. */
export async function readRevision(db: Database): Promise<Revision> {
  const row = await db.selectFrom('revision').selectAll().executeTakeFirstOrThrow();
  return { number: row.number, changedAt: row.changed_at };
}

/** Says that the catalogue or the agencies changed, once everything that belongs together is written. */
export async function raiseRevision(db: Database): Promise<void> {
  await db
    .updateTable('revision')
    .set({ number: sql<number>`number + 1`, changed_at: new Date().toISOString() })
    .execute();
}
