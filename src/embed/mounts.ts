import { complain } from './complain.ts';
import { elements } from './elements.ts';
import { version } from './namespace.ts';

// What would act by itself on the page: an editor that keeps `data-*` trusts that it does nothing.
const ACTIVE = /^data-(on|style|id|class|dvc)/;

/** The name of an element in what a box says; some write it as the tag is called, or with capitals. */
export const nameIn = (said: string): string => said.trim().toLowerCase().replace(/^dvc-/, '');

/**
 * Puts the element into a `<div data-dvc="feedback-form" data-endpoint="…">`, for editors that take unknown tags out but
 * leave `data-*`. What the box holds becomes the element's fallback.
 */
export function mount(box: HTMLElement, said: string): void {
  const name = nameIn(said);
  const tag = `dvc-${name}`;
  if (!elements[name]?.[1]) return complain(`data-dvc="${said}" is not in version ${version}`);
  // Pages that are put away and brought back whole have it already.
  if (box.querySelector(tag)) return;
  const element = document.createElement(tag);
  for (const { name, value } of box.attributes) {
    if (/^data-/.test(name) && !ACTIVE.test(name)) element.setAttribute(name.slice(5), value);
  }
  element.append(...box.childNodes);
  box.append(element);
}
