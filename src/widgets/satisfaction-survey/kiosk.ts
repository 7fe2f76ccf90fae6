/**
 * The screen at a counter (kiosk): one citizen after the other, a day without network, a power cut in between. It comes
 * in a file of its own.
 */
import { html, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { parseJson, stringify } from '../../backend/json.ts';
import { openOutbox } from '../../backend/outbox.ts';
import type { Backend } from '../../backend/request.ts';
import type { SurveyToSend } from '../../backend/surveys.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { kioskStyles } from './kiosk.styles.ts';
import { KioskQueue } from './kiosk-queue.ts';
import { addStyles } from '../../core/later-styles.ts';

/** How long whoever runs the counter holds the corner to leave. */
const HOLD_MS = 5_000;
/** How long thanks stay when nobody taps. */
const THANKS_MS = 6_000;
const PENDING = 'dvc-kiosk pending';

export interface KioskOptions {
  readonly words: LocalizeController;
  readonly backend: () => Backend | undefined;
  /** The name of the counter as it stands above it. */
  readonly counter: () => string;
  /** Seconds without a touch after which the next citizen begins. */
  readonly quietSeconds: () => number;
  /** Nobody has touched it for that long. */
  readonly quiet: () => void;
  /** Begins for the next citizen. */
  readonly next: () => void;
  readonly leave: () => void;
}

type KioskHost = ReactiveControllerHost & HTMLElement;

export class Kiosk implements ReactiveController {
  readonly #host: KioskHost;
  readonly #options: KioskOptions;
  #queue: Promise<KioskQueue> | undefined;
  #opened: KioskQueue | undefined;
  #thanking = false;
  #leaving = false;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #holding: ReturnType<typeof setTimeout> | undefined;

  constructor(host: KioskHost, options: KioskOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    if (host.isConnected) this.hostConnected();
  }

  hostConnected(): void {
    this.#host.addEventListener('pointerdown', this.#touched);
    this.#host.addEventListener('input', this.#touched);
    this.#host.addEventListener('contextmenu', prevent);
    this.#host.classList.add('kiosk');
    void this.#takeUpPending();
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('pointerdown', this.#touched);
    this.#host.removeEventListener('input', this.#touched);
    this.#host.removeEventListener('contextmenu', prevent);
    this.#host.classList.remove('kiosk');
    clearTimeout(this.#quiet);
    this.#letGo();
    this.#opened?.stop();
    this.#queue = this.#opened = undefined;
  }

  /** A rating was tapped and reasons are asked for: even if the machine dies now, the rating is kept. */
  readonly rated = (response: SurveyToSend): void => {
    try {
      localStorage.setItem(PENDING, stringify(response));
    } catch {
      // Then it waits for the citizen alone.
    }
  };

  /** Takes a response over, and thanks once it is on the device: not before, since the power may go any moment. */
  readonly take = (response: SurveyToSend): void => {
    clearTimeout(this.#quiet);
    void this.#openQueue()
      .then((queue) => queue.take(response))
      .then(() => {
        forgetPending();
        this.#thanking = true;
        this.#quiet = setTimeout(this.#next, THANKS_MS);
        this.#show();
      });
  };

  /** The whole screen, with `content` where no thanks are said. */
  render(content: unknown): TemplateResult {
    const { words, counter } = this.#options;
    addStyles(this.#host.shadowRoot!, kioskStyles);
    return html`<div class="screen">
      ${this.#leaving ? this.#renderLeaving() : this.#thanking ? this.#renderThanks() : content}
      <footer class="foot muted">
        <span>${counter()}</span>
        <span role="status"
          >${this.#opened?.unsent ? words.t('kiosk.unsent', { count: this.#opened.unsent }) : ''}</span
        >
        <button
          type="button"
          class="corner"
          aria-label=${words.t('kiosk.hold')}
          @pointerdown=${this.#hold}
          @pointerup=${this.#letGo}
          @pointerleave=${this.#letGo}
          @pointercancel=${this.#letGo}
          @keydown=${this.#hold}
          @keyup=${this.#letGo}
        ></button>
      </footer>
    </div>`;
  }

  #renderThanks(): TemplateResult {
    const { words } = this.#options;
    return html`<div class="thanks" part="result" role="status">
      <h2 class="title" tabindex="-1">${words.t('kiosk.thanks')}</h2>
      <p>${words.t(this.#opened?.kept === false ? 'kiosk.keptOnPage' : 'kiosk.kept')}</p>
      <button part="button" type="button" class="button primary" @click=${this.#next}>${words.t('kiosk.next')}</button>
    </div>`;
  }

  #renderLeaving(): TemplateResult {
    const { words } = this.#options;
    return html`<div class="thanks" role="dialog" aria-label=${words.t('kiosk.leaving')}>
      <h2 class="title" tabindex="-1">${words.t('kiosk.leaving')}</h2>
      <p>${words.t('kiosk.unsent', { count: this.#opened?.unsent ?? 0 })}</p>
      <button part="button" type="button" class="button primary" @click=${this.#next}>${words.t('kiosk.stay')}</button>
      <button part="button" type="button" class="button" @click=${this.#leave}>${words.t('kiosk.leave')}</button>
    </div>`;
  }

  readonly #touched = (event: Event): void => {
    if (event.type === 'pointerdown') fillScreen();
    if (this.#thanking || this.#leaving) return;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(this.#options.quiet, this.#options.quietSeconds() * 1000);
  };

  readonly #next = (): void => {
    clearTimeout(this.#quiet);
    this.#thanking = this.#leaving = false;
    this.#options.next();
    this.#show();
  };

  readonly #hold = (event: Event): void => {
    // Every other key goes on where it goes: nobody is caught here.
    if (event instanceof KeyboardEvent && !/^(Enter| )$/.test(event.key)) return;
    event.preventDefault();
    this.#holding ??= setTimeout(() => {
      this.#leaving = true;
      clearTimeout(this.#quiet);
      this.#quiet = setTimeout(this.#next, THANKS_MS * 5);
      this.#show();
    }, HOLD_MS);
  };

  /** Shows another screen, and begins to read it at its head. */
  #show(): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() =>
      this.#host.shadowRoot!.querySelector<HTMLElement>('.title')?.focus({ preventScroll: true }),
    );
  }

  readonly #letGo = (): void => {
    clearTimeout(this.#holding);
    this.#holding = undefined;
  };

  readonly #leave = (): void => {
    clearTimeout(this.#quiet);
    this.#leaving = false;
    if (document.fullscreenElement) void document.exitFullscreen();
    this.#options.leave();
  };

  /** A rating that was tapped before the machine went out, and all that is not sent yet. */
  async #takeUpPending(): Promise<void> {
    const queue = await this.#openQueue();
    try {
      const pending = localStorage.getItem(PENDING);
      if (pending) await queue.take(parseJson(pending) as SurveyToSend);
    } catch {
      // Nothing that could be read.
    }
    forgetPending();
    await queue.send();
  }

  #openQueue(): Promise<KioskQueue> {
    this.#queue ??= openOutbox({ shared: false }).then((outbox) => {
      this.#opened = new KioskQueue(outbox, this.#options.backend()!, () => this.#host.requestUpdate());
      return this.#opened;
    });
    return this.#queue;
  }
}

const prevent = (event: Event): void => event.preventDefault();

function forgetPending(): void {
  try {
    localStorage.removeItem(PENDING);
  } catch {
    // There was none.
  }
}

/** The whole screen, where the browser has such a thing; it wants a touch for it, so each touch asks. */
function fillScreen(): void {
  const { documentElement: root } = document;
  if (document.fullscreenElement) return;
  root.requestFullscreen?.().catch(() => {});
}
