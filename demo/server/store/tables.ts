import type { Kysely } from 'kysely';

/** What a procedure is in the store; `summary` and `detail` are JSON as the contract has them. */
interface ProcedureRow {
  /** The code without what people leave out of it, see `codeKey`. */
  key: string;
  code: string;
  as_of: string | null;
  summary: string;
  detail: string;
}

/** What an agency is in the store; `record` is JSON as the contract has it, `origins` a JSON list. */
interface AgencyRow {
  code: string;
  record: string;
  origins: string;
}

/** One row: how often the catalogue or the agencies changed, and when last. */
interface RevisionRow {
  number: number;
  changed_at: string;
}

export interface Tables {
  procedures: ProcedureRow;
  agencies: AgencyRow;
  revision: RevisionRow;
}

export type Database = Kysely<Tables>;
