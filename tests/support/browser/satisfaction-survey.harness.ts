/** Speaks to a survey as a person would, so that no test knows how it is built. */
import { fixture, html, waitUntil } from '@open-wc/testing';
import { MOCK_ENDPOINT } from '../../../demo/mocks/handlers.ts';
import type { SatisfactionSurveyElement } from '../../../src/widgets/satisfaction-survey/satisfaction-survey-element.ts';
import '../../../src/widgets/satisfaction-survey/dvc-satisfaction-survey.ts';
import { ElementOnPage, PATIENCE } from './element-on-page.ts';

export class SatisfactionSurvey extends ElementOnPage<SatisfactionSurveyElement> {
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

  /** What stands inside the tag shows. */
  get isFallbackShown(): boolean {
    return !this.find('.fallback').hidden;
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

  /** Writes into the one open box. */
  async write(text: string): Promise<void> {
    await this.put('textarea', text);
  }

  #named(name: string): HTMLElement | undefined {
    return this.all('button, label').find((control) => control.innerText.replace(/\s+/g, ' ').trim() === name);
  }
}
