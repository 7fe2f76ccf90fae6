/**
 * How often somebody may guess. What a budget counts is what the asker has seen: a look-up that found nothing, whether
 * the code is unknown, the factor wrong, or nothing was compared. So budgets tell nobody what the answers do not tell.
 *
 * By code: past its budget it is no longer compared with telephones or digits of an ID, whoever asks, but still with the
 * look-up code, which no neighbour knows. By factor value: so many dossiers a day. By address range: a few failures are
 * its own right, so that whoever comes for the first time is heard also while others try the whole day; more come out of
 * the pool that all share, and there is an end to it however many addresses somebody has. The look-up code has budgets of its own, by code and range together.
 */
import type { FactorKind } from '../../../src/backend/contract/dossiers.ts';
import type { Clock } from '../clock.ts';
import { GrowingBudget, type GrowthRule } from '../limits/growing-budget.ts';
import { Pool, type PoolRule } from '../limits/pool.ts';
import { FactorDays } from './factor-days.ts';

export interface BudgetRules {
  /** Failures with telephone or ID by code. */
  readonly code: GrowthRule;
  /** Failures with telephone or ID by address range. */
  readonly range: GrowthRule;
  /** Failures with telephone or ID beyond the ranges' own. */
  readonly all: PoolRule;
  /** The same of those of whom no range is known. */
  readonly unknownRange: PoolRule;
  /** All of these together, the ranges' own among them: what no number of addresses gets beyond. */
  readonly total: PoolRule;
  /** Different dossiers that one factor value may fail with in a day. */
  readonly codesPerValue: number;
  /** Failures with look-up codes by code and range together, and where no range is known. */
  readonly lookupCode: GrowthRule;
  readonly lookupCodeUnknownRange: GrowthRule;
}

/** One look-up as asked. Code, value and range stand as keyed hashes: what is remembered and kept of it names nobody. */
export interface Guess {
  readonly code: string;
  readonly kind: FactorKind;
  readonly value: string;
  readonly range: string | undefined;
}

/** A comparison that is charged as a failure until it is said to have found something. */
export interface Comparison {
  found(): void;
}

/** Charges a budget and returns how to give that back. */
type Charge = () => () => void;

const GROWING = ['code', 'range', 'lookupCode', 'lookupCodeUnknownRange'] as const;
const POOLS = ['all', 'total', 'unknownRange'] as const;
type GrowingName = (typeof GROWING)[number];
type PoolName = (typeof POOLS)[number];
const VALUES = 'value';

/** What one budget holds of one name, as it is kept over a restart; `name` is empty for what all share. */
export interface KeptBudget {
  readonly budget: string;
  readonly name: string;
  /** JSON. */
  readonly state: string;
  /** When it means nothing any more, in milliseconds. */
  readonly until: number;
}

/** What has changed: to be kept, or to be forgotten where there is no `state`. */
export type BudgetChange = KeptBudget | Pick<KeptBudget, 'budget' | 'name'>;

export class LookupBudgets {
  readonly #growing: Readonly<Record<GrowingName, GrowingBudget>>;
  readonly #pools: Readonly<Record<PoolName, Pool>>;
  readonly #values: FactorDays;
  readonly #changed: () => void;
  /** What was charged since changes were taken last, and whether anything was held of it before. */
  readonly #touched = new Map<string, { readonly budget: string; readonly name: string; readonly wasHeld: boolean }>();

  /** `changed` is called whenever something may be to be kept. */
  constructor(rules: BudgetRules, clock: Clock, changed: () => void = () => {}) {
    const growing = GROWING.map((name) => [name, new GrowingBudget(rules[name], clock)]);
    this.#growing = Object.fromEntries(growing) as Record<GrowingName, GrowingBudget>;
    const pools = POOLS.map((name) => [name, new Pool(rules[name], clock)]);
    this.#pools = Object.fromEntries(pools) as Record<PoolName, Pool>;
    this.#values = new FactorDays(rules.codesPerValue, clock);
    this.#changed = changed;
  }

