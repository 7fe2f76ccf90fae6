import type { ReactiveController, ReactiveElement } from 'lit';

const ACTING_KEYS: ReadonlySet<string> = new Set([
  'Enter',
  'Backspace',
  'Delete',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  // What input methods report while Vietnamese is being typed.
  'Process',
  'Unidentified',
  'Dead',
]);

/**
 * Keeps the keys that type or act inside the element. Outside, an event's target is our tag, not the field in it: in
 * ASP.NET WebForms Enter would press the site's search button, and hosts' hotkeys would see every letter of a citizen's
 * words. Tab, function keys and Ctrl/Alt/Meta pass, so that a host dialog's focus trap goes on working; Escape stays
 * only when we used it. Listeners that a host sets for the capture phase cannot be stopped from here.
 */
export class KeyGuard implements ReactiveController {
  readonly #host: ReactiveElement;
  #usedEscape = false;

  constructor(host: ReactiveElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    // The render root exists from the first update on; the same listener is never added twice.
    for (const type of ['keydown', 'keypress', 'keyup'] as const) {
      this.#host.renderRoot.addEventListener(type, this.#keepInside);
    }
  }

  readonly #keepInside = (event: Event): void => {
    const { key, ctrlKey, altKey, metaKey } = event as KeyboardEvent;
    // Whoever closed something by pressing Escape has used its release too, by which older dialogs of hosts close.
    if (key === 'Escape' && event.type === 'keydown') this.#usedEscape = event.defaultPrevented;
    // Autofill fires key events without a key.
    const types = !key || (key.length === 1 && !ctrlKey && !altKey && !metaKey);
    if (types || ACTING_KEYS.has(key) || (key === 'Escape' && this.#usedEscape)) event.stopPropagation();
  };
}
