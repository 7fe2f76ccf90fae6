import { elements } from './elements.ts';

// Where an element's own layout turns from one column to several.
const WIDE_FROM_PX = 480;

/**
 * Keeps an element's space free until it is drawn, and returns how to give it back. Written by script to the tag's own
 * style, which a strict content security policy allows; what the page says there itself stays.
 */
export function reserveSpace(tag: HTMLElement, name: string): () => void {
  const { style } = tag;
  const { display, minHeight } = style;
  const release = (): void => {
    style.display = display;
    style.minHeight = minHeight;
  };
  // A tag without code is inline, and inline boxes keep no height. One that its page hides stays hidden.
  if (getComputedStyle(tag).display === 'inline') style.display = 'block';
  style.minHeight ||= `${elements[name]![tag.clientWidth < WIDE_FROM_PX ? 0 : 1]}px`;
  const reserved = tag.offsetHeight;
  const settle = (): void => {
    const kept = style.minHeight;
    release();
    if (tag.offsetHeight >= reserved) return;
    // The drawn element is lower: what is below would jump up, so the rest stays until the citizen does something here.
    style.minHeight = kept;
    tag.addEventListener('focusin', release, { once: true });
  };
  tag.addEventListener('dvc-ready', settle, { once: true });
  return release;
}
