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
  /** By when the agency owes what comes next; none while it waits for the citizen. */
  due_at: string | null;
  /** How many steps it has; whoever changes it says how many they saw. */
  steps: number;
  /** Working days that the agency still has once the citizen has answered; null where its time does not stand still. */
  days_left: number | null;
  /** When it last came to an end, `answered` or another; null while it is open. */
  ended_at: string | null;
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

/** What happened to a case, counted from 1; whoever holds the code sees it, but for `act` and `officer`. */
export interface FeedbackStepRow {
  feedback_id: string;
  number: number;
  at: string;
  state: string;
  agency: string | null;
  note: string | null;
  /** What was done: see `feedback/transitions.ts`. */
  act: string | null;
  /** Which officer did it, by their account's id; null for citizens. */
  officer: string | null;
}

/** What a citizen added with that step. */
export interface AdditionRow {
  feedback_id: string;
  number: number;
  at: string;
  content: string | null;
}

/** How a citizen rated the outcome with that step; `reopens` is 0 or 1. */
export interface RatingRow {
  feedback_id: string;
  number: number;
  at: string;
  outcome: string;
  satisfaction: number | null;
  comment: string | null;
  reopens: number;
}

/** What an agency replied with that step. */
export interface ReplyRow {
  feedback_id: string;
  number: number;
  at: string;
  agency: string;
  text: string | null;
}

/** A file of that reply; `id` is its unguessable address, `file` its name in the files folder. */
export interface ReplyFileRow {
  id: string;
  feedback_id: string;
  number: number;
  position: number;
  name: string;
  type: string;
  bytes: number;
  file: string;
}

/** What is published of a case: a text of its own. Once withdrawn nothing is left but that there was something. */
export interface PublicationRow {
  id: string;
  feedback_id: string | null;
  agency: string;
  category: string;
  title: string | null;
  content: string | null;
  place: string | null;
  asked_at: string;
  reply_at: string;
  reply_text: string | null;
  /** JSON list of the files as they are shown. */
  files: string | null;
  ground: string;
  published_at: string;
  withdrawn_at: string | null;
  /** The number of its last change among those of all publications. */
  revision: number;
}

/** One row: how often a publication changed. */
interface PublicationsRevisionRow {
  number: number;
}

/** A step that the agency's own sender has not taken note of yet. */
export interface WebhookEventRow {
  feedback_id: string;
  number: number;
  at: string;
  act: string;
  state: string;
  agency: string;
  due_at: string | null;
  attempts: number;
  next_at: string;
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
  /** The step it came with, where that is an addition. */
  step: number | null;
}

/** Who may work at the office desk; `role` is `officer` or `admin`, `must_change` is 1 until they chose a password. */
export interface OfficeAccountRow {
  id: string;
  login: string;
  name: string;
  agency: string;
  role: string;
  /** `scrypt$N$r$p$salt$hash` */
  password: string;
  must_change: number;
  created_at: string;
  disabled_at: string | null;
}

/** Who is at the desk now. */
interface OfficeSessionRow {
  token_hash: string;
  account_id: string;
  created_at: string;
  seen_at: string;
}

/** Who read or did what at the desk; names stand as they were then. */
export interface OfficeAuditRow {
  /** In the order of time. */
  id: string;
  at: string;
  agency: string;
  login: string;
  name: string;
  act: string;
  case_id: string | null;
  detail: string | null;
}

/** Which officer has taken a case. */
interface OfficeTakerRow {
  feedback_id: string;
  account_id: string;
  at: string;
}

/** A text that officers of an agency begin an answer with. */
export interface OfficeTemplateRow {
  id: string;
  agency: string;
  use: string;
  title: string;
  text: string;
  changed_at: string;
}

/** What citizens are told by `/v1/status`. */
export interface OfficeNoticeRow {
  id: string;
  agency: string;
  kind: string;
  text: string;
  from_at: string | null;
  until_at: string | null;
  created_at: string;
}

/** A questionnaire; `record` is JSON as the contract has it. */
interface SurveyRow {
  id: string;
  position: number;
  record: string;
}

/** A token that was used, as a keyed hash; nothing beside it tells when, or with which answer. */
interface SurveyTokenRow {
  hash: string;
}

/** One answer to one question, by nobody: `id` is random, `value` JSON, `day` of Vietnam; left out is empty. */
export interface SurveyAnswerRow {
  id: string;
  agency: string;
  survey: string;
  version: string;
  question: string;
  value: string;
  procedure_code: string;
  counter: string;
  day: string;
}

/** At least five answers that were added to what is shown, all at once; `counts` is JSON, value to count. */
export interface SurveyReleaseRow {
  agency: string;
  survey: string;
  version: string;
  question: string;
  /** `all`, `procedure`, `counter` or `month`, and which one. */
  dimension: string;
  name: string;
  from_day: string;
  to_day: string;
  answered: number;
  counts: string;
}

/** How many responses of a day were told to come later. */
interface SurveyDelayRow {
  agency: string;
  survey: string;
  day: string;
  attempts: number;
}

/** A dossier: `record` is JSON as the contract has it, `progress` a JSON list of steps that were synchronised by themselves. */
export interface DossierRow {
  /** The code without what people leave out of it, see `dossierCodeKey`. */
  key: string;
  code: string;
  agency: string;
  updated_at: string;
  record: string;
  progress: string;
}

/** A keyed hash of a dossier's code together with something that only its owner knows. */
interface DossierFactorRow {
  hash: string;
  dossier_key: string;
}

/** How many responses with a token were about this procedure at this counter. */
interface SurveySubjectRow {
  agency: string;
  survey: string;
  procedure_code: string;
  counter: string;
  rated: number;
}

/** What a budget of look-ups holds of a name, which is a keyed hash or empty; `state` is JSON. */
interface LookupBudgetRow {
  budget: string;
  name: string;
  state: string;
  until: string;
}

export interface Tables {
  lookup_budgets: LookupBudgetRow;
  dossiers: DossierRow;
  dossier_factors: DossierFactorRow;
  surveys: SurveyRow;
  survey_tokens: SurveyTokenRow;
  survey_answers: SurveyAnswerRow;
  survey_releases: SurveyReleaseRow;
  survey_delays: SurveyDelayRow;
  survey_subjects: SurveySubjectRow;
  office_accounts: OfficeAccountRow;
  office_sessions: OfficeSessionRow;
  office_audit: OfficeAuditRow;
  office_takers: OfficeTakerRow;
  office_templates: OfficeTemplateRow;
  office_notices: OfficeNoticeRow;
  feedback_categories: FeedbackCategoryRow;
  idempotency_keys: IdempotencyKeyRow;
  feedback: FeedbackRow;
  feedback_steps: FeedbackStepRow;
  feedback_additions: AdditionRow;
  feedback_ratings: RatingRow;
  feedback_replies: ReplyRow;
  reply_files: ReplyFileRow;
  publications: PublicationRow;
  publications_revision: PublicationsRevisionRow;
  webhook_events: WebhookEventRow;
  attachments: AttachmentRow;
  procedures: ProcedureRow;
  agencies: AgencyRow;
  revision: RevisionRow;
}

export type Database = Kysely<Tables>;
