/** How much a request may hold and how long it may take. */
import type { ServerOptions } from 'node:http';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { problemResponse } from '../problems.ts';

/** Largest body of a call in bytes; counted as it comes in, so a body without a length is held to it too. */
const BODY_BYTES = 256 * 1024;

export const connectionLimits: ServerOptions = {
  /** Address and headers together, in bytes: a search for the longest official title still fits. */
  maxHeaderSize: 32 * 1024,
  headersTimeout: 10_000,
  /** The largest attachment over a poor telephone network. */
  requestTimeout: 300_000,
  connectionsCheckingInterval: 5_000,
};

export const limitBody = (bytes = BODY_BYTES): MiddlewareHandler =>
  bodyLimit({ maxSize: bytes, onError: () => problemResponse('too-large', { headers: { Connection: 'close' } }) });
