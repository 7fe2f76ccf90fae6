/** How much a request may hold and how long it may take. */
import type { ServerOptions } from 'node:http';
import type { MiddlewareHandler } from 'hono';
import { ProblemError } from '../problems.ts';

/** Largest body of a call in bytes; counted as it comes in, so a body without a length is held to it too. */
const BODY_BYTES = 256 * 1024;
/** What is read of a body that is too large, and thrown away: whoever is still sending reads no answer. */
const MOST_DISCARDED = 64 * 1024 * 1024;

export const connectionLimits: ServerOptions = {
  /** Address and headers together, in bytes: a search for the longest official title still fits. */
  maxHeaderSize: 32 * 1024,
  headersTimeout: 10_000,
  /** The largest attachment over a poor telephone network. */
  requestTimeout: 300_000,
  connectionsCheckingInterval: 5_000,
};

type Body = ReadableStream<Uint8Array> | null;

/** Holds a body to so many bytes. */
export const limitBody =
  (bytes = BODY_BYTES): MiddlewareHandler =>
  async (c, next) => {
    const chunks: Uint8Array[] = [];
    await readAtMost(c.req.raw.body, bytes, c.req.header('Content-Length'), (chunk) => void chunks.push(chunk));
    if (c.req.raw.body) c.req.raw = new Request(c.req.raw, { body: Buffer.concat(chunks) });
    await next();
  };

/**
 * Reads a body and hands on each piece, up to so many bytes; `too-large` beyond. What comes then is thrown away before
 * that is said; where it is far too much, it is said at once and the connection closed.
 */
export async function readAtMost(
  body: Body,
  most: number,
  announced: string | undefined,
  take: (chunk: Uint8Array) => Promise<void> | void,
): Promise<void> {
  if (Number(announced) > MOST_DISCARDED) throw farTooLarge();
  let bytes = Number(announced) > most ? most : 0;
  for await (const chunk of body?.values({ preventCancel: true }) ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_DISCARDED + most) throw farTooLarge();
    if (bytes <= most) await take(chunk);
  }
  if (bytes > most) throw new ProblemError('too-large');
}

const farTooLarge = () => new ProblemError('too-large', { headers: { Connection: 'close' } });
