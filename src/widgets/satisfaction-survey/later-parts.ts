import type { ReactiveControllerHost } from 'lit';
import { BackendError } from '../../backend/errors.ts';

/** Parts of an element that come when they are wanted: each is asked for once, and again only when somebody asks to. */
export class LaterParts {
  /** Why one did not arrive. */
  missing: BackendError | undefined;
  readonly #host: ReactiveControllerHost;
  readonly #asked = new Set<() => Promise<void>>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Sees to it that the part that `open` loads is there. */
  want(open: () => Promise<void>): void {
    if (this.#asked.has(open)) return;
    this.#asked.add(open);
    open()
      .catch((error: unknown) => (this.missing = new BackendError('unreachable', { hint: String(error) })))
      .finally(() => this.#host.requestUpdate());
  }

  readonly retry = (): void => {
    this.missing = undefined;
    this.#asked.clear();
    this.#host.requestUpdate();
  };
}
