import { starterAgencies, starterCategories, starterProcedures, starterSurveys } from './seed/index.ts';
import { hasAgencies, saveAgencies } from './store/agencies.ts';
import { readCategories, saveCategories } from './store/feedback.ts';
import { hasProcedures, saveProcedures } from './store/procedures.ts';
import { raiseRevision } from './store/revision.ts';
import { readSurveys, saveSurveys } from './store/surveys.ts';
import type { Database } from './store/tables.ts';

/**
 * Loads what the store has nothing of: its first start, or the first of a version that knows more. The agencies of the
 * made-up province come only to an endpoint of that province, not beside a real one.
 */
export async function loadStarterCatalogue(db: Database, ownAgency: string): Promise<void> {
  const agencies = starterAgencies();
  const isMadeUp = agencies.some(({ code }) => code === ownAgency);
  const missing = [
    isMadeUp && !(await hasAgencies(db)) && (() => saveAgencies(db, agencies.map(withoutSites))),
    !(await hasProcedures(db)) && (() => saveProcedures(db, starterProcedures())),
    (await readCategories(db)).length === 0 && (() => saveCategories(db, starterCategories())),
    (await readSurveys(db)).length === 0 && (() => saveSurveys(db, starterSurveys())),
  ].filter((load) => load !== false);
  for (const load of missing) await load();
  if (missing.length > 0) await raiseRevision(db);
}

const withoutSites = (agency: ReturnType<typeof starterAgencies>[number]) => ({ agency, origins: [] });
