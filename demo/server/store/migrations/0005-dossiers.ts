import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Dossiers as their owners may see them. What shows that one is somebody's own stands as keyed hashes only, each made
 * together with the dossier's code: two dossiers of one telephone have nothing in common here.
 */
export const dossiers: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('dossiers')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('code', 'text', (column) => column.notNull())
      .addColumn('agency', 'text', (column) => column.notNull())
      .addColumn('updated_at', 'text', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .addColumn('progress', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('dossier_factors')
      .addColumn('hash', 'text', (column) => column.primaryKey())
      .addColumn('dossier_key', 'text', (column) => column.notNull().references('dossiers.key').onDelete('cascade'))
      .execute();
    await db.schema.createIndex('dossier_factors_of_dossier').on('dossier_factors').column('dossier_key').execute();
  },
};
