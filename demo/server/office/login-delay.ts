import type { Clock } from '../clock.ts';

/** Wrong passwords that cost nothing: fingers slip. */
const FREE_HERE = 5;
/** The same over all addresses together: an officer at home is not kept out by a stranger's guesses before. */
const FREE_ANYWHERE = 60;
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 5 * 60_000;
/** After so long without another one, wrong passwords are forgotten. */
const FORGOTTEN = 60 * 60_000;
/** Names remembered at a time; the one tried longest ago is forgotten first. */
const MOST_NAMES = 20_000;

interface Failures {
  readonly count: number;
  readonly at: number;
}

/** After some wrong passwords each further one costs twice as much time. Nobody is ever shut out for good. */
export class LoginDelay {
  readonly #clock: Clock;
  readonly #failures = new Map<string, Failures>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Seconds until this name may be tried from this address range; 0 for now. */
  secondsFor(login: string, range = ''): number {
    const waits = [this.#waitFor(`${login} ${range}`, FREE_HERE), this.#waitFor(login, FREE_ANYWHERE)];
    return Math.ceil(Math.max(...waits) / 1_000);
  }

  failed(login: string, range = ''): void {
    for (const name of new Set([`${login} ${range}`, login])) {
      const count = (this.#known(name)?.count ?? 0) + 1;
      this.#failures.delete(name);
      this.#failures.set(name, { count, at: this.#clock().getTime() });
    }
    for (const [oldest] of this.#failures) {
      if (this.#failures.size <= MOST_NAMES) break;
      this.#failures.delete(oldest);
    }
  }

  succeeded(login: string, range = ''): void {
    this.#failures.delete(`${login} ${range}`);
    this.#failures.delete(login);
  }

  #known(name: string): Failures | undefined {
    const known = this.#failures.get(name);
    return known && this.#clock().getTime() - known.at < FORGOTTEN ? known : undefined;
  }

  #waitFor(name: string, free: number): number {
    const known = this.#known(name);
    if (!known || known.count < free) return 0;
    const wait = Math.min(FIRST_WAIT * 2 ** (known.count - free), LONGEST_WAIT);
    return Math.max(0, known.at + wait - this.#clock().getTime());
  }
}
