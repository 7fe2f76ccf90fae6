/**
 * Going through an element by keyboard alone. A script cannot press Tab, so its order is walked here as a browser walks
 * it: whatever Tab does not come to, a journey cannot reach either, and a focus that is lost on the way ends it.
 */
import { expect, waitFor } from 'storybook/test';
import { inside } from './element.ts';
import type { Stage, Step } from './steps.ts';

// An answer that fails in passing is asked for three times before a citizen is told.
const PATIENCE = { timeout: 9000 };
const REACHABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';

/** What a person does with the element `tag` without a mouse. */
export function keyboardWith(tag: string) {
  const rootOf = ({ canvasElement }: Stage): Promise<ShadowRoot> => inside(canvasElement, tag);
  return {
    /** Presses Tab until what is called `name` has the focus. */
    tabTo: (name: string | RegExp): Step => go(rootOf, 'Tab', name, after),

    /** As `tabTo`, with the Shift key. */
    back: (name: string | RegExp): Step => go(rootOf, 'Shift+Tab', name, before),

    /** Presses Enter: a browser opens a summary with it, which an event made by a script does not. */
    enter: async (stage: Stage) => {
      const { activeElement } = await rootOf(stage);
      if (activeElement?.localName === 'summary') return (activeElement as HTMLElement).click();
      await stage.userEvent.keyboard('{Enter}');
    },

    /** Presses an arrow key within a group of radios, which chooses the next one. */
    arrow: async (stage: Stage) => {
      const root = await rootOf(stage);
      const from = root.activeElement as HTMLInputElement;
      const group = groupOf(from, root);
      const next = group[(group.indexOf(from) + 1) % group.length]!;
      pressOn(from, 'ArrowDown', () => {
        next.focus();
        next.click();
      });
    },

    /** Waits until the focus is where a screen reader is to read on. */
    isOn:
      (text: string | RegExp): Step =>
      async (stage) => {
        const root = await rootOf(stage);
        await waitFor(() => expect(nameOf(root.activeElement)).toMatch(text), PATIENCE);
      },
  };
}

const go =
  (rootOf: (stage: Stage) => Promise<ShadowRoot>, how: string, name: string | RegExp, along: typeof after): Step =>
  async (stage) => {
    const root = await rootOf(stage);
    await waitFor(() => expect(along(root).some(isCalled(name)), `${how} leads to ${name}`).toBe(true), PATIENCE);
    const way = along(root);
    for (const one of way.slice(0, way.findIndex(isCalled(name)) + 1)) {
      pressOn(root.activeElement ?? root.host, 'Tab');
      one.focus();
    }
  };

/** What Tab leads to one after the other, from where the focus is. */
function after(root: ShadowRoot): HTMLElement[] {
  const order = tabOrder(root);
  const { activeElement } = root;
  if (!activeElement) return hasBeenIn.has(root) ? [] : order;
  hasBeenIn.add(root);
  return order.filter((one) => activeElement.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
}

const before = (root: ShadowRoot): HTMLElement[] => {
  const ahead = new Set(after(root));
  return tabOrder(root)
    .filter((one) => one !== root.activeElement && !ahead.has(one))
    .reverse();
};

/** Elements that have had the focus: it may go to another place within, but not nowhere. */
const hasBeenIn = new WeakSet<ShadowRoot>();

const tabOrder = (root: ShadowRoot): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>(REACHABLE)].filter((one) => {
    if (one.tabIndex < 0 || !one.getClientRects().length || (one as HTMLButtonElement).disabled) return false;
    return !one.matches('[type=radio]') || isEntryOfItsGroup(one as HTMLInputElement, root);
  });

/** Tab comes to a group of radios once: to the chosen one, or to the first. */
function isEntryOfItsGroup(radio: HTMLInputElement, root: ShadowRoot): boolean {
  const group = groupOf(radio, root);
  return radio === (group.find(({ checked }) => checked) ?? group[0]);
}

const groupOf = ({ name }: HTMLInputElement, root: ShadowRoot): HTMLInputElement[] => [
  ...root.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${name}"]`),
];

const isCalled =
  (name: string | RegExp) =>
  (one: Element): boolean =>
    typeof name === 'string' ? nameOf(one) === name : name.test(nameOf(one));

function nameOf(one: Element | null): string {
  const [label] = (one as HTMLInputElement | null)?.labels ?? [];
  const name = one?.getAttribute('aria-label') ?? label?.innerText ?? (one as HTMLElement | null)?.innerText ?? '';
  return name.replace(/\s+/g, ' ').trim();
}

/** A key, with what it does where nobody has kept it from its work. */
function pressOn(target: Element, key: string, act?: () => void): void {
  if (!target.dispatchEvent(keyEvent('keydown', key))) throw new Error(`${key} is kept from its work`);
  act?.();
  target.dispatchEvent(keyEvent('keyup', key));
}

const keyEvent = (type: 'keydown' | 'keyup', key: string): KeyboardEvent =>
  new KeyboardEvent(type, { key, bubbles: true, composed: true, cancelable: true });
