import { readFollowUpCode } from '../../../src/backend/contract/follow-up-code.ts';
import type { FeedbackCase } from '../../../src/backend/contract/feedback.ts';
import type { AgencyBook } from '../agency-book.ts';
import { inVietnam, storedInVietnam, type Clock } from '../clock.ts';
import { findReply, readSteps } from '../store/cases.ts';
import { findCase } from '../store/feedback.ts';
import { findPublication } from '../store/publications.ts';
import type { Database, FeedbackStepRow } from '../store/tables.ts';
import { offerSurvey } from '../surveys/tokens.ts';
import { hashFollowUpCode } from './follow-up-codes.ts';
import { answeredAt, canRate, dueToCitizen, reopenUntil, type TermRules } from './terms.ts';
import { isOpen, mayHappen } from './transitions.ts';

interface FollowParts {
  readonly db: Database;
  readonly secret: string;
  readonly policy: TermRules;
  readonly clock: Clock;
}

/** What an answer is made with. */
export interface Telling {
  readonly agencies: AgencyBook;
  /** The address of a reply's file, for the asker. */
  readonly addressOf: (fileId: string) => string;
}

/** The case of a code, however it was typed, as whoever holds the code may see it: never the sender. */
export async function followFeedback(
  { db, secret, policy, clock }: FollowParts,
  typed: string,
  { agencies, addressOf }: Telling,
): Promise<FeedbackCase | undefined> {
  const code = readFollowUpCode(typed);
  // A code that is none is looked for like one that nobody has, and takes as long.
  const row = await findCase(db, hashFollowUpCode(secret, code ?? ''));
  if (!row || !code) return undefined;
  const steps = await readSteps(db, row.id);
  const reply = await findReply(db, row.id);
  const dueAt = dueToCitizen(row, policy);
  const until = reopenUntil(row, reply, policy, clock());
  const question = row.state === 'need-more' ? lastQuestion(steps) : undefined;
  return {
    code,
    kind: row.kind,
    category: row.category,
    receivedAt: storedInVietnam(row.received_at),
    state: row.state,
    agency: agencies.name(row.agency),
    ...(dueAt && { dueAt: storedInVietnam(dueAt) }),
    ...(question && { question }),
    steps: steps.map(({ at, state, agency, note }) => ({
      at: storedInVietnam(at),
      state,
      ...(agency && { agency: agencies.name(agency) }),
      ...(note && { note }),
    })),
    ...(reply?.text && {
      reply: {
        at: storedInVietnam(answeredAt(reply, steps)),
        agency: agencies.name(reply.agency),
        text: reply.text,
        attachments: reply.files.map(({ id, name, type, bytes }) => ({ name, type, bytes, url: addressOf(id) })),
      },
    }),
    canAdd: mayHappen('add', row.state),
    canRate: canRate(row.state, steps),
    ...(until && { canReopenUntil: inVietnam(until) }),
    published: (await findPublication(db, row.id)) !== undefined,
    ...(reply && !isOpen(row.state) && { survey: offerSurvey(secret, 'feedback', row.id) }),
  };
}

const lastQuestion = (steps: readonly FeedbackStepRow[]): string | null | undefined =>
  steps.findLast(({ act }) => act === 'ask')?.note;
