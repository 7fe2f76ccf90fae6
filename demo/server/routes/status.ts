import { Hono, type Context } from 'hono';
import manifest from '../../../package.json' with { type: 'json' };
import type { Operation, Status } from '../../../src/backend/contract/status.ts';
import type { AppEnv } from '../app-env.ts';
import { TAKEN_TYPES } from '../attachments/kinds.ts';
import { inVietnam, storedInVietnam, type Clock } from '../clock.ts';
import type { Policy } from '../policy/policy.ts';
import { readNotices } from '../store/office-texts.ts';
import type { Database } from '../store/tables.ts';

const OPERATIONS: Operation[] = [
  'procedures',
  'catalogue',
  'dossiers',
  'attachments',
  'feedback',
  'replies',
  'surveys',
];

interface StatusParts {
  readonly store: { readonly db: Database };
  readonly policy: Policy;
  readonly clock: Clock;
}

/** `GET /v1/status` */
export const statusRoute = ({ store, policy, clock }: StatusParts) =>
  new Hono<AppEnv>().get('/status', async (c) => {
    const { feedback, attachments, dossiers, calendar } = policy;
    const status: Status = {
      contract: '1.0',
      service: manifest.name,
      version: manifest.version,
      time: inVietnam(clock()),
      agency: c.var.served.agency,
      operations: OPERATIONS,
      notices: await noticesFor(c, store.db, clock()),
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

/** What officers wrote for all citizens, or for those of this agency, and what is not over yet. */
async function noticesFor(c: Context<AppEnv>, db: Database, now: Date): Promise<Status['notices']> {
  const agencies = [c.var.served.agency.code, c.var.edition.agencies.own.agency.code];
  const notices = await readNotices(db, agencies, now.toISOString());
  return notices.map(({ kind, text, from, until }) => ({
    kind,
    text,
    ...(from && { from: storedInVietnam(from) }),
    ...(until && { until: storedInVietnam(until) }),
  }));
}

const DAY_MS = 24 * 3600_000;

/** The calendar as far as due dates reach: what lies further back or ahead only makes the answer longer. */
function ahead({ holidays, workdays, asOf }: Policy['calendar'], now: Date): NonNullable<Status['calendar']> {
  const from = new Date(now.getTime() - 30 * DAY_MS).toISOString();
  const to = new Date(now.getTime() + 365 * DAY_MS).toISOString();
  const within = (days: readonly string[]) => days.filter((day) => from < day && day < to);
  return { holidays: within(holidays), workdays: within(workdays), asOf };
}
