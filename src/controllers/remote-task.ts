/**
 * One remote call and its state: asked, answered, failed. The newest question wins, an older answer is dropped, and an
 * element that leaves the page leaves no request behind.
 *
 * Why not `@lit/task`: it lets a request run on after its element has left, takes an abort for a failure and tells of an
 * answer before it can be shown; what had to stand around it was longer than this, and citizens downloaded both.
 *
 * Busy semantics (`aria-busy`) count at once; the busy look waits a moment, because a flash of a spinner makes a fast
 * answer feel slow.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { BackendError } from '../backend/errors.ts';

const BUSY_LOOK_AFTER_MS = 300;
const SLOW_AFTER_MS = 4000;

export interface RemoteTaskOptions<Args extends readonly unknown[], Result> {
  /** Asks; must pass `signal` on. */
  readonly run: (args: Args, signal: AbortSignal) => Promise<Result>;
  /** After an answer, once it is shown. */
  readonly done?: (result: Result) => void;
  /** After a failure, once it is shown; an abort is none. */
  readonly failed?: (error: BackendError) => void;
}

/** Whether to look busy yet, and whether the wait has become long. */
export interface BusyLook {
  readonly look: boolean;
  readonly slow: boolean;
}

/** What to show in each state; `pending` is told whether to look busy yet, and what was answered before. */
export interface RemoteTaskViews<Result, View> {
  readonly initial: () => View;
  readonly pending: (busy: BusyLook, before: Result | undefined) => View;
  readonly complete: (result: Result) => View;
  readonly error: (error: BackendError, before: Result | undefined) => View;
}

type Outcome<Result> = { readonly result: Result } | { readonly error: BackendError };

export class RemoteTask<Args extends readonly unknown[], Result> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: RemoteTaskOptions<Args, Result>;
  #args: Args | undefined;
  /** There while an answer is awaited. */
  #open: AbortController | undefined;
  #outcome: Outcome<Result> | undefined;
  #latest: Result | undefined;
  #askedAt = 0;
  #timers: ReturnType<typeof setTimeout>[] = [];
  #interrupted = false;

  constructor(host: ReactiveControllerHost, options: RemoteTaskOptions<Args, Result>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Whether an answer is awaited. */
  get busy(): boolean {
    return this.#open !== undefined;
  }

  /** The newest answer there has been. */
  get latest(): Result | undefined {
    return this.#latest;
  }

  /** Why the newest question failed, if it did. */
  get failure(): BackendError | undefined {
    return this.#outcome && 'error' in this.#outcome ? this.#outcome.error : undefined;
  }

  /** Asks; a question still open is dropped. */
  ask(...args: Args): void {
    this.#stop();
    this.#args = args;
    this.#outcome = undefined;
    this.#askedAt = performance.now();
    const renew = (): void => this.#host.requestUpdate();
    this.#timers = [setTimeout(renew, BUSY_LOOK_AFTER_MS), setTimeout(renew, SLOW_AFTER_MS)];
    void this.#run(args, (this.#open = new AbortController()));
    renew();
  }

  /** Asks the same again. */
  retry(): void {
    if (this.#args) this.ask(...this.#args);
  }

  /** Stops waiting and forgets the answer. */
  drop(): void {
    this.#stop();
    this.#args = this.#outcome = this.#latest = undefined;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    // Moved within the page: the question was cut off by us, so it is ours to ask again.
    if (this.#interrupted) this.retry();
    this.#interrupted = false;
  }

  hostDisconnected(): void {
    this.#interrupted = this.busy;
    this.#stop();
  }

  render<View>(views: RemoteTaskViews<Result, View>): View {
    if (!this.#args) return views.initial();
    if (!this.#outcome) return views.pending(this.#busyLook(), this.#latest);
    if ('error' in this.#outcome) return views.error(this.#outcome.error, this.#latest);
    return views.complete(this.#outcome.result);
  }

  async #run(args: Args, question: AbortController): Promise<void> {
    const outcome = await this.#ask(args, question.signal);
    // Dropped in the meantime, or overtaken by a newer question.
    if (question !== this.#open) return;
    this.#stop();
    this.#outcome = outcome;
    if ('result' in outcome) this.#latest = outcome.result;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    if ('result' in outcome) this.#options.done?.(outcome.result);
    else this.#options.failed?.(outcome.error);
  }

  async #ask(args: Args, signal: AbortSignal): Promise<Outcome<Result>> {
    try {
      return { result: await this.#options.run(args, signal) };
    } catch (error) {
      return { error: asBackendError(error) };
    }
  }

  #busyLook(): BusyLook {
    const waited = performance.now() - this.#askedAt;
    return { look: waited >= BUSY_LOOK_AFTER_MS, slow: waited >= SLOW_AFTER_MS };
  }

  #stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    const open = this.#open;
    this.#timers = [];
    this.#open = undefined;
    open?.abort();
  }
}

/** A fault of our own code is told like an unreadable answer: the citizen can do the same about it. */
const asBackendError = (error: unknown): BackendError =>
  error instanceof BackendError ? error : new BackendError('contract', { hint: String(error) });
