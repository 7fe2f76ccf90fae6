import { summary as summarySchema, type Procedure, type Summary } from '../../../src/backend/contract/procedures.ts';
import type { Database } from './tables.ts';

/** Rows read or written at a time: few enough that other requests get their turn in between. */
const BATCH = 250;
const CODE = /^[\p{L}\p{N}\-_/]{1,64}$/u;

/**
 * What a procedure code (mã thủ tục hành chính) is found by: without spaces and dots, whatever its case, because people
 * copy `1.001193` with a space before it or type `1001193`. Undefined where it cannot be a code.
 */
export function codeKey(code: string): string | undefined {
  const key = code.replace(/[\s.]/g, '').toUpperCase();
  return CODE.test(key) ? key : undefined;
}

/**
 * Keeps procedures, each in the place of what was known under its code, all of them or none. A running server looks for
 * them when the revision is raised.
 */
export async function saveProcedures(db: Database, procedures: readonly Procedure[]): Promise<void> {
  const rows = procedures.map(asRow);
  await db.transaction().execute(async (transaction) => {
    for (let at = 0; at < rows.length; at += BATCH) {
      await transaction
        .insertInto('procedures')
        .values(rows.slice(at, at + BATCH))
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet((row) => ({
            code: row.ref('excluded.code'),
            as_of: row.ref('excluded.as_of'),
            summary: row.ref('excluded.summary'),
            detail: row.ref('excluded.detail'),
          })),
        )
        .execute();
    }
  });
}

/** The procedure as the contract has it, as JSON text; undefined when its code is not known. */
export async function findProcedure(db: Database, code: string): Promise<string | undefined> {
  const key = codeKey(code);
  if (key === undefined) return undefined;
  const row = await db.selectFrom('procedures').select('detail').where('key', '=', key).executeTakeFirst();
  return row?.detail;
}

/** Every summary, in batches. */
export async function* readSummaries(db: Database): AsyncGenerator<Summary[]> {
  for await (const rows of inBatches(db, 'summary')) yield rows.map(({ text }) => JSON.parse(text) as Summary);
}

/** Every procedure as JSON text under its code, in batches. */
export const readDetails = (db: Database): AsyncGenerator<ProcedureText[]> => inBatches(db, 'detail');

interface ProcedureText {
  readonly code: string;
  /** JSON. */
  readonly text: string;
}

async function* inBatches(db: Database, column: 'summary' | 'detail'): AsyncGenerator<ProcedureText[]> {
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('procedures')
      .select(['key', 'code', `${column} as text`])
      .where('key', '>', after)
      .orderBy('key')
      .limit(BATCH)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.key;
  }
}

/** The newest as-of date of any procedure. */
export async function readNewestDate(db: Database): Promise<string | undefined> {
  const row = await db
    .selectFrom('procedures')
    .select((select) => select.fn.max('as_of').as('newest'))
    .executeTakeFirst();
  return row?.newest ?? undefined;
}

export async function hasProcedures(db: Database): Promise<boolean> {
  return (await db.selectFrom('procedures').select('key').limit(1).executeTakeFirst()) !== undefined;
}

function asRow(procedure: Procedure) {
  const key = codeKey(procedure.code);
  if (key === undefined) throw new Error('A procedure without a usable code cannot be stored.');
  return {
    key,
    code: procedure.code,
    as_of: procedure.source.asOf ?? null,
    summary: JSON.stringify(summarySchema.parse(procedure)),
    detail: JSON.stringify(procedure),
  };
}
