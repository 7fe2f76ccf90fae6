import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What citizens send. Nothing here gives out a code or a key: both stand as keyed hashes. All of a person's own is
 * nullable, so that it can be erased while the case is still counted.
 */
export const feedback: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('feedback_categories')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .execute();
    await db.schema
      .createTable('idempotency_keys')
      .addColumn('key_hash', 'text', (column) => column.primaryKey())
      .addColumn('body_hash', 'text', (column) => column.notNull())
      .addColumn('answer', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .execute();
    await db.schema.createIndex('idempotency_keys_expire').on('idempotency_keys').column('expires_at').execute();
    await db.schema
      .createTable('feedback')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('code_hash', 'text', (column) => column.notNull().unique())
      .addColumn('agency', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('category', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('received_at', 'text', (column) => column.notNull())
      .addColumn('moved_at', 'text', (column) => column.notNull())
      .addColumn('due_at', 'text')
      .addColumn('erased_at', 'text')
      .addColumn('is_check', 'integer', (column) => column.notNull())
      .addColumn('title', 'text')
      .addColumn('content', 'text')
      .addColumn('sender_name', 'text')
      .addColumn('sender_phone', 'text')
      .addColumn('sender_email', 'text')
      .addColumn('sender_address', 'text')
      .addColumn('sender_hidden', 'integer', (column) => column.notNull())
      .addColumn('place_text', 'text')
      .addColumn('place_lat', 'double precision')
      .addColumn('place_lng', 'double precision')
      .addColumn('place_accuracy', 'double precision')
      .addColumn('procedure_code', 'text')
      .addColumn('dossier_code', 'text')
      .addColumn('assistant_name', 'text')
      .addColumn('assistant_role', 'text')
      .addColumn('consents', 'text')
      .addColumn('suspicion', 'text')
      .addColumn('language', 'text')
      .addColumn('page', 'text')
      .execute();
    await db.schema.createIndex('feedback_moved').on('feedback').column('moved_at').execute();
    await db.schema
      .createTable('feedback_steps')
      .addColumn('feedback_id', 'text', (column) => column.notNull().references('feedback.id').onDelete('cascade'))
      .addColumn('number', 'integer', (column) => column.notNull())
      .addColumn('at', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('agency', 'text')
      .addColumn('note', 'text')
      .addPrimaryKeyConstraint('feedback_steps_in_order', ['feedback_id', 'number'])
      .execute();
    await db.schema
      .createTable('attachments')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('agency', 'text', (column) => column.notNull())
      .addColumn('file', 'text', (column) => column.notNull().unique())
      .addColumn('type', 'text', (column) => column.notNull())
      .addColumn('bytes', 'integer', (column) => column.notNull())
      .addColumn('received_at', 'text', (column) => column.notNull())
      .addColumn('expires_at', 'text', (column) => column.notNull())
      .addColumn('is_check', 'integer', (column) => column.notNull())
      .addColumn('feedback_id', 'text', (column) => column.references('feedback.id').onDelete('cascade'))
      .execute();
    await db.schema
      .createIndex('attachments_of_feedback')
      .on('attachments')
      .columns(['feedback_id', 'agency'])
      .execute();
  },
};
