import { expect } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { http, HttpResponse } from 'msw/http';
import { LocalizeController } from '../../src/controllers/localize.ts';
import { worker } from '../support/browser/msw.ts';

class SpeakingElement extends LitElement {
  readonly words = new LocalizeController(this, () => []);
  protected override render() {
    return html`<p lang=${this.words.language}>${this.words.t('common.retry')}</p>`;
  }
}
customElements.define('test-speaking', SpeakingElement);

describe('English words that cannot be fetched', () => {
  it('are said in Vietnamese, which is then called so, and nothing breaks', async () => {
    let asked = (): void => undefined;
    const refused = new Promise<void>((resolve) => (asked = resolve));
    worker.use(
      http.get('*/src/i18n/en.ts', () => {
        asked();
        return HttpResponse.error();
      }),
    );
    const element = new SpeakingElement();
    element.lang = 'en';
    document.body.append(element);
    await refused;
    await new Promise<void>((resolve) => {
      const watch = new MutationObserver(() => (watch.disconnect(), resolve()));
      watch.observe(element.renderRoot, { attributes: true, subtree: true });
    });
    const shown = element.renderRoot.querySelector('p')!;
    expect([shown.textContent, shown.lang]).to.deep.equal(['Thử lại', 'vi']);
    element.remove();
  });
});
