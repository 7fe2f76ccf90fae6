import { Migrator, type Migration } from 'kysely/migration';
import type { Database } from '../tables.ts';
import { catalogue } from './0001-catalogue.ts';
import { feedback } from './0002-feedback.ts';
import { answers } from './0003-answers.ts';
import { office } from './0004-office.ts';
import { dossiers } from './0005-dossiers.ts';
import { surveys } from './0006-surveys.ts';
import { lookupBudgets } from './0007-lookup-budgets.ts';
import { surveySubjects } from './0008-survey-subjects.ts';
import { forwardings } from './0009-forwardings.ts';

/** Every change of the store's shape, in order. A migration that was once released is never edited. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-catalogue': catalogue,
  '0002-feedback': feedback,
  '0003-answers': answers,
  '0004-office': office,
  '0005-dossiers': dossiers,
  '0006-surveys': surveys,
  '0007-lookup-budgets': lookupBudgets,
  '0008-survey-subjects': surveySubjects,
  '0009-forwardings': forwardings,
};

/** Brings the store to the newest shape: all pending migrations in one transaction, or none. */
export async function migrate(db: Database, migrations = MIGRATIONS): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error as Error;
}
