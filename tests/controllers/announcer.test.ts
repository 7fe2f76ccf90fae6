import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { Announcer } from '../../src/controllers/announcer.ts';
import { Clock } from './clock.ts';
import { hostWith, place, type HostElement } from './host.ts';

function announcing(): [HostElement, Announcer] {
  const [host, announcer] = hostWith((element) => new Announcer(element));
  host.content = () => html`${announcer.render()}`;
  place(host);
  return [host, announcer];
}

describe('an announcer', () => {
  it('stands in the page, silent, before anything is said', async () => {
    const [host] = announcing();
    await host.shown();
    const region = host.inside('[role=status]');
    expect(region.getAttribute('aria-live')).to.equal('polite');
    expect(region.textContent).to.equal('');
  });

  it('speaks after a pause, in the same region', async () => {
    const clock = new Clock();
    const [host, announcer] = announcing();
    await host.shown();
    const region = host.inside('[role=status]');
    announcer.say('Tìm thấy 4 thủ tục');
    clock.pass(399);
    await host.shown();
    expect(region.textContent).to.equal('');
    clock.pass(1);
    await host.shown();
    expect(region.textContent).to.equal('Tìm thấy 4 thủ tục');
    expect(host.inside('[role=status]')).to.equal(region);
  });

  it('says only what was said last', async () => {
    const clock = new Clock();
    const [host, announcer] = announcing();
    for (const sentence of ['một', 'hai', 'ba']) {
      announcer.say(sentence);
      clock.pass(200);
    }
    clock.pass(200);
    await host.shown();
    expect(host.inside('[role=status]').textContent).to.equal('ba');
  });

  it('changes nothing when the same is said twice', async () => {
    const clock = new Clock();
    const [host, announcer] = announcing();
    announcer.say('một');
    clock.pass(400);
    await host.shown();
    let changes = 0;
    const watch = new MutationObserver((records) => (changes += records.length));
    watch.observe(host.inside('[role=status]'), { childList: true, characterData: true, subtree: true });
    announcer.say('một');
    clock.pass(400);
    await host.shown();
    changes += watch.takeRecords().length;
    watch.disconnect();
    expect(changes).to.equal(0);
  });

  it('falls silent when the element leaves', () => {
    const clock = new Clock();
    const [host, announcer] = announcing();
    announcer.say('một');
    host.remove();
    expect(clock.running).to.equal(0);
  });
});
