/** Each record of a file is kept or refused with a reason; one that is refused never stops the rest. */
import { procedure, type Procedure } from '../../../src/backend/contract/procedures.ts';
import { saveAgencies, type ServedAgency } from '../store/agencies.ts';
import { codeKey, saveProcedures } from '../store/procedures.ts';
import { raiseRevision } from '../store/revision.ts';
import type { Database } from '../store/tables.ts';
import { REFUSALS } from './national.ts';

/** A record that was not kept, and why, in the words that the importer reports. */
export interface Refusal {
  readonly refused: string;
  readonly code?: string | undefined;
}

/** What became of one record. */
export type Reading<T> = { readonly kept: T } | Refusal;

export interface ImportResult {
  readonly kept: number;
  readonly refused: readonly Refusal[];
}

/** Records written together: few enough that a running server can write in between. */
const BATCH = 200;

/** Keeps procedures. Two records under one code are never merged, and nothing is kept that the contract cannot say. */
export function keepProcedures(db: Database, readings: AsyncIterable<Reading<Procedure>>): Promise<ImportResult> {
  const titles = new Map<string, string>();
  return keep(
    db,
    readings,
    (kept) => refuseRepeated(kept, titles) ?? refuseMisshapen(kept),
    (batch) => saveProcedures(db, batch),
  );
}

export function keepAgencies(db: Database, readings: AsyncIterable<Reading<ServedAgency>>): Promise<ImportResult> {
  return keep(
    db,
    readings,
    () => undefined,
    (batch) => saveAgencies(db, batch),
  );
}

/** A running server sees everything at the end and nothing half way, also where the file breaks off. */
async function keep<T>(
  db: Database,
  readings: AsyncIterable<Reading<T>>,
  refuse: (kept: T) => Refusal | undefined,
  save: (batch: readonly T[]) => Promise<void>,
): Promise<ImportResult> {
  const refused: Refusal[] = [];
  let kept = 0;
  let batch: T[] = [];
  const saveBatch = async () => {
    if (batch.length > 0) await save(batch);
    kept += batch.length;
    batch = [];
  };
  try {
    for await (const reading of readings) {
      const refusal = 'kept' in reading ? refuse(reading.kept) : reading;
      if (refusal) refused.push(refusal);
      else if ('kept' in reading) batch.push(reading.kept);
      if (batch.length === BATCH) await saveBatch();
    }
  } finally {
    await saveBatch();
    await raiseRevision(db);
  }
  return { kept, refused };
}

function refuseRepeated({ code, title }: Procedure, titles: Map<string, string>): Refusal | undefined {
  const key = codeKey(code);
  if (key === undefined) return { refused: 'mã không dùng được', code };
  const known = titles.get(key);
  if (known === undefined) titles.set(key, title);
  else return { refused: known === title ? REFUSALS.repeated : REFUSALS.codeTaken, code };
  return undefined;
}

function refuseMisshapen(kept: Procedure): Refusal | undefined {
  const { error } = procedure.safeParse(kept);
  return error ? { refused: `không phải một thủ tục: ${whereWrong(error)}`, code: kept.code } : undefined;
}

/** Which part of a record is not as the contract has it. */
export const whereWrong = (error: { issues: readonly { path: readonly PropertyKey[] }[] }): string =>
  error.issues[0]?.path.map(String).join('.') || '?';