  /** Begins a comparison and charges it; undefined where a budget is spent and nothing may be compared. */
  begin(guess: Guess): Comparison | undefined {
    const { value, code } = guess;
    // Who types the same again learns nothing new, and the dossier may have come in meanwhile.
    const isAgain = this.#values.hasFailed(value, code);
    const charges = isAgain ? [] : this.#values.isOpen(value) ? this.#chargesOf(guess) : undefined;
    if (!charges) return undefined;
    const byValue: Charge = () => this.#touch(VALUES, value, () => this.#values.fail(value, code));
    const giveBacks = [...charges, byValue].map((charge) => charge());
    return {
      found: () => {
        for (const giveBack of giveBacks) giveBack();
      },
    };
  }

  /** What has changed since this was asked last. What was charged and given back in between is no change. */
  takeChanges(): BudgetChange[] {
    const touched = [...this.#touched.values()];
    this.#touched.clear();
    return touched.flatMap(({ budget, name, wasHeld }) => {
      const held = this.#held(budget, name);
      if (held) return [{ budget, name, state: JSON.stringify(held.state), until: held.until }];
      return wasHeld ? [{ budget, name }] : [];
    });
  }

  /** Takes up what an earlier process has kept. */
  restore(kept: readonly KeptBudget[]): void {
    for (const { budget, name, state } of kept) {
      const read = JSON.parse(state) as never;
      if (budget === VALUES) this.#values.restore(name, read);
      else if (budget in this.#growing) this.#growing[budget as GrowingName].restore(name, read);
      else if (budget in this.#pools) this.#pools[budget as PoolName].restore(read);
    }
  }

  #held(budget: string, name: string): { readonly state: unknown; readonly until: number } | undefined {
    if (budget === VALUES) return this.#values.kept(name);
    return budget in this.#growing
      ? this.#growing[budget as GrowingName].kept(name)
      : this.#pools[budget as PoolName].kept();
  }

  #touch(budget: string, name: string, charge: Charge): () => void {
    const key = `${budget} ${name}`;
    if (!this.#touched.has(key)) {
      this.#touched.set(key, { budget, name, wasHeld: this.#held(budget, name) !== undefined });
    }
    this.#changed();
    const giveBack = charge();
    return () => {
      // What was charged may have been kept meanwhile.
      if (!this.#touched.has(key)) this.#touched.set(key, { budget, name, wasHeld: true });
      giveBack();
      this.#changed();
    };
  }

  readonly #spend = (budget: GrowingName, name: string): Charge => {
    return () => this.#touch(budget, name, () => this.#growing[budget].spend(name));
  };

  readonly #take = (pool: PoolName): Charge => {
    return () => this.#touch(pool, '', () => this.#pools[pool].take());
  };

  #chargesOf({ code, kind, range }: Guess): Charge[] | undefined {
    const { code: codes, lookupCode, lookupCodeUnknownRange } = this.#growing;
    if (kind === 'lookup-code') {
      const name = `${range ?? ''} ${code}`;
      const isOpen = (range === undefined ? lookupCodeUnknownRange : lookupCode).isOpen(name);
      return isOpen ? [this.#spend(range === undefined ? 'lookupCodeUnknownRange' : 'lookupCode', name)] : undefined;
    }
    const byRange = codes.isOpen(code) && this.#pools.total.isOpen ? this.#chargesOfRange(range) : undefined;
    return byRange && [...byRange, this.#spend('code', code), this.#take('total')];
  }

  #chargesOfRange(range: string | undefined): Charge[] | undefined {
    const { all, unknownRange } = this.#pools;
    if (range === undefined) return unknownRange.isOpen ? [this.#take('unknownRange')] : undefined;
    if (this.#growing.range.isOpen(range)) return [this.#spend('range', range), this.#take('all')];
    return all.isOpen ? [this.#take('all')] : undefined;
  }
}
