import { html, nothing, type TemplateResult } from 'lit';
import type { Agency } from '../../backend/contract/agencies.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { renderChoice } from '../../ui/choice.ts';
import { renderContact } from '../../ui/contact.ts';
import { renderOutsideLink } from '../../ui/outside-link.ts';
import { safeAddress } from '../../ui/safe-link.ts';

export interface DossierActions {
  readonly words: LocalizeController;
  readonly canShare: boolean;
  /** Whether the code is kept on this device; left out where nothing may be kept. */
  readonly remembered: boolean | undefined;
  readonly refresh: () => void;
  readonly print: () => void;
  readonly copy: () => void;
  readonly share: () => void;
  readonly remember: (yes: boolean) => void;
  readonly another: () => void;
}

/** What a citizen can do with a dossier that is shown. */
export function renderActions(actions: DossierActions): TemplateResult {
  const { words, remembered } = actions;
  const button = (key: TextKey, act: () => void): TemplateResult =>
    html`<button part="button" class="button" type="button" @click=${act}>${words.t(key)}</button>`;
  return html`<div class="buttons">
      ${button('dossier.refresh', actions.refresh)} ${button('dossier.print', actions.print)}
      ${button('dossier.copy', actions.copy)} ${actions.canShare ? button('dossier.share', actions.share) : nothing}
    </div>
    ${
      remembered === undefined
        ? html`<p class="hint small">${words.t('dossier.sharedDevice')}</p>`
        : renderChoice({
            id: 'remember',
            name: 'remember',
            kind: 'checkbox',
            label: words.t('dossier.remember'),
            hint: words.t('dossier.rememberHint'),
            checked: remembered,
            choose: actions.remember,
          })
    }
    <div class="buttons">${button('dossier.another', actions.another)}</div>`;
}

/** A text message by which the province answers too. */
export interface TextMessage {
  readonly number: string;
  readonly text: string;
}

/** A person to ask: telephone, place, Zalo as a plain link that tells nobody anything, and the text message. */
export function renderHelp(words: LocalizeController, agency: Agency | undefined, message?: TextMessage): unknown {
  const zalo = zaloAddress(agency?.zalo);
  if (!agency?.hotline && !zalo && !message) return nothing;
  return html`<div class="help">
    ${
      agency?.hotline
        ? renderContact(agency, {
            heading: words.t('common.contact'),
            call: words.t('common.hotline', { phone: agency.hotline }),
          })
        : nothing
    }
    ${
      zalo
        ? html`<p>${renderOutsideLink(zalo, words.t('dossier.zalo'), words.t('common.opensElsewhere'))}</p>`
        : nothing
    }
    ${
      message
        ? html`<p>
            <a href="sms:${message.number}?body=${encodeURIComponent(message.text)}"
              >${words.t('dossier.sms', { ...message })}</a
            >
          </p>`
        : nothing
    }
  </div>`;
}

/** An agency's page at Zalo, published as an address or as the number of its account (OA). */
const zaloAddress = (zalo = ''): string | undefined =>
  /^\d{5,25}$/.test(zalo.trim()) ? `https://zalo.me/${zalo.trim()}` : safeAddress(zalo);
