/** Speaks to a procedure search as a person would, so that no test knows how it is built. */
import { fixture, html, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { MOCK_ENDPOINT } from '../../../demo/mocks/handlers.ts';
import type { ProcedureSearchElement } from '../../../src/widgets/procedure-search/procedure-search-element.ts';
import '../../../src/widgets/procedure-search/dvc-procedure-search.ts';

// An answer that fails in passing is asked for three times before a citizen is told.
const PATIENCE = { timeout: 9000 };

export class ProcedureSearch {
  readonly element: ProcedureSearchElement;

  constructor(element: ProcedureSearchElement) {
    this.element = element;
  }

  /** A search on a page; `agency` keeps tests from sharing an answer about the endpoint. */
  static async on(page: { agency?: string; source?: string; endpoint?: string } = {}): Promise<ProcedureSearch> {
    const { agency = 'H90.101', source = 'auto', endpoint = MOCK_ENDPOINT } = page;
    const element = await fixture<ProcedureSearchElement>(
      html`<dvc-procedure-search endpoint=${endpoint} agency=${agency} source=${source} lang="vi"
        ><p>Gọi 0290 000 0101</p></dvc-procedure-search
      >`,
    );
    return new ProcedureSearch(element);
  }

  get text(): string {
    return (this.find('.base').innerText ?? '').replace(/\s+/g, ' ');
  }

  get typed(): string {
    return this.find<HTMLInputElement>('#query').value;
  }

  get results(): string[] {
    return this.all('.item-title').map((link) => link.innerText.trim());
  }

  get suggestions(): string[] {
    return this.all('.option-title').map((option) => option.innerText.trim());
  }

  /** What has the focus inside the element. */
  get focused(): Element | null {
    return this.element.shadowRoot!.activeElement;
  }

  async type(text: string): Promise<void> {
    this.find('#query').focus();
    await sendKeys({ type: text });
  }

  paste(text: string): void {
    const query = this.find<HTMLInputElement>('#query');
    query.focus();
    query.value = text;
    query.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertFromPaste' }));
  }

  async press(key: string): Promise<void> {
    await sendKeys({ press: key });
  }

  async search(text: string): Promise<void> {
    await this.type(text);
    await this.press('Enter');
  }

  async click(selector: string): Promise<void> {
    (await this.appears(selector)).click();
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
}
