/** What time it is; tests bring one of their own. */
export type Clock = () => Date;

export const DAY = 24 * 60 * 60 * 1_000;
export const HOUR = 60 * 60 * 1_000;

/** Vietnam keeps UTC+7 all year. */
const VIETNAM_OFFSET = 7 * HOUR;

/** An instant as the contract has it: `2026-11-24T08:00:00+07:00`. */
export const inVietnam = (instant: Date): string =>
  `${new Date(instant.getTime() + VIETNAM_OFFSET).toISOString().slice(0, 19)}+07:00`;

/** The same from how the store keeps instants, ISO 8601 in UTC. */
export const storedInVietnam = (stored: string): string => inVietnam(new Date(stored));

/** The instant so many milliseconds later, as the store keeps it; earlier ones sort before later ones. */
export const storedAfter = (instant: Date, milliseconds: number): string =>
  new Date(instant.getTime() + milliseconds).toISOString();
