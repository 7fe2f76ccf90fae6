import type { Database } from './tables.ts';

export interface Session {
  readonly accountId: string;
  readonly createdAt: string;
  readonly seenAt: string;
}

export async function openSession(
  transaction: Database,
  tokenHash: string,
  accountId: string,
  now: string,
): Promise<void> {
  await transaction
    .insertInto('office_sessions')
    .values({ token_hash: tokenHash, account_id: accountId, created_at: now, seen_at: now })
    .execute();
}

export async function findSession(db: Database, tokenHash: string): Promise<Session | undefined> {
  const row = await db.selectFrom('office_sessions').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
  return row && { accountId: row.account_id, createdAt: row.created_at, seenAt: row.seen_at };
}

export async function touchSession(transaction: Database, tokenHash: string, now: string): Promise<void> {
  await transaction.updateTable('office_sessions').set({ seen_at: now }).where('token_hash', '=', tokenHash).execute();
}

export async function endSession(transaction: Database, tokenHash: string): Promise<void> {
  await transaction.deleteFrom('office_sessions').where('token_hash', '=', tokenHash).execute();
}

/** Ends every session of an account but one. */
export async function endSessionsOf(transaction: Database, accountId: string, but = ''): Promise<void> {
  await transaction
    .deleteFrom('office_sessions')
    .where('account_id', '=', accountId)
    .where('token_hash', '<>', but)
    .execute();
}

/** Forgets sessions that nobody has used since. */
export async function forgetSessions(transaction: Database, before: string): Promise<void> {
  await transaction.deleteFrom('office_sessions').where('seen_at', '<=', before).execute();
}
