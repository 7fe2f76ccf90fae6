import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { SurveyResponse } from '../../../src/backend/contract/survey-response.ts';
import {
  surveyReceipt,
  surveyResults,
  type SurveyReceipt,
  type SurveyResults,
} from '../../../src/backend/contract/surveys.ts';
import type { SendOptions } from './feedback.ts';
import type { Asking } from './server.ts';

/** One tap on the one-stop slip. */
export const buildResponse = (level = 3, changes: Partial<SurveyResponse> = {}): SurveyResponse => ({
  version: '1',
  answers: { 'hai-long': level },
  language: 'vi',
  ...changes,
});

/** Sends a response to the one-stop slip under a new key, or the one given. */
export const sendResponse = (
  server: Asking,
  body: unknown = buildResponse(),
  { key = randomUUID(), headers }: SendOptions = {},
  survey = 'mot-cua',
): Promise<Response> => server.post(`/surveys/${survey}/responses`, body, { 'Idempotency-Key': key, ...headers });

/** What says that a response was taken. */
export async function surveyReceiptOf(response: Response): Promise<SurveyReceipt> {
  const text = await response.text();
  assert.equal(response.status, 201, text);
  return surveyReceipt.parse(JSON.parse(text));
}

/** The results that everybody may see. */
export const readResults = async (server: Asking, query = '', survey = 'mot-cua'): Promise<SurveyResults> =>
  surveyResults.parse(await server.getJson(`/surveys/${survey}/results${query}`));

/** How often each value of a question was given, `{3: 5, 1: 2}`; nothing where the question is left out. */
export function countsOf(results: SurveyResults, question = 'hai-long'): Record<string, number> | undefined {
  const found = results.questions.find(({ id }) => id === question);
  const counts = found?.counts.filter(({ count }) => count > 0).map(({ value, count }) => [String(value), count]);
  return counts && (Object.fromEntries(counts) as Record<string, number>);
}
