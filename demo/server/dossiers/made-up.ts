/** Dossiers of nobody, as an agency would hand them over: for the demonstration, and to fill a store with. */
import { actionOf } from '../../../src/backend/adapters/actions.ts';
import { nationalState } from '../../../src/backend/adapters/states.ts';
import { isWorkingDay, nextDay, type Calendar } from '../../../src/vietnamese/working-days.ts';
import { DAY, inVietnam } from '../clock.ts';
import { addWorkingDays } from '../policy/working-days.ts';
import type { Factors } from './factors.ts';

/** What is made up of a dossier; the rest follows from its days. */
export interface MadeUp {
  readonly code: string;
  readonly factors: Factors;
  readonly procedure: { readonly code: string; readonly title: string };
  readonly agency: { readonly code: string; readonly name: string; readonly level: string };
  readonly applicant: string;
  readonly officer: { readonly name: string; readonly title?: string; readonly unit?: string };
  /** The day it was received, and by how many working days it is due. */
  readonly receivedOn: string;
  readonly dueDays: number;
  readonly newDueDays?: number | undefined;
  /** The states it went through; the last is the one it is in. */
  readonly path: readonly number[];
  /** How many working days it took to get there; none is up to now. */
  readonly tookDays?: number | undefined;
  /** The agency's own words about what to do, or why. */
  readonly says?: string | undefined;
  readonly items?: readonly string[] | undefined;
  readonly amount?: number | undefined;
  readonly url?: string | undefined;
  /** Days from now by which something is to be done. */
  readonly by?: number | undefined;
  readonly apology?: string | undefined;
  readonly delivery?: object | undefined;
}

/** When offices open and close, and how long a step lies after the one before on the same day, in minutes. */
const OPENS = 8 * 60;
const CLOSES = '17:00:00+07:00';
const STEP_MINUTES = 50;

/** The dossier as a line to import. */
export function writeMadeUp(plan: MadeUp, calendar: Calendar, now: Date): object {
  const today = dayOf(now);
  const days = workingDays(plan.receivedOn, plan.tookDays, today, calendar);
  const { unit = 'Bộ phận một cửa', ...officer } = plan.officer;
  const steps = plan.path.map((state, at) => ({
    at: timeOf(days[Math.floor((at * (days.length - 1)) / Math.max(1, plan.path.length - 1))]!, at),
    state: nationalState(state),
    unit,
    officer,
  }));
  const timeOfState = (state: number) => steps[plan.path.lastIndexOf(state)]?.at;
  const dueOn = addWorkingDays(plan.receivedOn, plan.dueDays, calendar);
  const newDueOn = plan.newDueDays && addWorkingDays(plan.receivedOn, plan.newDueDays, calendar);
  const state = plan.path.at(-1)!;
  return {
    code: plan.code,
    procedure: plan.procedure,
    state,
    applicant: plan.applicant,
    agency: plan.agency,
    officer: plan.officer,
    receivedAt: steps[0]?.at,
    dueAt: `${dueOn}T${CLOSES}`,
    ...(newDueOn && { newDueAt: `${newDueOn}T${CLOSES}` }),
    ...(timeOfState(9) && { finishedAt: timeOfState(9) }),
    ...(timeOfState(10) && { returnedAt: timeOfState(10) }),
    ...(plan.apology && { late: { days: daysBetween(dueOn, today), apology: plan.apology } }),
    action: actionOf(state, {
      ...(plan.says && { text: plan.says }),
      ...(plan.items && { items: [...plan.items] }),
      ...(plan.amount && { amount: plan.amount }),
      ...(plan.url && { url: plan.url }),
      ...(plan.by && { by: dayOf(new Date(now.getTime() + plan.by * DAY)) }),
    }),
    steps,
    ...(plan.delivery && { delivery: plan.delivery }),
    updatedAt: steps.at(-1)?.at,
    factors: plan.factors,
  };
}

/** The last working day that lies so many days back, or before it. */
export function workingDayBefore(now: Date, days: number, calendar: Calendar): string {
  for (let back = days; ; back++) {
    const day = dayOf(new Date(now.getTime() - back * DAY));
    if (isWorkingDay(day, calendar)) return day;
  }
}

/** Working days from the first one on: so many, or up to yesterday. */
function workingDays(from: string, count = Infinity, today: string, calendar: Calendar): string[] {
  const days = [from];
  for (let day = nextDay(from); day < today && days.length <= count; day = nextDay(day)) {
    if (isWorkingDay(day, calendar)) days.push(day);
  }
  return days;
}

const dayOf = (instant: Date): string => inVietnam(instant).slice(0, 10);

const daysBetween = (from: string, to: string): number => Math.max(1, (Date.parse(to) - Date.parse(from)) / DAY);

function timeOf(day: string, step: number): string {
  const minutes = OPENS + 15 + step * STEP_MINUTES;
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${day}T${hour}:${minute}:00+07:00`;
}
