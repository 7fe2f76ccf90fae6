/**
 * Follow-up codes are derived from the Idempotency-Key and never stored: a repeated key has the same code again, and a
 * stolen database holds none. A row is found by a keyed hash of its code.
 */
import { writeFollowUpCode } from '../../../src/backend/contract/follow-up-code.ts';
import { keyedHash } from '../keyed-hash.ts';

/** The code of what was sent to this route, in the name of this agency, under this key. */
export function deriveFollowUpCode(secret: string, agency: string, route: string, key: string): string {
  for (let attempt = 0; ; attempt++) {
    const code = writeFollowUpCode(keyedHash(secret, 'follow-up-code', agency, route, key, String(attempt)));
    if (code !== undefined) return code;
  }
}

/** What a row holds of its code. */
export const hashFollowUpCode = (secret: string, code: string): string =>
  keyedHash(secret, 'follow-up-code-hash', code).toString('base64url');
