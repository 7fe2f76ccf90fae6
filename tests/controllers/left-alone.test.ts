import { expect, html } from '@open-wc/testing';
import { LeftAlone } from '../../src/controllers/left-alone.ts';
import { Clock } from './clock.ts';
import { hostWith, place } from './host.ts';

const MINUTE = 60_000;

function leaveAlone({ shared = true } = {}) {
  let cleared = 0;
  const [host] = hostWith((owner) => new LeftAlone(owner, { shared: () => shared, clear: () => void cleared++ }));
  host.content = () => html`<input class="input" />`;
  place(host);
  return { host, cleared: () => cleared };
}

describe('a shared computer that somebody walked away from', () => {
  it('is cleared three minutes after the last touch, wherever in the page that was', () => {
    const clock = new Clock();
    const { cleared } = leaveAlone();
    clock.pass(2 * MINUTE);
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    clock.pass(2 * MINUTE);
    document.body.addEventListener('keydown', (event) => event.stopPropagation(), { once: true });
    document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true }));
    clock.pass(2.9 * MINUTE);
    expect(cleared()).to.equal(0);
    clock.pass(0.1 * MINUTE);
    expect(cleared()).to.equal(1);
  });

  it('is cleared when the page is left, down to what stands in a field', async () => {
    const { host, cleared } = leaveAlone();
    await host.shown();
    host.inside<HTMLInputElement>('.input').value = '0912 345 678';
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect(cleared()).to.equal(1);
    expect(host.inside<HTMLInputElement>('.input').value).to.equal('');
  });

  it('is left as it is where it is somebody’s own, and once the element is gone', () => {
    const clock = new Clock();
    const own = leaveAlone({ shared: false });
    const gone = leaveAlone();
    gone.host.remove();
    clock.pass(10 * MINUTE);
    dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    expect([own.cleared(), gone.cleared()]).to.deep.equal([0, 0]);
    expect(clock.running).to.equal(0);
  });
});
