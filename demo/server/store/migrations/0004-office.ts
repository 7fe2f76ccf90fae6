import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The office desk: who may work at it, who is at it now, what each did, and what officers write beside the cases. No
 * password and no session token stands here, only what they can be told by.
 */
export const office: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('office_accounts')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('login', 'text', (column) => column.notNull().unique())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('agency', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('password', 'text', (column) => column.notNull())
      .addColumn('must_change', 'integer', (column) => column.notNull())
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('disabled_at', 'text')
      .execute();
    await db.schema
      .createTable('office_sessions')
      .addColumn('token_hash', 'text', (column) => column.primaryKey())
      .addColumn('account_id', 'text', (column) =>
        column.notNull().references('office_accounts.id').onDelete('cascade'),
      )
      .addColumn('created_at', 'text', (column) => column.notNull())
      .addColumn('seen_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('office_audit')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('agency', 'text', (column) => column.notNull())
      .addColumn('login', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('act', 'text', (column) => column.notNull())
      .addColumn('case_id', 'text')
      .addColumn('detail', 'text')
      .execute();
    await db.schema.createIndex('office_audit_of_agency').on('office_audit').columns(['agency', 'at']).execute();
    await db.schema
      .createTable('office_takers')
      .addColumn('feedback_id', 'text', (column) => column.primaryKey().references('feedback.id').onDelete('cascade'))
      .addColumn('account_id', 'text', (column) =>
        column.notNull().references('office_accounts.id').onDelete('cascade'),
      )
      .addColumn('at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('office_templates')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('agency', 'text', (column) => column.notNull())
      .addColumn('use', 'text', (column) => column.notNull())
      .addColumn('title', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('changed_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('office_notices')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('agency', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('text', 'text', (column) => column.notNull())
      .addColumn('from_at', 'text')
      .addColumn('until_at', 'text')
      .addColumn('created_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('feedback_of_agency').on('feedback').columns(['agency', 'received_at']).execute();
  },
};
