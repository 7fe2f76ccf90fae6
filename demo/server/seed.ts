import { starterAgencies, starterProcedures } from './seed/index.ts';
import { hasAgencies, saveAgencies } from './store/agencies.ts';
import { hasProcedures, saveProcedures } from './store/procedures.ts';
import type { Database } from './store/tables.ts';

/** Loads the starter catalogue into a store that has none: its first start. */
export async function loadStarterCatalogue(db: Database): Promise<void> {
  if (!(await hasAgencies(db))) {
    await saveAgencies(
      db,
      starterAgencies().map((agency) => ({ agency, origins: [] })),
    );
  }
  if (!(await hasProcedures(db))) await saveProcedures(db, starterProcedures());
}
