import { askedQuestions } from '../../backend/contract/survey-conditions.ts';
import {
  survey,
  surveyReceipt,
  surveyResults,
  type Survey,
  type SurveyQuestion,
} from '../../backend/contract/surveys.ts';
import type { SurveyAnswer, SurveyResponse } from '../../backend/contract/survey-response.ts';
import type { Answer } from '../answer.ts';
import { expect, type CheckGroup } from '../check.ts';
import { once, withQuery, type Endpoint } from '../endpoint.ts';
import { sameJson } from '../same-json.ts';
import { newKey, sendWithCode, UNKNOWN_AGENCY } from '../sending.ts';

/** The one-stop slip, which every endpoint with surveys has. */
const SLIP = 'mot-cua';
const PATH = `/v1/surveys/${SLIP}`;
const RESPONSES = `${PATH}/responses`;
const RESULTS = `${PATH}/results`;
const reading = 'Calls, GET /v1/surveys/{id}';
const answering = 'Calls, POST /v1/surveys/{id}/responses';
const showing = 'Calls, GET /v1/surveys/{id}/results';
const FEWEST = 5;

export const surveyChecks: CheckGroup = {
  name: 'Surveys',
  operation: 'surveys',
  checks: [
    {
      name: 'gives the one-stop slip as the contract names it, each question once',
      section: reading,
      async run(endpoint) {
        const { id, questions } = await readSlip(endpoint);
        expect(id === SLIP, `"id": "${SLIP}" in ${PATH}`, `"${id}"`);
        const ids = new Set(questions.map((question) => question.id));
        expect(ids.size === questions.length, `each question once in ${PATH}`, 'one twice');
      },
    },
    {
      name: 'asks exactly one required question on the one-stop slip, a rating',
      section: reading,
      async run(endpoint) {
        const required = (await readSlip(endpoint)).questions.filter((question) => question.required);
        const isOne = required.length === 1 && required[0]!.kind === 'rating' && !required[0]!.showIf;
        expect(isOne, 'one required question, a rating that is always asked', `${required.length} required`);
      },
    },
    {
      name: 'names an earlier question in every condition, and options wherever something is to be chosen',
      section: reading,
      async run(endpoint) {
        const { questions } = await readSlip(endpoint);
        const isWrong = ({ kind, options = [], showIf }: SurveyQuestion, at: number): boolean =>
          (kind.startsWith('choice') && options.length === 0) ||
          (showIf !== undefined && !questions.slice(0, at).some(({ id }) => id === showIf.question));
        expect(!questions.some(isWrong), `questions in ${PATH} that can be asked`, 'one that cannot');
      },
    },
    {
      name: 'answers an unknown survey with not-found',
      section: reading,
      async run(endpoint) {
        for (const more of ['', '/results']) (await endpoint.ask(`/v1/surveys/khong-co-phieu-nay${more}`)).problem(404);
      },
    },
    {
      name: 'takes a response, once for each key, and echoes the key',
      section: answering,
      writes: true,
      async run(endpoint) {
        const slip = await readSlip(endpoint);
        const key = newKey();
        const body = buildResponse(slip);
        const first = (await send(endpoint, body, key)).read(surveyReceipt, 201);
        expect(first.key === key, `"key" with the Idempotency-Key in the answer of ${RESPONSES}`, 'another');
        const again = (await send(endpoint, body, key)).read(surveyReceipt, 201);
        expect(sameJson(again, first), 'the same answer for the same key and body', 'another');
        (await send(endpoint, buildResponse(slip, 1), key)).problem(422);
      },
    },
    {
      name: 'refuses a response without a proper key',
      section: 'Conventions, Writes',
      async run(endpoint) {
        const body = buildResponse(await readSlip(endpoint));
        for (const key of [undefined, 'ngan']) (await send(endpoint, body, key)).problem(400);
      },
    },
    {
      name: 'answers a response to an unknown survey, or in the name of an unknown agency, with not-found',
      section: 'Conventions, Agencies',
      async run(endpoint) {
        const body = buildResponse(await readSlip(endpoint));
        (await send(endpoint, body, newKey(), '/v1/surveys/khong-co-phieu-nay/responses')).problem(404);
        (await send(endpoint, { agency: UNKNOWN_AGENCY, ...body }, newKey())).problem(404);
      },
    },
    {
      name: 'refuses an unknown question, a wrong type and a missing required answer',
      section: answering,
      async run(endpoint) {
        const slip = await readSlip(endpoint);
        const { answers } = buildResponse(slip);
        const [rating = ''] = Object.keys(answers);
        const wrong: Record<string, SurveyAnswer>[] = [
          {},
          { ...answers, 'khong-co-cau-nay': 1 },
          { ...answers, [rating]: 'tốt' },
          { ...answers, [rating]: slip.scale + 1 },
          { ...answers, [rating]: 0 },
        ];
        for (const some of wrong) {
          (await send(endpoint, { ...buildResponse(slip), answers: some }, newKey())).problem(400);
        }
      },
    },
    {
      name: 'shows results as the contract names them, of questions with at least 5 answers',
      section: showing,
      async run(endpoint) {
        const { id, from, to, questions } = await readShown(endpoint);
        expect(
          id === SLIP && from <= to,
          `"id": "${SLIP}" and "from" not after "to" in ${RESULTS}`,
          `${id}, ${from}, ${to}`,
        );
        const few = questions.find(({ answered }) => answered < FEWEST);
        expect(!few, `no question with fewer than ${FEWEST} answers in ${RESULTS}`, `one with ${few?.answered}`);
      },
    },
    {
      name: 'shows results of known questions only, and never what people wrote',
      section: showing,
      async run(endpoint) {
        const known = (await readSlip(endpoint)).questions;
        const isStrange = ({ id, counts }: { id: string; counts: readonly unknown[] }): boolean => {
          const kind = known.find((question) => question.id === id)?.kind;
          return kind === undefined || (kind === 'text' && counts.length > 0);
        };
        expect(!(await readShown(endpoint)).questions.some(isStrange), 'counts of what can be chosen', 'others');
      },
    },
    {
      name: 'shows the same results until the next day',
      section: showing,
      async run(endpoint) {
        const first = await readShown(endpoint);
        const again = (await endpoint.ask(RESULTS)).read(surveyResults);
        expect(sameJson(again, first), `the same answer of ${RESULTS} a moment later`, 'another');
      },
    },
    {
      name: 'refuses days of results that are none',
      section: showing,
      async run(endpoint) {
        for (const from of ['hom-qua', '2026-02-30']) (await endpoint.ask(withQuery(RESULTS, { from }))).problem(400);
      },
    },
  ],
};

const readSlip = once(async (endpoint) => (await endpoint.ask(PATH)).read(survey));
const readShown = once(async (endpoint) => (await endpoint.ask(RESULTS)).read(surveyResults));

/** The best there is on every required question, or what is said. */
function buildResponse({ version, scale, questions }: Survey, level: number = scale): SurveyResponse {
  const [rating] = askedQuestions(questions, {}).filter(({ required }) => required);
  return { version, answers: { [rating?.id ?? '']: level }, language: 'vi' };
}

const send = (endpoint: Endpoint, body: unknown, key: string | undefined, path = RESPONSES): Promise<Answer> =>
  sendWithCode(endpoint, path, body, { ...(key !== undefined && { key }) });
