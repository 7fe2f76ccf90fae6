import { survey, surveyReceipt, surveyResults } from './contract/surveys.ts';
import type { Survey, SurveyQuestion, SurveyReceipt, SurveyResults } from './contract/surveys.ts';
import type { SurveyResponse } from './contract/survey-response.ts';
import type { Following, Outbox } from './outbox.ts';
import { request, type Backend } from './request.ts';
import { heldSmall, sendSmall } from './small-outbox.ts';
import type { HeldSubmission, Outcome } from './submission.ts';

const pathOf = (id: string, more = ''): string => `/v1/surveys/${encodeURIComponent(id)}${more}`;
const RESPONSES = /^\/v1\/surveys\/[^/]+\/responses$/;

/** Reads a questionnaire (phiếu đánh giá); throws `not-found` where the endpoint has none of that name. */
export const readSurvey = (backend: Backend, id: string, signal?: AbortSignal): Promise<Survey> =>
  request(backend, { path: pathOf(id), schema: survey, ...(signal && { signal }) });

/**
 * The question that one tap answers: the only required one, if it is a rating that is always asked. Whoever offers the
 * rating beside a dossier or a reply asks it alone.
 */
export function oneTapQuestion({ questions }: Survey): SurveyQuestion | undefined {
  const [first, ...more] = questions.filter(({ required }) => required);
  return first?.kind === 'rating' && !first.showIf && more.length === 0 ? first : undefined;
}

/** A time span in days, `YYYY-MM-DD`. */
export interface ResultsPeriod {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Reads what may be shown of the answers. */
export const readResults = (
  backend: Backend,
  id: string,
  period: ResultsPeriod,
  signal?: AbortSignal,
): Promise<SurveyResults> =>
  request(backend, {
    path: pathOf(id, '/results'),
    query: { ...period },
    schema: surveyResults,
    ...(signal && { signal }),
  });

/** What is followed of a response on its way. */
export type SurveyFollowing = Omit<Following<typeof surveyReceipt>, 'schema'>;

export interface SurveyToSend {
  /** Of `newKey()`. */
  readonly key: string;
  readonly backend: Backend;
  /** The questionnaire's `id`. */
  readonly survey: string;
  /** Without `agency`, which comes from `backend`. */
  readonly response: Omit<SurveyResponse, 'agency'>;
}

/** Sends a rating or a whole questionnaire through the outbox: it counts once, however often it is sent. */
export const sendSurvey = (
  outbox: Outbox,
  { key, backend, survey: id, response }: SurveyToSend,
  following: SurveyFollowing,
): Promise<Outcome<SurveyReceipt>> =>
  outbox.submit(
    { key, path: pathOf(id, '/responses'), backend, body: { agency: backend.agency, ...response } },
    { ...following, schema: surveyReceipt },
  );

/** One level of a questionnaire's one-tap question. */
export interface RatingToSend extends Omit<SurveyToSend, 'survey' | 'response'> {
  readonly survey: Survey;
  /** Of `oneTapQuestion()`. */
  readonly question: string;
  readonly level: number;
  readonly subject: NonNullable<SurveyResponse['subject']>;
  readonly language: string;
}

/** A response without a database, for a page that sends nothing else: a rating is a few words. */
export const sendOneSurvey = (
  { key, backend, survey: id, response }: SurveyToSend,
  following: SurveyFollowing,
  device: { readonly shared: boolean },
): Promise<Outcome<SurveyReceipt>> =>
  sendSmall(
    { key, path: pathOf(id, '/responses'), backend, body: { agency: backend.agency, ...response } },
    { ...following, schema: surveyReceipt },
    device,
  );

/** Sends a rating that was given beside a dossier or a reply. */
export const sendRating = (
  { key, backend, survey: { id, version }, question, level, subject, language }: RatingToSend,
  following: SurveyFollowing,
  device: { readonly shared: boolean },
): Promise<Outcome<SurveyReceipt>> => {
  const response = { version, answers: { [question]: level }, subject, language };
  return sendOneSurvey({ key, backend, survey: id, response }, following, device);
};

/** Sends what `sendOneSurvey` and `sendRating` of an earlier page could not send, one after the other. */
export async function sendHeldSurveys(
  { endpoint, agency }: Backend,
  following: SurveyFollowing = { watch: () => {} },
): Promise<void> {
  const held = heldSmall(
    ({ path, backend }) => RESPONSES.test(path) && backend.endpoint === endpoint && backend.agency === agency,
  );
  for (const submission of held)
    await sendSmall(submission, { ...following, schema: surveyReceipt }, { shared: false });
}

/** Goes on with a response that an earlier page has left. */
export const resumeSurvey = (
  outbox: Outbox,
  key: string,
  following: SurveyFollowing,
): Promise<Outcome<SurveyReceipt>> => outbox.resume(key, { ...following, schema: surveyReceipt });

/** Responses to this agency that the device still holds, oldest first. */
export async function heldSurveys(outbox: Outbox, { endpoint, agency }: Backend): Promise<HeldSubmission[]> {
  const held = await outbox.held();
  return held.filter(
    ({ path, backend }) => RESPONSES.test(path) && backend.endpoint === endpoint && backend.agency === agency,
  );
}
