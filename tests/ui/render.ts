import { render, type TemplateResult } from 'lit';

/** What a template puts into the page. */
export function drawn(template: TemplateResult): HTMLElement {
  const ground = document.createElement('div');
  render(template, ground);
  return ground;
}

/** The text as it is read, with single spaces. */
export const textOf = (ground: Element): string => (ground.textContent ?? '').replace(/\s+/g, ' ').trim();
