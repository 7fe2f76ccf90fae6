/** What the budgets of look-ups hold, so that a restart forgets no guess; names are keyed hashes. */
import type { BudgetChange, KeptBudget } from '../dossiers/budgets.ts';
import type { Database } from './tables.ts';

/** Rows written at a time: a store takes so many values in one question. */
const BATCH = 200;

/** What still means something. */
export async function readBudgets(db: Database, now: Date): Promise<KeptBudget[]> {
  const rows = await db.selectFrom('lookup_budgets').selectAll().where('until', '>', now.toISOString()).execute();
  return rows.map(({ until, ...row }) => ({ ...row, until: Date.parse(until) }));
}

/** Keeps what has changed and forgets what is as if it had never been. */
export async function keepBudgets(transaction: Database, changes: readonly BudgetChange[]): Promise<void> {
  const rows = changes.flatMap((change) =>
    'state' in change ? [{ ...change, until: new Date(change.until).toISOString() }] : [],
  );
  for (let at = 0; at < rows.length; at += BATCH) {
    await transaction
      .insertInto('lookup_budgets')
      .values(rows.slice(at, at + BATCH))
      .onConflict((conflict) =>
        conflict
          .columns(['budget', 'name'])
          .doUpdateSet((set) => ({ state: set.ref('excluded.state'), until: set.ref('excluded.until') })),
      )
      .execute();
  }
  for (const change of changes) {
    if ('state' in change) continue;
    const { budget, name } = change;
    await transaction.deleteFrom('lookup_budgets').where('budget', '=', budget).where('name', '=', name).execute();
  }
}

/** Deletes what means nothing any more. */
export async function deleteOldBudgets(transaction: Database, now: string): Promise<void> {
  await transaction.deleteFrom('lookup_budgets').where('until', '<=', now).execute();
}
