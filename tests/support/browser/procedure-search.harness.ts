/** Speaks to a procedure search as a person would, so that no test knows how it is built. */
import { fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { MOCK_ENDPOINT } from '../../../demo/mocks/handlers.ts';
import type { ProcedureSearchElement } from '../../../src/widgets/procedure-search/procedure-search-element.ts';
import '../../../src/widgets/procedure-search/dvc-procedure-search.ts';
import { ElementOnPage } from './element-on-page.ts';

export class ProcedureSearch extends ElementOnPage<ProcedureSearchElement> {
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

  get typed(): string {
    return this.find<HTMLInputElement>('#query').value;
  }

  get results(): string[] {
    return this.all('.item-title').map((link) => link.innerText.trim());
  }

  get suggestions(): string[] {
    return this.all('.option-title').map((option) => option.innerText.trim());
  }

  async typeQuery(text: string): Promise<void> {
    this.find('#query').focus();
    await sendKeys({ type: text });
  }

  paste(text: string): void {
    const query = this.find<HTMLInputElement>('#query');
    query.focus();
    query.value = text;
    query.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertFromPaste' }));
  }

  async pressKey(key: string): Promise<void> {
    await sendKeys({ press: key });
  }

  async search(text: string): Promise<void> {
    await this.typeQuery(text);
    await this.pressKey('Enter');
  }
}
