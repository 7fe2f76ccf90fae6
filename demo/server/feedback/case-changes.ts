/**
 * Every change of a case goes through here: it is held to `transitions.ts`, gets its next step with note and agency, its
 * term in working days (`terms.ts`) and its row for the agency's own sender (`webhook/`), all in one transaction of the
 * write queue, on SQLite and PostgreSQL. Officers change cases by `OfficerActs` (`officer-acts.ts`), citizens by
 * `CitizenActs` (`citizen-acts.ts`); nobody else writes to `feedback.state` or `feedback_steps`.
 */
import type { Clock } from '../clock.ts';
import { holdCase, saveStep } from '../store/cases.ts';
import type { Store } from '../store/store.ts';
import type { Database, FeedbackRow } from '../store/tables.ts';
import type { WebhookQueue } from '../webhook/queue.ts';
import { dueToCitizen, termAfter, type TermRules } from './terms.ts';
import { mayHappen, stateAfter, type ActKind, type FeedbackState } from './transitions.ts';

/**
 * Why a case was not changed: `unknown` no such case, or erased · `not-yours` another agency has it · `changed` somebody
 * else changed it since it was read · `not-now` its state does not allow it · `required`, `too-long` a text (`field`) ·
 * `agency` to forward to is not served, or has it already · `no-consent` to publish it · `no-reply` to publish ·
 * `file` a file that is not the reply's · `expired` attachments.
 */
export type ChangeFault =
  | 'unknown'
  | 'not-yours'
  | 'changed'
  | 'not-now'
  | 'required'
  | 'too-long'
  | 'agency'
  | 'no-consent'
  | 'no-reply'
  | 'file'
  | 'expired';

export class CaseChangeError extends Error {
  override readonly name = 'CaseChangeError';
  readonly fault: ChangeFault;
  /** Which text is meant. */
  readonly field: string | undefined;

  constructor(fault: ChangeFault, field?: string) {
    super(field ? `${fault}: ${field}` : fault);
    this.fault = fault;
    this.field = field;
  }
}

/** A case after a change. Instants are ISO 8601 in UTC. */
export interface ChangedCase {
  readonly id: string;
  /** The number of the step, counted from 1: what the next change says it has seen. */
  readonly number: number;
  readonly at: string;
  readonly state: FeedbackState;
  /** Who has it now. */
  readonly agency: string;
  /** By when the citizen is to have an answer. */
  readonly dueAt: string | null;
}

/** What an act makes of a case besides its state and its term. */
export interface Effect {
  readonly act: ActKind;
  /** For whoever holds the code. */
  readonly note?: string | undefined;
  /** Who has it from now on; left out, whoever has it. */
  readonly agency?: string;
  /** Which officer does it, by their account's id. */
  readonly officer?: string;
  /** Rows that belong to the step. */
  readonly also?: (changed: ChangedCase) => Promise<void>;
}

export interface CaseChangesParts {
  readonly store: Store;
  readonly policy: TermRules;
  readonly clock: Clock;
  readonly webhook: WebhookQueue;
}

export class CaseChanges {
  readonly #store: Store;
  readonly #policy: TermRules;
  readonly #clock: Clock;
  readonly #webhook: WebhookQueue;

  constructor({ store, policy, clock, webhook }: CaseChangesParts) {
    this.#store = store;
    this.#policy = policy;
    this.#clock = clock;
    this.#webhook = webhook;
  }

  /**
   * Holds a case, lets `judge` say what becomes of it, and changes it so. Whatever `judge` throws takes everything back.
   * Once this answers, the change is on disk.
   */
  async change(
    by: { readonly id: string } | { readonly codeHash: string },
    judge: (row: FeedbackRow, transaction: Database, now: Date) => Promise<Effect>,
  ): Promise<ChangedCase> {
    const changed = await this.#store.write(async (transaction) => {
      const row = await holdCase(transaction, this.#store.kind, by);
      if (!row) throw new CaseChangeError('unknown');
      const now = this.#clock();
      return this.#make(transaction, row, await judge(row, transaction, now), now);
    });
    this.#webhook.nudge();
    return changed;
  }

  async #make(transaction: Database, row: FeedbackRow, effect: Effect, now: Date): Promise<ChangedCase> {
    const { act, note, agency = row.agency, officer, also } = effect;
    if (!mayHappen(act, row.state)) throw new CaseChangeError('not-now');
    const state = stateAfter(act, row.state);
    const term = termAfter(act, state, row, now, this.#policy);
    const [number, at] = [row.steps + 1, now.toISOString()];
    const step = { feedback_id: row.id, number, at, state, agency, note: note ?? null, act, officer: officer ?? null };
    await saveStep(transaction, step, { ...term, agency });
    const dueAt = dueToCitizen({ state, received_at: row.received_at, due_at: term.due_at }, this.#policy);
    const changed = { id: row.id, number, at, state, agency, dueAt };
    await also?.(changed);
    if (row.is_check === 0) await this.#webhook.add(transaction, { ...changed, act });
    return changed;
  }
}
