/** Looking into an element as a person sees it: by what is shown, not by how it is built. */
import { expect, waitFor } from 'storybook/test';

// An answer that fails in passing is asked for three times before a citizen is told.
const PATIENCE = { timeout: 9000 };

/** The inside of the story's element, once it has shown itself. */
export async function inside(canvas: HTMLElement, tag: string): Promise<ShadowRoot> {
  const element = canvas.querySelector(tag);
  if (!element) throw new Error(`the story has no <${tag}>`);
  await waitFor(() => expect(element.shadowRoot?.querySelector('.base')).toBeTruthy());
  return element.shadowRoot!;
}

/** Waits until the element shows `text`. */
export const shows = (root: ShadowRoot, text: string | RegExp): Promise<void> =>
  waitFor(() => expect(visibleText(root)).toMatch(text), PATIENCE);

/** Waits for something to be there and gives it. */
export async function find<T extends HTMLElement>(root: ShadowRoot, selector: string): Promise<T> {
  await waitFor(() => expect(root.querySelector(selector)).toBeTruthy(), PATIENCE);
  return root.querySelector<T>(selector)!;
}

function visibleText(root: ShadowRoot): string {
  const base = root.querySelector<HTMLElement>('.base');
  return (base?.innerText ?? '').replace(/\s+/g, ' ');
}
