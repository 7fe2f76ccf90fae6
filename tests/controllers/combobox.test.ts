import { expect } from '@open-wc/testing';
import { Combobox } from '../../src/controllers/combobox.ts';
import { hostWith, place } from './host.ts';

/** A combobox over `count` options, and what it told. */
function combobox(count = 3) {
  const state = { count };
  const told: string[] = [];
  const [host, box] = hostWith(
    (element) =>
      new Combobox(element, {
        count: () => state.count,
        take: (index) => told.push(`take ${index}`),
        moved: (index) => told.push(`moved ${index}`),
      }),
  );
  place(host);
  /** Presses a key and says whether the browser's own doing was stopped. */
  const press = (key: string, init: KeyboardEventInit = {}): boolean => {
    const event = new KeyboardEvent('keydown', { key, cancelable: true, ...init });
    box.press(event);
    return event.defaultPrevented;
  };
  return { host, box, told, press, state };
}

describe('a combobox', () => {
  it('is closed, with no option active', () => {
    const { box } = combobox();
    expect([box.open, box.active]).to.deep.equal([false, -1]);
  });

  // The table of keys: closed or open with an active option, the key, and what becomes of it.
  for (const [state, key, init, open, active, used] of [
    ['closed', 'ArrowDown', {}, true, 0, true],
    ['closed', 'ArrowDown', { altKey: true }, true, -1, true],
    ['closed', 'ArrowUp', {}, false, -1, false],
    ['closed', 'ArrowUp', { altKey: true }, false, -1, false],
    ['closed', 'Enter', {}, false, -1, false],
    ['closed', 'Escape', {}, false, -1, false],
    ['closed', 'Home', {}, false, -1, false],
    [-1, 'ArrowDown', {}, true, 0, true],
    [0, 'ArrowDown', {}, true, 1, true],
    [2, 'ArrowDown', {}, true, 0, true],
    [-1, 'ArrowUp', {}, true, 2, true],
    [0, 'ArrowUp', {}, true, 2, true],
    [1, 'ArrowUp', {}, true, 0, true],
    [1, 'ArrowUp', { altKey: true }, false, -1, true],
    [1, 'Escape', {}, false, -1, true],
    [-1, 'Escape', {}, false, -1, true],
    [-1, 'Enter', {}, true, -1, false],
    [1, 'Home', {}, true, 1, false],
    [1, 'End', {}, true, 1, false],
    [1, 'ArrowLeft', {}, true, 1, false],
    [1, 'Tab', {}, true, 1, false],
    [1, 'a', {}, true, 1, false],
    [1, 'ArrowDown', { ctrlKey: true }, true, 1, false],
    [1, 'ArrowDown', { metaKey: true }, true, 1, false],
    [1, 'ArrowDown', { isComposing: true }, true, 1, false],
    [1, 'Enter', { isComposing: true }, true, 1, false],
    [1, 'Escape', { isComposing: true }, true, 1, false],
    [1, 'ArrowDown', { keyCode: 229 }, true, 1, false],
    [1, 'Enter', { keyCode: 229 }, true, 1, false],
  ] satisfies [number | 'closed', string, KeyboardEventInit, boolean, number, boolean][]) {
    const modifiers = Object.keys(init).join();
    it(`${state === 'closed' ? 'closed' : `open at ${state}`}, takes ${key} ${modifiers}`, () => {
      const { box, press } = combobox();
      if (state !== 'closed') {
        box.show();
        box.active = state;
      }
      expect(press(key, init)).to.equal(used);
      expect([box.open, box.active]).to.deep.equal([open, active]);
    });
  }

  it('takes the active option by Enter', () => {
    const { told, press } = combobox();
    press('ArrowDown');
    press('ArrowDown');
    expect(press('Enter')).to.equal(true);
    expect(told).to.deep.equal(['moved 0', 'moved 1', 'take 1']);
  });

  it('begins anew when it is shown again', () => {
    const { box, press } = combobox();
    press('ArrowDown');
    box.show();
    expect([box.open, box.active]).to.deep.equal([true, -1]);
  });

  it('with nothing in its list makes nothing active and takes nothing', () => {
    const { box, told, press } = combobox(0);
    press('ArrowDown');
    press('ArrowUp');
    press('Enter');
    expect(box.active).to.equal(-1);
    expect(told).to.deep.equal([]);
  });

  it('leaves Escape to the page when its list is empty and so not seen', () => {
    const { box, press } = combobox(0);
    box.show();
    expect(press('Escape')).to.equal(false);
    expect(box.open).to.equal(false);
  });

  it('forgets an option that a newer, shorter list no longer has', async () => {
    const { host, box, told, press, state } = combobox(5);
    for (let key = 0; key < 5; key++) press('ArrowDown');
    state.count = 2;
    expect(press('Enter')).to.equal(false);
    expect(told).to.not.include('take 4');
    host.requestUpdate();
    await host.shown();
    expect(box.active).to.equal(-1);
    press('ArrowDown');
    expect(box.active).to.equal(0);
  });

  it('closes when its element leaves the page', () => {
    const { host, box } = combobox();
    box.show();
    host.remove();
    expect(box.open).to.equal(false);
  });
});
