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
  const inOrder = parts.filter(([start, end]) => start >= 0 && start < end).sort(([one], [other]) => one - other);
  for (const [start, end] of inOrder) {
    const before = whole[whole.length - 1];
    if (!before || text.slice(before[1], start).trim()) whole.push([start, end]);
    else whole[whole.length - 1] = [before[0], Math.max(before[1], end)];
  }
  return whole;
}
