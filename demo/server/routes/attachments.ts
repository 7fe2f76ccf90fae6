import { Hono } from 'hono';
import type { AppEnv } from '../app-env.ts';
import type { AppParts } from '../app.ts';
import { Receiving } from '../attachments/receiving.ts';
import { readKey } from '../idempotency.ts';
import { Pace } from '../limits/pace.ts';

export const ATTACHMENTS_PATH = '/attachments';
const MINUTES_A_DAY = 24 * 60;

/** `POST /v1/attachments`; the agency stands in the query. */
export function attachmentsRoute(parts: AppParts) {
  const { policy, clock, rangeOf } = parts;
  const receiving = new Receiving(parts);
  const sending = new Pace(policy.limits.attachments, clock);
  const burst = policy.attachments.rangeBytesADay;
  const bytesSent = new Pace({ burst, perMinute: burst / MINUTES_A_DAY }, clock);
  return new Hono<AppEnv>().post(ATTACHMENTS_PATH, async (c) => {
    const key = readKey(c.req.header('Idempotency-Key'));
    const range = rangeOf(c);
    const attachment = await receiving.receive({
      agency: c.var.served.agency.code,
      key,
      type: c.req.header('Content-Type'),
      announced: c.req.header('Content-Length'),
      body: c.req.raw.body,
      isCheck: c.req.header('Dvc-Check') === '1',
      delay: (bytes) => {
        sending.take(range);
        bytesSent.take(range, bytes);
      },
    });
    return c.json(attachment, 201, { 'Cache-Control': 'no-store' });
  });
}
