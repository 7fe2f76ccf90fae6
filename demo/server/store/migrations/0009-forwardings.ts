import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The few steps by which cases went from agency to agency, so that the desk finds what left it without reading all. */
export const forwardings: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createIndex('steps_that_forward')
      .on('feedback_steps')
      .columns(['feedback_id', 'number'])
      .where('act' as never, '=', 'forward')
      .execute();
  },
};
