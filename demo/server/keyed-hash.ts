import { createHmac } from 'node:crypto';

/**
 * HMAC-SHA-256 under the server's secret: what is stored in its place tells nobody what it was made of. Hashes of
 * different purposes never meet.
 */
export const keyedHash = (secret: string, purpose: string, ...parts: readonly string[]): Buffer =>
  createHmac('sha256', secret)
    .update(JSON.stringify([purpose, ...parts]))
    .digest();
