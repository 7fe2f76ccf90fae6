import type { Agency } from '../../../src/backend/contract/agencies.ts';
import type { Receipt } from '../../../src/backend/contract/feedback.ts';
import { inVietnam } from '../clock.ts';
import type { Policy } from '../policy/policy.ts';
import { addWorkingDays, sayDay } from '../policy/working-days.ts';

/** What a receipt says, without what is derived from the key. */
export type ReceiptNotes = Omit<Receipt, 'code' | 'key'>;

/** When it came, by when it is with the agency in charge, and in plain words what happens next. Of the agency as much as stands on paper. */
export function writeReceipt(
  now: Date,
  { code, name, level, hotline }: Agency,
  { feedback, calendar }: Pick<Policy, 'feedback' | 'calendar'>,
): ReceiptNotes & { dueAt: string } {
  const receivedAt = inVietnam(now);
  const lastDay = addWorkingDays(receivedAt.slice(0, 10), feedback.forwardingDays, calendar);
  return {
    receivedAt,
    agency: { code, name, level, ...(hotline && { hotline }) },
    dueAt: `${lastDay}T${feedback.officeCloses}:00+07:00`,
    next: feedback.next.replaceAll('{day}', sayDay(lastDay)),
  };
}
