import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { addressWith, valueOf } from './fragment.ts';

/**
 * A value that comes in the fragment of the page's address and opens something, such as a follow-up code from a QR code:
 * read and removed at once, so that neither the history nor a host's analytics keep it.
 */
export class FragmentOnce implements ReactiveController {
  readonly #name: string;
  readonly #taken: (value: string) => void;

  constructor(host: ReactiveControllerHost, name: string, taken: (value: string) => void) {
    this.#name = name;
    this.#taken = taken;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('hashchange', this.#take);
    this.#take();
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#take);
  }

  readonly #take = (): void => {
    const value = valueOf(this.#name);
    if (value === undefined) return;
    history.replaceState(history.state, '', addressWith(this.#name, undefined));
    this.#taken(value);
  };
}
