/**
 * Tokens (mã đánh giá dùng một lần) that come with a dossier or a reply, so that it is rated once. A token is derived,
 * always the same for the same dossier or case and questionnaire, and never stored; it shows by itself that it comes from here, so nobody
 * has to look up whose it is. What has been used is kept as a keyed hash, apart from every answer.
 */
import { timingSafeEqual } from 'node:crypto';
import type { OfferedSurvey } from '../../../src/backend/contract/survey-offer.ts';
import { keyedHash } from '../keyed-hash.ts';

const NAME_BYTES = 16;
const SEAL_BYTES = 12;
const TOKEN = /^[A-Za-z0-9_-]{38}$/;

/** What a token may come with. */
export type RatedKind = 'dossier' | 'feedback';

/** What is rated, and by which questionnaire. `name` is a code, or whatever else the server alone knows it by. */
export interface Rated {
  readonly kind: RatedKind;
  readonly name: string;
  readonly survey: string;
}

/** The token of a dossier or a case for one questionnaire. */
export function issueSurveyToken(secret: string, { kind, name, survey }: Rated): string {
  const front = keyedHash(secret, 'survey-token', kind, name, survey).subarray(0, NAME_BYTES);
  return Buffer.concat([front, sealOf(secret, front, survey)]).toString('base64url');
}

/** Whether this endpoint has issued it for this questionnaire. */
export function isSurveyToken(secret: string, token: string, survey: string): boolean {
  if (!TOKEN.test(token)) return false;
  const bytes = Buffer.from(token, 'base64url');
  return timingSafeEqual(bytes.subarray(NAME_BYTES), sealOf(secret, bytes.subarray(0, NAME_BYTES), survey));
}

/** The questionnaire that a dossier or a reply comes with, and a longer one for whoever wants to say more. */
const OFFERED = 'mot-cua';
const LONGER = 'sipas';

/** What whoever may read a dossier or a reply may rate it with. */
export const offerSurvey = (secret: string, kind: RatedKind, name: string): OfferedSurvey => ({
  id: OFFERED,
  token: issueSurveyToken(secret, { kind, name, survey: OFFERED }),
  more: { id: LONGER, token: issueSurveyToken(secret, { kind, name, survey: LONGER }) },
});

/** What is kept of a token that was used. */
export const hashSurveyToken = (secret: string, token: string): string =>
  keyedHash(secret, 'survey-token-used', token).toString('base64url');

const sealOf = (secret: string, front: Buffer, survey: string): Buffer =>
  keyedHash(secret, 'survey-token-seal', front.toString('base64url'), survey).subarray(0, SEAL_BYTES);
