import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

// Screen readers drop what arrives while a key is being echoed.
const PAUSE_MS = 400;

/**
 * Says things to screen readers without moving the focus: a polite live region in the element's own shadow root.
 * What is said last wins; nothing is said twice in a row.
 */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #said = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Says `sentence` after a short pause. */
  say(sentence: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#said = sentence;
      this.#host.requestUpdate();
    }, PAUSE_MS);
  }

  /** The region; it must stand in the page before anything is said. */
  render(): TemplateResult {
    return html`<div class="visually-hidden" role="status" aria-live="polite">${this.#said}</div>`;
  }
}
