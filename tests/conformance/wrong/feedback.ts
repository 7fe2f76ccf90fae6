import type { Feedback, Receipt } from '../../../src/backend/contract/feedback.ts';
import {
  answer,
  created,
  drop,
  instead,
  ofCases,
  ofCategories,
  ofProblem,
  ofReceipts,
  ofStatus,
  pathOf,
  put,
  sayHtml,
  sayProblem,
  sayReceipt,
  sent,
  type WrongDoing,
} from './spoil.ts';

const RECEIPT = 'gives a receipt for a feedback, with a code that can be followed and the key it was sent under';
const CATEGORIES = 'lists the categories of feedback as the contract names them, each once';
const AGAIN = 'gives the same receipt again for the same key and body';
const REFUSED_FIELDS = 'names the fields of a feedback that it refuses';
const FOUND = 'finds a feedback by its code, however that is typed';
const ONE_CASE = 'makes one case of a feedback that is sent many times at once';

/** Spoils every receipt but the first of a run. */
const laterReceipts = (spoil: (receipt: Receipt, count: number) => unknown) =>
  created<Receipt>('/feedback', () => {
    let count = 0;
    return (receipt) => (count++ > 0 ? spoil(receipt, count) : undefined);
  });

export const WRONG_FEEDBACK: readonly WrongDoing[] = [
  {
    wrong: 'asks for no notice of what it does with what citizens send',
    fails: 'says notice, consents and whether a name is needed where it takes feedback',
    mischief: ofStatus((status) => drop(status, 'feedback')),
  },
  {
    wrong: 'lists a category twice',
    fails: CATEGORIES,
    mischief: ofCategories((categories) => categories.push(categories[0]!)),
  },
  {
    wrong: 'lists categories without names',
    fails: CATEGORIES,
    mischief: ofCategories((categories) => categories.map((category) => drop(category, 'label'))),
  },
  {
    wrong: 'pages its categories',
    fails: CATEGORIES,
    mischief: answer((given, asked) => {
      if (pathOf(asked) === '/feedback/categories') given.body = Buffer.from(`{"items":${given.body.toString()}}`);
    }),
  },
  {
    wrong: 'answers a feedback with 200',
    fails: RECEIPT,
    mischief: instead('/feedback', 201, (given) => (given.status = 200)),
  },
  {
    wrong: 'thanks for a feedback in HTML',
    fails: RECEIPT,
    mischief: instead('/feedback', 201, (given) => sayHtml(given, 201)),
  },
  {
    wrong: 'does not echo the key',
    fails: RECEIPT,
    mischief: ofReceipts((receipt) => (receipt.key = 'another-key-another-key')),
  },
  {
    wrong: 'gives running numbers for codes',
    fails: RECEIPT,
    mischief: ofReceipts((receipt) => (receipt.code = '2026-000001')),
  },
  {
    wrong: 'gives codes whose check character is wrong',
    fails: RECEIPT,
    mischief: ofReceipts((receipt) => (receipt.code = receipt.code.replace(/.$/, (c) => (c === '0' ? '1' : '0')))),
  },
  {
    wrong: 'says nothing of what happens next',
    fails: RECEIPT,
    mischief: ofReceipts((receipt) => (receipt.next = '')),
  },
  {
    wrong: 'gives a repeated feedback another time',
    fails: AGAIN,
    mischief: laterReceipts((receipt) => (receipt.receivedAt = '2030-01-01T08:00:00+07:00')),
  },
  {
    wrong: 'answers a repeated feedback with a conflict',
    fails: AGAIN,
    mischief: () => {
      let count = 0;
      return {
        answer(given, asked) {
          if (pathOf(asked) === '/feedback' && count++ > 0) sayProblem(given, 409, 'conflict');
        },
      };
    },
  },
  {
    wrong: 'takes another body under the same key',
    fails: 'refuses another body under a key that has its receipt with 422',
    mischief: instead('/feedback', 422, sayReceipt),
  },
  {
    wrong: 'calls another body under the same key a mistake in a field',
    fails: 'refuses another body under a key that has its receipt with 422',
    mischief: instead('/feedback', 422, (given) => sayProblem(given, 400, 'invalid')),
  },
  {
    wrong: 'binds a key by a refusal',
    fails: 'takes another body under a key that was refused before',
    mischief: () => {
      const refused = new Set<unknown>();
      return {
        answer(given, { headers }) {
          const key = headers['idempotency-key'];
          if (refused.has(key)) sayProblem(given, 422, 'conflict');
          if (given.status === 400) refused.add(key);
        },
      };
    },
  },
  {
    wrong: 'makes a case of each repetition',
    fails: ONE_CASE,
    mischief: laterReceipts((receipt, count) => (receipt.code += count)),
  },
  {
    wrong: 'breaks down when the same comes many times at once',
    fails: ONE_CASE,
    mischief: instead('/feedback', 409, (given) => sayProblem(given, 500, 'server')),
  },
  {
    wrong: 'takes all agencies for one',
    fails: 'keeps the keys of each agency apart',
    mischief: sent<Feedback>('/feedback', (body) => drop(body, 'agency')),
  },
  {
    wrong: 'needs no key',
    fails: 'refuses a feedback without a proper key',
    mischief: instead('/feedback', 400, (given, { headers }) => !headers['idempotency-key'] && sayReceipt(given)),
  },
  {
    wrong: 'takes any key',
    fails: 'refuses a feedback without a proper key',
    mischief: instead('/feedback', 400, (given, { headers }) => headers['idempotency-key'] && sayReceipt(given)),
  },
  {
    wrong: 'does not say which field is wrong',
    fails: REFUSED_FIELDS,
    mischief: ofProblem((problem) => drop(problem, 'errors')),
  },
  {
    wrong: 'takes an empty feedback',
    fails: REFUSED_FIELDS,
    mischief: instead('/feedback', 400, sayReceipt),
  },
  {
    wrong: 'takes less than it says',
    fails: 'takes a content as long as it says it does',
    mischief: ofStatus(({ limits }) => (limits.contentChars += 1)),
  },
  {
    wrong: 'takes complaints and denunciations',
    fails: 'does not take what belongs elsewhere',
    mischief: instead('/feedback', 400, sayReceipt),
  },
  {
    wrong: 'takes forms from anywhere',
    fails: 'takes a feedback as JSON only',
    mischief: () => ({
      ask: ({ headers }) => (headers['content-type'] = 'application/json'),
    }),
  },
  {
    wrong: 'breaks down over broken JSON',
    fails: 'takes a feedback as JSON only',
    mischief: instead('/feedback', 400, (given) => sayProblem(given, 500, 'server')),
  },
  {
    wrong: 'takes a feedback for an agency that nobody knows',
    fails: 'answers a feedback to an unknown agency with not-found',
    mischief: sent<Feedback>('/feedback', (body) => drop(body, 'agency')),
  },
  {
    wrong: 'repeats in errors what a citizen wrote',
    fails: 'never says in an error what a citizen wrote',
    mischief: instead('/feedback', 400, (given, { body }) => {
      given.headers.set('X-Sent', encodeURIComponent(body.toString()));
    }),
  },
  {
    wrong: 'finds a code only as it was given out',
    fails: FOUND,
    mischief: () => {
      let given = '';
      return {
        answer(answered, asked) {
          if (pathOf(asked) === '/feedback') given = (JSON.parse(answered.body.toString()) as Receipt).code;
          else if (pathOf(asked) === '/feedback/lookup' && !asked.body.includes(given))
            sayProblem(answered, 404, 'not-found');
        },
      };
    },
  },
  {
    wrong: 'gives another code when asked',
    fails: FOUND,
    mischief: ofCases((found) => (found.code = found.code.toLowerCase())),
  },
  {
    wrong: 'says no steps',
    fails: FOUND,
    mischief: ofCases((found) => (found.steps = [])),
  },
  {
    wrong: 'does not say in which state a feedback is',
    fails: FOUND,
    mischief: ofCases((found) => drop(found, 'state')),
  },
  {
    wrong: 'shows the sender to whoever has the code',
    fails: 'never shows who sent a feedback',
    mischief: ofCases((found) => put(found, 'sender', { phone: '0900 000 000' })),
  },
  {
    wrong: 'calls an unknown code a mistake',
    fails: 'answers an unknown code of a feedback with not-found',
    mischief: instead('/feedback/lookup', 404, (given) => sayProblem(given, 400, 'invalid')),
  },
];
