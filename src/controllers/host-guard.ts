import type { ReactiveElement } from 'lit';

// The last three are what input methods report while Vietnamese is being typed.
const ACTING_KEY = /^(Enter|Backspace|Delete|Arrow.*|Home|End|Process|Unidentified|Dead)$/;
const CONTROLS = 'input,textarea,select,button,label,a,summary';

/**
 * Keeps what a citizen does in the element inside it. Outside, an event's target is our tag, not the field in it:
 *
 * - In ASP.NET WebForms Enter would press the site's search button, and hosts' hotkeys would see every letter of a
 *   citizen's words. Tab, function keys and Ctrl/Alt/Meta pass, so that a host dialog's focus trap goes on working;
 *   Escape stays only when we used it.
 * - Scripts against copying, common on sites of authorities, forbid mouse, touch, selecting and pasting wherever they
 *   see no field.
 *
 * Clicks pass, so that a host's menus close. Listeners that a host sets for the capture phase cannot be stopped from here.
 */
export function guardFromHost(element: ReactiveElement): void {
  let usedEscape = false;
  const keepKey = (event: Event): void => {
    const { key, ctrlKey, altKey, metaKey } = event as KeyboardEvent;
    // Whoever closed something by pressing Escape has used its release too, by which older dialogs of hosts close.
    if (key === 'Escape' && event.type === 'keydown') usedEscape = event.defaultPrevented;
    // Autofill fires key events without a key.
    const types = !key || (key.length === 1 && !ctrlKey && !altKey && !metaKey);
    if (types || ACTING_KEY.test(key) || (key === 'Escape' && usedEscape)) keep(event);
  };
  element.addController({
    hostUpdated() {
      // The render root exists from the first update on; the same listener is never added twice.
      const listen = (types: string, listener: (event: Event) => void): void => {
        for (const type of types.split(' ')) element.renderRoot.addEventListener(type, listener);
      };
      listen('keydown keypress keyup', keepKey);
      listen('mousedown touchstart', keepPress);
      listen('selectstart copy paste', keep);
    },
  });
}

const keep = (event: Event): void => event.stopPropagation();

function keepPress(event: Event): void {
  if ((event.target as Element).closest(CONTROLS)) keep(event);
}
