/**
 * The way of one feedback to the endpoint and back: the key it is sent under, the outbox that keeps it, and what can
 * honestly be said of it.
 */
import type { Feedback, Receipt } from '../../backend/contract/feedback.ts';
import { heldFeedback, resumeFeedback, sendFeedback, type FeedbackFollowing } from '../../backend/feedback.ts';
import { openOutbox, type Outbox } from '../../backend/outbox.ts';
import type { Backend } from '../../backend/request.ts';
import { newKey, type HeldSubmission, type SubmissionFile, type SubmissionState } from '../../backend/submission.ts';

export interface SendingOptions {
  readonly shared: () => boolean;
  /** Told every state, and the one before it. */
  readonly watch: (state: SubmissionState<Receipt>, before: SubmissionState['state'] | undefined) => void;
  /** It cannot even be followed. */
  readonly lost: () => void;
}

export class FeedbackSending {
  /** Nothing before it is sent. */
  state: SubmissionState<Receipt> | undefined;
  /** The key that it is sent under, once it was: whatever page goes on with it sends the same thing once. */
  usedKey: string | undefined;
  #key = newKey();
  #outbox: Promise<Outbox> | undefined;
  #following: AbortController | undefined;
  readonly #options: SendingOptions;

  constructor(options: SendingOptions) {
    this.#options = options;
  }

  /** It was being sent when somebody stopped that. */
  get isInterrupted(): boolean {
    return this.#following?.signal.aborted === true && this.state?.state !== 'received';
  }

  /** Goes on under a key that an earlier page has used. */
  takeKey(key: string): void {
    this.#key = this.usedKey = key;
  }

  /** From here on the key belongs to the words. */
  begin(): void {
    this.usedKey = this.#key;
  }

  /** Sends; a second call joins the first. */
  async send(
    backend: Backend,
    feedback: Omit<Feedback, 'attachments'>,
    files: readonly SubmissionFile[],
  ): Promise<void> {
    const outbox = await this.#open();
    await this.#follow((following) => sendFeedback(outbox, { key: this.#key, backend, feedback, files }, following));
  }

  /** Goes on with what an earlier page has left under the key. */
  async resume(): Promise<void> {
    const outbox = await this.#open();
    await this.#follow((following) => resumeFeedback(outbox, this.#key, following));
  }

  /** Tries at once. */
  async hurry(): Promise<void> {
    (await this.#open()).hurry(this.#key);
  }

  /** Stops, for the words to be changed; what was sent under the key may have arrived, and is then not sent twice. */
  async recall(): Promise<void> {
    await (await this.#open()).recall(this.#key);
    this.stop();
    this.state = undefined;
  }

  /** Follows no longer; what is kept on the device stays there. */
  stop(): void {
    this.#following?.abort();
  }

  /** The device lets go of it; where it does not, the next visit is told. */
  async letGo(): Promise<void> {
    await (await this.#open()).discard(this.#key).catch(() => {});
  }

  /** What is sent next is something new: the endpoint knows the key with other words. */
  async leaveKey(): Promise<void> {
    await this.letGo();
    this.#key = newKey();
    this.usedKey = undefined;
  }

  /** For another feedback. */
  startOver(): void {
    this.#key = newKey();
    this.state = this.usedKey = undefined;
  }

  /**
   * What the device holds for this endpoint: that of the key, else the oldest. `expired`: something waited so long that
   * it was erased.
   */
  async findHeld(backend: Backend | undefined): Promise<{ held: HeldSubmission | undefined; expired: boolean }> {
    const outbox = await this.#open();
    const all = backend ? await heldFeedback(outbox, backend) : [];
    return { held: all.find(({ key }) => key === this.#key) ?? all[0], expired: outbox.expired > 0 };
  }

  async #follow(start: (following: FeedbackFollowing) => Promise<unknown>): Promise<void> {
    this.#following?.abort();
    const { signal } = (this.#following = new AbortController());
    const watch = (state: SubmissionState<Receipt>): void => {
      const before = this.state?.state;
      this.state = state;
      this.#options.watch(state, before);
    };
    try {
      await start({ watch, signal });
    } catch (error) {
      if (signal.aborted) return;
      this.#options.lost();
      throw error;
    }
  }

  #open(): Promise<Outbox> {
    return (this.#outbox ??= openOutbox({ shared: this.#options.shared() }));
  }
}
