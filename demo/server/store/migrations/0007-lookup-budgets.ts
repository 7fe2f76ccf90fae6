import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * How much of its budget each code, factor value and address range has used in look-ups of dossiers, each under a keyed
 * hash, until that is forgotten.
 */
export const lookupBudgets: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('lookup_budgets')
      .addColumn('budget', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('until', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('lookup_budgets_key', ['budget', 'name'])
      .execute();
    await db.schema.createIndex('lookup_budgets_until').on('lookup_budgets').column('until').execute();
  },
};
