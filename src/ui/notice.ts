import { html, nothing, type TemplateResult } from 'lit';

export interface NoticeContent {
  readonly heading?: string | undefined;
  readonly text: string;
  /** What the citizen can press, in words and act. */
  readonly action?: { readonly label: string; readonly act: () => void } | undefined;
  /** `alert` interrupts a screen reader; for what stops the citizen. */
  readonly alert?: boolean;
}

/** A framed message: what happened and what to do. */
export const renderNotice = ({ heading, text, action, alert = false }: NoticeContent): TemplateResult =>
  html`<div part="notice" class="notice ${alert ? 'error' : ''}" role=${alert ? 'alert' : nothing}>
    ${heading ? html`<p class="heading">${heading}</p>` : nothing}
    <p>${text}</p>
    ${
      action
        ? html`<p><button part="button" type="button" class="button" @click=${action.act}>${action.label}</button></p>`
        : nothing
    }
  </div>`;
