import { readFollowUpCode } from '../../backend/contract/follow-up-code.ts';
import { feedbackCase, receipt } from '../../backend/contract/feedback.ts';
import type { Answer } from '../answer.ts';
import { CheckSkipped, expect, someOf, type CheckGroup } from '../check.ts';
import type { Endpoint } from '../endpoint.ts';
import { readAskable, readStatus } from '../known.ts';
import { sameJson } from '../same-json.ts';
import {
  buildFeedback,
  lookUp,
  newKey,
  readCategories,
  SENDER,
  sendFeedback,
  takeFeedback,
  UNKNOWN_AGENCY,
  UNKNOWN_CODE,
} from '../sending.ts';

const sending = 'Calls, POST /v1/feedback';
const looking = 'Calls, POST /v1/feedback/lookup';
const writes = 'Conventions, Writes';
const errors = 'Conventions, Errors';

const AT_ONCE = 20;
/** Taken, in flight, or to come again: an endpoint may have too much to do. */
const AT_ONCE_ANSWERS = [201, 409, 429, 503];
const WRONG_KEYS = ['ngan', 'x'.repeat(20), 'x'.repeat(65), `${'x'.repeat(30)}!`];
/** A word that nobody says otherwise. */
const CANARY = 'Chimhoangyen9q2';

