import { acknowledgement, feedbackCase, type FeedbackCase } from '../../backend/contract/feedback.ts';
import type { Answer } from '../answer.ts';
import { expect, type CheckGroup } from '../check.ts';
import type { Endpoint } from '../endpoint.ts';
import { sameJson } from '../same-json.ts';
import { lookUp, newKey, sendWithCode, takeFeedback, UNKNOWN_AGENCY, UNKNOWN_CODE } from '../sending.ts';

const ADDITIONS = '/v1/feedback/additions';
const RATING = '/v1/feedback/rating';
const adding = 'Calls, POST /v1/feedback/additions';
const rating = 'Calls, POST /v1/feedback/rating';
const looking = 'Calls, POST /v1/feedback/lookup';
const writes = 'Conventions, Writes';

/** Bodies that are taken where the case allows it. */
const buildAddition = (code: string) => ({ code, content: 'Bổ sung thử để kiểm tra kết nối.', attachments: [] });
const buildRating = (code: string) => ({ code, outcome: 'partly', reopen: false });
const BOTH = [
  [ADDITIONS, buildAddition],
  [RATING, buildRating],
] as const;

export const answerChecks: CheckGroup = {
  name: 'Additions and ratings',
  operation: 'feedback',
  checks: [
    {
      name: 'tells the steps of a case in the order of time, up to its state',
      section: looking,
      writes: true,
      async run(endpoint) {
        const { receivedAt, state, steps } = await freshCase(endpoint);
        const times = [receivedAt, ...steps.map(({ at }) => at)].map((at) => Math.floor(Date.parse(at) / 1000));
        const isInOrder = times.every((time, at) => at === 0 || time >= times[at - 1]!);
        expect(isInOrder, '"steps" in the order of time, none before "receivedAt"', 'others');
        const last = steps.at(-1)?.state;
        expect(last === state, `state "${state}" in the last step`, last === undefined ? 'no step' : `"${last}"`);
      },
    },
    {
      name: 'offers to rate or to reopen no case that has not come to an end, and to answer no question that nobody asked',
      section: looking,
      writes: true,
      async run(endpoint) {
        const { state, question, canRate, canReopenUntil, reply } = await freshCase(endpoint);
        expect(
          !canRate && canReopenUntil === undefined && reply === undefined && question === undefined,
          `no "reply", no "question", no "canReopenUntil" and "canRate": false in state "${state}"`,
          'one of them',
        );
      },
    },
    {
      name: 'takes an addition where it says canAdd, once for each key, and refuses it elsewhere',
      section: adding,
      writes: true,
      async run(endpoint) {
        const { code, canAdd } = await freshCase(endpoint);
        await mustTakeWhere(endpoint, canAdd, ADDITIONS, buildAddition(code), { content: 'Khác.' });
      },
    },
    {
      name: 'takes a rating where it says canRate, once for each key, and refuses it elsewhere',
      section: rating,
      writes: true,
      async run(endpoint) {
        const { code, canRate } = await freshCase(endpoint);
        await mustTakeWhere(endpoint, canRate, RATING, buildRating(code), { outcome: 'solved' });
      },
    },
    {
      name: 'refuses an addition or a rating that is not as the contract has it',
      section: 'Conventions, Errors',
      writes: true,
      async run(endpoint) {
        const { code } = await freshCase(endpoint);
        const refuse = async (path: string, body: object) =>
          (await sendWithCode(endpoint, path, body, { key: newKey() })).problem(400);
        await refuse(ADDITIONS, { ...buildAddition(code), content: '' });
        await refuse(ADDITIONS, { ...buildAddition(code), attachments: undefined });
        await refuse(RATING, { ...buildRating(code), outcome: 'xong' });
        await refuse(RATING, { ...buildRating(code), satisfaction: 6 });
        await refuse(RATING, { ...buildRating(code), reopen: undefined });
      },
    },
    {
      name: 'refuses an addition or a rating without a proper key',
      section: writes,
      async run(endpoint) {
        for (const [path, build] of BOTH) {
          (await sendWithCode(endpoint, path, build(UNKNOWN_CODE), {})).problem(400);
          (await sendWithCode(endpoint, path, build(UNKNOWN_CODE), { key: 'ngan' })).problem(400);
        }
      },
    },
    {
      name: 'answers an addition or a rating with an unknown code with not-found',
      section: `${adding} and rating`,
      async run(endpoint) {
        for (const [path, build] of BOTH) {
          (await sendWithCode(endpoint, path, build(UNKNOWN_CODE), { key: newKey() })).problem(404);
        }
      },
    },
    {
      name: 'answers an addition or a rating in the name of an unknown agency with not-found',
      section: 'Conventions, Agencies',
      writes: true,
      async run(endpoint) {
        const { code } = await freshCase(endpoint);
        for (const [path, build] of BOTH) {
          const body = { agency: UNKNOWN_AGENCY, ...build(code) };
          (await sendWithCode(endpoint, path, body, { key: newKey() })).problem(404);
        }
      },
    },
  ],
};

async function freshCase(endpoint: Endpoint): Promise<FeedbackCase> {
  const { code } = await takeFeedback(endpoint);
  return (await lookUp(endpoint, code)).read(feedbackCase);
}

async function mustTakeWhere(
  endpoint: Endpoint,
  isOffered: boolean,
  path: string,
  body: object,
  change: object,
): Promise<void> {
  const key = newKey();
  const send = (changes: object = {}): Promise<Answer> =>
    sendWithCode(endpoint, path, { ...body, ...changes }, { key });
  if (!isOffered) return void (await send()).problem();
  const first = (await send()).read(acknowledgement, 201);
  expect(first.key === key, 'the Idempotency-Key as "key"', 'another one');
  const again = (await send()).read(acknowledgement, 201);
  expect(sameJson(first, again), 'the same answer for the same request', 'another one');
  (await send(change)).problem(422);
}
