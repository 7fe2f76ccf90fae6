import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { LocalizeController } from './localize.ts';

// Screen readers hear a change only where there was silence before.
const PAUSE_MS = 300;
const STAYS_MS = 8000;

/**
 * A line beside a button that says what became of pressing it, to those who see and to those who hear; pressed again, it
 * says so again. It goes by itself, so that it is never taken for a word about what is shown next.
 */
export class ShortNote implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #words: LocalizeController;
  #said = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, words: LocalizeController) {
    this.#host = host;
    this.#words = words;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#show('');
  }

  tell(sentence: string): void {
    this.#show('', PAUSE_MS, () => this.#show(sentence, STAYS_MS, () => this.#show('')));
  }

  /** Whether a text has gone to the clipboard: a copy that failed must not look like one. */
  async tellCopied(copying: Promise<boolean>): Promise<void> {
    this.tell(this.#words.t((await copying) ? 'common.copied' : 'common.copyFailed'));
  }

  /** The line; it must stand in the page before anything is said. */
  render(): TemplateResult {
    return html`<span role="status">${this.#said}</span>`;
  }

  #show(sentence: string, stays?: number, next?: () => void): void {
    clearTimeout(this.#timer);
    if (next) this.#timer = setTimeout(next, stays);
    this.#said = sentence;
    this.#host.requestUpdate();
  }
}
