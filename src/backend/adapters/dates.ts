/** Dates as backends write them. Where none is said, the time is that of Viet Nam (UTC+7 all year). */

/** A form with named parts: year, month, day and, where it has them, hour, minute, second and offset. */
export type DateForm = RegExp;

/** The forms that were met so far; `yyyyMMddHHmmss` is that of the national synchronisation. */
export const DATE_FORMS = {
  compact: /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?:(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)?)?$/,
  iso: /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)(?:[T ](?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:\.\d+)?)?)?(?<offset>Z|[+-]\d\d:?\d\d)?$/,
  vietnamese:
    /^(?<day>\d\d?)\/(?<month>\d\d?)\/(?<year>\d{4})(?: (?<hour>\d\d?):(?<minute>\d\d)(?::(?<second>\d\d))?)?$/,
} as const satisfies Record<string, DateForm>;

const MINUTE = 60_000;
const VIETNAM_MINUTES = 7 * 60;
/** Years that a dossier can be of; others are slips and placeholders. */
const YEARS = [1990, 2100] as const;

/**
 * An instant as the contract has it; undefined for what is no date in any of the forms. A day without a time is meant
 * from `hour` on.
 */
export function readInstant(written: string, forms: readonly DateForm[], hour = 0): string | undefined {
  for (const form of forms) {
    const parts = form.exec(written.trim())?.groups;
    if (parts) return instantOf({ ...parts, hour: parts.hour ?? String(hour) });
  }
  return undefined;
}

function instantOf(parts: Readonly<Record<string, string | undefined>>): string | undefined {
  const number = (name: string) => Number(parts[name] ?? 0);
  const [year, month, day] = [number('year'), number('month'), number('day')];
  const [hour, minute, second] = [number('hour'), number('minute'), number('second')];
  const utc = Date.UTC(year, month - 1, day, hour, minute, second);
  const isReal =
    new Date(utc).toISOString().slice(0, 19) ===
    [[pad(year, 4), pad(month), pad(day)].join('-'), [pad(hour), pad(minute), pad(second)].join(':')].join('T');
  if (!isReal || year < YEARS[0] || year > YEARS[1]) return undefined;
  return inVietnam(utc - minutesOf(parts.offset) * MINUTE);
}

/** `2026-11-24T08:00:00+07:00` */
const inVietnam = (utc: number): string =>
  `${new Date(utc + VIETNAM_MINUTES * MINUTE).toISOString().slice(0, 19)}+07:00`;

const pad = (value: number, length = 2): string => String(value).padStart(length, '0');

function minutesOf(offset: string | undefined): number {
  if (offset === undefined) return VIETNAM_MINUTES;
  if (offset === 'Z') return 0;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(-2))];
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}
