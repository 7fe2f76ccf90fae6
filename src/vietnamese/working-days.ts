/** Days that offices work, counted as Vietnam counts them; weekday rules and dates, no clock. */

export interface Calendar {
  /** Days off besides Saturday and Sunday: public holidays (ngày lễ), and days off in their place; `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
  /** Saturdays and Sundays worked in place of another day (hoán đổi ngày làm việc). */
  readonly workdays: readonly string[];
}

const SATURDAY = 6;
const SUNDAY = 0;
const UTC_PLUS_7_MS = 7 * 3600_000;
const DAY_MS = 24 * 3600_000;
// Terms of procedures end within this; what lies beyond is a slip of somebody's pen.
const LONGEST_TERM_DAYS = 400;

/** The calendar day of an instant by the clocks of Viet Nam, `YYYY-MM-DD`. */
export const dayInVietNam = (instant: Date): string =>
  new Date(instant.getTime() + UTC_PLUS_7_MS).toISOString().slice(0, 10);

export function isWorkingDay(day: string, { holidays, workdays }: Calendar): boolean {
  // Sunday and Saturday are both 0 here.
  return workdays.includes(day) || (weekdayOf(day) % SATURDAY !== SUNDAY && !holidays.includes(day));
}

/**
 * How many working days are left from `today`, which is not counted (Civil Code art. 147), to `last`, which is. Nothing
 * where `last` is over, or lies in a year whose holidays the calendar does not know yet: they are set year by year.
 */
export function workingDaysLeft(today: string, last: string, calendar: Calendar): number | undefined {
  const year = last.slice(0, 4);
  if (last < today || !calendar.holidays.some((holiday) => holiday.startsWith(year))) return undefined;
  let left = 0;
  for (let day = today, ahead = 0; day < last; ahead++) {
    if (ahead === LONGEST_TERM_DAYS) return undefined;
    day = nextDay(day);
    if (isWorkingDay(day, calendar)) left++;
  }
  return left;
}

/** 0 is Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

export const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
