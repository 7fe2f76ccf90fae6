/** What only some do with a case: print it, copy its code, share it or show it as a QR code, have it remembered. */
import { html, nothing, type ReactiveElement, type TemplateResult } from 'lit';
import type { Backend } from '../../backend/request.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { ShortNote } from '../../controllers/short-note.ts';
import { addStyles } from '../../core/later-styles.ts';
import { ownPage } from '../../core/own-page.ts';
import type { qrOf } from '../../device/qr.ts';
import { RememberedCodes } from '../../device/remembered-codes.ts';
import { canShare, copyText, share, shareText } from '../../device/share.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { renderChoice } from '../../ui/choice.ts';
import { choiceStyles } from '../../ui/choice.styles.ts';
import { printCase } from './case-print.ts';
import { keepingStyles } from './keeping.styles.ts';
import type { Seen } from './tracking.ts';

export interface KeepingPlace {
  readonly words: LocalizeController;
  /** What the codes are of: element and endpoint. */
  readonly name: string;
  readonly shared: boolean;
  readonly backend: () => Backend | undefined;
}

// As much of a code as tells it from others, and as little as somebody behind can use.
const SHOWN = 9;

export class Keeping {
  readonly #host: ReactiveElement;
  readonly #place: KeepingPlace;
  readonly #codes: RememberedCodes;
  readonly #note: ShortNote;
  /** The case's address as squares, once asked for, and the code that it is of. */
  #qr: (ReturnType<typeof qrOf> & { readonly code: string }) | undefined;

  constructor(host: ReactiveElement, place: KeepingPlace) {
    this.#host = host;
    this.#place = place;
    this.#codes = new RememberedCodes(place);
    this.#note = new ShortNote(host, place.words);
    addStyles(host.renderRoot as ShadowRoot, choiceStyles, keepingStyles);
  }

  /** Codes that this device was asked to remember, to be opened or forgotten. */
  renderRemembered(open: (code: string) => void): TemplateResult | typeof nothing {
    const { words } = this.#place;
    const codes = this.#codes.all();
    if (codes.length === 0) return nothing;
    return html`<section>
      <h3>${words.t('keeping.remembered')}</h3>
      <ul class="remembered">
        ${codes.map(({ code, receivedAt }) => {
          const day = words.day(receivedAt);
          const shown = code.slice(0, SHOWN);
          return html`<li>
            <button part="button" type="button" class="button" @click=${() => open(code)}>
              <span class="mono">${shown}…</span> ${day ? words.t('keeping.sentOn', { day }) : nothing}
            </button>
            <button
              type="button"
              class="button plain"
              aria-label=${words.t('keeping.forgetCode', { code: shown })}
              @click=${() => this.#remember(code, false)}
            >
              ${words.t('keeping.forget')}
            </button>
          </li>`;
        })}
      </ul>
    </section>`;
  }

  /** What can be done with the case that is shown. */
  render(seen: Seen): TemplateResult {
    const { words, shared } = this.#place;
    const { code, found } = seen;
    const button = (key: TextKey, act: () => void): TemplateResult =>
      html`<button part="button" type="button" class="button" @click=${act}>${words.t(key)}</button>`;
    return html`<section>
      <div class="buttons">
        ${button('keeping.copyCode', () => void this.#note.tellCopied(copyText(code)))}
        ${button('keeping.print', () => printCase(words, seen))}
        ${canShare() ? button('keeping.share', () => void this.#share(code)) : nothing}
        ${this.#qr?.code === code ? nothing : button('keeping.showQr', () => void this.#showQr(code))}
        ${this.#note.render()}
      </div>
      ${this.#renderQr(code)}
      ${
        shared
          ? nothing
          : renderChoice({
              id: 'remember',
              name: 'remember',
              kind: 'checkbox',
              label: words.t('keeping.rememberCase'),
              hint: words.t('keeping.rememberCaseHint'),
              checked: this.#codes.has(code),
              choose: (yes) => this.#remember(code, yes, found.receivedAt),
            })
      }
    </section>`;
  }

  #remember(code: string, yes: boolean, receivedAt = ''): void {
    if (yes) this.#codes.remember({ code, receivedAt });
    else this.#codes.forget(code);
    this.#host.requestUpdate();
  }

  #renderQr(code: string): unknown {
    const { words } = this.#place;
    if (this.#qr?.code !== code) return nothing;
    const { path, size } = this.#qr;
    return html`<div role="status">
      <svg class="qr" viewBox="0 0 ${size} ${size}" role="img" aria-label=${code}><path d=${path} /></svg>
      <p class="hint">${words.t('keeping.qrHint')}</p>
    </div>`;
  }

  /** Where the code opens its case: never a host's page, which others may be watching. */
  #addressOf(code: string): string | undefined {
    return ownPage('feedback-tracker', this.#place.backend(), `ma-phan-anh=${code}`);
  }

  async #share(code: string): Promise<void> {
    const title = this.#place.words.t('tracking.codeIs');
    const address = this.#addressOf(code);
    await (address ? share(title, address) : shareText(`${title} ${code}`));
  }

  async #showQr(code: string): Promise<void> {
    try {
      const { qrOf: draw } = await import('../../device/qr.ts');
      this.#qr = { ...draw(this.#addressOf(code) ?? code), code };
      this.#host.requestUpdate();
    } catch {
      this.#note.tell(this.#place.words.t('tracking.partMissing'));
    }
  }
}
