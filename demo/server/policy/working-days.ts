/** Days that offices work, counted as Vietnam counts them; weekday rules and dates, no clock. */

export interface Calendar {
  /** Days off besides Saturday and Sunday: public holidays (ngày lễ), and days off in their place; `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
  /** Saturdays and Sundays worked in place of another day (hoán đổi ngày làm việc). */
  readonly workdays: readonly string[];
}

const SATURDAY = 6;
const SUNDAY = 0;
const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'] as const;

/** The last day of a term (thời hạn) in working days; the day it begins with is not counted (Civil Code art. 147). */
export function addWorkingDays(from: string, days: number, calendar: Calendar): string {
  let day = from;
  for (let left = days; left > 0;) {
    day = nextDay(day);
    if (isWorkingDay(day, calendar)) left -= 1;
  }
  return day;
}

/** How many working days lie after one day, up to another and with it; 0 where that one is not later. */
export function countWorkingDays(from: string, to: string, calendar: Calendar): number {
  let count = 0;
  for (let day = from; day < to;) {
    day = nextDay(day);
    if (isWorkingDay(day, calendar)) count += 1;
  }
  return count;
}

export function isWorkingDay(day: string, { holidays, workdays }: Calendar): boolean {
  if (workdays.includes(day)) return true;
  const weekday = weekdayOf(day);
  return weekday !== SATURDAY && weekday !== SUNDAY && !holidays.includes(day);
}

/** A day as a sentence says it: `thứ Ba, ngày 01/12/2026`. */
export function sayDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${WEEKDAYS[weekdayOf(day)]}, ngày ${date}/${month}/${year}`;
}

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

function nextDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
