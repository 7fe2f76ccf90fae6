import { html, type TemplateResult } from 'lit';

// A screen of a phone; official texts run to 7,600 characters.
const SHOWN_AT_ONCE = 420;

/**
 * A text as published, its line breaks kept; of one longer than `atOnce` the beginning, and the rest on demand. `draw`
 * may make more of a text than its letters.
 */
export function renderProse(
  text: string,
  readOn: string,
  atOnce = SHOWN_AT_ONCE,
  draw: (part: string) => unknown = (part) => part,
): TemplateResult {
  if (text.length <= atOnce) return html`<span class="prose">${draw(text)}</span>`;
  const space = text.lastIndexOf(' ', atOnce);
  const cut = space > 0 ? space : atOnce;
  return html`<span class="prose">${draw(text.slice(0, cut))}…</span>
    <details>
      <summary>${readOn}</summary>
      <span class="prose">${draw(text.slice(cut).trim())}</span>
    </details>`;
}
