import type { CaseEvent } from '../webhook/queue.ts';
import type { Database, WebhookEventRow } from './tables.ts';

/** Queues a change of a case, to be told at once. */
export async function saveWebhookEvent(transaction: Database, event: CaseEvent): Promise<void> {
  const { id, number, at, act, state, agency, dueAt } = event;
  await transaction
    .insertInto('webhook_events')
    .values({ feedback_id: id, number, at, act, state, agency, due_at: dueAt, attempts: 0, next_at: at })
    .execute();
}

/** The first event of each case that is due, the longest waiting first: a later one waits for those before it. */
export const findDueEvents = (db: Database, now: string, most: number): Promise<WebhookEventRow[]> =>
  db
    .selectFrom('webhook_events as event')
    .selectAll()
    .where('next_at', '<=', now)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('webhook_events as earlier')
            .select('earlier.number')
            .whereRef('earlier.feedback_id', '=', 'event.feedback_id')
            .whereRef('earlier.number', '<', 'event.number'),
        ),
      ),
    )
    .orderBy('next_at')
    .orderBy('at')
    .limit(most)
    .execute();

/** Forgets an event that was taken note of. */
export async function forgetEvent(transaction: Database, { feedback_id, number }: WebhookEventRow): Promise<void> {
  await transaction
    .deleteFrom('webhook_events')
    .where('feedback_id', '=', feedback_id)
    .where('number', '=', number)
    .execute();
}

/** Has an event wait until then. */
export async function putOffEvent(
  transaction: Database,
  { feedback_id, number, attempts }: WebhookEventRow,
  until: string,
): Promise<void> {
  await transaction
    .updateTable('webhook_events')
    .set({ attempts: attempts + 1, next_at: until })
    .where('feedback_id', '=', feedback_id)
    .where('number', '=', number)
    .execute();
}

/** Lets what failed before be told at once. */
export async function hurryEvents(transaction: Database, now: string): Promise<void> {
  await transaction.updateTable('webhook_events').set({ next_at: now }).where('next_at', '>', now).execute();
}
