import type { Clock } from '../clock.ts';
import type { Rate } from '../policy/policy.ts';
import { ProblemError } from '../problems.ts';

const MINUTE = 60_000;
/** Ranges remembered at a time; the one that asked longest ago is forgotten first. */
const MOST_RANGES = 20_000;

/**
 * The pace an address range may keep: so many at once, then so many a minute. Whoever is faster is told in how many
 * seconds to come back, and nobody is told more than that: many people stand behind one address.
 */
export class Pace {
  readonly #rate: Rate;
  readonly #clock: Clock;
  /** What each range has left, and as of when; the last to ask is the last in the map. */
  readonly #ranges = new Map<string, { left: number; at: number }>();

  constructor(rate: Rate, clock: Clock) {
    this.#rate = rate;
    this.#clock = clock;
  }

  /** Takes so much of what the range may have; `too-many` with `Retry-After` where it is not there yet. */
  take(range: string | undefined, amount = 1): void {
    if (range === undefined) return;
    const { burst, perMinute } = this.#rate;
    const now = this.#clock().getTime();
    const known = this.#ranges.get(range) ?? { left: burst, at: now };
    const left = Math.min(burst, known.left + ((now - known.at) / MINUTE) * perMinute);
    this.#ranges.delete(range);
    this.#ranges.set(range, { left: left < amount ? left : left - amount, at: now });
    if (this.#ranges.size > MOST_RANGES) this.#forgetOldest();
    if (left >= amount) return;
    const seconds = Math.ceil(((Math.min(amount, burst) - left) / perMinute) * (MINUTE / 1_000));
    throw new ProblemError('too-many', { headers: { 'Retry-After': String(Math.max(1, seconds)) } });
  }

  #forgetOldest(): void {
    const [oldest] = this.#ranges.keys();
    if (oldest !== undefined) this.#ranges.delete(oldest);
  }
}
