import { Hono, type Context } from 'hono';
import { feedbackLookup, type Acknowledgement } from '../../../src/backend/contract/feedback.ts';
import { findServed, findServedForCode } from '../answer-for-agency.ts';
import type { AppEnv } from '../app-env.ts';
import type { AppParts } from '../app.ts';
import { Acceptance } from '../feedback/acceptance.ts';
import { CitizenActs, type SentAnswer } from '../feedback/citizen-acts.ts';
import { followFeedback } from '../feedback/follow.ts';
import { readKey } from '../idempotency.ts';
import { readJsonBody, textIn } from '../json-body.ts';
import { Pace } from '../limits/pace.ts';
import { ProblemError } from '../problems.ts';
import { addressFinder } from '../public-address.ts';
import { REPLY_FILES_PATH } from './reply-files.ts';

const PRIVATE = { 'Cache-Control': 'no-store' };
/** Longest text that is looked at for a code. */
const LONGEST_CODE = 100;

/** `POST /v1/feedback` and what is done with its code: they name the agency in their bodies. */
export function feedbackRoute(parts: AppParts) {
  const { store, secret, settings, policy, clock, rangeOf } = parts;
  const acceptance = new Acceptance(parts);
  const citizens = new CitizenActs(parts);
  const sending = new Pace(policy.limits.feedback, clock);
  const looking = new Pace(policy.limits.lookup, clock);
  const addressOf = addressFinder(settings);

  /** Takes what comes with a code; a guess at one counts like any other. */
  const take = async (c: Context<AppEnv>, act: (sent: SentAnswer) => Promise<Acknowledgement>) => {
    const key = readKey(c.req.header('Idempotency-Key'));
    const body = await readJsonBody(c);
    const { agency } = findServedForCode(c, textIn(body, 'agency'), settings.origins);
    const delay = () => {
      looking.take(rangeOf(c));
      sending.take(rangeOf(c));
    };
    return c.json(await act({ agency: agency.code, key, body, delay }), 201, PRIVATE);
  };

  return new Hono<AppEnv>()
    .post('/feedback', async (c) => {
      const key = readKey(c.req.header('Idempotency-Key'));
      const body = await readJsonBody(c);
      const { agency } = findServed(c, textIn(body, 'agency'), settings.origins);
      const receipt = await acceptance.accept({
        agency,
        key,
        body,
        isCheck: c.req.header('Dvc-Check') === '1',
        categories: c.var.edition.categories,
        delay: () => sending.take(rangeOf(c)),
      });
      return c.json(receipt, 201, PRIVATE);
    })
    .post('/feedback/lookup', async (c) => {
      const body = await readJsonBody(c);
      findServedForCode(c, textIn(body, 'agency'), settings.origins);
      looking.take(rangeOf(c));
      const { data } = feedbackLookup.safeParse(body);
      if (!data) throw new ProblemError('invalid', { errors: [{ field: 'code', key: 'required' }] });
      const found = await followFeedback({ db: store.db, secret, policy, clock }, data.code.slice(0, LONGEST_CODE), {
        agencies: c.var.edition.agencies,
        addressOf: (id) => `${addressOf(c)}${REPLY_FILES_PATH}/${id}`,
      });
      if (!found) throw new ProblemError('not-found');
      return c.json(found, 200, PRIVATE);
    })
    .post('/feedback/additions', (c) => take(c, (sent) => citizens.add(sent)))
    .post('/feedback/rating', (c) => take(c, (sent) => citizens.rate(sent)));
}
