import { expect, oneEvent } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import { BackendError, type BackendErrorKind } from '../../src/backend/errors.ts';
import type { Backend } from '../../src/backend/request.ts';
import { configure } from '../../src/core/config.ts';
import { WidgetElement } from '../../src/core/widget-element.ts';
import { baseStyles } from '../../src/theme/base.styles.ts';
import { lines } from './console.ts';

class TestWidget extends WidgetElement {
  static override styles = baseStyles;
  helpless = false;

  get asks(): Backend | undefined {
    return this.backend;
  }
  fail(kind: BackendErrorKind): void {
    this.report(new BackendError(kind));
  }
  protected override get needsFallback(): boolean {
    return this.helpless;
  }
  protected override renderContent(): TemplateResult {
    return html`<button>${this.t('common.retry')}</button>`;
  }
}
customElements.define('test-widget', TestWidget);

async function widget(markup: string): Promise<TestWidget> {
  const ground = document.createElement('div');
  ground.innerHTML = markup;
  document.body.append(ground);
  const element = ground.querySelector<TestWidget>('test-widget')!;
  await element.updateComplete;
  return element;
}
const button = (element: TestWidget): string => element.renderRoot.querySelector('button')!.textContent;

afterEach(() => {
  for (const element of document.querySelectorAll('test-widget')) element.parentElement!.remove();
  configure({ endpoint: undefined, agency: undefined, texts: undefined, theme: undefined } as never);
});

describe('an element', () => {
  it('says once that it is there', async () => {
    const ready = oneEvent(document, 'dvc-ready');
    const element = await widget('<test-widget endpoint="https://dvc.example"></test-widget>');
    expect((await ready).target).to.equal(element);
    let again = 0;
    document.addEventListener('dvc-ready', () => again++, { once: true });
    element.requestUpdate();
    await element.updateComplete;
    expect(again).to.equal(0);
  });

  it('asks whom the page names, unless its attribute, unless its property says otherwise', async () => {
    configure({ endpoint: 'https://page.example/', agency: 'H90' });
    const element = await widget('<test-widget lang="vi"></test-widget>');
    expect(element.asks).to.deep.equal({ endpoint: 'https://page.example', agency: 'H90', lang: 'vi' });
    element.setAttribute('endpoint', 'https://tag.example');
    element.setAttribute('agency', 'H90.101');
    expect(element.asks).to.deep.equal({ endpoint: 'https://tag.example', agency: 'H90.101', lang: 'vi' });
    element.endpoint = 'https://script.example';
    expect(element.asks?.endpoint).to.equal('https://script.example');
  });

  it('asks nobody without a usable endpoint, and says so once in the console', async () => {
    const element = await widget('<test-widget endpoint="http://dvc.example"></test-widget>');
    for (let time = 0; time < 3; time++) expect(element.asks).to.equal(undefined);
    element.requestUpdate();
    await element.updateComplete;
    expect(lines).to.have.length(1);
  });

  it('leaves the agency to the endpoint where none is given', async () => {
    const element = await widget('<test-widget endpoint="https://dvc.example" lang="vi"></test-widget>');
    expect(element.asks).to.deep.equal({ endpoint: 'https://dvc.example', lang: 'vi' });
  });

  it('speaks in the page’s words and before them in its own', async () => {
    configure({ texts: { 'common.retry': 'Làm lại' } });
    const element = await widget('<test-widget lang="vi"></test-widget>');
    expect(button(element)).to.equal('Làm lại');
    element.setAttribute('texts', '{"common.retry":"Lại đi"}');
    await element.updateComplete;
    expect(button(element)).to.equal('Lại đi');
    element.removeAttribute('texts');
    await element.updateComplete;
    expect(button(element)).to.equal('Làm lại');
  });

  it('keeps its words when the texts it is given are none', async () => {
    const element = await widget(`<test-widget lang="vi" texts='["Lại đi"]'></test-widget>`);
    expect(button(element)).to.equal('Thử lại');
    expect(lines.filter((line) => line.includes('texts'))).to.have.length(1);
  });

  it('names the language it speaks', async () => {
    const element = await widget('<test-widget lang="vi-VN"></test-widget>');
    const base = element.renderRoot.querySelector('.base')!;
    expect([base.getAttribute('lang'), base.getAttribute('dir')]).to.deep.equal(['vi', 'ltr']);
  });

  it('shows its children only when it cannot do its work', async () => {
    const element = await widget('<test-widget><p>Gọi 0290 000 0101</p></test-widget>');
    expect(element.querySelector('p')!.checkVisibility()).to.equal(false);
    element.helpless = true;
    element.requestUpdate();
    await element.updateComplete;
    expect(element.querySelector('p')!.checkVisibility()).to.equal(true);
  });

  it('is dark when pinned, light for a theme that nobody knows', async () => {
    const element = await widget('<test-widget theme="dark"></test-widget>');
    const base = element.renderRoot.querySelector('.base')!;
    expect(base.classList.contains('dark')).to.equal(true);
    element.theme = 'blue';
    await element.updateComplete;
    expect(base.classList.contains('dark')).to.equal(false);
    expect(lines.filter((line) => line.includes('theme="blue"'))).to.have.length(1);
  });

  it('is not there while it is hidden, whatever the host’s styles say', async () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { display: inline !important }');
    document.adoptedStyleSheets = [sheet];
    const element = await widget('<test-widget></test-widget>');
    expect(getComputedStyle(element).display).to.equal('block');
    element.hidden = true;
    expect(getComputedStyle(element).display).to.equal('none');
    document.adoptedStyleSheets = [];
  });

  it('looks the same however the host writes', async () => {
    const looks = (element: TestWidget) => {
      const { fontSize, textAlign, textTransform, direction, letterSpacing, fontStyle } = getComputedStyle(
        element.renderRoot.querySelector('.base')!,
      );
      return { fontSize, textAlign, textTransform, direction, letterSpacing, fontStyle };
    };
    const before = looks(await widget('<test-widget></test-widget>'));
    const loud = await widget('<section dir="rtl"><test-widget></test-widget></section>');
    Object.assign(document.documentElement.style, { fontSize: '62.5%', textTransform: 'uppercase' });
    Object.assign(loud.parentElement!.style, { fontStyle: 'italic', letterSpacing: '1em', textAlign: 'right' });
    expect(looks(loud)).to.deep.equal(before);
    expect(before.fontSize).to.equal('17px');
    document.documentElement.removeAttribute('style');
  });
});

