/**
 * Which feedback is followed: the code as it is typed, linked, scanned or remembered, and the case it opens. The element
 * only shows it.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ReadableCase } from '../../backend/contract/feedback.ts';
import type { StatusBasics } from '../../backend/contract/status.ts';
import { findFollowUpCode } from '../../backend/contract/follow-up-code.ts';
import { isMisplaced, type BackendError } from '../../backend/errors.ts';
import { findFeedback } from '../../backend/feedback.ts';
import type { Backend } from '../../backend/request.ts';
import { readStatus } from '../../backend/status.ts';
import { RemoteTask } from '../../controllers/remote-task.ts';
import { faultOf, isWholeCode, type CodeFault } from './typed-code.ts';

/** A case, and when the endpoint said so. */
export interface Seen {
  readonly code: string;
  readonly found: ReadableCase;
  readonly at: Date;
}

export interface TrackingOptions {
  readonly backend: () => Backend | undefined;
  readonly mayAsk: (operation: string) => boolean;
  /** A case is shown; `again` where it was shown before. */
  readonly found: (again: boolean) => void;
  readonly failed: (error: BackendError) => void;
}

export class Tracking implements ReactiveController {
  typed = '';
  fault: CodeFault | undefined;
  /** The code that is looked up or shown. */
  code: string | undefined;
  readonly looking: RemoteTask<[Backend, string], Seen>;
  readonly status: RemoteTask<[Backend], StatusBasics>;
  readonly #host: ReactiveControllerHost;
  readonly #options: TrackingOptions;
  #asked = '';
  #waiting: string | undefined;
  #shownBefore = false;

  constructor(host: ReactiveControllerHost, options: TrackingOptions) {
    this.#host = host;
    this.#options = options;
    this.status = new RemoteTask(host, {
      run: ([backend]) => readStatus(backend),
      // What passes is told when a case is looked up.
      failed: (error) => isMisplaced(error) && options.failed(error),
    });
    this.looking = new RemoteTask(host, {
      run: async ([backend, code], signal) => {
        const found = await findFeedback(backend, code, signal);
        return { code, found, at: new Date() };
      },
      done: () => {
        options.found(this.#shownBefore);
        this.#shownBefore = true;
      },
      failed: options.failed,
    });
    host.addController(this);
  }

  hostUpdate(): void {
    const backend = this.#options.backend();
    const asked = backend ? [backend.endpoint, backend.agency].join('\n') : '';
    if (!backend || asked === this.#asked) return;
    this.#asked = asked;
    this.status.ask(backend);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting !== undefined) this.take(waiting);
  }

  type(typed: string): void {
    this.typed = typed;
    // A slip is told as soon as it can be; a fault goes as soon as somebody works on it.
    this.fault = isWholeCode(typed) ? faultOf(typed) : undefined;
    this.#host.requestUpdate();
  }

  /** Looks up what was typed, linked or scanned; whether it is a code at all. */
  take(text: string): boolean {
    if (!this.#options.backend()) {
      this.#waiting = text;
      return true;
    }
    this.typed = text;
    this.fault = faultOf(text);
    const code = findFollowUpCode(text);
    if (code) this.#look(code);
    this.#host.requestUpdate();
    return code !== undefined;
  }

  /** Asks anew where the case stands. */
  refresh(): void {
    if (this.code) this.#look(this.code);
  }

  /** Back to the field; nothing of the case stays. */
  startOver(): void {
    this.typed = '';
    this.fault = this.code = undefined;
    this.#shownBefore = false;
    this.looking.drop();
  }

  #look(code: string): void {
    const backend = this.#options.backend();
    if (!backend || !this.#options.mayAsk('feedback')) return;
    if (code !== this.code) {
      this.looking.drop();
      this.#shownBefore = false;
    }
    this.code = code;
    this.looking.ask(backend, code);
  }
}
