import type { Agency } from '../../../src/backend/contract/agencies.ts';
import type { Receipt } from '../../../src/backend/contract/feedback.ts';
import { inVietnam, storedInVietnam } from '../clock.ts';
import { addWorkingDays, sayDay } from '../policy/working-days.ts';
import { answerDue, type TermRules } from './terms.ts';

/** What a receipt says, without what is derived from the key. */
export type ReceiptNotes = Omit<Receipt, 'code' | 'key'>;

/** When it came, by when it is answered, and in plain words what happens next. Of the agency as much as stands on paper. */
export function writeReceipt(
  now: Date,
  { code, name, level, hotline }: Agency,
  rules: TermRules,
): ReceiptNotes & { dueAt: string } {
  const receivedAt = inVietnam(now);
  const { forwardingDays, next } = rules.feedback;
  return {
    receivedAt,
    agency: { code, name, level, ...(hotline && { hotline }) },
    dueAt: storedInVietnam(answerDue(now, rules)),
    next: next.replaceAll('{day}', sayDay(addWorkingDays(receivedAt.slice(0, 10), forwardingDays, rules.calendar))),
  };
}
