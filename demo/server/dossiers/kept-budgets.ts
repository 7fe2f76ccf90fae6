import type { Clock } from '../clock.ts';
import { describeError, type Log } from '../log.ts';
import { keepBudgets, readBudgets } from '../store/lookup-budgets.ts';
import type { Store } from '../store/store.ts';
import { LookupBudgets, type BudgetRules } from './budgets.ts';

/** Changes are written down together, so that many of them cost no more than few: every so many milliseconds. */
const WRITTEN_EVERY = 1_000;

export interface KeptBudgetsParts {
  readonly store: Store;
  readonly rules: BudgetRules;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The budgets of look-ups, kept in the store: a server that starts anew gives nobody a new month of guesses. A look-up
 * that finds its dossier at once writes nothing.
 */
export class KeptBudgets {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #budgets: LookupBudgets;
  #read: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #writing = Promise.resolve();

  constructor({ store, rules, clock, log }: KeptBudgetsParts) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
    this.#budgets = new LookupBudgets(rules, clock, () => {
      this.#timer ??= setTimeout(() => void this.write(), WRITTEN_EVERY).unref();
    });
  }

  /** The budgets as an earlier process has left them. */
  async open(): Promise<LookupBudgets> {
    this.#read ??= this.#restore();
    try {
      await this.#read;
    } catch (error) {
      this.#read = undefined;
      throw error;
    }
    return this.#budgets;
  }

  /** Writes down what has changed, one time after the other; what cannot be written comes with its next change. */
  write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing = this.#writing.then(async () => {
      const changes = this.#budgets.takeChanges();
      if (changes.length === 0) return;
      await this.#store
        .write((transaction) => keepBudgets(transaction, changes))
        .catch((error: unknown) => this.#log.error(describeError(error), 'budgets of look-ups not kept'));
    });
    return this.#writing;
  }

  async #restore(): Promise<void> {
    this.#budgets.restore(await readBudgets(this.#store.db, this.#clock()));
  }
}
