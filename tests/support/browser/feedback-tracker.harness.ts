/** Speaks to a feedback tracker as a person would, so that no test knows how it is built. */
import { fixture, html, waitUntil } from '@open-wc/testing';
import { MOCK_ENDPOINT } from '../../../demo/mocks/handlers.ts';
import type { FeedbackTrackerElement } from '../../../src/widgets/feedback-tracker/feedback-tracker-element.ts';
import '../../../src/widgets/feedback-tracker/dvc-feedback-tracker.ts';

const PATIENCE = { timeout: 8000 };

export class FeedbackTracker {
  readonly element: FeedbackTrackerElement;

  constructor(element: FeedbackTrackerElement) {
    this.element = element;
  }

  /** A tracker on a page; `agency` keeps tests from sharing an answer about the endpoint. */
  static async on({ shared = false, agency = 'H90.101', lang = 'vi' } = {}): Promise<FeedbackTracker> {
    const element = await fixture<FeedbackTrackerElement>(
      html`<dvc-feedback-tracker lang=${lang} endpoint=${MOCK_ENDPOINT} agency=${agency} ?shared=${shared}
        ><p>Gọi 0290 000 0101</p></dvc-feedback-tracker
      >`,
    );
    const tracker = new FeedbackTracker(element);
    await tracker.appears('.base');
    return tracker;
  }

  get text(): string {
    return (this.find('.base').innerText ?? '').replace(/\s+/g, ' ');
  }

  get focused(): Element | null {
    return this.element.shadowRoot!.activeElement;
  }

  async type(id: string, text: string): Promise<void> {
    const field = (await this.appears(`#${id}`)) as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await this.element.updateComplete;
  }

  /** Types the code and looks. */
  async open(code: string): Promise<void> {
    await this.type('code', code);
    await this.press('Xem');
  }

  /** What can be done with the case besides reading it. */
  async openMore(): Promise<void> {
    (await this.appears('.case > details > summary')).click();
    await this.element.updateComplete;
  }

  async choose(id: string): Promise<void> {
    (await this.appears(`#${id}`)).click();
    await this.element.updateComplete;
  }

  async press(label: string): Promise<void> {
    await waitUntil(() => this.#button(label), `the button “${label}” appears in: ${this.text}`, PATIENCE);
    this.#button(label)!.click();
    await this.element.updateComplete;
  }

  async shows(text: string | RegExp): Promise<void> {
    const shown = (): boolean => (typeof text === 'string' ? this.text.includes(text) : text.test(this.text));
    await waitUntil(shown, `shows ${text}, but: ${this.element.shadowRoot ? this.text : ''}`, PATIENCE);
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

  #button(label: string): HTMLButtonElement | undefined {
    return [...this.element.shadowRoot!.querySelectorAll('button')].find(
      (button) => button.textContent?.trim().replace(/^← /, '') === label,
    );
  }
}
