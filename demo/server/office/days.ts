/** Days and times as an officer reads and types them; the store keeps instants in UTC. */
import { inVietnam } from '../clock.ts';

/** Of this century: what lies further off is a slip. */
const DAY = /^20\d{2}-\d{2}-\d{2}$/;
const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** `24/11/2026` */
export const sayDate = (stored: string): string => {
  const [year, month, day] = dayOf(stored).split('-');
  return `${day}/${month}/${year}`;
};

/** `14:05, 24/11/2026` */
export const sayTime = (stored: string): string => `${inVietnam(new Date(stored)).slice(11, 16)}, ${sayDate(stored)}`;

/** The day of an instant in Vietnam, `2026-11-24`. */
export const dayOf = (stored: string): string => inVietnam(new Date(stored)).slice(0, 10);

/** The day today. */
export const today = (now: Date): string => inVietnam(now).slice(0, 10);

/** The day before a day. */
export const dayBefore = (day: string): string => dayOf(startOf(day, -1));

/** A day of a form; undefined for what is none. */
export const readDay = (typed: string | undefined): string | undefined =>
  typed && DAY.test(typed) && !Number.isNaN(Date.parse(`${typed}T00:00:00Z`)) && isReal(typed) ? typed : undefined;

/** The instant at which a day begins in Vietnam, so many days later. */
export const startOf = (day: string, daysLater = 0): string => {
  const start = new Date(`${day}T00:00:00+07:00`);
  start.setUTCDate(start.getUTCDate() + daysLater);
  return start.toISOString();
};

/** The instant of a field of day and time; undefined for what is none. */
export function readLocalTime(typed: string): string | undefined {
  if (!LOCAL_TIME.test(typed) || !readDay(typed.slice(0, 10))) return undefined;
  const instant = new Date(`${typed}:00+07:00`);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}

/** `2026-02-31` is none, though it reads like one. */
const isReal = (day: string): boolean => new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
