import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * How many responses came with a token, by procedure and counter: until there are enough, an answer says neither, or
 * whoever knows which dossier of a rare procedure was rated would know how.
 */
export const surveySubjects: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('survey_subjects')
      .addColumn('agency', 'text', (column) => column.notNull())
      .addColumn('survey', 'text', (column) => column.notNull())
      .addColumn('procedure_code', 'text', (column) => column.notNull())
      .addColumn('counter', 'text', (column) => column.notNull())
      .addColumn('rated', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('survey_subjects_key', ['agency', 'survey', 'procedure_code', 'counter'])
      .execute();
  },
};
