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

/** One look-up as asked. Code and value stand as hashes or keys: what is remembered here names nobody. */
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

export class LookupBudgets {
  readonly #codes: GrowingBudget;
  readonly #ranges: GrowingBudget;
  readonly #all: Pool;
  readonly #total: Pool;
  readonly #unknownRange: Pool;
  readonly #values: FactorDays;
  readonly #lookupCodes: GrowingBudget;
  readonly #lookupCodesUnknownRange: GrowingBudget;

  constructor(rules: BudgetRules, clock: Clock) {
    this.#codes = new GrowingBudget(rules.code, clock);
    this.#ranges = new GrowingBudget(rules.range, clock);
    this.#all = new Pool(rules.all, clock);
    this.#total = new Pool(rules.total, clock);
    this.#unknownRange = new Pool(rules.unknownRange, clock);
    this.#values = new FactorDays(rules.codesPerValue, clock);
    this.#lookupCodes = new GrowingBudget(rules.lookupCode, clock);
    this.#lookupCodesUnknownRange = new GrowingBudget(rules.lookupCodeUnknownRange, clock);
  }

  /** Begins a comparison and charges it; undefined where a budget is spent and nothing may be compared. */
  begin(guess: Guess): Comparison | undefined {
    const { value, code } = guess;
    // Who types the same again learns nothing new, and the dossier may have come in meanwhile.
    const isAgain = this.#values.hasFailed(value, code);
    const charges = isAgain ? [] : this.#values.isOpen(value) ? this.#chargesOf(guess) : undefined;
    if (!charges) return undefined;
    const giveBacks = [...charges, () => this.#values.fail(value, code)].map((charge) => charge());
    return {
      found: () => {
        for (const giveBack of giveBacks) giveBack();
      },
    };
  }

  #chargesOf({ code, kind, range }: Guess): Charge[] | undefined {
    if (kind === 'lookup-code') {
      const budget = range === undefined ? this.#lookupCodesUnknownRange : this.#lookupCodes;
      const name = `${range ?? ''} ${code}`;
      return budget.isOpen(name) ? [() => budget.spend(name)] : undefined;
    }
    const byRange = this.#codes.isOpen(code) && this.#total.isOpen ? this.#chargesOfRange(range) : undefined;
    return byRange && [...byRange, () => this.#codes.spend(code), () => this.#total.take()];
  }

  #chargesOfRange(range: string | undefined): Charge[] | undefined {
    if (range === undefined) return this.#unknownRange.isOpen ? [() => this.#unknownRange.take()] : undefined;
    if (this.#ranges.isOpen(range)) return [() => this.#ranges.spend(range), () => this.#all.take()];
    return this.#all.isOpen ? [() => this.#all.take()] : undefined;
  }
}
