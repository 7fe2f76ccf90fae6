import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Whether the element itself has room, whatever the window has: hosts put it into narrow columns of wide pages. */
export class Width implements ReactiveController {
  wide = false;
  readonly #host: ReactiveControllerHost & Element;
  readonly #from: number;
  #watch: ResizeObserver | undefined;

  constructor(host: ReactiveControllerHost & Element, wideFromPx: number) {
    this.#host = host;
    this.#from = wideFromPx;
    host.addController(this);
  }

  hostConnected(): void {
    this.#watch = new ResizeObserver(() => this.#measure());
    this.#watch.observe(this.#host);
    this.#measure();
  }

  hostDisconnected(): void {
    this.#watch?.disconnect();
  }

  #measure(): void {
    const wide = this.#host.clientWidth >= this.#from;
    if (wide === this.wide) return;
    this.wide = wide;
    this.#host.requestUpdate();
  }
}
