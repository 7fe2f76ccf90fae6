import { TOO_LONG } from './command.ts';

/** How many tests of a stage, or of the whole run, ended how. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, and why: said once more at the end of a long run. */
  readonly failures?: readonly string[];
  /** The files that had not ended. */
  readonly underWay?: readonly string[];
  /** The files that took longest, and how long. */
  readonly longest?: readonly string[];
}

export const PASSED: Counts = { passed: 1, failed: 0, skipped: 0 };
export const FAILED: Counts = { passed: 0, failed: 1, skipped: 0 };

export const sum = (all: readonly Counts[]): Counts => ({
  passed: all.reduce((total, { passed }) => total + passed, 0),
  failed: all.reduce((total, { failed }) => total + failed, 0),
  skipped: all.reduce((total, { skipped }) => total + skipped, 0),
  failures: all.flatMap(({ failures }) => failures ?? []),
  longest: all.flatMap(({ longest }) => longest ?? []),
});

/** The plain line by which a run is read: `N passed, N failed`, and `, N skipped` where tests were. */
export const lineOf = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/**
 * What a stage counts for: its own counts, and one failure more when it broke without counting one (a hook, an import,
 * a crash), counted nothing at all or had to be ended.
 */
export function judge(counts: Counts | undefined, exitCode: number): Counts {
  if (exitCode === TOO_LONG) return counts ? sum([counts, tooLong(counts)]) : tooLong();
  if (!counts) return FAILED;
  const silent = counts.failed === 0 && (exitCode !== 0 || counts.passed + counts.skipped === 0);
  return silent ? sum([counts, FAILED]) : counts;
}

/** The failure of a stage that was ended before it was done. */
function tooLong({ underWay = [] }: Partial<Counts> = {}): Counts {
  const doing = underWay.length > 0 ? ` Under way: ${underWay.join(', ')}` : '';
  return { ...FAILED, failures: [`It took too long and was ended.${doing}`] };
}
