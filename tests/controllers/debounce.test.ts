import { expect } from '@open-wc/testing';
import { Debounce } from '../../src/controllers/debounce.ts';
import { Clock } from './clock.ts';
import { hostWith, place } from './host.ts';

function pausing() {
  const clock = new Clock();
  let acted = 0;
  const [host, debounce] = hostWith((element) => new Debounce(element, 200, () => acted++));
  place(host);
  return { clock, host, debounce, acts: () => acted };
}

describe('a pause in typing', () => {
  it('is awaited from the last key on', () => {
    const { clock, debounce, acts } = pausing();
    for (let key = 0; key < 5; key++) {
      debounce.call();
      clock.pass(199);
    }
    expect(acts()).to.equal(0);
    clock.pass(1);
    expect(acts()).to.equal(1);
    clock.pass(1000);
    expect(acts()).to.equal(1);
  });

  it('acts again after the next key', () => {
    const { clock, debounce, acts } = pausing();
    debounce.call();
    clock.pass(200);
    debounce.call();
    clock.pass(200);
    expect(acts()).to.equal(2);
  });

  it('is forgotten on request, and when the element leaves', () => {
    const { clock, host, debounce, acts } = pausing();
    debounce.call();
    debounce.cancel();
    debounce.call();
    host.remove();
    clock.pass(1000);
    expect(acts()).to.equal(0);
    expect(clock.running).to.equal(0);
  });
});
