import type { Database } from './tables.ts';

/** What a bound key answers with. */
export interface BoundKey {
  readonly bodyHash: string;
  /** JSON, without what is derived from the key. */
  readonly answer: string;
}

export async function findBoundKey(db: Database, keyHash: string, now: string): Promise<BoundKey | undefined> {
  const row = await db
    .selectFrom('idempotency_keys')
    .select(['body_hash', 'answer'])
    .where('key_hash', '=', keyHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row && { bodyHash: row.body_hash, answer: row.answer };
}

/** Binds a key within the transaction that does what it stands for; false where another process was faster. */
export async function bindKey(
  transaction: Database,
  keyHash: string,
  { bodyHash, answer }: BoundKey,
  { now, expiresAt }: { readonly now: string; readonly expiresAt: string },
): Promise<boolean> {
  const row = { body_hash: bodyHash, answer, expires_at: expiresAt };
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('idempotency_keys')
    .values({ key_hash: keyHash, ...row })
    .onConflict((conflict) =>
      // One that has expired and waits for the sweep is free again.
      conflict.column('key_hash').doUpdateSet(row).where('idempotency_keys.expires_at', '<=', now),
    )
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** Forgets keys whose time is over. */
export async function forgetKeys(db: Database, now: string): Promise<void> {
  await db.deleteFrom('idempotency_keys').where('expires_at', '<=', now).execute();
}
