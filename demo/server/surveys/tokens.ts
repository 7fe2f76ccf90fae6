/**
 * Tokens (mã đánh giá dùng một lần) that come with a dossier or a reply, so that it is rated once. A token is derived,
 * always the same for the same dossier or case, and never stored; it shows by itself that it comes from here, so nobody
 * has to look up whose it is. What has been used is kept as a keyed hash, apart from every answer.
 */
import { timingSafeEqual } from 'node:crypto';
import { keyedHash } from '../keyed-hash.ts';

const NAME_BYTES = 16;
const SEAL_BYTES = 12;
const TOKEN = /^[A-Za-z0-9_-]{38}$/;

/** What a token may come with. */
export type RatedKind = 'dossier' | 'feedback';

/** The token of a dossier or a case; `name` is its code, or whatever else the server alone knows it by. */
export function issueSurveyToken(secret: string, kind: RatedKind, name: string): string {
  const front = keyedHash(secret, 'survey-token', kind, name).subarray(0, NAME_BYTES);
  return Buffer.concat([front, sealOf(secret, front)]).toString('base64url');
}

/** Whether this endpoint has issued it. */
export function isSurveyToken(secret: string, token: string): boolean {
  if (!TOKEN.test(token)) return false;
  const bytes = Buffer.from(token, 'base64url');
  return timingSafeEqual(bytes.subarray(NAME_BYTES), sealOf(secret, bytes.subarray(0, NAME_BYTES)));
}

/** What is kept of a token that was used. */
export const hashSurveyToken = (secret: string, token: string): string =>
  keyedHash(secret, 'survey-token-used', token).toString('base64url');

const sealOf = (secret: string, front: Buffer): Buffer =>
  keyedHash(secret, 'survey-token-seal', front.toString('base64url')).subarray(0, SEAL_BYTES);
