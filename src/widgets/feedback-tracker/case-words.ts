/** A case in words. */
import type { ReadableCase } from '../../backend/contract/feedback.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { TextKey } from '../../i18n/messages.ts';

type Step = ReadableCase['steps'][number];

export interface StepInWords {
  readonly what: string;
  readonly note?: string | undefined;
}

/** A note that can stand as a step's head. */
const LONGEST_HEAD = 120;
/** States into which a case comes again: it goes on to another agency, or is asked about once more. */
const REPEATED: readonly string[] = ['forwarded', 'need-more'];
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
export function deadlineOf(words: LocalizeController, found: ReadableCase, now: Date): Deadline | undefined {
  const { dueAt, state, reply } = found;
  const day = dueAt && words.day(dueAt);
  if (!day) return undefined;
  const over = OVER.includes(state);
  const end = over ? new Date(endingOf(found)[0]?.at ?? reply?.at ?? NaN) : now;
  const count = daysBetween(new Date(dueAt), end);
  if (end > new Date(dueAt)) {
    const said = reply ? 'tracking.answeredLate' : 'tracking.endedLate';
    if (over) return count > 0 ? { text: words.t(said, { count, day }), isLate: false } : undefined;
    return { text: words.t(count > 0 ? 'tracking.late' : 'tracking.lateToday', { count, day }), isLate: true };
  }
  if (over) return undefined;
  const text = count < 0 ? words.t('tracking.dueIn', { count: -count, day }) : words.t('tracking.dueToday', { day });
  return { text, isLate: false };
}

/** Why it came to its end without a reply, in the agency's words: the newest that is said. */
export const reasonOf = (found: ReadableCase): string | undefined =>
  OVER.includes(found.state) && found.state !== 'answered'
    ? endingOf(found)
        .reverse()
        .find(({ note }) => note)?.note
    : undefined;

/** What a step is called, and what is said with it: one that has left the case where it stood is called by its note. */
export const stepInWords = (words: LocalizeController, step: Step, before: Step | undefined): StepInWords =>
  isAside(step, before) ? { what: step.note! } : { what: stateInWords(words, step.state), note: step.note };

/** Whether a step has left the case where it stood: it was published or rated, and its note says so. */
const isAside = ({ state, note }: Step, before: Step | undefined): boolean =>
  !!note && note.length <= LONGEST_HEAD && state === before?.state && !REPEATED.includes(state);

/** The steps that have ended it since somebody last had to answer, the first of them by its day. */
const endingOf = ({ steps }: ReadableCase): Step[] =>
  steps
    .slice(steps.map(({ state }) => OVER.includes(state)).lastIndexOf(false) + 1)
    .filter((step, place, ending) => !isAside(step, ending[place - 1]));

/** The last day on which the citizen may ask for another look; nothing where that is over or was never so. */
export function reopenDay(words: LocalizeController, { canReopenUntil }: ReadableCase, now: Date): string | undefined {
  return canReopenUntil && new Date(canReopenUntil) > now ? words.day(canReopenUntil) : undefined;
}

const UTC_PLUS_7_MS = 7 * 3600_000;
const DAY_MS = 24 * 3600_000;

/** Calendar days by the clocks of Viet Nam; negative where `end` is earlier. */
const daysBetween = (start: Date, end: Date): number => dayNumber(end) - dayNumber(start);

const dayNumber = (instant: Date): number => Math.floor((instant.getTime() + UTC_PLUS_7_MS) / DAY_MS);
