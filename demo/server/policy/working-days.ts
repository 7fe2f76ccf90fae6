/** Terms in working days, as the agency counts them for a receipt. */
import { isWorkingDay, nextDay, weekdayOf, type Calendar } from '../../../src/vietnamese/working-days.ts';

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

/** A day as a sentence says it: `thứ Ba, ngày 01/12/2026`. */
export function sayDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${WEEKDAYS[weekdayOf(day)]}, ngày ${date}/${month}/${year}`;
}
