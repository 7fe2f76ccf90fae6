/**
 * Changes that the agency's own sender (e-mail, SMS, Zalo) is to be told of. A change is queued in the transaction that
 * makes it, so none is lost; what is queued holds which case, what happened, when and who has it, and no word of anybody.
 */
import { saveWebhookEvent } from '../store/webhook-events.ts';
import type { Database } from '../store/tables.ts';

/** A change of a case. Instants are ISO 8601 in UTC. */
export interface CaseEvent {
  readonly id: string;
  /** The number of its step, counted from 1 for each case. */
  readonly number: number;
  readonly at: string;
  readonly act: string;
  readonly state: string;
  readonly agency: string;
  readonly dueAt: string | null;
}

export interface WebhookQueue {
  /** Queues a change, within the transaction that makes it. */
  add(transaction: Database, event: CaseEvent): Promise<void>;
  /** Says that something may have been queued, once it is on disk. */
  nudge(): void;
}

/** Where nobody wants to be told. */
export const NO_WEBHOOK: WebhookQueue = { add: async () => {}, nudge: () => {} };

/** A queue in the store; `wake` is called when there may be something in it. */
export const storedQueue = (wake: () => void): WebhookQueue => ({ add: saveWebhookEvent, nudge: wake });
