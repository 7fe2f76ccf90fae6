/**
 * Finding a dossier by its code and something that only its owner knows. Whatever is asked, the same is done: one hash,
 * one question to the store. An unknown code, a wrong factor, a factor that cannot be one and a code under attack
 * differ neither in the answer nor in the work.
 */
import { randomBytes } from 'node:crypto';
import type { FactorKind } from '../../../src/backend/contract/dossiers.ts';
import { dossierCodeKey } from '../../../src/vietnamese/dossier-code.ts';
import type { Clock } from '../clock.ts';
import { Lines } from '../limits/lines.ts';
import { findDossier, type FoundDossier } from '../store/dossiers.ts';
import type { Database } from '../store/tables.ts';
import { LookupBudgets, type BudgetRules } from './budgets.ts';
import { hashFactor, hashFactorValue, readFactor } from './factors.ts';

/** What is asked, as it was typed. */
export interface TypedLookup {
  readonly code: string;
  readonly factor: { readonly kind: FactorKind; readonly value: string };
  /** The address range it comes from, where that is known. */
  readonly range: string | undefined;
}

interface LookupParts {
  readonly db: Database;
  readonly secret: string;
  readonly rules: BudgetRules;
  readonly clock: Clock;
}

export class DossierLookups {
  readonly #db: Database;
  readonly #secret: string;
  readonly #budgets: LookupBudgets;
  /** Those of one range wait for one another: asking many times at once brings nobody more comparisons. */
  readonly #lines = new Lines();
  /** What no dossier has, asked for where nothing may be compared. */
  readonly #nothing = randomBytes(32).toString('base64url');

  constructor({ db, secret, rules, clock }: LookupParts) {
    this.#db = db;
    this.#secret = secret;
    this.#budgets = new LookupBudgets(rules, clock);
  }

  /** The dossier, where it exists, the factor fits and no budget is spent. */
  find({ code, factor: { kind, value: typed }, range }: TypedLookup): Promise<FoundDossier | undefined> {
    const key = dossierCodeKey(code);
    const value = readFactor(kind, typed);
    const name = hashFactorValue(this.#secret, kind, value ?? this.#nothing);
    return this.#lines.take(range ?? '', async () => {
      const comparison = value === undefined ? undefined : this.#budgets.begin({ code: key, kind, value: name, range });
      const factor = hashFactor(this.#secret, key, kind, comparison && value !== undefined ? value : this.#nothing);
      const found = await findDossier(this.#db, factor);
      if (found) comparison?.found();
      return found;
    });
  }
}
