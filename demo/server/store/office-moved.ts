/** Cases that an agency handed on: their number and the day they went, nothing of what became of them since. */
import type { Database } from './tables.ts';

export interface MovedCase {
  readonly id: string;
  /** When it left this agency last. */
  readonly at: string;
}

/** By what one of them is known to whoever asks for it. */
export type KnownBy = { readonly codeHash: string } | { readonly number: string };

export const listMoved = (
  db: Database,
  agency: string,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<MovedCase[]> => latest(moved(db, agency)).limit(limit).offset(offset).execute();

/** The one with this code, or those whose id begins with this number. */
export function findMoved(db: Database, agency: string, by: KnownBy): Promise<MovedCase[]> {
  const query = moved(db, agency);
  return latest(
    'codeHash' in by
      ? query.where('feedback.code_hash', '=', by.codeHash)
      : query.where('feedback.id', 'like', `${by.number}%`),
  ).execute();
}

export async function countMoved(db: Database, agency: string): Promise<number> {
  const { count } = await moved(db, agency)
    .select((select) => select.fn.count<number | string>('feedback.id').distinct().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Every time a case went from this agency to another, where another has it now. */
const moved = (db: Database, agency: string) =>
  db
    .selectFrom('feedback_steps as gone')
    .innerJoin('feedback_steps as here', (join) =>
      join
        .onRef('here.feedback_id', '=', 'gone.feedback_id')
        .on((on) => on('here.number', '=', on('gone.number', '-', 1))),
    )
    .innerJoin('feedback', 'feedback.id', 'gone.feedback_id')
    .where('gone.act', '=', 'forward')
    .where('here.agency', '=', agency)
    .where('feedback.agency', '<>', agency)
    .where('is_check', '=', 0);

/** What went last stands first. */
const latest = (query: ReturnType<typeof moved>) =>
  query
    .groupBy('feedback.id')
    .select(['feedback.id', (select) => select.fn.max('gone.at').as('at')])
    .orderBy('at', 'desc')
    .orderBy('feedback.id');
