import { html, nothing, type TemplateResult } from 'lit';
import type { Receipt } from '../../backend/contract/feedback.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { canShare } from '../../device/share.ts';
import { renderNotice } from '../../ui/notice.ts';
import type { ReceiptUse } from './receipt-use.ts';

export interface ReceiptView {
  readonly words: LocalizeController;
  readonly receipt: Receipt;
  /** It is of what was sent before the citizen's last change. */
  readonly earlier: boolean;
  readonly use: ReceiptUse;
  /** The QR code is there. */
  readonly changed: () => void;
  readonly another: () => void;
}

/** The proof that it has arrived: the code, large, and what happens next and by when. */
export function renderReceipt(view: ReceiptView): TemplateResult {
  const { words, receipt, use } = view;
  const day = receipt.dueAt && words.day(receipt.dueAt);
  const button = (label: string, act: () => void): TemplateResult =>
    html`<button part="button" type="button" class="button" @click=${act}>${label}</button>`;
  return html`<section part="result" class="receipt">
    <h2 class="title arrived" tabindex="-1"><span aria-hidden="true">✓</span> ${words.t('feedback.received')}</h2>
    ${view.earlier ? renderNotice({ text: words.t('feedback.earlier') }) : nothing}
    <p>
      ${words.t('feedback.receivedAt', { time: words.moment(receipt.receivedAt) ?? '', agency: receipt.agency.name })}
    </p>
    <p class="label">${words.t('feedback.code')}</p>
    <p class="code">${receipt.code}</p>
    <p class="hint">${words.t('feedback.codeHint')}</p>
    <div class="buttons">
      ${button(words.t('feedback.copyCode'), () => use.copy(receipt))}
      ${button(words.t('feedback.printReceipt'), () => void use.print(receipt))}
      ${canShare() ? button(words.t('feedback.shareReceipt'), () => use.share(receipt)) : nothing}
      ${use.qr ? nothing : button(words.t('feedback.showQr'), () => void use.showQr(receipt, view.changed))}
      ${use.note.render()}
    </div>
    ${
      use.qr
        ? html`<svg class="qr" viewBox="0 0 ${use.qr.size} ${use.qr.size}" role="img" aria-label=${receipt.code}>
            <path d=${use.qr.path} />
          </svg>`
        : nothing
    }
    <h3>${words.t('feedback.whatNext')}</h3>
    <p class="prose" lang="vi">${receipt.next}</p>
    ${day ? html`<p class="strong">${words.t('feedback.dueAt', { day })}</p>` : nothing}
    <div class="buttons">${button(words.t('feedback.another'), view.another)}</div>
  </section>`;
}
