/** Speaks to a survey as a person would, so that no test knows how it is built. */
import { fixture, html, waitUntil } from '@open-wc/testing';
import { MOCK_ENDPOINT } from '../../../demo/mocks/handlers.ts';
import type { SatisfactionSurveyElement } from '../../../src/widgets/satisfaction-survey/satisfaction-survey-element.ts';
import '../../../src/widgets/satisfaction-survey/dvc-satisfaction-survey.ts';

const PATIENCE = { timeout: 8000 };

export class SatisfactionSurvey {
  readonly element: SatisfactionSurveyElement;

  constructor(element: SatisfactionSurveyElement) {
    this.element = element;
  }

  static async on(attributes: Readonly<Record<string, string>> = {}): Promise<SatisfactionSurvey> {
    const element = document.createElement('dvc-satisfaction-survey');
    for (const [name, value] of Object.entries({
      lang: 'vi',
      endpoint: MOCK_ENDPOINT,
      agency: 'H90.101',
      ...attributes,
    })) {
      element.setAttribute(name, value);
    }
    element.append('Gọi 0290 000 0101');
    await fixture(html`<div>${element}</div>`);
    return new SatisfactionSurvey(element);
  }

  get text(): string {
    const base = this.element.shadowRoot?.querySelector<HTMLElement>('.base');
    return (base?.innerText ?? '').replace(/\s+/g, ' ');
  }

  /** What stands inside the tag shows. */
  get isFallbackShown(): boolean {
    return !this.find('.fallback').hidden;
  }

  get focused(): Element | null {
    return this.element.shadowRoot!.activeElement;
  }

  async shows(text: string | RegExp): Promise<void> {
    const shown = (): boolean => (typeof text === 'string' ? this.text.includes(text) : text.test(this.text));
    await waitUntil(shown, `shows ${text}, but: ${this.text}`, PATIENCE);
  }

  /** Taps what is called so: a level, an option, a button. */
  async tap(name: string): Promise<void> {
    await waitUntil(() => this.#named(name), `“${name}” appears in: ${this.text}`, PATIENCE);
    this.#named(name)!.click();
    await this.element.updateComplete;
  }

  /** Whether somebody could tap it now. */
  offers(name: string): boolean {
    return this.#named(name) !== undefined;
  }

  async type(text: string): Promise<void> {
    await waitUntil(() => this.element.shadowRoot!.querySelector('textarea'), 'a text field appears', PATIENCE);
    const field = this.find<HTMLTextAreaElement>('textarea');
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }

  find<T extends HTMLElement>(selector: string): T {
    return this.element.shadowRoot!.querySelector<T>(selector)!;
  }

  all(selector: string): HTMLElement[] {
    return [...this.element.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
  }

  #named(name: string): HTMLElement | undefined {
    return this.all('button, label').find((control) => control.innerText.replace(/\s+/g, ' ').trim() === name);
  }
}
