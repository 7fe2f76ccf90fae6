/** Parts of a page in a browser that is driven by WebDriver: as Playwright's locators, as far as journeys need them. */
import type { One } from '../hosts/engine.ts';
import { ENTER, type Driver, type ElementReference } from './driver.ts';

type Step =
  | { readonly by: 'selector' | 'text'; readonly what: string }
  | { readonly by: 'role'; readonly what: string; readonly name: string; readonly flags: string | null };

/**
 * Finds the first element that the steps lead to, also in shadow roots, as a reference where it can be seen. Pages whose
 * built-ins are bent are searched with nothing but loops.
 */
const FIND = `
  var steps = arguments[0];
  function walk(root, step, into) {
    var children = root.children, k;
    for (k = 0; k < children.length; k++) {
      if (fits(children[k], step)) into[into.length] = children[k];
      if (children[k].shadowRoot) walk(children[k].shadowRoot, step, into);
      walk(children[k], step, into);
    }
  }
  function words(element) { return (element.textContent || '').replace(/\\s+/g, ' ').trim(); }
  function nameOf(element) {
    var labels = element.labels || [], said = element.getAttribute('aria-label') || '', k;
    for (k = 0; k < labels.length; k++) said += ' ' + words(labels[k]);
    return said + (element.localName === 'button' ? words(element) : '');
  }
  function fits(element, step) {
    if (step.by === 'selector') return element.matches(step.what);
    if (step.by === 'text') {
      // The innermost that says it.
      if (words(element).indexOf(step.what) < 0 || element.localName === 'script') return false;
      for (var k = 0; k < element.children.length; k++) if (words(element.children[k]).indexOf(step.what) >= 0) return false;
      return true;
    }
    if (!element.matches(step.what === 'button' ? 'button' : 'input[type=' + step.what + '], [role=' + step.what + ']')) return false;
    if (!seen(element)) return false;
    if (step.flags === null) return nameOf(element).indexOf(step.name) >= 0;
    return new RegExp(step.name, step.flags).test(nameOf(element));
  }
  function seen(element) {
    return element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
  }
  function find() {
    var roots = [document], found, i, j;
    for (i = 0; i < steps.length; i++) {
      found = [];
      for (j = 0; j < roots.length; j++) {
        if (roots[j].shadowRoot) walk(roots[j].shadowRoot, steps[i], found);
        walk(roots[j], steps[i], found);
      }
      roots = found;
    }
    return roots.length && seen(roots[0]) ? roots[0] : null;
  }`;

/** Looks again and again, as a citizen does. */
const WAIT = `${FIND}
  var until = Date.now() + arguments[1], done = arguments[2];
  (function look() {
    var element = find();
    if (element || Date.now() > until) done(element);
    else setTimeout(look, 50);
  })();`;

const PATIENCE_MS = 20_000;
const MOST_CLICKS = 20;

export class Found implements One {
  readonly #driver: Driver;
  readonly #steps: readonly Step[];

  constructor(driver: Driver, steps: readonly Step[] = []) {
    this.#driver = driver;
    this.#steps = steps;
  }

  first(): Found {
    return this;
  }

  locator(selector: string): Found {
    return this.#further({ by: 'selector', what: selector });
  }

  getByText(text: string): Found {
    return this.#further({ by: 'text', what: text });
  }

  getByRole(role: 'radio' | 'button', { name = '' }: { readonly name?: string | RegExp } = {}): Found {
    const wanted = name instanceof RegExp ? { name: name.source, flags: name.flags } : { name, flags: null };
    return this.#further({ by: 'role', what: role, ...wanted });
  }

  async isVisible(): Promise<boolean> {
    return !!(await this.#driver.run(`${FIND} return find();`, this.#steps));
  }

  async waitFor(): Promise<ElementReference> {
    const element = await this.#driver.wait(WAIT, this.#steps, PATIENCE_MS);
    if (!element) throw new Error(`nowhere to be seen: ${JSON.stringify(this.#steps)}`);
    return element as ElementReference;
  }

  /** Again where it was just drawn anew, or something stood over it. */
  async click(): Promise<void> {
    for (let left = MOST_CLICKS; ; left--) {
      const element = await this.waitFor();
      try {
        await this.#driver.click(element);
        return;
      } catch (error) {
        if (!left) throw error;
      }
    }
  }

  check(): Promise<void> {
    return this.click();
  }

  async fill(text: string): Promise<void> {
    await this.#driver.run('arguments[0].focus(); arguments[0].select();', await this.waitFor());
    await this.pressSequentially(text);
  }

  async pressSequentially(text: string): Promise<void> {
    await this.#driver.type(await this.waitFor(), text);
  }

  press(_: 'Enter'): Promise<void> {
    return this.pressSequentially(ENTER);
  }

  #further(step: Step): Found {
    return new Found(this.#driver, [...this.#steps, step]);
  }
}
