/** A case in words. */
import type { ReadableCase } from '../../backend/contract/feedback.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { TextKey } from '../../i18n/messages.ts';

/** States in which nobody has to answer any more. */
const OVER: readonly string[] = ['answered', 'refused', 'duplicate', 'elsewhere', 'closed'];

/** Where it stands, in plain words; a state that we have no words for, in the server's. */
export const stateInWords = (words: LocalizeController, state: string): string =>
  words.t(`tracking.state.${state}` as TextKey) || state;

/** What a state means for the citizen, where we know. */
export const meaningOf = (words: LocalizeController, state: string): string =>
  words.t(`tracking.meaning.${state}` as TextKey);

export interface Deadline {
  readonly text: string;
  readonly isLate: boolean;
}

/** By when an answer is due, or how late it is or was; nothing where no time was given. */
export function deadlineOf(
  words: LocalizeController,
  { dueAt, state, reply }: ReadableCase,
  now: Date,
): Deadline | undefined {
  const day = dueAt && words.day(dueAt);
  if (!day) return undefined;
  const over = OVER.includes(state);
  const end = over ? (reply?.at ? new Date(reply.at) : undefined) : now;
  const count = end ? daysBetween(new Date(dueAt), end) : 0;
  if (end && end > new Date(dueAt)) {
    if (over) return count > 0 ? { text: words.t('tracking.answeredLate', { count, day }), isLate: false } : undefined;
    return { text: words.t(count > 0 ? 'tracking.late' : 'tracking.lateToday', { count, day }), isLate: true };
  }
  if (over) return undefined;
  const text = count < 0 ? words.t('tracking.dueIn', { count: -count, day }) : words.t('tracking.dueToday', { day });
  return { text, isLate: false };
}

/** The last day on which the citizen may ask for another look; nothing where that is over or was never so. */
export function reopenDay(words: LocalizeController, { canReopenUntil }: ReadableCase, now: Date): string | undefined {
  return canReopenUntil && new Date(canReopenUntil) > now ? words.day(canReopenUntil) : undefined;
}

const UTC_PLUS_7_MS = 7 * 3600_000;
const DAY_MS = 24 * 3600_000;

/** Calendar days by the clocks of Viet Nam; negative where `end` is earlier. */
const daysBetween = (start: Date, end: Date): number => dayNumber(end) - dayNumber(start);

const dayNumber = (instant: Date): number => Math.floor((instant.getTime() + UTC_PLUS_7_MS) / DAY_MS);
