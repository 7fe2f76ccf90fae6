/** What figures are counted from: times and outcomes of cases, nothing of what they say. */
import type { Database, FeedbackRow } from './tables.ts';

export type CountedCase = Pick<
  FeedbackRow,
  'id' | 'agency' | 'category' | 'state' | 'received_at' | 'due_at' | 'ended_at'
> & {
  /** When an officer first did something about it. */
  readonly firstActAt: string | undefined;
  /** When it was first answered or declined. */
  readonly firstAnswerAt: string | undefined;
  /** How the citizen rated it last. */
  readonly outcome: string | undefined;
  readonly wasReopened: boolean;
};

export interface CountedPeriod {
  /** One agency, or all of them. */
  readonly agency?: string | undefined;
  readonly from: string;
  readonly before: string;
}

const ANSWERS = ['answer', 'refuse', 'duplicate', 'elsewhere'];

/** The cases that were received in a period. */
export async function readCounted(db: Database, period: CountedPeriod): Promise<CountedCase[]> {
  const rows = await received(db, period)
    .select(['id', 'agency', 'category', 'state', 'received_at', 'due_at', 'ended_at'])
    .execute();
  const ids = received(db, period).select('id');
  const firstSteps = db
    .selectFrom('feedback_steps')
    .select(['feedback_id', (select) => select.fn.min('at').as('at')])
    .where('feedback_id', 'in', ids)
    .groupBy('feedback_id');
  const acts = await firstSteps.where('officer', 'is not', null).execute();
  const answers = await firstSteps.where('act', 'in', ANSWERS).execute();
  const ratings = await db
    .selectFrom('feedback_ratings')
    .select(['feedback_id', 'outcome'])
    .where('feedback_id', 'in', ids)
    .orderBy('number')
    .execute();
  const reopened = await db
    .selectFrom('feedback_steps')
    .select('feedback_id')
    .where('feedback_id', 'in', ids)
    .where('state', '=', 'reopened')
    .execute();
  const actedAt = new Map(acts.map(({ feedback_id, at }) => [feedback_id, at]));
  const answeredAt = new Map(answers.map(({ feedback_id, at }) => [feedback_id, at]));
  const outcomes = new Map(ratings.map(({ feedback_id, outcome }) => [feedback_id, outcome]));
  const again = new Set(reopened.map(({ feedback_id }) => feedback_id));
  return rows.map((row) => ({
    ...row,
    firstActAt: actedAt.get(row.id),
    firstAnswerAt: answeredAt.get(row.id),
    outcome: outcomes.get(row.id),
    wasReopened: again.has(row.id),
  }));
}

function received(db: Database, { agency, from, before }: CountedPeriod) {
  const query = db
    .selectFrom('feedback')
    .where('is_check', '=', 0)
    .where('received_at', '>=', from)
    .where('received_at', '<', before);
  return agency === undefined ? query : query.where('agency', '=', agency);
}
