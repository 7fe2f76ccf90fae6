import { expect, waitUntil } from '@open-wc/testing';
import { html, LitElement } from 'lit';
import { LocalizeController } from '../../src/controllers/localize.ts';

class SpeakingElement extends LitElement {
  readonly words = new LocalizeController(this, () => []);
  protected override render() {
    return html`<p lang=${this.words.language}>${this.words.t('common.retry')}</p>`;
  }
}
customElements.define('test-speaking', SpeakingElement);

describe('English words that cannot be fetched', () => {
  it('are said in Vietnamese, which is then called so, and nothing breaks', async () => {
    // Holds for what a browser has at hand already, as no failing network does.
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "script-src 'none'";
    document.head.append(policy);
    const element = new SpeakingElement();
    element.lang = 'en';
    document.body.append(element);
    expect(element.words.language).to.equal('en');
    await waitUntil(() => element.words.language === 'vi', 'the element gives up English');
    await element.updateComplete;
    const shown = element.renderRoot.querySelector('p')!;
    expect([shown.textContent, shown.lang]).to.deep.equal(['Thử lại', 'vi']);
    element.remove();
  });
});
