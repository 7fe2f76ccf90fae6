import { Hono } from 'hono';
import manifest from '../../../package.json' with { type: 'json' };
import type { Operation, Status } from '../../../src/backend/contract/status.ts';
import type { AppEnv } from '../app-env.ts';

const OPERATIONS: Operation[] = ['procedures', 'catalogue'];
const CONTENT_CHARS = 10_000;
/** Vietnam keeps UTC+7 all year. */
const VIETNAM_OFFSET = 7 * 60 * 60 * 1_000;

/** `GET /v1/status` */
export const statusRoute = new Hono<AppEnv>().get('/status', (c) => {
  const status: Status = {
    contract: '1.0',
    service: manifest.name,
    version: manifest.version,
    time: inVietnam(new Date()),
    agency: c.var.served.agency,
    operations: OPERATIONS,
    notices: [],
    limits: { contentChars: CONTENT_CHARS, attachments: { count: 0, bytes: 0, types: [] } },
  };
  return c.json(status, 200, { 'Cache-Control': 'no-cache' });
});

/** An instant as the contract has it: `2026-11-24T08:00:00+07:00`. */
function inVietnam(instant: Date): string {
  return `${new Date(instant.getTime() + VIETNAM_OFFSET).toISOString().slice(0, 19)}+07:00`;
}
