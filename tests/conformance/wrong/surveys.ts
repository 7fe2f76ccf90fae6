import type { Survey, SurveyResults } from '../../../src/backend/contract/surveys.ts';
import { answer, created, drop, instead, json, pathOf, query, sayProblem, sent, type WrongDoing } from './spoil.ts';

const SLIP = 'gives the one-stop slip as the contract names it, each question once';
const TAKES = 'takes a response, once for each key, and echoes the key';
const SHOWS = 'shows results as the contract names them, of questions with at least 5 answers';
const KNOWN = 'shows results of known questions only, and never what people wrote';
const REFUSES = 'refuses an unknown question, a wrong type and a missing required answer';
const RESPONSES = '/surveys/mot-cua/responses';

const ofSlip = (spoil: (slip: Survey) => unknown) => json<Survey>('/surveys/mot-cua', spoil);
const ofResults = (spoil: (results: SurveyResults) => unknown) =>
  json<SurveyResults>('/surveys/mot-cua/results', spoil);

const shown = (id: string, answered: number) => ({ id, answered, counts: [{ value: 'x', count: answered }] });

/** Takes what the right endpoint refuses. */
const takesAnything = instead(RESPONSES, 400, (given, asked) => {
  given.status = 201;
  given.headers.set('Content-Type', 'application/json');
  const key = asked.headers['idempotency-key'];
  given.body = Buffer.from(JSON.stringify({ receivedAt: '2026-11-24T08:00:00+07:00', key }));
});

export const WRONG_SURVEYS: readonly WrongDoing[] = [
  {
    wrong: 'has ten levels on the one-stop slip',
    fails: SLIP,
    mischief: ofSlip((slip) => Reflect.set(slip, 'scale', 10)),
  },
  { wrong: 'asks a question twice', fails: SLIP, mischief: ofSlip((slip) => slip.questions.push(slip.questions[0]!)) },
  {
    wrong: 'asks for reasons of everybody',
    fails: 'asks exactly one required question on the one-stop slip, a rating',
    mischief: ofSlip((slip) => (slip.questions[1]!.required = true)),
  },
  {
    wrong: 'makes the rating wait for its own reasons',
    fails: 'names an earlier question in every condition, and options wherever something is to be chosen',
    mischief: ofSlip((slip) => (slip.questions[1]!.showIf = { question: 'y-kien', in: ['x'] })),
  },
  {
    wrong: 'offers nothing to choose from',
    fails: 'names an earlier question in every condition, and options wherever something is to be chosen',
    mischief: ofSlip((slip) => drop(slip.questions[1], 'options')),
  },
  {
    wrong: 'answers an unknown survey as unavailable',
    fails: 'answers an unknown survey with not-found',
    mischief: answer((given, asked) => {
      if (pathOf(asked).includes('khong-co-phieu-nay')) sayProblem(given, 503, 'unavailable');
    }),
  },
  {
    wrong: 'echoes another key',
    fails: TAKES,
    mischief: created<{ key: string }>(RESPONSES, () => (receipt) => (receipt.key = 'x'.repeat(30))),
  },
  {
    wrong: 'takes each repetition for a new response',
    fails: TAKES,
    mischief: created<{ receivedAt: string }>(RESPONSES, () => {
      let count = 0;
      return (receipt) => (receipt.receivedAt = `2026-11-24T08:00:0${count++}+07:00`);
    }),
  },
  {
    wrong: 'takes responses without a key',
    fails: 'refuses a response without a proper key',
    mischief: takesAnything,
  },
  {
    wrong: 'takes responses in the name of any agency',
    fails: 'answers a response to an unknown survey, or in the name of an unknown agency, with not-found',
    mischief: sent<{ agency?: string }>(RESPONSES, (body) => drop(body, 'agency')),
  },
  {
    wrong: 'answers a response to an unknown survey as forbidden',
    fails: 'answers a response to an unknown survey, or in the name of an unknown agency, with not-found',
    mischief: answer((given, asked) => {
      if (pathOf(asked).includes('khong-co-phieu-nay')) sayProblem(given, 403, 'forbidden');
    }),
  },
  { wrong: 'takes whatever is answered', fails: REFUSES, mischief: takesAnything },
  {
    wrong: 'shows a question that three have answered',
    fails: SHOWS,
    mischief: ofResults((results) => results.questions.push(shown('hai-long', 3))),
  },
  { wrong: 'says no days of its results', fails: SHOWS, mischief: ofResults((results) => drop(results, 'from')) },
  {
    wrong: 'shows what people wrote',
    fails: KNOWN,
    mischief: ofResults((results) => results.questions.push(shown('y-kien', 9))),
  },
  {
    wrong: 'shows results of a question that nobody asks',
    fails: KNOWN,
    mischief: ofResults((results) => results.questions.push(shown('ai-tra-loi', 9))),
  },
  {
    wrong: 'recounts its results each time',
    fails: 'shows the same results until the next day',
    mischief: () => {
      let answered = 5;
      return ofResults((results) => results.questions.push(shown('hai-long', answered++)))();
    },
  },
  {
    wrong: 'passes over days that are none',
    fails: 'refuses days of results that are none',
    mischief: query((asked) => asked.delete('from')),
  },
];
