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

/** A category of feedback; `record` is JSON as the contract has it. */
interface FeedbackCategoryRow {
  id: string;
  position: number;
  record: string;
}

/** An Idempotency-Key that a 2xx has bound: hashes of key and body, and the answer without code and key. */
interface IdempotencyKeyRow {
  key_hash: string;
  body_hash: string;
  answer: string;
  expires_at: string;
}

/** A case. Instants are ISO 8601 in UTC; `is_check` and `sender_hidden` are 0 or 1. */
export interface FeedbackRow {
  id: string;
  code_hash: string;
  agency: string;
  kind: string;
  category: string;
  state: string;
  received_at: string;
  /** When anything last happened to it: what periods of keeping are counted from. */
  moved_at: string;
  due_at: string | null;
  /** Since when nothing of the sender's is left. */
  erased_at: string | null;
  /** Sent by a check of the endpoint: no officer sees it, and it is gone within a day. */
  is_check: number;
  title: string | null;
  content: string | null;
  sender_name: string | null;
  sender_phone: string | null;
  sender_email: string | null;
  sender_address: string | null;
  sender_hidden: number;
  place_text: string | null;
  place_lat: number | null;
  place_lng: number | null;
  place_accuracy: number | null;
  procedure_code: string | null;
  dossier_code: string | null;
  assistant_name: string | null;
  assistant_role: string | null;
  /** JSON list as the contract has it. */
  consents: string | null;
  /** Why it may come from a machine: words for the officer, divided by spaces. */
  suspicion: string | null;
  language: string | null;
  page: string | null;
}

/** What happened to a case, counted from 1. */
interface FeedbackStepRow {
  feedback_id: string;
  number: number;
  at: string;
  state: string;
  agency: string | null;
  note: string | null;
}

/** A file that waits for its feedback or belongs to it; `file` is its name in the files folder. */
export interface AttachmentRow {
  id: string;
  agency: string;
  file: string;
  type: string;
  bytes: number;
  received_at: string;
  expires_at: string;
  is_check: number;
  feedback_id: string | null;
}

export interface Tables {
  feedback_categories: FeedbackCategoryRow;
  idempotency_keys: IdempotencyKeyRow;
  feedback: FeedbackRow;
  feedback_steps: FeedbackStepRow;
  attachments: AttachmentRow;
  procedures: ProcedureRow;
  agencies: AgencyRow;
  revision: RevisionRow;
}

export type Database = Kysely<Tables>;