export const feedbackChecks: CheckGroup = {
  name: 'Feedback',
  operation: 'feedback',
  checks: [
    {
      name: 'says notice, consents and whether a name is needed where it takes feedback',
      section: 'Calls, GET /v1/status',
      async run(endpoint) {
        const { feedback } = await readStatus(endpoint);
        expect(feedback !== undefined, '"feedback" in /v1/status beside the operation "feedback"', 'none');
      },
    },
    {
      name: 'lists the categories of feedback as the contract names them, each once',
      section: 'Calls, GET /v1/feedback/categories',
      async run(endpoint) {
        const ids = (await readCategories(endpoint)).map(({ id }) => id);
        const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
        expect(twice.length === 0, 'each id once in /v1/feedback/categories', `${someOf(twice)} twice`);
      },
    },
    {
      name: 'gives a receipt for a feedback, with a code that can be followed and the key it was sent under',
      section: sending,
      writes: true,
      async run(endpoint) {
        const key = newKey();
        const answer = await sendFeedback(endpoint, await buildFeedback(endpoint), { key });
        const given = answer.read(receipt, 201);
        expect(given.key === key, 'the Idempotency-Key as "key"', 'another one');
        expect(
          readFollowUpCode(given.code) === given.code,
          'a code of 80 bits and its check character in Crockford base32, such as 7Q2M-XK4D-0R9T-VB3C-H',
          'a "code" that is none',
        );
      },
    },
    {
      name: 'gives the same receipt again for the same key and body',
      section: writes,
      writes: true,
      async run(endpoint) {
        const [key, body] = [newKey(), await buildFeedback(endpoint)];
        const first = (await sendFeedback(endpoint, body, { key })).read(receipt, 201);
        const again = (await sendFeedback(endpoint, body, { key })).read(receipt, 201);
        expect(sameJson(first, again), 'the same receipt for the same request', 'another one');
      },
    },
    {
      name: 'refuses another body under a key that has its receipt with 422',
      section: writes,
      writes: true,
      async run(endpoint) {
        const key = newKey();
        const body = await buildFeedback(endpoint);
        (await sendFeedback(endpoint, body, { key })).read(receipt, 201);
        (await sendFeedback(endpoint, { ...body, content: `${body.content} Lần hai.` }, { key })).problem(422);
      },
    },
    {
      name: 'takes another body under a key that was refused before',
      section: writes,
      writes: true,
      async run(endpoint) {
        const key = newKey();
        const body = await buildFeedback(endpoint);
        (await sendFeedback(endpoint, { ...body, category: CANARY }, { key })).problem(400);
        (await sendFeedback(endpoint, body, { key })).read(receipt, 201);
      },
    },
    {
      name: 'makes one case of a feedback that is sent many times at once',
      section: writes,
      writes: true,
      async run(endpoint) {
        const [key, body] = [newKey(), await buildFeedback(endpoint)];
        const sent = Array.from({ length: AT_ONCE }).map(() => sendFeedback(endpoint, body, { key, atOnce: true }));
        const answers = await Promise.all(sent);
        const others = answers.filter(({ status }) => !AT_ONCE_ANSWERS.includes(status));
        expect(others.length === 0, '201 or 409 for each', someOf(others.map(({ summary }) => summary)));
        // Whoever was told to come again does, and so there is a receipt in any case.
        answers.push(await sendFeedback(endpoint, body, { key }));
        const codes = new Set(answers.filter(({ isOk }) => isOk).map((answer) => answer.read(receipt, 201).code));
        expect(codes.size === 1, 'one receipt with one code', `${codes.size} codes`);
      },
    },
    {
      name: 'keeps the keys of each agency apart',
      section: writes,
      writes: true,
      async run(endpoint) {
        const other = await anotherAgency(endpoint);
        const [key, body] = [newKey(), await buildFeedback(endpoint)];
        const own = (await sendFeedback(endpoint, body, { key })).read(receipt, 201);
        const given = (await sendFeedback(endpoint, { ...body, agency: other }, { key })).read(receipt, 201);
        expect(
          given.code !== own.code && given.agency.code === other,
          `a receipt of its own, in the name of ${other}`,
          `${given.code === own.code ? 'the same code' : 'another code'} in the name of ${given.agency.code}`,
        );
      },
    },
    {
      name: 'refuses a feedback without a proper key',
      section: writes,
      writes: true,
      async run(endpoint) {
        const body = await buildFeedback(endpoint);
        (await sendFeedback(endpoint, body, {})).problem(400);
        for (const key of WRONG_KEYS) (await sendFeedback(endpoint, body, { key })).problem(400);
      },
    },
    {
      name: 'names the fields of a feedback that it refuses',
      section: errors,
      writes: true,
      async run(endpoint) {
        const body = await buildFeedback(endpoint);
        const refuse = async (change: object, field: string) =>
          (await sendFeedback(endpoint, { ...body, ...change }, { key: newKey() })).refusal(field);
        await refuse({ content: undefined }, 'content');
        await refuse({ content: '' }, 'content');
        await refuse({ kind: 'khac' }, 'kind');
        await refuse({ category: CANARY }, 'category');
        const { contentChars } = (await readStatus(endpoint)).limits;
        await refuse({ content: 'ư'.repeat(contentChars + 1) }, 'content');
      },
    },
    {
      name: 'takes a content as long as it says it does',
      section: 'Calls, GET /v1/status',
      writes: true,
      async run(endpoint) {
        const { contentChars } = (await readStatus(endpoint)).limits;
        await takeFeedback(endpoint, { content: 'ư'.repeat(contentChars) });
      },
    },
    {
      name: 'does not take what belongs elsewhere',
      section: 'Calls, GET /v1/feedback/categories',
      writes: true,
      async run(endpoint) {
        const elsewhere = (await readCategories(endpoint)).find((category) => category.elsewhere);
        if (!elsewhere) throw new CheckSkipped('no category points elsewhere');
        const body = await buildFeedback(endpoint, { category: elsewhere.id });
        (await sendFeedback(endpoint, body, { key: newKey() })).refusal('category');
      },
    },
    {
      name: 'takes a feedback as JSON only',
      section: errors,
      writes: true,
      async run(endpoint) {
        const body = await buildFeedback(endpoint);
        for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
          (await sendFeedback(endpoint, body, { key: newKey(), type })).problem();
        }
        for (const broken of ['', '{', '[]', 'null', '"x"']) {
          (await sendFeedback(endpoint, broken, { key: newKey() })).problem(400);
        }
      },
    },
    {
      name: 'answers a feedback to an unknown agency with not-found',
      section: 'Conventions, Agencies',
      writes: true,
      async run(endpoint) {
        const body = await buildFeedback(endpoint, { agency: UNKNOWN_AGENCY });
        (await sendFeedback(endpoint, body, { key: newKey() })).problem(404);
      },
    },
    {
      name: 'never says in an error what a citizen wrote',
      section: errors,
      writes: true,
      async run(endpoint) {
        const body = await buildFeedback(endpoint);
        const sender = { ...body.sender, name: CANARY };
        const answers = [
          await sendFeedback(endpoint, { ...body, sender, category: CANARY }, { key: newKey() }),
          await sendFeedback(endpoint, { ...body, sender, content: '' }, { key: newKey() }),
          await sendFeedback(endpoint, `{"content":"${CANARY}`, { key: newKey() }),
          await lookUp(endpoint, CANARY),
        ];
        for (const answer of answers) {
          answer.problem();
          mustNotSay(answer, [CANARY]);
        }
      },
    },
    {
      name: 'finds a feedback by its code, however that is typed',
      section: looking,
      writes: true,
      async run(endpoint) {
        const { code, receivedAt, agency } = await takeFeedback(endpoint);
        for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ''), code.replaceAll('-', ' ')]) {
          const found = (await lookUp(endpoint, typed)).read(feedbackCase);
          const { state, steps } = found;
          expect(
            found.code === code && found.agency.code === agency.code && sameInstant(found.receivedAt, receivedAt),
            'code, agency and time of the receipt for the code as it was typed',
            'others',
          );
          expect(steps.length > 0, 'the steps so far', `none in state "${state}"`);
        }
      },
    },
    {
      name: 'never shows who sent a feedback',
      section: looking,
      writes: true,
      async run(endpoint) {
        const { code } = await takeFeedback(endpoint);
        const answer = await lookUp(endpoint, code);
        answer.read(feedbackCase);
        mustNotSay(answer, Object.values(SENDER));
      },
    },
    {
      name: 'answers an unknown code of a feedback with not-found',
      section: looking,
      async run(endpoint) {
        (await lookUp(endpoint, UNKNOWN_CODE)).problem(404);
      },
    },
  ],
};

/** An agency besides the endpoint's own. */
export async function anotherAgency(endpoint: Endpoint): Promise<string> {
  const { agency: own } = await readStatus(endpoint);
  const other = (await readAskable(endpoint)).find(({ agency }) => agency.code !== own.code);
  if (!other) throw new CheckSkipped('the endpoint serves one agency only in whose name this site may ask');
  return other.agency.code;
}

const sameInstant = (one: string, other: string): boolean =>
  Math.floor(Date.parse(one) / 1000) === Math.floor(Date.parse(other) / 1000);

function mustNotSay(answer: Answer, words: readonly string[]): void {
  const said = [...answer.headers.values(), answer.text].join('\n').toLowerCase();
  const repeated = words.some((word) => said.includes(word.toLowerCase()));
  expect(!repeated, `an answer to ${answer.asked} without what the sender wrote`, `${answer.summary} that repeats it`);
}
