/** A record of the national portal before anything in it has been checked. */
export type NationalRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is NationalRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The records of a list; what is no list has none, and what is no record is left out (the portal holds `null`s). */
export const recordsOf = (value: unknown): NationalRecord[] => (Array.isArray(value) ? value.filter(isRecord) : []);
