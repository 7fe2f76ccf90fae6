import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import { guardFromHost } from '../../src/controllers/host-guard.ts';
import { hostWith, place, type HostElement } from './host.ts';

async function guarded(pressed: (event: KeyboardEvent) => void = () => {}): Promise<HostElement> {
  const [host] = hostWith((element) => {
    guardFromHost(element);
    return {};
  });
  host.content = () => html`<input @keydown=${pressed} @keyup=${pressed} /><textarea></textarea>`;
  place(host);
  await host.shown();
  return host;
}

/** Whether the page hears this key when it is pressed in the element's field. */
function heard(host: HostElement, type: string, key: string, init: KeyboardEventInit = {}): boolean {
  let outside = false;
  const listen = (): void => void (outside = true);
  document.addEventListener(type, listen);
  const event = new KeyboardEvent(type, { key, bubbles: true, composed: true, cancelable: true, ...init });
  host.inside('input').dispatchEvent(event);
  document.removeEventListener(type, listen);
  return outside;
}

const ACTING = ['Enter', ' ', 'Backspace', 'Delete', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'];

describe('a key', () => {
  for (const key of ['a', 'A', 'đ', 'ữ', '1', '/', '?', '😀'.slice(0, 1), ...ACTING]) {
    it(`that types or acts stays inside: “${key}”`, async () => {
      const host = await guarded();
      for (const type of ['keydown', 'keypress', 'keyup']) expect(heard(host, type, key)).to.equal(false);
    });
  }

  for (const key of ['Process', 'Unidentified', 'Dead']) {
    it(`of an input method stays inside: ${key}`, async () => {
      expect(heard(await guarded(), 'keydown', key, { isComposing: true })).to.equal(false);
    });
  }

  it('stays inside with Shift, and while a word is being composed', async () => {
    const host = await guarded();
    expect(heard(host, 'keydown', 'A', { shiftKey: true })).to.equal(false);
    expect(heard(host, 'keydown', 'a', { isComposing: true })).to.equal(false);
  });

  for (const key of ['Tab', 'F1', 'F5', 'Escape', 'Control', 'Alt', 'Meta', 'Shift', 'ContextMenu', 'MediaPlayPause']) {
    it(`that is the page’s passes: ${key}`, async () => {
      const host = await guarded();
      for (const type of ['keydown', 'keyup']) expect(heard(host, type, key)).to.equal(true);
    });
  }

  for (const modifier of ['ctrlKey', 'altKey', 'metaKey']) {
    it(`passes with ${modifier}`, async () => {
      expect(heard(await guarded(), 'keydown', 's', { [modifier]: true })).to.equal(true);
    });
  }

  it('without a name, as autofill sends it, stays inside and breaks nothing', async () => {
    const host = await guarded();
    let outside = false;
    const listen = (): void => void (outside = true);
    document.addEventListener('keydown', listen);
    host.inside('input').dispatchEvent(new Event('keydown', { bubbles: true, composed: true }));
    document.removeEventListener('keydown', listen);
    expect(outside).to.equal(false);
  });

  it('is still heard once by the element itself, however often it is drawn', async () => {
    let times = 0;
    const host = await guarded(() => times++);
    for (let update = 0; update < 3; update++) {
      host.requestUpdate();
      await host.shown();
    }
    heard(host, 'keydown', 'a');
    expect(times).to.equal(1);
  });
});

describe('Escape', () => {
  it('stays inside, pressed and released, when it was used', async () => {
    const host = await guarded((event) => event.type === 'keydown' && event.preventDefault());
    expect(heard(host, 'keydown', 'Escape')).to.equal(false);
    expect(heard(host, 'keyup', 'Escape')).to.equal(false);
  });

  it('passes the next time, when there was nothing left to close', async () => {
    let open = true;
    const host = await guarded((event) => {
      if (event.type === 'keydown' && open) event.preventDefault();
      open = false;
    });
    expect(heard(host, 'keydown', 'Escape')).to.equal(false);
    expect(heard(host, 'keyup', 'Escape')).to.equal(false);
    expect(heard(host, 'keydown', 'Escape')).to.equal(true);
    expect(heard(host, 'keyup', 'Escape')).to.equal(true);
  });
});

describe('on a host as ASP.NET WebForms makes them', () => {
  it('Enter in a field of ours does not press the site’s own search button', async () => {
    const host = await guarded();
    const form = document.createElement('form');
    let pressed = 0;
    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('keypress', (event) => {
      // As its own script does: whatever has the key, unless it is a textarea.
      if (event.keyCode === 13 && (event.target as Element).tagName !== 'TEXTAREA') pressed++;
    });
    place(form);
    form.append(host);
    host.inside('input').focus();
    await sendKeys({ press: 'Enter' });
    expect(pressed).to.equal(0);
  });

  it('a host’s hotkeys do not see a citizen’s words, and its Tab still works', async () => {
    const host = await guarded();
    const seen: string[] = [];
    const listen = ({ key }: KeyboardEvent): void => void seen.push(key);
    document.addEventListener('keydown', listen);
    host.inside('input').focus();
    await sendKeys({ type: 'khai sinh /?' });
    await sendKeys({ press: 'Tab' });
    document.removeEventListener('keydown', listen);
    expect(seen).to.deep.equal(['Tab']);
    expect(host.inside<HTMLInputElement>('input').value).to.equal('khai sinh /?');
    expect(host.renderRoot instanceof ShadowRoot && host.renderRoot.activeElement?.tagName).to.equal('TEXTAREA');
  });
});
