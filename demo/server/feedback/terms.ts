/** By when an agency owes what comes next, in working days of the calendar (Tết, swapped days, 24 November). */
import { DAY, inVietnam } from '../clock.ts';
import type { Policy } from '../policy/policy.ts';
import { addWorkingDays, countWorkingDays } from '../policy/working-days.ts';
import type { FeedbackRow, FeedbackStepRow, ReplyRow } from '../store/tables.ts';
import { isOpen, mayHappen, type ActKind, type FeedbackState } from './transitions.ts';

export type TermRules = Pick<Policy, 'feedback' | 'handling' | 'calendar'>;
/** The columns of a case that tell of its time. */
type Term = Pick<FeedbackRow, 'due_at' | 'days_left' | 'ended_at'>;

/** The end of a working day so many after this one, as the store keeps instants. */
export function dueAfter(now: Date, days: number, { feedback, calendar }: TermRules): string {
  const lastDay = addWorkingDays(dayOf(now), days, calendar);
  return new Date(`${lastDay}T${feedback.officeCloses}:00+07:00`).toISOString();
}

/** By when a citizen has an answer to what came then: the days to forward it, and after them the days to answer it. */
export const answerDue = (receivedAt: Date, rules: TermRules): string =>
  dueAfter(receivedAt, rules.feedback.forwardingDays + rules.handling.answerDays, rules);

/**
 * The day that a citizen is told, always that of the answer. Until somebody has the case in hand, what is due next is
 * the forwarding; that day is the agency's own.
 */
export const dueToCitizen = (
  { state, received_at, due_at }: Pick<FeedbackRow, 'state' | 'received_at' | 'due_at'>,
  rules: TermRules,
): string | null => (state === 'received' ? answerDue(new Date(received_at), rules) : due_at);

/**
 * The term of a case after an act. Whoever has it answers within `answerDays` of when it was taken, forwarded or
 * reopened; taking it late gains no time, the citizen was told a day already. A question stops that clock while there is
 * time left and its answer lets it go on; an agency that is late already stays late. An end keeps the day that was
 * promised, so that it can be said whether it was kept.
 */
export function termAfter(act: ActKind, to: FeedbackState, row: FeedbackRow, now: Date, rules: TermRules): Term {
  if (!isOpen(to)) return { due_at: dueToCitizen(row, rules), days_left: null, ended_at: endAfter(row, now) };
  if (act === 'ask') return stopped(row, now, rules);
  if (act === 'add' && row.days_left !== null) {
    return { due_at: dueAfter(now, Math.max(1, row.days_left), rules), days_left: null, ended_at: null };
  }
  if (act === 'take' && row.state === 'received')
    return { due_at: begun(row, now, rules), days_left: null, ended_at: null };
  const goesOn = to === row.state || act === 'add' || act === 'take';
  if (goesOn) return { due_at: row.due_at, days_left: row.days_left, ended_at: null };
  return { due_at: dueAfter(now, rules.handling.answerDays, rules), days_left: null, ended_at: null };
}

/** By when a case is answered that somebody has just begun with: never later than the citizen was told. */
function begun({ received_at }: FeedbackRow, now: Date, rules: TermRules): string {
  const [due, told] = [dueAfter(now, rules.handling.answerDays, rules), answerDue(new Date(received_at), rules)];
  return due < told ? due : told;
}

/** What is only put away, rated, published or answered in better words has ended before. */
const endAfter = ({ state, ended_at }: FeedbackRow, now: Date): string =>
  isOpen(state) || !ended_at ? now.toISOString() : ended_at;

function stopped(row: FeedbackRow, now: Date, rules: TermRules): Term {
  const due = row.state === 'received' ? begun(row, now, rules) : row.due_at;
  if (!due || due <= now.toISOString()) return { due_at: due, days_left: row.days_left, ended_at: null };
  return { due_at: null, days_left: daysUntil(due, now, rules), ended_at: null };
}

/** What of a reply its term hangs on. */
type Replied = Pick<ReplyRow, 'number' | 'at'>;

/**
 * Until when a citizen may ask for another look; undefined while it has not ended, and afterwards. A reply in better
 * words is new to them, so the days begin with it.
 */
export function reopenUntil(
  { ended_at, state }: Pick<FeedbackRow, 'ended_at' | 'state'>,
  reply: Replied | undefined,
  rules: TermRules,
  now: Date,
) {
  if (isOpen(state) || !ended_at) return undefined;
  const since = reply && reply.at > ended_at ? reply.at : ended_at;
  const until = new Date(Date.parse(since) + rules.handling.reopenDays * DAY);
  return until > now ? until : undefined;
}

/** When a case was answered: a reply in better words keeps the time of the one in whose place it stands. */
export function answeredAt({ number, at }: Replied, steps: readonly FeedbackStepRow[]): string {
  const before = steps.slice(0, number);
  const opened = before.findLastIndex(({ state }) => isOpen(state));
  return before.slice(opened + 1).find(({ act }) => act === 'answer')?.at ?? at;
}

const dayOf = (instant: Date): string => inVietnam(instant).slice(0, 10);

const daysUntil = (due: string, now: Date, { calendar }: TermRules): number =>
  countWorkingDays(dayOf(now), dayOf(new Date(due)), calendar);

/** Whether what came of a case can be rated: once for each end it came to. */
export function canRate(state: string, steps: readonly FeedbackStepRow[]): boolean {
  const end = steps.findLastIndex(
    (step, at) => step.act === 'answer' || (!isOpen(step.state) && isOpen(steps[at - 1]?.state ?? 'received')),
  );
  return mayHappen('rate', state) && !steps.slice(end).some(({ act }) => act === 'rate');
}
