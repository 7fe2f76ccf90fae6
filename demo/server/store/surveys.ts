/**
 * Questionnaires, answers and the tokens that were used. Answers and tokens lie in no order that they came in: with each
 * new one, some others of its table are taken out and put back as if they came now.
 */
import { randomBytes } from 'node:crypto';
import { sql, SqliteAdapter } from 'kysely';
import type { Survey } from '../../../src/backend/contract/surveys.ts';
import type { Database, SurveyAnswerRow } from './tables.ts';

/** Rows that are put back with each new one. */
const MIXED_WITH = 24;

/** Puts the questionnaires in the place of all that were known. */
export async function saveSurveys(db: Database, surveys: readonly Survey[]): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('surveys').execute();
    for (const [position, survey] of surveys.entries()) {
      const row = { id: survey.id, position, record: JSON.stringify(survey) };
      await transaction.insertInto('surveys').values(row).execute();
    }
  });
}

/** Every questionnaire, in the order that the desk shows them. */
export async function readSurveys(db: Database): Promise<Survey[]> {
  const rows = await db.selectFrom('surveys').select('record').orderBy('position').execute();
  return rows.map(({ record }) => JSON.parse(record) as Survey);
}

export async function findSurvey(db: Database, id: string): Promise<Survey | undefined> {
  const row = await db.selectFrom('surveys').select('record').where('id', '=', id).executeTakeFirst();
  return row && (JSON.parse(row.record) as Survey);
}

/** An answer without the name it is going to have. */
export type NewAnswer = Omit<SurveyAnswerRow, 'id'>;

/** Keeps the answers of one response, each for itself: nothing says that they came together. */
export async function keepAnswers(transaction: Database, answers: readonly NewAnswer[]): Promise<void> {
  if (answers.length === 0) return;
  const others = await takeSome<SurveyAnswerRow>(transaction, 'survey_answers', 'id');
  const rows = [...answers, ...others].map((row) => ({ ...row, id: randomName() }));
  rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  await transaction.insertInto('survey_answers').values(rows).execute();
}

/** Uses a token up; false where it was used before, and what was written in between must be taken back. */
export async function useToken(transaction: Database, hash: string): Promise<boolean> {
  const others = await takeSome<{ hash: string }>(transaction, 'survey_tokens', 'hash');
  const rows = [{ hash }, ...others].sort((a, b) => (a.hash < b.hash ? -1 : 1));
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('survey_tokens')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === BigInt(rows.length);
}

/** What an answer is about. */
export type SurveySubject = Pick<NewAnswer, 'agency' | 'survey' | 'procedure_code' | 'counter'>;

/** Counts a response that came with a token; says how many there are now about the same. */
export async function countSubject(transaction: Database, subject: SurveySubject): Promise<number> {
  const { rated } = await transaction
    .insertInto('survey_subjects')
    .values({ ...subject, rated: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['agency', 'survey', 'procedure_code', 'counter'])
        .doUpdateSet((set) => ({ rated: set('survey_subjects.rated', '+', 1) })),
    )
    .returning('rated')
    .executeTakeFirstOrThrow();
  return rated;
}

/** Takes some rows out of a table, wherever a random name falls; rows that another server mixes now stay. */
async function takeSome<Row>(transaction: Database, table: string, name: string): Promise<Row[]> {
  const [from, key] = [sql.table(table), sql.ref(name)];
  const unlocked = transaction.getExecutor().adapter instanceof SqliteAdapter ? sql`` : sql`for update skip locked`;
  const some = sql`select ${key} from ${from} where ${key} >= ${randomName()} order by ${key} limit ${MIXED_WITH} ${unlocked}`;
  const { rows } = await sql<Row>`delete from ${from} where ${key} in (${some}) returning *`.execute(transaction);
  return rows;
}

/** How often each value of each question was given, as far as `about` goes. */
export async function countAnswers(
  db: Database,
  { agency, survey, version }: ReleasesOf,
): Promise<readonly AnswerCount[]> {
  const rows = await db
    .selectFrom('survey_answers')
    .select(['question', 'value', 'procedure_code', 'counter', 'day'])
    .select((select) => select.fn.countAll<number | string | bigint>().as('count'))
    .where('agency', '=', agency)
    .where('survey', '=', survey)
    .where('version', '=', version)
    .groupBy(['question', 'value', 'procedure_code', 'counter', 'day'])
    .execute();
  return rows.map(({ procedure_code: procedure, count, ...row }) => ({ ...row, procedure, count: Number(count) }));
}

/** So many answers of one value, about one procedure, at one counter, on one day. */
export interface AnswerCount {
  readonly question: string;
  readonly value: string;
  readonly procedure: string;
  readonly counter: string;
  readonly day: string;
  readonly count: number;
}

/** At least five answers that were added to what is shown; `counts` by the JSON of a value. */
export interface Release {
  readonly question: string;
  readonly dimension: string;
  readonly name: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly answered: number;
  readonly counts: Readonly<Record<string, number>>;
}

interface ReleasesOf {
  readonly agency: string;
  readonly survey: string;
  readonly version: string;
}

export async function readReleases(db: Database, { agency, survey, version }: ReleasesOf): Promise<Release[]> {
  const rows = await db
    .selectFrom('survey_releases')
    .selectAll()
    .where('agency', '=', agency)
    .where('survey', '=', survey)
    .where('version', '=', version)
    .orderBy('to_day')
    .execute();
  return rows.map(({ question, dimension, name, from_day: fromDay, to_day: toDay, answered, counts }) => ({
    question,
    dimension,
    name,
    fromDay,
    toDay,
    answered,
    counts: JSON.parse(counts) as Record<string, number>,
  }));
}

/** Adds to what is shown; what another server has added on the same day stands. */
export async function addReleases(
  transaction: Database,
  about: ReleasesOf,
  releases: readonly Release[],
): Promise<void> {
  const rows = releases.map(({ fromDay, toDay, counts, ...release }) => ({
    ...about,
    ...release,
    from_day: fromDay,
    to_day: toDay,
    counts: JSON.stringify(counts),
  }));
  await transaction
    .insertInto('survey_releases')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Counts responses of a day that were told to come later. */
export async function addDelays(
  db: Database,
  { agency, survey, day, attempts }: { agency: string; survey: string; day: string; attempts: number },
): Promise<void> {
  await db
    .insertInto('survey_delays')
    .values({ agency, survey, day, attempts })
    .onConflict((conflict) =>
      conflict
        .columns(['agency', 'survey', 'day'])
        .doUpdateSet((set) => ({ attempts: set('survey_delays.attempts', '+', attempts) })),
    )
    .execute();
}

/** How many responses were told to come later, by day, the newest first. */
export async function readDelays(
  db: Database,
  { agency, survey }: { readonly agency: string; readonly survey: string },
): Promise<{ day: string; attempts: number }[]> {
  return db
    .selectFrom('survey_delays')
    .select(['day', 'attempts'])
    .where('agency', '=', agency)
    .where('survey', '=', survey)
    .orderBy('day', 'desc')
    .execute();
}

const randomName = (): string => randomBytes(16).toString('base64url');
