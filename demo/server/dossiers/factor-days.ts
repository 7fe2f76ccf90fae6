import { DAY, type Clock } from '../clock.ts';

/** Factor values remembered at a time; the one that failed longest ago is forgotten first. */
const MOST_VALUES = 100_000;

/**
 * With which dossiers a factor value has failed within a day: whoever knows a neighbour's telephone cannot go through
 * all codes with it. The same dossier again counts for nothing, since it tells nothing new.
 */
export class FactorDays {
  readonly #most: number;
  readonly #clock: Clock;
  /** By value, when it failed with which code; the last to fail is the last in each map. */
  readonly #failed = new Map<string, Map<string, number>>();

  constructor(most: number, clock: Clock) {
    this.#most = most;
    this.#clock = clock;
  }

  /** Whether it may be tried with a code that it has not failed with yet. */
  isOpen(value: string): boolean {
    return this.#recent(value).size < this.#most;
  }

  /** Whether it has failed with this code within the day. */
  hasFailed(value: string, code: string): boolean {
    return this.#recent(value).has(code);
  }

  /** It fails with this code; returns how to take that back. */
  fail(value: string, code: string): () => void {
    const codes = this.#recent(value);
    codes.set(code, this.#clock().getTime());
    this.#failed.delete(value);
    this.#failed.set(value, codes);
    const [oldest] = this.#failed.keys();
    if (this.#failed.size > MOST_VALUES && oldest !== undefined) this.#failed.delete(oldest);
    return () => void codes.delete(code);
  }

  /** With which codes it has failed when, and when that is over; nothing where it has not. */
  kept(
    value: string,
  ): { readonly state: readonly (readonly [code: string, at: number])[]; readonly until: number } | undefined {
    const state = [...this.#recent(value)];
    return state.length > 0 ? { state, until: Math.max(...state.map(([, at]) => at)) + DAY } : undefined;
  }

  /** Takes up what was kept. */
  restore(value: string, state: readonly (readonly [code: string, at: number])[]): void {
    this.#failed.set(value, new Map(state));
  }

  #recent(value: string): Map<string, number> {
    const codes = this.#failed.get(value) ?? new Map<string, number>();
    const since = this.#clock().getTime() - DAY;
    for (const [code, at] of codes) if (at <= since) codes.delete(code);
    return codes;
  }
}
