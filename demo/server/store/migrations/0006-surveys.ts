import { sql, SqliteAdapter, type CreateTableBuilder, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Questionnaires, and answers that cannot name the rater. An answer has a random name, what it is about and a day; the
 * tokens that were used stand in a table of their own with nothing beside them. Neither has a row number that would
 * tell in which order its rows came.
 */
export const surveys: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    const unnumbered = <T extends string, C extends string>(table: CreateTableBuilder<T, C>) =>
      db.getExecutor().adapter instanceof SqliteAdapter ? table.modifyEnd(sql`without rowid`) : table;
    await db.schema
      .createTable('surveys')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('record', 'text', (column) => column.notNull())
      .execute();
    await unnumbered(
      db.schema.createTable('survey_tokens').addColumn('hash', 'text', (column) => column.primaryKey()),
    ).execute();
    await unnumbered(
      db.schema
        .createTable('survey_answers')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('agency', 'text', (column) => column.notNull())
        .addColumn('survey', 'text', (column) => column.notNull())
        .addColumn('version', 'text', (column) => column.notNull())
        .addColumn('question', 'text', (column) => column.notNull())
        .addColumn('value', 'text', (column) => column.notNull())
        .addColumn('procedure_code', 'text', (column) => column.notNull())
        .addColumn('counter', 'text', (column) => column.notNull())
        .addColumn('day', 'text', (column) => column.notNull()),
    ).execute();
    await unnumbered(
      db.schema
        .createTable('survey_releases')
        .addColumn('agency', 'text', (column) => column.notNull())
        .addColumn('survey', 'text', (column) => column.notNull())
        .addColumn('version', 'text', (column) => column.notNull())
        .addColumn('question', 'text', (column) => column.notNull())
        .addColumn('dimension', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('from_day', 'text', (column) => column.notNull())
        .addColumn('to_day', 'text', (column) => column.notNull())
        .addColumn('answered', 'integer', (column) => column.notNull())
        .addColumn('counts', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('survey_releases_by_day', [
          'agency',
          'survey',
          'version',
          'question',
          'dimension',
          'name',
          'to_day',
        ]),
    ).execute();
    await unnumbered(
      db.schema
        .createTable('survey_delays')
        .addColumn('agency', 'text', (column) => column.notNull())
        .addColumn('survey', 'text', (column) => column.notNull())
        .addColumn('day', 'text', (column) => column.notNull())
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('survey_delays_by_day', ['agency', 'survey', 'day']),
    ).execute();
  },
};
