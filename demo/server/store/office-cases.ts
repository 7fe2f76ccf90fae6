/** Cases as officers of one agency see them. What checks of the endpoint sent is nobody's to see. */
import { sql, type ExpressionBuilder } from 'kysely';
import { OPEN_STATES } from '../feedback/transitions.ts';
import type { Database, FeedbackRow, Tables } from './tables.ts';

/** Which part of the inbox: what waits for the office, is late, is one's own, waits for the citizen, has ended, or all. */
export const INBOX_VIEWS = ['todo', 'late', 'mine', 'waiting', 'done', 'all'] as const;
export type InboxView = (typeof INBOX_VIEWS)[number];

export interface InboxFilter {
  readonly agency: string;
  readonly view: InboxView;
  readonly state?: string | undefined;
  readonly category?: string | undefined;
  /** Whose "mine" is. */
  readonly account: string;
  readonly now: string;
  /** Only these. */
  readonly ids?: readonly string[];
}

export type InboxRow = Pick<
  FeedbackRow,
  | 'id'
  | 'kind'
  | 'category'
  | 'state'
  | 'received_at'
  | 'due_at'
  | 'days_left'
  | 'ended_at'
  | 'erased_at'
  | 'title'
  | 'content'
  | 'place_text'
  | 'suspicion'
> & { readonly taker: string | null };

/** What a search looks into. */
export type SearchedRow = Pick<
  FeedbackRow,
  'id' | 'code_hash' | 'title' | 'content' | 'place_text' | 'sender_name' | 'sender_phone'
>;

interface Slice {
  readonly limit: number;
  readonly offset: number;
}

/** Beginning of a content that a list shows, in characters. */
const EXCERPT = 240;

/** Rows of the inbox: what is due first comes first and has waited longest; of what has ended, what moved last. */
export const listCases = (db: Database, filter: InboxFilter, { limit, offset }: Slice): Promise<InboxRow[]> =>
  inOrder(filtered(db, filter))
    .leftJoin('office_takers', 'office_takers.feedback_id', 'feedback.id')
    .leftJoin('office_accounts', 'office_accounts.id', 'office_takers.account_id')
    .select([
      'feedback.id',
      'kind',
      'category',
      'state',
      'received_at',
      'due_at',
      'days_left',
      'ended_at',
      'erased_at',
      'title',
      'place_text',
      'suspicion',
      'office_accounts.name as taker',
    ])
    .select(sql<string | null>`substr(content, 1, ${sql.lit(EXCERPT)})`.as('content'))
    .limit(limit)
    .offset(offset)
    .execute();

/** The cases of a filter in the order of the inbox. */
export async function listIds(db: Database, filter: InboxFilter): Promise<string[]> {
  const rows = await inOrder(filtered(db, filter)).select('feedback.id').execute();
  return rows.map(({ id }) => id);
}

/** What is searched of these cases, in any order. */
export const readSearched = (db: Database, ids: readonly string[]): Promise<SearchedRow[]> =>
  db
    .selectFrom('feedback')
    .select(['id', 'code_hash', 'title', 'content', 'place_text', 'sender_name', 'sender_phone'])
    .where('id', 'in', ids)
    .execute();

