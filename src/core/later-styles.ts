import type { CSSResult } from 'lit';

const added = new WeakMap<ShadowRoot, Set<CSSResult>>();

/** Adds the look of a part that came later to an element, once. */
export function addStyles(root: ShadowRoot, ...looks: readonly CSSResult[]): void {
  const known = added.get(root) ?? new Set();
  added.set(root, known);
  for (const look of looks) {
    if (known.has(look)) continue;
    known.add(look);
    if (look.styleSheet) {
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, look.styleSheet];
      continue;
    }
    // Browsers without constructable style sheets have the element's own in tags, with the nonce that the page wants.
    const style = document.createElement('style');
    style.nonce = root.querySelector('style')?.nonce ?? '';
    style.textContent = look.cssText;
    root.append(style);
  }
}
