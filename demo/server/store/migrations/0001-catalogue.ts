import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Procedures, agencies, and the number that says that one of them changed. */
export const catalogue: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('procedures')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('code', 'text', (column) => column.notNull())
      .addColumn('as_of', 'text')
      .addColumn('summary', 'text', (column) => column.notNull())
      .addColumn('detail', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('agencies')
      .addColumn('code', 'text', (column) => column.primaryKey())
      .addColumn('record', 'text', (column) => column.notNull())
      .addColumn('origins', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('revision')
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('changed_at', 'text', (column) => column.notNull())
      .execute();
    await sql`insert into revision (number, changed_at) values (0, ${new Date().toISOString()})`.execute(db);
  },
};
