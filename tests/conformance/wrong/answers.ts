import type { FeedbackCase } from '../../../src/backend/contract/feedback.ts';
import { answer, instead, ofCases, pathOf, put, say, sayProblem, sent, type WrongDoing } from './spoil.ts';

const ADDITIONS = '/feedback/additions';
const RATING = '/feedback/rating';
const STEPS = 'tells the steps of a case in the order of time, up to its state';
const NOTHING_YET =
  'offers to rate or to reopen no case that has not come to an end, and to answer no question that nobody asked';
const ADDS = 'takes an addition where it says canAdd, once for each key, and refuses it elsewhere';
const RATES = 'takes a rating where it says canRate, once for each key, and refuses it elsewhere';
const AS_AGREED = 'refuses an addition or a rating that is not as the contract has it';
const KEYS = 'refuses an addition or a rating without a proper key';
const UNKNOWN_CODE = 'answers an addition or a rating with an unknown code with not-found';
const UNKNOWN_AGENCY = 'answers an addition or a rating in the name of an unknown agency with not-found';

const acknowledge = (key: unknown): string => JSON.stringify({ receivedAt: '2026-11-24T08:00:00+07:00', key });

/** Takes whatever comes to a path, and answers a key as it does. */
const takeAll = (path: string, key: (sent: unknown) => unknown = (sentKey) => sentKey) =>
  answer((given, asked) => {
    if (pathOf(asked) !== path) return;
    say(given, 201, 'application/json', acknowledge(key(asked.headers['idempotency-key'])));
  });

/** Says of a case what is not so, and does what `then` does. */
const offering = (offer: (found: FeedbackCase) => unknown, then: ReturnType<typeof answer>) => () => {
  const [says, does] = [ofCases(offer)(), then()];
  return {
    answer(...args: Parameters<NonNullable<typeof says.answer>>) {
      says.answer?.(...args);
      does.answer?.(...args);
    },
  };
};

const canAdd = (found: FeedbackCase) => (found.canAdd = true);
const canRate = (found: FeedbackCase) => (found.canRate = true);

export const WRONG_ANSWERS: readonly WrongDoing[] = [
  {
    wrong: 'tells the steps of a case the newest first',
    fails: STEPS,
    mischief: ofCases((found) => found.steps.unshift({ at: '2999-01-01T00:00:00+07:00', state: 'answered' })),
  },
  {
    wrong: 'calls a case something else than its last step does',
    fails: STEPS,
    mischief: ofCases((found) => (found.state = 'answered')),
  },
  {
    wrong: 'asks for a rating before there is an answer',
    fails: NOTHING_YET,
    mischief: ofCases(canRate),
  },
  {
    wrong: 'lets a case be reopened that is open',
    fails: NOTHING_YET,
    mischief: ofCases((found) => put(found, 'canReopenUntil', '2999-01-01T00:00:00+07:00')),
  },
  {
    wrong: 'refuses an addition that it asks for',
    fails: ADDS,
    mischief: ofCases(canAdd),
  },
  {
    wrong: 'takes additions that it does not ask for',
    fails: ADDS,
    mischief: takeAll(ADDITIONS),
  },
  {
    wrong: 'takes another addition under the same key',
    fails: ADDS,
    mischief: offering(canAdd, takeAll(ADDITIONS)),
  },
  {
    wrong: 'answers an addition with a key of its own',
    fails: ADDS,
    mischief: offering(
      canAdd,
      takeAll(ADDITIONS, () => 'x'),
    ),
  },
  {
    wrong: 'refuses a rating that it asks for',
    fails: RATES,
    mischief: ofCases(canRate),
  },
  {
    wrong: 'takes ratings of what nobody has answered',
    fails: RATES,
    mischief: takeAll(RATING),
  },
  {
    wrong: 'takes another rating under the same key',
    fails: RATES,
    mischief: offering(canRate, takeAll(RATING)),
  },
  {
    wrong: 'takes empty additions',
    fails: AS_AGREED,
    mischief: takeAll(ADDITIONS),
  },
  {
    wrong: 'takes a rating of six out of five',
    fails: AS_AGREED,
    mischief: answer((given, asked) => {
      if (pathOf(asked) === RATING && asked.body.includes('"satisfaction":6'))
        say(given, 201, 'application/json', acknowledge(asked.headers['idempotency-key']));
    }),
  },
  {
    wrong: 'makes up a key for an addition that has none',
    fails: KEYS,
    mischief: () => ({
      ask(asked) {
        if (pathOf(asked) === ADDITIONS) asked.headers['idempotency-key'] = 'x'.repeat(30);
      },
    }),
  },
  {
    wrong: 'takes short keys of ratings',
    fails: KEYS,
    mischief: () => ({
      ask(asked) {
        if (pathOf(asked) === RATING && asked.headers['idempotency-key'])
          asked.headers['idempotency-key'] = 'x'.repeat(30);
      },
    }),
  },
  {
    wrong: 'calls an unknown code of an addition a mistake',
    fails: UNKNOWN_CODE,
    mischief: instead(ADDITIONS, 404, (given) => sayProblem(given, 400, 'invalid')),
  },
  {
    wrong: 'thanks for a rating of a case that nobody has',
    fails: UNKNOWN_CODE,
    mischief: takeAll(RATING),
  },
  {
    wrong: 'does not look at the agency of an addition',
    fails: UNKNOWN_AGENCY,
    mischief: sent<{ agency?: string }>(ADDITIONS, (body) => delete body.agency),
  },
  {
    wrong: 'does not look at the agency of a rating',
    fails: UNKNOWN_AGENCY,
    mischief: sent<{ agency?: string }>(RATING, (body) => delete body.agency),
  },
];
