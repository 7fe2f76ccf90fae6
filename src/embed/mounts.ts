// What would act by itself on the page: an editor that keeps `data-*` trusts that it does nothing.
const ACTIVE = /^(on|style$|id$|class$|slot$|is$|dvc)/;

/**
 * Puts the element into a `<div data-dvc="feedback-form" data-endpoint="…">`, for editors that take unknown tags out but
 * leave `data-*`. What the box holds becomes the element's fallback.
 */
export function mount(box: HTMLElement): void {
  const tag = `dvc-${box.dataset['dvc']!.trim().toLowerCase().replace(/^dvc-/, '')}`;
  // Pages that are put away and brought back whole have it already.
  if (!/^dvc(-[a-z]+)+$/.test(tag) || box.querySelector(tag)) return;
  const element = document.createElement(tag);
  for (const { name, value } of box.attributes) {
    const own = name.slice('data-'.length);
    if (name.startsWith('data-') && !ACTIVE.test(own)) element.setAttribute(own, value);
  }
  element.append(...box.childNodes);
  box.append(element);
}
