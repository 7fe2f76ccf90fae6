/** What a person does with any element of ours: reads it, taps, types, waits for what appears. */
import { waitUntil } from '@open-wc/testing';
import type { WidgetElement } from '../../../src/core/widget-element.ts';

// An answer that fails in passing is asked for three times before a citizen is told.
export const PATIENCE = { timeout: 9000 };

export class ElementOnPage<E extends WidgetElement> {
  readonly element: E;

  constructor(element: E) {
    this.element = element;
  }

  /** All that can be read in it; nothing before it has drawn itself. */
  get text(): string {
    const base = this.element.shadowRoot?.querySelector<HTMLElement>('.base');
    return (base?.innerText ?? '').replace(/\s+/g, ' ');
  }

  /** What has the focus inside it. */
  get focused(): Element | null {
    return this.element.shadowRoot!.activeElement;
  }

  valueOf(id: string): string {
    return this.find<HTMLInputElement>(`#${id}`).value;
  }

  async type(id: string, text: string): Promise<void> {
    await this.put(`#${id}`, text);
  }

  async choose(id: string): Promise<void> {
    await this.click(`#${id}`);
  }

  async click(selector: string): Promise<void> {
    (await this.appears(selector)).click();
    await this.element.updateComplete;
  }

  /** Presses the button, or follows the link, that is called so. */
  async press(label: string): Promise<void> {
    await waitUntil(() => this.pressable(label), `“${label}” appears in: ${this.text}`, PATIENCE);
    this.pressable(label)!.click();
    await this.element.updateComplete;
  }

  /** Whether somebody could press it now. */
  has(label: string): boolean {
    return this.pressable(label) !== undefined;
  }

  async shows(text: string | RegExp): Promise<void> {
    const shown = (): boolean => (typeof text === 'string' ? this.text.includes(text) : text.test(this.text));
    await waitUntil(shown, `shows ${text}, but: ${this.text}`, PATIENCE);
  }

  async appears(selector: string): Promise<HTMLElement> {
    await waitUntil(() => this.element.shadowRoot?.querySelector(selector), `${selector} appears`, PATIENCE);
    return this.find(selector);
  }

  find<T extends HTMLElement>(selector: string): T {
    return this.element.shadowRoot!.querySelector<T>(selector)!;
  }

  all(selector: string): HTMLElement[] {
    return [...this.element.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
  }

  /** Puts a text into a field, as typing it does. */
  protected async put(selector: string, text: string): Promise<void> {
    const field = (await this.appears(selector)) as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }

  /** By its words, whatever of it shows yet; the arrow before “back” is none. */
  protected pressable(label: string): HTMLElement | undefined {
    const words = (one: HTMLElement): string => one.textContent.replace(/\s+/g, ' ').trim();
    return this.all('button, a, summary').find((one) => words(one).replace(/^← /, '') === label);
  }
}
