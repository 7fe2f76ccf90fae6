/** Figures for the monthly report: how many, how long, on time or late, and what citizens said came of it. */
import { dueAfter, type TermRules } from '../feedback/terms.ts';
import { isOpen } from '../feedback/transitions.ts';
import { countWorkingDays } from '../policy/working-days.ts';
import type { CountedCase } from '../store/office-figures.ts';
import { dayOf } from './days.ts';

/** What is counted of a group of cases. */
export interface Figures {
  readonly received: number;
  /** Nobody did anything about it within the term for that, which begins when it is received. */
  readonly begunLate: number;
  /** Ended before the day that was promised, after it, and what is open still, late or not. */
  readonly onTime: number;
  readonly late: number;
  readonly open: number;
  readonly openLate: number;
  /** Working days until the first answer, in the middle and at the longest; undefined where there is none. */
  readonly medianDays: number | undefined;
  readonly longestDays: number | undefined;
  readonly solved: number;
  readonly partly: number;
  readonly notSolved: number;
  readonly reopened: number;
}

export interface FigureGroup {
  readonly name: string;
  readonly figures: Figures;
}

type Rules = TermRules;

/** Counts cases as they stand now. */
export function countFigures(cases: readonly CountedCase[], now: Date, rules: Rules): Figures {
  const [open, ended] = [cases.filter(({ state }) => isOpen(state)), cases.filter(({ state }) => !isOpen(state))];
  const isLate = ({ due_at: due, ended_at: end }: CountedCase) => !!due && !!end && end > due;
  const days = cases
    .flatMap(({ received_at: from, firstAnswerAt: to }) =>
      to ? countWorkingDays(dayOf(from), dayOf(to), rules.calendar) : [],
    )
    .sort((a, b) => a - b);
  const rated = (outcome: string) => cases.filter((counted) => counted.outcome === outcome).length;
  const late = ended.filter(isLate).length;
  return {
    received: cases.length,
    begunLate: cases.filter((counted) => isBegunLate(counted, now, rules)).length,
    onTime: ended.length - late,
    late,
    open: open.length,
    openLate: open.filter(({ due_at: due }) => due && due <= now.toISOString()).length,
    medianDays: middleOf(days),
    longestDays: days.at(-1),
    solved: rated('solved'),
    partly: rated('partly'),
    notSolved: rated('not-solved'),
    reopened: cases.filter(({ wasReopened }) => wasReopened).length,
  };
}

function isBegunLate({ received_at: at, firstActAt }: CountedCase, now: Date, rules: Rules): boolean {
  const due = dueAfter(new Date(at), rules.feedback.forwardingDays, rules);
  return (firstActAt ?? now.toISOString()) > due;
}

/** Figures of each group, in the order of the names, those of nothing left out. */
export function groupFigures(
  cases: readonly CountedCase[],
  nameOf: (counted: CountedCase) => string,
  now: Date,
  rules: Rules,
): FigureGroup[] {
  const groups = Map.groupBy(cases, nameOf);
  return [...groups]
    .map(([name, members]) => ({ name, figures: countFigures(members, now, rules) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi', { numeric: true }));
}

/** Figures of each month from one to another, `2026-11`, also of those in which nothing came. */
export function monthlyFigures(
  cases: readonly CountedCase[],
  [first, last]: readonly [string, string],
  now: Date,
  rules: Rules,
): FigureGroup[] {
  return monthsBetween(first, last).map((month) => ({
    name: month,
    figures: countFigures(
      cases.filter(({ received_at: at }) => dayOf(at).startsWith(month)),
      now,
      rules,
    ),
  }));
}

function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let [year, month] = numbersOf(first); ; month++) {
    if (month > 12) [year, month] = [year + 1, 1];
    const name = `${year}-${String(month).padStart(2, '0')}`;
    if (name > last) return months;
    months.push(name);
  }
}

const numbersOf = (month: string): [number, number] => [Number(month.slice(0, 4)), Number(month.slice(5, 7))];

/** The one in the middle; of two, the mean. */
function middleOf(sorted: readonly number[]): number | undefined {
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
