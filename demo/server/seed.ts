import { starterAgencies, starterProcedures } from './seed/index.ts';
import { hasAgencies, saveAgencies } from './store/agencies.ts';
import { hasProcedures, saveProcedures } from './store/procedures.ts';
import { raiseRevision } from './store/revision.ts';
import type { Database } from './store/tables.ts';

/** Loads the starter catalogue into a store that has none: its first start. */
export async function loadStarterCatalogue(db: Database): Promise<void> {
  const [agenciesKnown, proceduresKnown] = [await hasAgencies(db), await hasProcedures(db)];
  if (agenciesKnown && proceduresKnown) return;
  if (!agenciesKnown) {
    await saveAgencies(
      db,
      starterAgencies().map((agency) => ({ agency, origins: [] })),
    );
  }
  if (!proceduresKnown) await saveProcedures(db, starterProcedures());
  await raiseRevision(db);
}
