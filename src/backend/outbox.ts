/**
 * Submissions that wait for a network: kept on the device before the first try, sent until the endpoint has said that it
 * has them, emptied then. Nothing is lost and nothing is kept twice.
 */
import type * as z from 'zod/mini';
import { Delivery } from './outbox-delivery.ts';
import { timeLeft, type Change, type Entry } from './outbox-entry.ts';
import { deviceStore, pageStore, type Store } from './outbox-store.ts';
import type { HeldSubmission, Outcome, Submission, SubmissionState } from './submission.ts';

/** What the sender wants to know, and for how long. */
export interface Following<T extends z.ZodMiniType> {
  /** How the endpoint's answer is read; it has a `key`, which echoes the submission's. */
  readonly schema: T;
  /** Told every state, the last one too. */
  readonly watch: (state: SubmissionState<z.infer<T>>) => void;
  /** Stops following and sending here, and rejects with an `AbortError`; what is kept on the device stays there. */
  readonly signal?: AbortSignal;
}

/** Opens the outbox of this site. With `shared` (a computer that many use) nothing is ever written to the device. */
export async function openOutbox({ shared }: { readonly shared: boolean }): Promise<Outbox> {
  const page = pageStore();
  try {
    if (!shared) return new Outbox(deviceStore, page, await expire(deviceStore));
  } catch {
    // No storage here, or one that does not answer: then the page must stay open, and says so.
  }
  return new Outbox(page, page, 0);
}

export class Outbox {
  /** How many unsent submissions were erased when the outbox was opened, since they were older than 72 hours. */
  readonly expired: number;
  readonly #store: Store;
  readonly #page: Store;
  readonly #deliveries = new Map<string, Delivery>();

  constructor(store: Store, page: Store, expired: number) {
    this.#store = store;
    this.#page = page;
    this.expired = expired;
  }

  /**
   * Keeps, sends, and follows to the end. A second call for a key that is under way, such as a double tap, joins the
   * first; what was refused or recalled may be sent under its key with other words.
   */
  submit<T extends z.ZodMiniType>(submission: Submission, following: Following<T>): Promise<Outcome<z.infer<T>>> {
    return this.#deliver(submission.key, following, submission);
  }

  /** Goes on with what an earlier page has left. Rejects when the device does not give it back. */
  resume<T extends z.ZodMiniType>(key: string, following: Following<T>): Promise<Outcome<z.infer<T>>> {
    return this.#deliver(key, following);
  }

  /** Tries as soon as the endpoint allows: the citizen has asked. */
  hurry(key: string): void {
    this.#deliveries.get(key)?.hurry();
  }

  /**
   * Stops sending (its outcome is `gone`), so that the citizen may change it and `submit` it under the same key. It may
   * have arrived already; then the receipt comes with `earlier`.
   */
  async recall(key: string): Promise<void> {
    await this.#end(key);
    // Where the device does not take it, a later page still offers to send it as it was.
    await this.#change(key, (now) => now && { ...now, rest: 'recalled' }).catch(() => {});
  }

  /**
   * Erases a submission: its receipt has been shown, or the citizen does not want to send it any more. Rejects when the
   * device does not let go of it.
   */
  async discard(key: string): Promise<void> {
    await this.#end(key);
    await this.#change(key, () => undefined);
  }

  /** What this device still holds, oldest first. */
  async held(): Promise<readonly HeldSubmission[]> {
    const held = new Map<string, HeldSubmission>();
    for (const store of new Set([this.#store, this.#page])) {
      for (const submission of await heldIn(store).catch(() => [])) held.set(submission.key, submission);
    }
    return [...held.values()].sort((a, b) => a.savedAt - b.savedAt);
  }

  #deliver<T extends z.ZodMiniType>(
    key: string,
    { schema, watch, signal }: Following<T>,
    submission?: Submission,
  ): Promise<Outcome<z.infer<T>>> {
    const known = this.#deliveries.get(key);
    // What the citizen sends now is newer than what an earlier page has left.
    const isOlder = submission && known?.isResumed;
    if (isOlder) known.stop({ state: 'gone' });
    const delivery = (!isOlder && known) || new Delivery(key, schema, this.#store, this.#page, submission);
    if (delivery !== known) this.#look(key, delivery, signal);
    delivery.follow(watch as (state: SubmissionState) => void);
    return delivery.outcome as Promise<Outcome<z.infer<T>>>;
  }

  /** Knows of a delivery as long as it lasts. */
  #look(key: string, delivery: Delivery, signal: AbortSignal | undefined): void {
    this.#deliveries.set(key, delivery);
    const forget = (): void => {
      signal?.removeEventListener('abort', abort);
      if (this.#deliveries.get(key) === delivery) this.#deliveries.delete(key);
    };
    const abort = (): void => {
      delivery.stop();
      forget();
    };
    signal?.addEventListener('abort', abort);
    delivery.outcome.then(forget, forget);
    if (signal?.aborted) abort();
  }

  /** Ends sending, as far as it has not ended. */
  async #end(key: string): Promise<void> {
    const delivery = this.#deliveries.get(key);
    delivery?.stop({ state: 'gone' });
    await delivery?.ended;
  }

  /** Wherever it is kept. */
  async #change(key: string, change: Change): Promise<void> {
    for (const store of new Set([this.#page, this.#store])) {
      await store.change(key, change).catch(() => store.change(key, change));
    }
  }
}

/** Erases what is too old; says how many of them had not been sent. */
async function expire(store: Store): Promise<number> {
  let expired = 0;
  for (const { key, savedAt, received } of await store.all()) {
    await store.change(key, (now) => {
      if (!now || timeLeft(now) <= 0) return undefined;
      // The clock was put back: it counts from now on.
      return savedAt > Date.now() ? { ...now, savedAt: Date.now() } : now;
    });
    if (timeLeft({ savedAt } as Entry) <= 0 && !received) expired++;
  }
  return expired;
}

async function heldIn(store: Store): Promise<HeldSubmission[]> {
  const held: HeldSubmission[] = [];
  for (const { key, path, backend, body, files, savedAt, received, rest } of await store.all()) {
    const contents = await store.files(key);
    held.push({
      key,
      path,
      backend,
      kept: store.kept,
      savedAt,
      state: received ? 'received' : rest === 'recalled' ? 'recalled' : rest ? 'refused' : 'waiting',
      body,
      files: files.map(({ name, type }, i) => ({ name, type, blob: new Blob([contents[i]!], { type }) })),
    });
  }
  return held;
}
