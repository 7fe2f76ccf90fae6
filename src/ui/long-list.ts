import { html, nothing, type TemplateResult } from 'lit';

/** A list of which the first items stand open and the rest follows on demand: records with 500 items exist. */
export function renderLongList<T>(
  items: readonly T[],
  atOnce: number,
  more: (left: number) => string,
  list: (some: readonly T[], first: number) => TemplateResult,
): TemplateResult {
  const left = items.slice(atOnce);
  return html`${list(items.slice(0, atOnce), 1)}
  ${
    left.length > 0
      ? html`<details>
          <summary>${more(left.length)}</summary>
          ${list(left, atOnce + 1)}
        </details>`
      : nothing
  }`;
}
