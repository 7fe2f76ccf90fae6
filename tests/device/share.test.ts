import { expect } from '@open-wc/testing';
import { canShare, copyText, share } from '../../src/device/share.ts';

const planted: [object, string][] = [];
/** Makes the device able or unable to do something for a test. */
function plant(device: object, name: string, value: unknown): void {
  Object.defineProperty(device, name, { value, configurable: true });
  planted.push([device, name]);
}
afterEach(() => {
  for (const [device, name] of planted.splice(0)) Reflect.deleteProperty(device, name);
});

describe('sharing', () => {
  it('is offered where the device has a sheet for it', () => {
    plant(navigator, 'share', undefined);
    expect(canShare()).to.equal(false);
    plant(navigator, 'share', () => Promise.resolve());
    expect(canShare()).to.equal(true);
  });

  it('hands over the title and the address', async () => {
    const shared: unknown[] = [];
    plant(navigator, 'share', async (what: unknown) => void shared.push(what));
    await share('Đăng ký khai sinh', 'https://a.example/#thu-tuc=1');
    expect(shared).to.deep.equal([{ title: 'Đăng ký khai sinh', url: 'https://a.example/#thu-tuc=1' }]);
  });

  it('that is closed without choosing is no failure', async () => {
    plant(navigator, 'share', () => Promise.reject(new DOMException('closed', 'AbortError')));
    await share('x', 'https://a.example');
  });
});

describe('copying', () => {
  /** What the old way of copying copies: the selection of the focused field. */
  function copyTheOldWay(works: () => boolean): string[] {
    const copied: string[] = [];
    plant(document, 'execCommand', () => {
      const field = document.activeElement as HTMLTextAreaElement;
      copied.push(field.value.slice(field.selectionStart, field.selectionEnd));
      return works();
    });
    return copied;
  }

  it('uses the clipboard', async () => {
    const copied: string[] = [];
    plant(navigator, 'clipboard', { writeText: async (text: string) => void copied.push(text) });
    expect(await copyText('https://a.example')).to.equal(true);
    expect(copied).to.deep.equal(['https://a.example']);
  });

  for (const [what, clipboard] of [
    ['there is no clipboard', undefined],
    ['the clipboard is forbidden', { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }],
  ] as const) {
    it(`selects and copies where ${what}`, async () => {
      plant(navigator, 'clipboard', clipboard);
      const copied = copyTheOldWay(() => true);
      expect(await copyText('mã 1.001193')).to.equal(true);
      expect(copied).to.deep.equal(['mã 1.001193']);
      expect(document.querySelector('textarea')).to.equal(null);
    });
  }

  it('says so where neither works', async () => {
    plant(navigator, 'clipboard', undefined);
    copyTheOldWay(() => false);
    expect(await copyText('x')).to.equal(false);
    copyTheOldWay(() => {
      throw new Error('no');
    });
    expect(await copyText('x')).to.equal(false);
    expect(document.querySelector('textarea')).to.equal(null);
  });

  it('gives the focus back to where it was, inside a shadow root, and does not scroll the page', async () => {
    plant(navigator, 'clipboard', undefined);
    copyTheOldWay(() => true);
    const host = document.createElement('div');
    const button = document.createElement('button');
    host.attachShadow({ mode: 'open' }).append(button);
    const tall = document.createElement('div');
    tall.style.height = '5000px';
    document.body.append(host, tall);
    button.focus();
    scrollTo(0, 100);
    await copyText('x');
    expect(host.shadowRoot!.activeElement).to.equal(button);
    expect(scrollY).to.equal(100);
    host.remove();
    tall.remove();
  });
});
