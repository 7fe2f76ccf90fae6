import { html, type TemplateResult } from 'lit';

type Part = readonly [start: number, end: number];

/** Text as published, with the parts that match what was typed marked. Neighbouring words make one mark. */
export function renderMarked(text: string, parts: readonly Part[]): TemplateResult {
  const pieces: (string | TemplateResult)[] = [];
  let from = 0;
  for (const [start, end] of joined(text, parts)) {
    pieces.push(text.slice(from, start), html`<mark>${text.slice(start, end)}</mark>`);
    from = end;
  }
  pieces.push(text.slice(from));
  return html`${pieces}`;
}

function joined(text: string, parts: readonly Part[]): Part[] {
  const whole: Part[] = [];
  for (const part of parts) {
    const before = whole[whole.length - 1];
    if (before && text.slice(before[1], part[0]).trim() === '') whole[whole.length - 1] = [before[0], part[1]];
    else whole.push(part);
  }
  return whole;
}
