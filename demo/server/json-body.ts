import type { Context } from 'hono';
import { ProblemError } from './problems.ts';

const JSON_TYPE = /^application\/json\s*(;|$)/i;

/** The JSON that a request carries: `unsupported` for another type, `invalid` for what is not whole JSON in UTF-8. */
export async function readJsonBody(c: Context): Promise<unknown> {
  if (!JSON_TYPE.test(c.req.header('Content-Type') ?? '')) throw new ProblemError('unsupported');
  const bytes = await c.req.arrayBuffer();
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new ProblemError('invalid', { errors: [{ field: 'body', key: 'malformed' }] });
  }
}

/** A member that must be text; undefined where it is left out or the body is no object. */
export function textIn(body: unknown, name: string): string | undefined {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined;
  if (value === undefined || typeof value === 'string') return value;
  throw new ProblemError('invalid', { errors: [{ field: name, key: 'malformed' }] });
}
