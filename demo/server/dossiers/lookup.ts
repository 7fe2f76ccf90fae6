/**
 * Finding a dossier by its code and something that only its owner knows. Whatever is asked, the same is done: one hash,
 * one question to the store. An unknown code, a wrong factor, a factor that cannot be one and a code under attack
 * differ neither in the answer nor in the work.
 */
import { randomBytes } from 'node:crypto';
import type { FactorKind } from '../../../src/backend/contract/dossiers.ts';
import { dossierCodeKey } from '../../../src/vietnamese/dossier-code.ts';
import { Lines } from '../limits/lines.ts';
import { keyedHash } from '../keyed-hash.ts';
import { findDossier, type FoundDossier } from '../store/dossiers.ts';
import type { Database } from '../store/tables.ts';
import { hashFactor, hashFactorValue, readFactor } from './factors.ts';
import { KeptBudgets, type KeptBudgetsParts } from './kept-budgets.ts';

/** What is asked, as it was typed. */
export interface TypedLookup {
  readonly code: string;
  readonly factor: { readonly kind: FactorKind; readonly value: string };
  /** The address range it comes from, where that is known. */
  readonly range: string | undefined;
}

interface LookupParts extends KeptBudgetsParts {
  readonly secret: string;
}

export class DossierLookups {
  readonly #db: Database;
  readonly #secret: string;
  readonly #budgets: KeptBudgets;
  /** Those of one range wait for one another: asking many times at once brings nobody more comparisons. */
  readonly #lines = new Lines();
  /** What no dossier has, asked for where nothing may be compared. */
  readonly #nothing = randomBytes(32).toString('base64url');

  constructor(parts: LookupParts) {
    this.#db = parts.store.db;
    this.#secret = parts.secret;
    this.#budgets = new KeptBudgets(parts);
  }

  /** The dossier, where it exists, the factor fits and no budget is spent. */
  async find({ code, factor: { kind, value: typed }, range }: TypedLookup): Promise<FoundDossier | undefined> {
    const budgets = await this.#budgets.open();
    const key = dossierCodeKey(code);
    const hashedKey = this.#hash('lookup-code', key);
    const hashedRange = range === undefined ? undefined : this.#hash('lookup-range', range);
    const value = readFactor(kind, typed);
    const name = hashFactorValue(this.#secret, kind, value ?? this.#nothing);
    return this.#lines.take(range ?? '', async () => {
      const guess = { code: hashedKey, kind, value: name, range: hashedRange };
      const comparison = value === undefined ? undefined : budgets.begin(guess);
      const factor = hashFactor(this.#secret, key, kind, comparison && value !== undefined ? value : this.#nothing);
      const found = await findDossier(this.#db, factor);
      if (found) comparison?.found();
      return found;
    });
  }

  /** Writes down what the budgets hold, for the process that comes next. */
  end(): Promise<void> {
    return this.#budgets.write();
  }

  #hash(purpose: string, name: string): string {
    return keyedHash(this.#secret, purpose, name).toString('base64url');
  }
}
