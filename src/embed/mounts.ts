import { elements } from './elements.ts';

// What would act by itself on the page: an editor that keeps `data-*` trusts that it does nothing.
const ACTIVE = /^data-(on|style|id|class|dvc)/;

/**
 * Puts the element into a `<div data-dvc="feedback-form" data-endpoint="…">`, for editors that take unknown tags out but
 * leave `data-*`. What the box holds becomes the element's fallback.
 */
export function mount(box: HTMLElement, name: string): void {
  const tag = `dvc-${name}`;
  // Pages that are put away and brought back whole have it already.
  if (!elements[name]?.[1] || box.querySelector(tag)) return;
  const element = document.createElement(tag);
  for (const { name, value } of box.attributes) {
    if (/^data-/.test(name) && !ACTIVE.test(name)) element.setAttribute(name.slice(5), value);
  }
  element.append(...box.childNodes);
  box.append(element);
}
