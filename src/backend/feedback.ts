import { feedbackCase, feedbackCategories, receipt } from './contract/feedback.ts';
import type { Feedback, FeedbackCase, FeedbackCategory, Receipt } from './contract/feedback.ts';
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
): Promise<FeedbackCase> {
  const init = asJson({ agency, code });
  return request(backend, { path: `${PATH}/lookup`, schema: feedbackCase, init, ...(signal && { signal }) });
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
