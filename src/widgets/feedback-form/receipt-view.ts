import { html, nothing, type TemplateResult } from 'lit';
import type { Receipt } from '../../backend/contract/feedback.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { renderNotice } from '../../ui/notice.ts';
import { renderProse } from '../../ui/prose.ts';

export interface ReceiptView {
  readonly words: LocalizeController;
  readonly receipt: Receipt;
  /** It is of what was sent before the citizen's last change. */
  readonly earlier: boolean;
  readonly canShare: boolean;
  /** The code as squares, once asked for: the path of an SVG, and how many squares a side has. */
  readonly qr: { readonly path: string; readonly size: number } | undefined;
  readonly copy: () => void;
  readonly share: () => void;
  readonly print: () => void;
  readonly showQr: () => void;
  readonly another: () => void;
}

/** The proof that it has arrived: the code, large, and what happens next and by when. */
export function renderReceipt(view: ReceiptView): TemplateResult {
  const { words, receipt, qr } = view;
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
      ${button(words.t('feedback.copyCode'), view.copy)} ${button(words.t('feedback.printReceipt'), view.print)}
      ${view.canShare ? button(words.t('feedback.shareReceipt'), view.share) : nothing}
      ${qr ? nothing : button(words.t('feedback.showQr'), view.showQr)}
    </div>
    ${
      qr
        ? html`<svg class="qr" viewBox="0 0 ${qr.size} ${qr.size}" role="img" aria-label=${receipt.code}>
            <path d=${qr.path} />
          </svg>`
        : nothing
    }
    <h3>${words.t('feedback.whatNext')}</h3>
    <div lang="vi">${renderProse(receipt.next, words.t('common.readOn'))}</div>
    ${day ? html`<p class="strong">${words.t('feedback.dueAt', { day })}</p>` : nothing}
    <div class="buttons">${button(words.t('feedback.another'), view.another)}</div>
  </section>`;
}