export async function countCases(db: Database, filter: InboxFilter): Promise<number> {
  const { count } = await filtered(db, filter)
    .select((select) => select.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

function filtered(db: Database, filter: InboxFilter) {
  const { agency, state, category, ids } = filter;
  let query = db.selectFrom('feedback').where('feedback.agency', '=', agency).where('is_check', '=', 0);
  if (state !== undefined) query = query.where('state', '=', state);
  if (category !== undefined) query = query.where('category', '=', category);
  if (ids) query = query.where('feedback.id', 'in', ids.length > 0 ? ids : ['']);
  return query.where((where) => isInView(where, filter));
}

function isInView(where: ExpressionBuilder<Tables, 'feedback'>, { view, account, now }: InboxFilter) {
  const isOpen = where('state', 'in', [...OPEN_STATES]);
  switch (view) {
    case 'todo':
      return where.and([isOpen, where('state', '<>', 'need-more')]);
    case 'late':
      return where.and([isOpen, where('due_at', '<=', now)]);
    case 'mine':
      return where.and([
        isOpen,
        where(
          'feedback.id',
          'in',
          where.selectFrom('office_takers').select('feedback_id').where('account_id', '=', account),
        ),
      ]);
    case 'waiting':
      return where('state', '=', 'need-more');
    case 'done':
      return where.not(isOpen);
    case 'all':
      return where.and([]);
  }
}

function inOrder(query: ReturnType<typeof filtered>) {
  const isOpen = sql`state in (${sql.join(OPEN_STATES.map((state) => sql.lit(state)))})`;
  return query
    .orderBy(sql`case when ${isOpen} then 0 else 1 end`)
    .orderBy(sql`case when ${isOpen} then coalesce(due_at, '9999') else '' end`)
    .orderBy(sql`case when ${isOpen} then received_at else '' end`)
    .orderBy('moved_at', 'desc')
    .orderBy('feedback.id');
}

/** A case, whoever has it; undefined for a check's. */
export const readCaseRow = (db: Database, id: string): Promise<FeedbackRow | undefined> =>
  db.selectFrom('feedback').selectAll().where('id', '=', id).where('is_check', '=', 0).executeTakeFirst();

/** What belongs to a case besides its steps, each in the order it came. */
export async function readCaseParts(db: Database, id: string) {
  const [additions, replies, replyFiles, ratings, attachments] = await Promise.all([
    db.selectFrom('feedback_additions').selectAll().where('feedback_id', '=', id).orderBy('number').execute(),
    db.selectFrom('feedback_replies').selectAll().where('feedback_id', '=', id).orderBy('number').execute(),
    db
      .selectFrom('reply_files')
      .selectAll()
      .where('feedback_id', '=', id)
      .orderBy('number')
      .orderBy('position')
      .execute(),
    db.selectFrom('feedback_ratings').selectAll().where('feedback_id', '=', id).orderBy('number').execute(),
    db
      .selectFrom('attachments')
      .selectAll()
      .where('feedback_id', '=', id)
      .orderBy('received_at')
      .orderBy('id')
      .execute(),
  ]);
  return { additions, replies, replyFiles, ratings, attachments };
}

export type CaseParts = Awaited<ReturnType<typeof readCaseParts>>;

/** Who has taken a case in hand. */
export const findTaker = (db: Database, id: string): Promise<{ id: string; name: string } | undefined> =>
  db
    .selectFrom('office_takers')
    .innerJoin('office_accounts', 'office_accounts.id', 'office_takers.account_id')
    .select(['office_accounts.id', 'office_accounts.name'])
    .where('feedback_id', '=', id)
    .executeTakeFirst();

/** Makes a case an officer's own, or nobody's; `isKept` leaves it with whoever has it. */
export async function setTaker(
  transaction: Database,
  caseId: string,
  account: string | undefined,
  { at, isKept = false }: { readonly at: string; readonly isKept?: boolean },
): Promise<void> {
  if (account === undefined) {
    await transaction.deleteFrom('office_takers').where('feedback_id', '=', caseId).execute();
    return;
  }
  const row = { account_id: account, at };
  await transaction
    .insertInto('office_takers')
    .values({ feedback_id: caseId, ...row })
    .onConflict((conflict) => (isKept ? conflict.doNothing() : conflict.column('feedback_id').doUpdateSet(row)))
    .execute();
}

/** The names of accounts, by id. */
export async function readNames(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('office_accounts').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** A file that a citizen sent with a case. */
export const findAttachment = (db: Database, caseId: string, id: string) =>
  db
    .selectFrom('attachments')
    .select(['file', 'type', 'bytes'])
    .where('feedback_id', '=', caseId)
    .where('id', '=', id)
    .executeTakeFirst();
