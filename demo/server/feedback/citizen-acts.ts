/**
 * What whoever holds the code does to a case: answers an officer's question, rates the outcome, asks for another look.
 * Each is taken once, however often it is sent: key and change are one transaction.
 */
import type { Acknowledgement, Addition, Rating } from '../../../src/backend/contract/feedback.ts';
import { readFollowUpCode } from '../../../src/backend/contract/follow-up-code.ts';
import { DAY, inVietnam } from '../clock.ts';
import { canonicalJson, type IdempotentWrites } from '../idempotency.ts';
import type { Policy } from '../policy/policy.ts';
import { ProblemError } from '../problems.ts';
import { claimAttachments } from '../store/attachments.ts';
import { findReply, readSteps, saveAddition, saveRating } from '../store/cases.ts';
import type { Database, FeedbackRow } from '../store/tables.ts';
import { expired } from './acceptance.ts';
import { CaseChangeError, type CaseChanges, type Effect } from './case-changes.ts';
import { hashFollowUpCode } from './follow-up-codes.ts';
import { readAddition, readRating } from './reading-answers.ts';
import { canRate, reopenUntil } from './terms.ts';
import { mayHappen, type Outcome } from './transitions.ts';

export interface SentAnswer {
  /** The identifier of the agency in whose name it is sent; keys are kept apart by it. */
  readonly agency: string;
  readonly key: string;
  readonly body: unknown;
  /** Called for what is not a repetition: throws where a limit wants it later. */
  readonly delay: () => void;
}

interface CitizenActsParts {
  readonly changes: CaseChanges;
  readonly writes: IdempotentWrites;
  readonly secret: string;
  readonly policy: Policy;
}

type Judge = (row: FeedbackRow, transaction: Database, now: Date) => Promise<Effect>;

const ADDED = 'Người gửi đã bổ sung thông tin.';
const RATED: Readonly<Record<Outcome, string>> = {
  solved: 'Người gửi đánh giá: việc đã được giải quyết.',
  partly: 'Người gửi đánh giá: việc mới được giải quyết một phần.',
  'not-solved': 'Người gửi đánh giá: việc chưa được giải quyết.',
};
const LOOK_AGAIN = 'Người gửi đề nghị xem lại.';

const refused = (field: string, key: string) => new ProblemError('invalid', { errors: [{ field, key }] });

export class CitizenActs {
  readonly #changes: CaseChanges;
  readonly #writes: IdempotentWrites;
  readonly #secret: string;
  readonly #policy: Policy;

  constructor({ changes, writes, secret, policy }: CitizenActsParts) {
    this.#changes = changes;
    this.#writes = writes;
    this.#secret = secret;
    this.#policy = policy;
  }

  /** Takes the answer to an officer's question. */
  add(sent: SentAnswer): Promise<Acknowledgement> {
    return this.#takeOnce('feedback/additions', sent, () => {
      const addition = readAddition(sent.body, this.#policy);
      return { code: addition.code, judge: (row, transaction, now) => this.#add(addition, row, transaction, now) };
    });
  }

  /** Takes a rating, which may ask for another look. */
  rate(sent: SentAnswer): Promise<Acknowledgement> {
    return this.#takeOnce('feedback/rating', sent, () => {
      const rating = readRating(sent.body, this.#policy);
      return { code: rating.code, judge: (row, transaction, now) => this.#rate(rating, row, transaction, now) };
    });
  }

  async #takeOnce(
    route: string,
    { agency, key, body, delay }: SentAnswer,
    read: () => { readonly code: string; readonly judge: Judge },
  ): Promise<Acknowledgement> {
    const bodyHash = this.#writes.hashBody(canonicalJson(body));
    const notes = await this.#writes.hold({ agency, route, key }, async (held) => {
      if (held.isBound) return JSON.parse(held.answerAgain(bodyHash)) as Omit<Acknowledgement, 'key'>;
      delay();
      const { code, judge } = read();
      const codeHash = this.#hashOf(code);
      let receivedAt = '';
      await this.#changes
        .change({ codeHash }, async (row, transaction, now) => {
          receivedAt = inVietnam(now);
          const answer = { bodyHash, answer: JSON.stringify({ receivedAt }) };
          await held.bind(transaction, answer, this.#policy.keys.feedbackDays * DAY);
          return judge(row, transaction, now);
        })
        .catch(sayWhy);
      return { receivedAt };
    });
    return { ...notes, key };
  }

  /** A code that is none is looked for like one that nobody has, and takes as long. */
  #hashOf(typed: string): string {
    return hashFollowUpCode(this.#secret, readFollowUpCode(typed) ?? '');
  }

  async #add({ content, attachments }: Addition, row: FeedbackRow, transaction: Database, now: Date): Promise<Effect> {
    if (!mayHappen('add', row.state)) throw refused('code', 'not-now');
    const steps = await readSteps(transaction, row.id);
    // A page that was opened before the case went to another agency has sent its files to the one before.
    const agencies = [...new Set([row.agency, ...steps.map(({ agency }) => agency ?? row.agency)])];
    return {
      act: 'add',
      note: ADDED,
      also: async ({ id, number, at }) => {
        await saveAddition(transaction, { feedback_id: id, number, at, content });
        const claim = { agencies, feedbackId: id, step: number, now: now.toISOString() };
        if (!(await claimAttachments(transaction, attachments, claim))) throw expired();
      },
    };
  }

  async #rate(rating: Rating, row: FeedbackRow, transaction: Database, now: Date): Promise<Effect> {
    const { outcome, satisfaction = null, comment = null, reopen } = rating;
    if (reopen) {
      if (!mayHappen('rate-and-reopen', row.state)) throw refused('code', 'not-now');
      if (outcome === 'solved') throw refused('reopen', 'solved');
      const reply = await findReply(transaction, row.id);
      if (!reopenUntil(row, reply, this.#policy, now)) throw refused('reopen', 'too-late');
    } else {
      if (!mayHappen('rate', row.state)) throw refused('code', 'not-now');
      if (!canRate(row.state, await readSteps(transaction, row.id))) throw refused('outcome', 'rated');
    }
    return {
      act: reopen ? 'rate-and-reopen' : 'rate',
      note: reopen ? `${RATED[outcome]} ${LOOK_AGAIN}` : RATED[outcome],
      also: ({ id, number, at }) =>
        saveRating(transaction, {
          feedback_id: id,
          number,
          at,
          outcome,
          satisfaction,
          comment,
          reopens: Number(reopen),
        }),
    };
  }
}

/** Whoever holds the code is told in the contract's words. */
function sayWhy(error: unknown): never {
  if (!(error instanceof CaseChangeError)) throw error;
  throw error.fault === 'unknown' ? new ProblemError('not-found') : refused('code', 'not-now');
}
