/**
 * One remote call and its state: asked, answered, failed. The newest question wins, an older answer is dropped, and an
 * element that leaves the page leaves no request behind (`@lit/task` alone would let it run on).
 *
 * Busy semantics (`aria-busy`) count at once; the busy look waits a moment, because a flash of a spinner makes a fast
 * answer feel slow.
 */
import { initialState, Task, TaskStatus } from '@lit/task';
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

export class RemoteTask<Args extends readonly unknown[], Result> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #task: Task<Args, Result>;
  #args: Args | undefined;
  #before: Result | undefined;
  #askedAt = 0;
  #timers: ReturnType<typeof setTimeout>[] = [];
  #interrupted = false;

  constructor(host: ReactiveControllerHost, { run, done, failed }: RemoteTaskOptions<Args, Result>) {
    this.#host = host;
    this.#task = new Task<Args, Result>(host, {
      autoRun: false,
      task: (args, { signal }) => unlessAborted(run(args, signal), signal),
      onComplete: (result) => {
        this.#before = result;
        this.#stopTimers();
        this.#onceShown(() => done?.(result));
      },
      onError: (error) => {
        this.#stopTimers();
        this.#onceShown(() => failed?.(asBackendError(error)));
      },
    });
    host.addController(this);
  }

  /** Whether an answer is awaited. */
  get busy(): boolean {
    return this.#task.status === TaskStatus.PENDING;
  }

  /** The newest answer there has been. */
  get latest(): Result | undefined {
    return this.#before;
  }

  /** Why the newest question failed, if it did. */
  get failure(): BackendError | undefined {
    const failed = this.#args && this.#task.status === TaskStatus.ERROR;
    return failed ? asBackendError(this.#task.error) : undefined;
  }

  /** Asks; a question still open is dropped. */
  ask(...args: Args): void {
    this.#args = args;
    this.#askedAt = performance.now();
    this.#stopTimers();
    const renew = (): void => this.#host.requestUpdate();
    this.#timers = [setTimeout(renew, BUSY_LOOK_AFTER_MS), setTimeout(renew, SLOW_AFTER_MS)];
    void this.#task.run(args);
  }

  /** Asks the same again. */
  retry(): void {
    if (this.#args) this.ask(...this.#args);
  }

  /** Stops waiting and forgets the answer. */
  drop(): void {
    this.#stopTimers();
    this.#before = undefined;
    this.#args = undefined;
    this.#task.abort();
  }

  hostConnected(): void {
    // Moved within the page: the question was cut off by us, so it is ours to ask again.
    if (this.#interrupted) this.retry();
    this.#interrupted = false;
  }

  hostDisconnected(): void {
    this.#interrupted = this.busy;
    this.#stopTimers();
    this.#task.abort();
  }

  render<View>(views: RemoteTaskViews<Result, View>): View {
    if (!this.#args) return views.initial();
    switch (this.#task.status) {
      case TaskStatus.COMPLETE:
        return views.complete(this.#task.value as Result);
      case TaskStatus.ERROR:
        return views.error(asBackendError(this.#task.error), this.#before);
      default:
        return views.pending(this.#busyLook(), this.#before);
    }
  }

  #busyLook(): BusyLook {
    const waited = performance.now() - this.#askedAt;
    return { look: waited >= BUSY_LOOK_AFTER_MS, slow: waited >= SLOW_AFTER_MS };
  }

  /** The task tells before it has taken the answer in; a microtask later it has, and the host is about to render. */
  #onceShown(tell: () => void): void {
    queueMicrotask(() => void this.#host.updateComplete.then(tell));
  }

  #stopTimers(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
  }
}

/** A question that was dropped has neither an answer nor a fault. */
async function unlessAborted<Result>(
  answer: Promise<Result>,
  signal: AbortSignal,
): Promise<Result | typeof initialState> {
  try {
    return await answer;
  } catch (error) {
    if (signal.aborted) return initialState;
    throw error;
  }
}

/** A fault of our own code is told like an unreadable answer: the citizen can do the same about it. */
const asBackendError = (error: unknown): BackendError =>
  error instanceof BackendError ? error : new BackendError('contract', { hint: String(error) });
