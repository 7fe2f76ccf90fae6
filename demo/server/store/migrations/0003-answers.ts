import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What happens to a case after it came: replies with their files, what citizens add and how they rate it, what is
 * published of it, and the changes that the agency's own sender has yet to be told of.
 */
export const answers: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .alterTable('feedback')
      .addColumn('steps', 'integer', (column) => column.notNull().defaultTo(1))
      .execute();
    await db.schema.alterTable('feedback').addColumn('days_left', 'integer').execute();
    await db.schema.alterTable('feedback').addColumn('ended_at', 'text').execute();
    await db.schema.alterTable('feedback_steps').addColumn('act', 'text').execute();
    await db.schema.alterTable('feedback_steps').addColumn('officer', 'text').execute();
    await sql`update feedback_steps set act = 'receive'`.execute(db);
    await db.schema.alterTable('attachments').addColumn('step', 'integer').execute();
    await ofStep(db, 'feedback_additions').addColumn('content', 'text').execute();
    await ofStep(db, 'feedback_ratings')
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('satisfaction', 'integer')
      .addColumn('comment', 'text')
      .addColumn('reopens', 'integer', (column) => column.notNull())
      .execute();
    await ofStep(db, 'feedback_replies')
      .addColumn('agency', 'text', (column) => column.notNull())
      .addColumn('text', 'text')
      .execute();
    await db.schema
      .createTable('reply_files')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('feedback_id', 'text', (column) => column.notNull().references('feedback.id').onDelete('cascade'))
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('bytes', 'integer', (column) => column.notNull())
      .addColumn('file', 'text', (column) => column.notNull().unique())
      .execute();
    await db.schema.createIndex('files_of_reply').on('reply_files').columns(['feedback_id', 'number']).execute();
    await db.schema
      .createTable('publications')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('feedback_id', 'text', (column) => column.unique())
      .addColumn('agency', 'text', (column) => column.notNull())
      .addColumn('category', 'text', (column) => column.notNull())
      .addColumn('title', 'text')
      .addColumn('content', 'text')
      .addColumn('place', 'text')
      .addColumn('asked_at', 'text', (column) => column.notNull())
      .addColumn('reply_at', 'text', (column) => column.notNull())
      .addColumn('reply_text', 'text')
      .addColumn('files', 'text')
      .addColumn('ground', 'text', (column) => column.notNull())
      .addColumn('published_at', 'text', (column) => column.notNull())
      .addColumn('withdrawn_at', 'text')
      .addColumn('revision', 'integer', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('publications_changed').on('publications').column('revision').execute();
    await db.schema
      .createTable('publications_revision')
      .addColumn('number', 'integer', (column) => column.notNull())
      .execute();
    await sql`insert into publications_revision (number) values (0)`.execute(db);
    await ofStep(db, 'webhook_events')
      .addColumn('act', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('agency', 'text', (column) => column.notNull())
      .addColumn('due_at', 'text')
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('next_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('webhook_events_due').on('webhook_events').column('next_at').execute();
  },
};

/** A table with a row a step of a case at the most. */
const ofStep = (db: Kysely<unknown>, table: string) =>
  db.schema
    .createTable(table)
    .addColumn('feedback_id', 'text', (column) => column.notNull().references('feedback.id').onDelete('cascade'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint(`${table}_in_order`, ['feedback_id', 'number']);
