/** What only some do with a dossier: print it, share it, have its code remembered, ask by other ways. */
import { html, nothing, type ReactiveElement, type TemplateResult } from 'lit';
import type { Agency } from '../../backend/contract/agencies.ts';
import type { ReadableDossier } from '../../backend/contract/dossiers.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { ShortNote } from '../../controllers/short-note.ts';
import { addStyles } from '../../core/later-styles.ts';
import { RememberedCodes } from '../../device/remembered-codes.ts';
import { canShare, copyText, shareText } from '../../device/share.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { renderChoice } from '../../ui/choice.ts';
import { renderContact } from '../../ui/contact.ts';
import { renderOutsideLink } from '../../ui/outside-link.ts';
import { safeAddress } from '../../ui/safe-link.ts';
import { printDossier } from './dossier-print.ts';
import { summaryInWords } from './dossier-words.ts';
import { keepingStyles } from './keeping.styles.ts';

/** A text message by which the province answers too. */
export interface TextMessage {
  readonly number: string;
  readonly text: string;
}

export interface KeepingPlace {
  readonly words: LocalizeController;
  /** What the codes are of: element, endpoint and agency. */
  readonly name: string;
  readonly shared: boolean;
}

export class Keeping {
  readonly #host: ReactiveElement;
  readonly #place: KeepingPlace;
  readonly #codes: RememberedCodes;
  readonly #note: ShortNote;

  constructor(host: ReactiveElement, place: KeepingPlace) {
    this.#host = host;
    this.#place = place;
    this.#codes = new RememberedCodes(place);
    this.#note = new ShortNote(host, place.words);
    addStyles(host.renderRoot as ShadowRoot, keepingStyles);
  }

  /** Codes that this device was asked to remember, to be taken or forgotten. */
  renderRemembered(take: (code: string) => void): TemplateResult | typeof nothing {
    const { words } = this.#place;
    const codes = this.#codes.all();
    if (codes.length === 0) return nothing;
    return html`<p class="label small">${words.t('keeping.remembered')}</p>
      <ul class="remembered">
        ${codes.map(
          ({ code }) =>
            html`<li>
              <button type="button" class="button plain" @click=${() => take(code)}>${code}</button>
              <button
                type="button"
                class="button plain"
                aria-label=${words.t('keeping.forgetCode', { code })}
                @click=${() => this.#remember(code, false)}
              >
                ${words.t('keeping.forget')}
              </button>
            </li>`,
        )}
      </ul>`;
  }

  /** What can be done with `dossier`. */
  render(dossier: ReadableDossier, agency: Agency | undefined, message: TextMessage | undefined): TemplateResult {
    const { words, shared } = this.#place;
    const button = (key: TextKey, act: () => void): TemplateResult =>
      html`<button part="button" class="button" type="button" @click=${act}>${words.t(key)}</button>`;
    const summary = summaryInWords(words, dossier);
    return html`<div class="buttons">
        ${button('keeping.print', () => printDossier(words, dossier))}
        ${button('keeping.copy', () => void this.#note.tellCopied(copyText(summary)))}
        ${canShare() ? button('keeping.share', () => void shareText(summary)) : nothing} ${this.#note.render()}
      </div>
      ${
        shared
          ? nothing
          : renderChoice({
              id: 'remember',
              name: 'remember',
              kind: 'checkbox',
              label: words.t('keeping.remember'),
              hint: words.t('keeping.rememberHint'),
              checked: this.#codes.has(dossier.code),
              choose: (yes) => this.#remember(dossier.code, yes),
            })
      }
      ${renderHelp(words, agency, message)}`;
  }

  #remember(code: string, yes: boolean): void {
    if (yes) this.#codes.remember({ code, receivedAt: '' });
    else this.#codes.forget(code);
    this.#host.requestUpdate();
  }
}

/** A person to ask: telephone, place, Zalo as a plain link that tells nobody anything, and the text message. */
function renderHelp(words: LocalizeController, agency: Agency | undefined, message: TextMessage | undefined): unknown {
  const zalo = zaloAddress(agency?.zalo);
  return html`${
    agency?.hotline
      ? renderContact(agency, {
          heading: words.t('common.contact'),
          call: words.t('common.hotline', { phone: agency.hotline }),
        })
      : nothing
  }
  ${zalo ? html`<p>${renderOutsideLink(zalo, words.t('keeping.zalo'), words.t('common.opensElsewhere'))}</p>` : nothing}
  ${
    message
      ? html`<p>
          <a href="sms:${message.number}?body=${encodeURIComponent(message.text)}"
            >${words.t('keeping.sms', { ...message })}</a
          >
        </p>`
      : nothing
  }`;
}

/** An agency's page at Zalo, published as an address or as the number of its account (OA). */
const zaloAddress = (zalo = ''): string | undefined =>
  /^\d{5,25}$/.test(zalo.trim()) ? `https://zalo.me/${zalo.trim()}` : safeAddress(zalo);