describe('a failure', () => {
  it('is told to the page by its kind, and nothing more', async () => {
    const element = await widget('<test-widget endpoint="https://dvc.example"></test-widget>');
    const told: string[] = [];
    element.addEventListener('dvc-error', ({ kind }) => told.push(kind));
    for (const kind of ['offline', 'too-many', 'contract'] as const) element.fail(kind);
    expect(told).to.deep.equal(['offline', 'too-many', 'contract']);
  });

  for (const [kind, advice] of [
    ['unreachable', 'CORS'],
    ['contract', 'npx dvc-widgets check'],
    ['version', 'version'],
    ['forbidden', 'DVC_ORIGINS'],
    ['not-found', 'agency'],
    ['server', 'log'],
  ] as const) {
    it(`that a webmaster can mend is one console line: ${kind}`, async () => {
      const element = await widget('<test-widget endpoint="https://dvc.example"></test-widget>');
      const address = `https://${kind}.example`;
      element.endpoint = address;
      element.fail(kind);
      element.fail(kind);
      expect(lines).to.have.length(1);
      expect(lines[0]).to.include(advice).and.to.include(address);
    });
  }

  for (const kind of ['offline', 'timeout', 'too-many', 'unavailable', 'invalid'] as const) {
    it(`that passes by itself does not trouble the webmaster: ${kind}`, async () => {
      const element = await widget('<test-widget endpoint="https://dvc.example"></test-widget>');
      element.fail(kind);
      expect(lines).to.deep.equal([]);
    });
  }
});
