/** What only some do with a case: print it, copy or share its code, have it remembered. */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../controllers/localize.ts';
import { RememberedCodes } from '../../device/remembered-codes.ts';
import { canShare, copyText, shareText } from '../../device/share.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { renderChoice } from '../../ui/choice.ts';
import { printCase } from './case-print.ts';
import type { Seen } from './tracking.ts';

export interface KeepingPlace {
  readonly words: LocalizeController;
  /** What the codes are of: element and endpoint. */
  readonly name: string;
  readonly shared: boolean;
  readonly say: (sentence: string) => void;
}

// As much of a code as tells it from others, and as little as somebody behind can use.
const SHOWN = 9;

export class Keeping {
  readonly #host: ReactiveControllerHost;
  readonly #place: KeepingPlace;
  readonly #codes: RememberedCodes;

  constructor(host: ReactiveControllerHost, place: KeepingPlace) {
    this.#host = host;
    this.#place = place;
    this.#codes = new RememberedCodes(place);
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
        ${button('keeping.copyCode', () => void this.#copy(code))}
        ${button('keeping.print', () => printCase(words, seen))}
        ${canShare() ? button('keeping.share', () => void shareText(`${words.t('tracking.codeIs')} ${code}`)) : nothing}
      </div>
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

  async #copy(code: string): Promise<void> {
    const { say, words } = this.#place;
    say(words.t((await copyText(code)) ? 'common.copied' : 'common.copyFailed'));
  }
}
