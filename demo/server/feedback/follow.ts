import { readFollowUpCode } from '../../../src/backend/contract/follow-up-code.ts';
import type { FeedbackCase } from '../../../src/backend/contract/feedback.ts';
import type { AgencyBook } from '../agency-book.ts';
import { storedInVietnam } from '../clock.ts';
import { findCase } from '../store/feedback.ts';
import type { Database } from '../store/tables.ts';
import { hashFollowUpCode } from './follow-up-codes.ts';

/** The case of a code, however it was typed, as whoever holds the code may see it: never the sender. */
export async function followFeedback(
  db: Database,
  secret: string,
  typed: string,
  agencies: AgencyBook,
): Promise<FeedbackCase | undefined> {
  const code = readFollowUpCode(typed);
  const found = code && (await findCase(db, hashFollowUpCode(secret, code)));
  if (!found) return undefined;
  return {
    code,
    kind: found.kind,
    category: found.category,
    receivedAt: storedInVietnam(found.receivedAt),
    state: found.state,
    agency: agencies.name(found.agency),
    ...(found.dueAt && { dueAt: storedInVietnam(found.dueAt) }),
    steps: found.steps.map(({ at, state, agency, note }) => ({
      at: storedInVietnam(at),
      state,
      ...(agency && { agency: agencies.name(agency) }),
      ...(note && { note }),
    })),
    canAdd: false,
    canRate: false,
    published: false,
  };
}
