/** Speaks to the published replies as a person would, so that no test knows how they are built. */
import { fixture, html, waitUntil } from '@open-wc/testing';
import { MOCK_ENDPOINT } from '../../../demo/mocks/handlers.ts';
import type { PublishedRepliesElement } from '../../../src/widgets/published-replies/published-replies-element.ts';
import '../../../src/widgets/published-replies/dvc-published-replies.ts';

// An answer that fails in passing is asked for three times before a citizen is told.
const PATIENCE = { timeout: 9000 };

export class PublishedReplies {
  readonly element: PublishedRepliesElement;

  constructor(element: PublishedRepliesElement) {
    this.element = element;
  }

  /** On a page; `agency` keeps tests from sharing an answer about the endpoint. */
  static async on({ agency = 'H90.101', lang = 'vi' } = {}): Promise<PublishedReplies> {
    const element = await fixture<PublishedRepliesElement>(
      html`<dvc-published-replies lang=${lang} endpoint=${MOCK_ENDPOINT} agency=${agency}
        ><p><a href="/tra-loi/1.html">Trả lời 1</a></p></dvc-published-replies
      >`,
    );
    const replies = new PublishedReplies(element);
    await replies.appears('.base');
    return replies;
  }

  get text(): string {
    return (this.find('.base').innerText ?? '').replace(/\s+/g, ' ');
  }

  get titles(): string[] {
    return this.all('.item-title').map((link) => link.innerText.trim());
  }

  get focused(): Element | null {
    return this.element.shadowRoot!.activeElement;
  }

  async search(text: string): Promise<void> {
    const field = (await this.appears('#query')) as HTMLInputElement;
    field.value = text;
    await this.press('Tìm');
  }

  async choose(id: string): Promise<void> {
    (await this.appears(`#${id}`)).click();
    await this.element.updateComplete;
  }

  async press(label: string): Promise<void> {
    await waitUntil(() => this.#pressable(label), `“${label}” appears in: ${this.text}`, PATIENCE);
    this.#pressable(label)!.click();
    await this.element.updateComplete;
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

  #pressable(label: string): HTMLElement | undefined {
    return this.all('button, a, summary').find((one) => one.innerText.trim().replace(/^← /, '') === label);
  }
}
