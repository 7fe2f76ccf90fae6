/**
 * Taking a feedback, durably: key, case and attachments are one transaction, and the receipt goes out once that is on
 * disk. Sent again, it gets the same receipt; it is never a second case.
 */
import { randomUUID } from 'node:crypto';
import type { FeedbackCategory, Receipt } from '../../../src/backend/contract/feedback.ts';
import type { Agency } from '../../../src/backend/contract/agencies.ts';
import { DAY, type Clock } from '../clock.ts';
import { canonicalJson, otherBody, type HeldKey, type IdempotentWrites } from '../idempotency.ts';
import type { Policy } from '../policy/policy.ts';
import { ProblemError } from '../problems.ts';
import { claimAttachments } from '../store/attachments.ts';
import { isCaseKnown, saveCase } from '../store/feedback.ts';
import type { Store } from '../store/store.ts';
import type { WebhookQueue } from '../webhook/queue.ts';
import { deriveFollowUpCode, hashFollowUpCode } from './follow-up-codes.ts';
import { readFeedback } from './reading.ts';
import { writeReceipt, type ReceiptNotes } from './receipt.ts';
import { suspicionOf } from './suspicion.ts';
import { dueAfter } from './terms.ts';

const ROUTE = 'feedback';

export interface SentFeedback {
  readonly agency: Agency;
  readonly key: string;
  readonly body: unknown;
  /** Sent by a check of the endpoint. */
  readonly isCheck: boolean;
  readonly categories: readonly FeedbackCategory[];
  /** Called for what is not a repetition: throws where a limit wants it later. */
  readonly delay: () => void;
}

interface AcceptanceParts {
  readonly store: Store;
  readonly secret: string;
  readonly writes: IdempotentWrites;
  readonly policy: Policy;
  readonly webhook: WebhookQueue;
  readonly clock: Clock;
}

export class Acceptance {
  readonly #store: Store;
  readonly #secret: string;
  readonly #writes: IdempotentWrites;
  readonly #policy: Policy;
  readonly #webhook: WebhookQueue;
  readonly #clock: Clock;

  constructor(parts: AcceptanceParts) {
    this.#store = parts.store;
    this.#secret = parts.secret;
    this.#writes = parts.writes;
    this.#policy = parts.policy;
    this.#webhook = parts.webhook;
    this.#clock = parts.clock;
  }

  /** The receipt of what was sent, new or again. */
  async accept(sent: SentFeedback): Promise<Receipt> {
    const { agency, key, body } = sent;
    const code = deriveFollowUpCode(this.#secret, agency.code, ROUTE, key);
    const bodyHash = this.#writes.hashBody(canonicalJson(body));
    const codeHash = hashFollowUpCode(this.#secret, code);
    // Asked before the key is: of a case that another server takes in between, the key is then found bound.
    const wasKnown = await isCaseKnown(this.#store.db, codeHash);
    const notes = await this.#writes.hold({ agency: agency.code, route: ROUTE, key }, async (held) => {
      if (held.isBound) return JSON.parse(held.answerAgain(bodyHash)) as ReceiptNotes;
      // Its answer has been forgotten, its case has not.
      if (wasKnown) throw otherBody();
      return this.#acceptNew(sent, held, codeHash, bodyHash);
    });
    return { code, ...notes, key };
  }

  async #acceptNew(sent: SentFeedback, held: HeldKey, codeHash: string, bodyHash: string): Promise<ReceiptNotes> {
    sent.delay();
    const feedback = readFeedback(sent.body, this.#policy, sent.categories);
    const now = this.#clock();
    const notes = writeReceipt(now, sent.agency, this.#policy);
    const receivedAt = now.toISOString();
    const id = randomUUID();
    await this.#store.write(async (transaction) => {
      const answer = { bodyHash, answer: JSON.stringify(notes) };
      // What a check sends is gone in a day, and so is its key.
      const days = sent.isCheck ? 1 : this.#policy.keys.feedbackDays;
      await held.bind(transaction, answer, days * DAY);
      await saveCase(transaction, {
        id,
        codeHash,
        agency: sent.agency.code,
        receivedAt,
        // What the agency owes next: to hand it on.
        dueAt: dueAfter(now, this.#policy.feedback.forwardingDays, this.#policy),
        isCheck: sent.isCheck,
        suspicion: suspicionOf(feedback.filledIn, this.#policy.feedback.hastySeconds),
        feedback,
      });
      const claim = { agencies: [sent.agency.code], feedbackId: id, now: receivedAt };
      if (!(await claimAttachments(transaction, feedback.attachments, claim))) throw expired();
      if (sent.isCheck) return;
      const event = {
        id,
        number: 1,
        at: receivedAt,
        act: 'receive',
        state: 'received',
        agency: sent.agency.code,
        dueAt: new Date(notes.dueAt).toISOString(),
      };
      await this.#webhook.add(transaction, event);
    });
    this.#webhook.nudge();
    return notes;
  }
}

/** Used, unknown or too old: whoever sends it has the same to do, upload it again. */
export const expired = (): ProblemError =>
  new ProblemError('invalid', { errors: [{ field: 'attachments', key: 'expired' }] });
