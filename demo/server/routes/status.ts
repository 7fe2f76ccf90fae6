import { Hono } from 'hono';
import manifest from '../../../package.json' with { type: 'json' };
import type { Operation, Status } from '../../../src/backend/contract/status.ts';
import type { AppEnv } from '../app-env.ts';
import { TAKEN_TYPES } from '../attachments/kinds.ts';
import { inVietnam, type Clock } from '../clock.ts';
import type { Policy } from '../policy/policy.ts';

const OPERATIONS: Operation[] = [
  'procedures',
  'catalogue',
  'dossiers',
  'attachments',
  'feedback',
  'replies',
  'surveys',
];

/** `GET /v1/status` */
export const statusRoute = ({ feedback, attachments, dossiers, calendar }: Policy, clock: Clock) =>
  new Hono<AppEnv>().get('/status', (c) => {
    const status: Status = {
      contract: '1.0',
      service: manifest.name,
      version: manifest.version,
      time: inVietnam(clock()),
      agency: c.var.served.agency,
      operations: OPERATIONS,
      notices: [],
      limits: {
        contentChars: feedback.contentChars,
        attachments: { count: attachments.count, bytes: attachments.bytes, types: [...TAKEN_TYPES] },
      },
      dossiers: { factors: dossiers.factors },
      feedback: { anonymous: feedback.anonymous, notice: feedback.notice, consents: feedback.consents },
      calendar: ahead(calendar, clock()),
    };
    return c.json(status, 200, { 'Cache-Control': 'no-cache' });
  });

const DAY_MS = 24 * 3600_000;

/** The calendar as far as due dates reach: what lies further back or ahead only makes the answer longer. */
function ahead({ holidays, workdays, asOf }: Policy['calendar'], now: Date): NonNullable<Status['calendar']> {
  const from = new Date(now.getTime() - 30 * DAY_MS).toISOString();
  const to = new Date(now.getTime() + 365 * DAY_MS).toISOString();
  const within = (days: readonly string[]) => days.filter((day) => from < day && day < to);
  return { holidays: within(holidays), workdays: within(workdays), asOf };
}
