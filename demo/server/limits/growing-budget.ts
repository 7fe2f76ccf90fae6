import type { Clock } from '../clock.ts';

/** How a budget grows tight: so many uses at once, then a delay that doubles with each, up to a longest one. */
export interface GrowthRule {
  readonly free: number;
  /** The first delay. */
  readonly firstSeconds: number;
  /** The longest delay. */
  readonly mostSeconds: number;
  /** How long it takes until one use is forgotten. */
  readonly forgetSeconds: number;
}

/** What a budget holds of a name, as it is kept over a restart. */
export interface KeptUse {
  readonly state: readonly number[];
  /** When it means nothing any more, in milliseconds. */
  readonly until: number;
}

interface Use {
  /** Uses that are not forgotten yet. */
  spent: number;
  /** As of when, in milliseconds. */
  at: number;
  /** Until when it is closed. */
  opens: number;
}

const SECOND = 1_000;
/** Names remembered at a time; the one that was used longest ago is forgotten first. */
const MOST_NAMES = 100_000;
/** Doublings after which no delay grows any more. */
const MOST_DOUBLINGS = 30;

/**
 * What may be used under a name: delays grow with each use beyond the free ones and shrink again by themselves, and
 * after each delay it is open once more. Nobody is ever locked out.
 */
export class GrowingBudget {
  readonly #rule: GrowthRule;
  readonly #clock: Clock;
  /** The last used is the last in the map. */
  readonly #uses = new Map<string, Use>();

  constructor(rule: GrowthRule, clock: Clock) {
    this.#rule = rule;
    this.#clock = clock;
  }

  /** Milliseconds until it may be used again; 0 where it may be now. */
  delayOf(name: string): number {
    const use = this.#uses.get(name);
    return use ? Math.max(0, use.opens - this.#clock().getTime()) : 0;
  }

  isOpen(name: string): boolean {
    return this.delayOf(name) === 0;
  }

  /**
   * Uses it once, whether it is open or not: who does not wait finds the next delay longer. Returns how to take the use
   * back.
   */
  spend(name: string): () => void {
    const { free, firstSeconds, mostSeconds } = this.#rule;
    const now = this.#clock().getTime();
    const use = this.#current(name, now);
    const opened = use.opens;
    use.spent = Math.min(use.spent + 1, free + MOST_DOUBLINGS);
    if (opened <= now && use.spent >= free) {
      use.opens = now + SECOND * Math.min(mostSeconds, firstSeconds * 2 ** Math.round(use.spent - free));
    }
    const closed = use.opens;
    this.#remember(name, use);
    return () => {
      const known = this.#uses.get(name);
      if (!known) return;
      known.spent = Math.max(0, known.spent - 1);
      if (known.opens === closed) known.opens = opened;
    };
  }

  /** What is to be kept of a name; nothing where it is as if it had never been used. */
  kept(name: string): KeptUse | undefined {
    const { spent, at, opens } = this.#current(name, this.#clock().getTime());
    const until = Math.max(opens, at + spent * this.#rule.forgetSeconds * SECOND);
    return until > at ? { state: [spent, at, opens], until } : undefined;
  }

  /** Takes up what was kept. */
  restore(name: string, [spent = 0, at = 0, opens = 0]: KeptUse['state']): void {
    this.#remember(name, { spent, at, opens });
  }

  #current(name: string, now: number): Use {
    const { spent = 0, at = now, opens = 0 } = this.#uses.get(name) ?? {};
    const forgotten = (now - at) / SECOND / this.#rule.forgetSeconds;
    return { spent: Math.max(0, spent - forgotten), at: now, opens };
  }

  #remember(name: string, use: Use): void {
    this.#uses.delete(name);
    this.#uses.set(name, use);
    const [oldest] = this.#uses.keys();
    if (this.#uses.size > MOST_NAMES && oldest !== undefined) this.#uses.delete(oldest);
  }
}
