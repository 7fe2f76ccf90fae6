import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Acts once a pause has come: the last call within the pause counts. Nothing happens after the element has left. */
export class Debounce implements ReactiveController {
  readonly #act: () => void;
  readonly #pause: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, pauseInMs: number, act: () => void) {
    this.#pause = pauseInMs;
    this.#act = act;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.cancel();
  }

  call(): void {
    this.cancel();
    this.#timer = setTimeout(this.#act, this.#pause);
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }
}
