import type { Dossier, DossierStep } from '../../../src/backend/contract/dossiers.ts';
import type { Database } from './tables.ts';

/** What is kept of a dossier: as its owner may see it, `survey` aside, which is derived when it is asked for. */
export type DossierRecord = Omit<Dossier, 'survey'>;

/** A dossier to keep. */
export interface KeptDossier {
  readonly key: string;
  readonly record: DossierRecord;
  /** When anything last happened to it, steps that came by themselves included. */
  readonly updatedAt: string;
  /** Steps that came by themselves; undefined leaves those that are known. */
  readonly progress?: readonly DossierStep[];
  /** Keyed hashes of what shows that it is somebody's own; none leaves those that are known. */
  readonly factors: readonly string[];
}

/** A dossier as it was kept. */
export interface FoundDossier {
  readonly record: DossierRecord;
  readonly progress: readonly DossierStep[];
}

/** Rows of factors written by one statement. */
const BATCH = 500;

/** Keeps dossiers, each in the place of what was known under its code, all of them or none. */
export async function saveDossiers(db: Database, dossiers: readonly KeptDossier[]): Promise<void> {
  await db.transaction().execute((transaction) => writeDossiers(transaction, dossiers));
}

async function writeDossiers(transaction: Database, dossiers: readonly KeptDossier[]): Promise<void> {
  for (const { key, record, progress, updatedAt } of dossiers) {
    const row = {
      code: record.code,
      agency: record.agency.code,
      updated_at: new Date(updatedAt).toISOString(),
      record: JSON.stringify(record),
      ...(progress && { progress: JSON.stringify(progress) }),
    };
    await transaction
      .insertInto('dossiers')
      .values({ key, progress: '[]', ...row })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute();
  }
  const proven = dossiers.filter(({ factors }) => factors.length > 0);
  for (const { key } of proven)
    await transaction.deleteFrom('dossier_factors').where('dossier_key', '=', key).execute();
  const rows = proven.flatMap(({ key, factors }) => factors.map((hash) => ({ hash, dossier_key: key })));
  for (let at = 0; at < rows.length; at += BATCH) {
    await transaction
      .insertInto('dossier_factors')
      .values(rows.slice(at, at + BATCH))
      .onConflict((conflict) => conflict.column('hash').doNothing())
      .execute();
  }
}

/**
 * The dossier that a factor shows to be somebody's own. An unknown code and a wrong factor are one question with one
 * answer: there is no such hash.
 */
export async function findDossier(db: Database, factor: string): Promise<FoundDossier | undefined> {
  const row = await db
    .selectFrom('dossier_factors')
    .innerJoin('dossiers', 'dossiers.key', 'dossier_factors.dossier_key')
    .select(['record', 'progress'])
    .where('hash', '=', factor)
    .executeTakeFirst();
  return row && read(row);
}

/** The dossiers of these keys, as far as they are known. */
export async function readDossiers(db: Database, keys: readonly string[]): Promise<ReadonlyMap<string, FoundDossier>> {
  if (keys.length === 0) return new Map();
  const rows = await db.selectFrom('dossiers').select(['key', 'record', 'progress']).where('key', 'in', keys).execute();
  return new Map(rows.map((row) => [row.key, read(row)]));
}

/** Steps that came by themselves, in order of time, and when anything last happened to their dossier. */
export interface Progress {
  readonly steps: readonly DossierStep[];
  readonly updatedAt: string;
}

/** Keeps the steps of dossiers that are known. */
export async function saveProgress(db: Database, progress: ReadonlyMap<string, Progress>): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const [key, { steps, updatedAt }] of progress) {
      await transaction
        .updateTable('dossiers')
        .set({ progress: JSON.stringify(steps), updated_at: new Date(updatedAt).toISOString() })
        .where('key', '=', key)
        .execute();
    }
  });
}

/** Deletes dossiers to which nothing has happened since, and their factors; says whether there was any. */
export async function deleteOldDossiers(transaction: Database, before: string): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('dossiers')
    .where('updated_at', '<=', before)
    .executeTakeFirstOrThrow();
  return numDeletedRows > 0n;
}

const read = ({ record, progress }: { record: string; progress: string }): FoundDossier => ({
  record: JSON.parse(record) as DossierRecord,
  progress: JSON.parse(progress) as DossierStep[],
});
