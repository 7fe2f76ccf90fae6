/**
 * The log: one line a request, made of an allow-list. No address, no query, no body, no words of an error, since each
 * of them may tell who asked for what.
 */
import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** Longest path that is logged whole. */
const PATH_LENGTH = 200;

/** Writes JSON lines to the destination, by default standard output. */
export function createLog(destination: DestinationStream = pino.destination({ fd: 1, sync: true })): Log {
  return pino({ base: null, timestamp: stdTimeFunctions.isoTime }, destination);
}

export const logRequests =
  (log: Log): MiddlewareHandler =>
  async (c, next) => {
    const started = performance.now();
    const id = randomUUID();
    c.set('requestId', id);
    await next();
    c.header('Request-Id', id);
    log.info(
      {
        id,
        method: c.req.method,
        path: c.req.path.slice(0, PATH_LENGTH),
        status: c.res.status,
        ms: Math.round((performance.now() - started) * 10) / 10,
      },
      'answered',
    );
  };

/** What an error may say in the log: its kind and where it arose, never its message. */
export function describeError(error: unknown): { error: string; code?: string; at?: string[] } {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code } = error as { code?: unknown };
  const at = error.stack?.split('\n').filter((line) => line.startsWith('    at '));
  return { error: error.name, ...(typeof code === 'string' && { code }), ...(at && { at }) };
}
