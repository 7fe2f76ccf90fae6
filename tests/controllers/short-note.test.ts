import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { LocalizeController } from '../../src/controllers/localize.ts';
import { ShortNote } from '../../src/controllers/short-note.ts';
import { Clock } from './clock.ts';
import { hostWith, place, type HostElement } from './host.ts';

async function noting(): Promise<[Clock, HostElement, ShortNote]> {
  const [host, note] = hostWith((element) => new ShortNote(element, new LocalizeController(element, () => [])));
  host.lang = 'vi';
  host.content = () => html`${note.render()}`;
  place(host);
  await host.shown();
  return [new Clock(), host, note];
}

async function after(clock: Clock, host: HostElement, milliseconds: number): Promise<string> {
  clock.pass(milliseconds);
  await host.shown();
  return host.inside('[role=status]').textContent;
}

describe('a short note', () => {
  it('stands in the page, silent, before anything is said', async () => {
    const [clock, host] = await noting();
    expect(await after(clock, host, 0)).to.equal('');
  });

  it('is there to be seen as well as heard, and goes by itself', async () => {
    const [clock, host, note] = await noting();
    await note.tellCopied(Promise.resolve(true));
    expect(await after(clock, host, 300)).to.equal('Đã chép.');
    expect(host.inside('[role=status]')).not.to.have.class('visually-hidden');
    expect(await after(clock, host, 7900)).to.equal('Đã chép.');
    expect(await after(clock, host, 200)).to.equal('');
  });

  it('says what failed in other words than what went well', async () => {
    const [clock, host, note] = await noting();
    await note.tellCopied(Promise.resolve(false));
    expect(await after(clock, host, 300)).to.equal('Máy không cho chép.');
  });

  it('falls silent before it says the same again, so that it is heard again', async () => {
    const [clock, host, note] = await noting();
    note.tell('một');
    await after(clock, host, 300);
    note.tell('một');
    expect(await after(clock, host, 0)).to.equal('');
    expect(await after(clock, host, 300)).to.equal('một');
  });

  it('leaves nothing behind when the element leaves', async () => {
    const [clock, host, note] = await noting();
    note.tell('một');
    host.remove();
    expect(clock.running).to.equal(0);
  });
});
