import { acknowledgement, feedbackCategories, readableCase, receipt } from './contract/feedback.ts';
import type {
  Acknowledgement,
  Addition,
  Feedback,
  FeedbackCategory,
  Rating,
  ReadableCase,
  Receipt,
} from './contract/feedback.ts';
import { asJson } from './json.ts';
import type { Following, Outbox } from './outbox.ts';
import { request, type Backend } from './request.ts';
import type { HeldSubmission, Outcome, SubmissionFile } from './submission.ts';

const PATH = '/v1/feedback';

/** What feedback can be about, and what belongs elsewhere. */
export const readCategories = (backend: Backend, signal?: AbortSignal): Promise<FeedbackCategory[]> =>
  request(backend, { path: `${PATH}/categories`, schema: feedbackCategories, ...(signal && { signal }) });

/** Where a feedback stands; throws `not-found` for a code that nobody has. */
export function findFeedback(
  { agency, ...backend }: Backend,
  code: string,
  signal?: AbortSignal,
): Promise<ReadableCase> {
  const init = asJson({ agency, code });
  return request(backend, { path: `${PATH}/lookup`, schema: readableCase, init, ...(signal && { signal }) });
}

/** What is followed of a feedback on its way. */
export type FeedbackFollowing = Omit<Following<typeof receipt>, 'schema'>;

export interface FeedbackToSend {
  /** Of `newKey()`. */
  readonly key: string;
  readonly backend: Backend;
  /** Without `agency` and `attachments`, which come from `backend` and `files`. */
  readonly feedback: Omit<Feedback, 'agency' | 'attachments'>;
  readonly files: readonly SubmissionFile[];
}

/** Sends a reflection or petition through the outbox. */
export function sendFeedback(
  outbox: Outbox,
  { key, backend, feedback, files }: FeedbackToSend,
  following: FeedbackFollowing,
): Promise<Outcome<Receipt>> {
  const body = { agency: backend.agency, ...feedback, attachments: [] };
  return outbox.submit({ key, path: PATH, backend, body, files }, { ...following, schema: receipt });
}

/** Goes on with a feedback that an earlier page has left. */
export const resumeFeedback = (outbox: Outbox, key: string, following: FeedbackFollowing): Promise<Outcome<Receipt>> =>
  outbox.resume(key, { ...following, schema: receipt });

/** Feedback to this agency that the device still holds, oldest first. */
export async function heldFeedback(outbox: Outbox, { endpoint, agency }: Backend): Promise<HeldSubmission[]> {
  const held = await outbox.held();
  return held.filter(
    ({ path, backend }) => path === PATH && backend.endpoint === endpoint && backend.agency === agency,
  );
}

/** What is followed of an addition or a rating on its way. */
export type AnswerFollowing = Omit<Following<typeof acknowledgement>, 'schema'>;

/** What a citizen says to a case that there is already. */
export type CaseAnswer =
  | {
      readonly kind: 'addition';
      readonly body: Omit<Addition, 'attachments'>;
      readonly files: readonly SubmissionFile[];
    }
  | { readonly kind: 'rating'; readonly body: Rating };

const PATH_OF = { addition: `${PATH}/additions`, rating: `${PATH}/rating` } as const;
const ANSWER_PATHS: readonly string[] = Object.values(PATH_OF);

/**
 * Sends an addition or a rating through the outbox. Files go to the agency of `backend`: the one that has the case, since
 * it is a case of another agency than the page's where that one has forwarded it.
 */
export function sendAnswer(
  outbox: Outbox,
  { key, backend, answer }: { readonly key: string; readonly backend: Backend; readonly answer: CaseAnswer },
  following: AnswerFollowing,
): Promise<Outcome<Acknowledgement>> {
  const [body, files] =
    answer.kind === 'addition' ? [{ ...answer.body, attachments: [] }, answer.files] : [answer.body];
  const submission = { key, path: PATH_OF[answer.kind], backend, body, ...(files && { files }) };
  return outbox.submit(submission, { ...following, schema: acknowledgement });
}

/** Goes on with an addition or a rating that an earlier page has left. */
export const resumeAnswer = (
  outbox: Outbox,
  key: string,
  following: AnswerFollowing,
): Promise<Outcome<Acknowledgement>> => outbox.resume(key, { ...following, schema: acknowledgement });

/** Additions and ratings to this endpoint that the device still holds, oldest first. */
export async function heldAnswers(outbox: Outbox, { endpoint }: Backend): Promise<HeldSubmission[]> {
  return (await outbox.held()).filter(
    ({ path, backend }) => ANSWER_PATHS.includes(path) && backend.endpoint === endpoint,
  );
}
