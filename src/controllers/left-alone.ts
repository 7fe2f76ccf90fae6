import type { ReactiveController, ReactiveElement } from 'lit';

/** Long enough to read a reply and to think about it, short enough that whoever comes next finds nothing. */
const ALONE_AFTER_MS = 3 * 60_000;
const SIGNS = ['pointerdown', 'keydown', 'scroll'] as const;
// Anywhere in the page, also where a host or an element keeps an event to itself.
const ANYWHERE = { capture: true, passive: true } as const;

export interface LeftAloneOptions {
  /** Whether the device is shared by many people; on one's own nothing goes away. */
  readonly shared: () => boolean;
  /** What is shown is to go; what stands in fields goes with it. */
  readonly clear: () => void;
}

/**
 * Clears a shared computer (máy dùng chung) behind somebody who walked away: three minutes after the last touch, and when
 * the page is left, since whoever comes next may press “back”.
 */
export class LeftAlone implements ReactiveController {
  readonly #host: ReactiveElement;
  readonly #options: LeftAloneOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveElement, options: LeftAloneOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostConnected(): void {
    for (const sign of SIGNS) addEventListener(sign, this.#touched, ANYWHERE);
    addEventListener('pagehide', this.#clear);
    this.#touched();
  }

  hostDisconnected(): void {
    for (const sign of SIGNS) removeEventListener(sign, this.#touched, ANYWHERE);
    removeEventListener('pagehide', this.#clear);
    clearTimeout(this.#timer);
  }

  readonly #touched = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#clear, ALONE_AFTER_MS);
  };

  readonly #clear = (): void => {
    if (!this.#options.shared()) return;
    this.#options.clear();
    for (const field of this.#host.renderRoot.querySelectorAll<HTMLInputElement>('.input')) field.value = '';
  };
}
