import { DAY, type Clock } from '../clock.ts';
import type { KeptUse } from './growing-budget.ts';

/** What all share: so much at once, then so much a day. */
export interface PoolRule {
  readonly atOnce: number;
  readonly perDay: number;
}

/** Days of what comes in that may be owed: after that many it is open again, whatever was taken. */
const MOST_DAYS_OWED = 4;

/** A budget that all share. What some take of right counts for all: the pool then owes it. */
export class Pool {
  readonly #rule: PoolRule;
  readonly #clock: Clock;
  #left: number;
  #at: number;

  constructor(rule: PoolRule, clock: Clock) {
    this.#rule = rule;
    this.#clock = clock;
    this.#left = rule.atOnce;
    this.#at = clock().getTime();
  }

  get isOpen(): boolean {
    return this.#level() >= 1;
  }

  /** Takes one; returns how to give it back. */
  take(): () => void {
    this.#left = Math.max(this.#level() - 1, -MOST_DAYS_OWED * this.#rule.perDay);
    return () => {
      this.#left = Math.min(this.#rule.atOnce, this.#level() + 1);
    };
  }

  /** What is to be kept; nothing where it is full. */
  kept(): KeptUse | undefined {
    const missing = this.#rule.atOnce - this.#level();
    if (missing <= 0) return undefined;
    return { state: [this.#left, this.#at], until: this.#at + (missing / this.#rule.perDay) * DAY };
  }

  /** Takes up what was kept. */
  restore([left = 0, at = 0]: KeptUse['state']): void {
    this.#left = Math.min(this.#rule.atOnce, left);
    this.#at = at;
  }

  #level(): number {
    const now = this.#clock().getTime();
    this.#left = Math.min(this.#rule.atOnce, this.#left + ((now - this.#at) / DAY) * this.#rule.perDay);
    this.#at = now;
    return this.#left;
  }
}
