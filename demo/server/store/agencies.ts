import type { Agency } from '../../../src/backend/contract/agencies.ts';
import type { Database } from './tables.ts';

/** An agency and the sites that may ask in its name; without any, those of the endpoint. */
export interface ServedAgency {
  readonly agency: Agency;
  readonly origins: readonly string[];
}

/**
 * Keeps agencies, each in the place of what was known under its code, all of them or none. A running server looks for
 * them when the revision is raised.
 */
export async function saveAgencies(db: Database, served: readonly ServedAgency[]): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const { agency, origins } of served) {
      const row = { record: JSON.stringify(agency), origins: JSON.stringify(origins) };
      await transaction
        .insertInto('agencies')
        .values({ code: agency.code, ...row })
        .onConflict((conflict) => conflict.column('code').doUpdateSet(row))
        .execute();
    }
  });
}

/** Every agency, by code. */
export async function readAgencies(db: Database): Promise<ServedAgency[]> {
  const rows = await db.selectFrom('agencies').select(['record', 'origins']).execute();
  return rows
    .map((row) => ({ agency: JSON.parse(row.record) as Agency, origins: JSON.parse(row.origins) as string[] }))
    .sort((a, b) => (a.agency.code < b.agency.code ? -1 : 1));
}

export async function hasAgencies(db: Database): Promise<boolean> {
  return (await db.selectFrom('agencies').select('code').limit(1).executeTakeFirst()) !== undefined;
}
