/** A dossier in words: for the screen, for paper, and for whoever it is shared with. */
import type { ReadableDossier } from '../../backend/contract/dossiers.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { dayInVietNam, workingDaysLeft, type Calendar } from '../../vietnamese/working-days.ts';

type State = ReadableDossier['state'];
type Step = ReadableDossier['steps'][number];

/** The state in plain words; of one that is none of the ten national ones, in the server's. */
export const stateInWords = (words: LocalizeController, { code, text }: Pick<State, 'code' | 'text'>): string =>
  words.t(`dossier.state.${code}` as TextKey) || text;

/** What to do now, in one line; what the server asks for is shown below it. */
export function actionInWords(words: LocalizeController, { action, state }: ReadableDossier): string {
  const over = ['refused', 'withdrawn', 'returned'].includes(state.group);
  if (action.kind === 'none' && over) return words.t('dossier.do.nothingMore');
  return words.t(`dossier.do.${action.kind}` as TextKey) || words.t('dossier.do.see');
}

/** A step's state as the server calls it. */
export const stepInWords = (words: LocalizeController, { state }: Step): string =>
  typeof state === 'string' ? state : state.text || stateInWords(words, state);

/** An instant with the name of its day: `08:05, Thứ Sáu, 20/11/2026`. */
export function momentInWords(words: LocalizeController, at: string | Date): string | undefined {
  const day = words.weekday(at);
  return day && `${words.time(at)}, ${day}`;
}

/** Who had it at a step. */
export const whoOf = ({ officer, unit }: Step): string =>
  [typeof officer === 'string' ? officer : officer && nameOf(officer), unit].filter(Boolean).join(', ');

/** An officer's name with title. */
export const nameOf = ({ name, title }: { name: string; title?: string | undefined }): string =>
  title ? `${name}, ${title}` : name;

/** When the result is due now: the new date where one was promised. */
const dueOf = (words: LocalizeController, { dueAt, newDueAt }: ReadableDossier): string | undefined =>
  [newDueAt, dueAt].find((at) => at && words.day(at));

/** “còn 3 ngày làm việc”, where it is still being worked on and the calendar says so. */
export function leftInWords(
  words: LocalizeController,
  dossier: ReadableDossier,
  calendar: Calendar | undefined,
  now: Date,
): string | undefined {
  const due = dueOf(words, dossier);
  const last = due && dayInVietNam(new Date(due));
  if (!last || !calendar || !/received|processing/.test(dossier.state.group)) return undefined;
  const count = workingDaysLeft(dayInVietNam(now), last, calendar);
  if (last === dayInVietNam(now)) return words.t('dossier.dueToday');
  return count ? words.t('dossier.left', { count }) : undefined;
}

/** What somebody sends to their family: code, procedure, state and the day it is due; nobody's name. */
export function summaryInWords(words: LocalizeController, dossier: ReadableDossier): string {
  const due = dueOf(words, dossier);
  const day = due && words.weekday(due);
  const lines = [
    words.t('dossier.codeLine', { code: dossier.code }),
    dossier.procedure.title,
    stateInWords(words, dossier.state),
    day && !/refused|withdrawn|returned/.test(dossier.state.group) && words.t('dossier.dueLine', { day }),
    dossier.agency?.name,
  ];
  return lines.filter(Boolean).join('\n');
}
