import { html, type TemplateResult } from 'lit';

// A screen of a phone; official texts run to 7,600 characters.
const SHOWN_AT_ONCE = 420;

/** A text as published, its line breaks kept; of a long one the beginning, and the rest on demand. */
export function renderProse(text: string, readOn: string): TemplateResult {
  if (text.length <= SHOWN_AT_ONCE) return html`<span class="prose">${text}</span>`;
  const space = text.lastIndexOf(' ', SHOWN_AT_ONCE);
  const cut = space > 0 ? space : SHOWN_AT_ONCE;
  return html`<span class="prose">${text.slice(0, cut)}…</span>
    <details>
      <summary>${readOn}</summary>
      <span class="prose">${text.slice(cut).trim()}</span>
    </details>`;
}
