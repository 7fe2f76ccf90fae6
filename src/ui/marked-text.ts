import { html, type TemplateResult } from 'lit';

/** Text as published, with the parts `[start, end)` that match what was typed marked. */
export function renderMarked(text: string, parts: readonly (readonly [number, number])[]): TemplateResult {
  const pieces: (string | TemplateResult)[] = [];
  let from = 0;
  for (const [start, end] of parts) {
    pieces.push(text.slice(from, start), html`<mark>${text.slice(start, end)}</mark>`);
    from = end;
  }
  pieces.push(text.slice(from));
  return html`${pieces}`;
}
