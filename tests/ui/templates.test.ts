import { expect } from '@open-wc/testing';
import { renderBusy } from '../../src/ui/busy.ts';
import { renderContact, type Contact } from '../../src/ui/contact.ts';
import { renderNotice } from '../../src/ui/notice.ts';
import { drawn, textOf } from './render.ts';

describe('a notice', () => {
  it('says what happened and what to do', async () => {
    let pressed = 0;
    const action = { label: 'Thử lại', act: () => pressed++ };
    const ground = drawn(renderNotice({ heading: 'Mất mạng', text: 'Máy đang mất mạng.', action }));
    expect(textOf(ground)).to.equal('Mất mạng Máy đang mất mạng. Thử lại');
    ground.querySelector('button')!.click();
    expect(pressed).to.equal(1);
    expect(ground.querySelector('button')!.type).to.equal('button');
    document.body.append(ground);
    await expect(ground).to.be.accessible();
    ground.remove();
  });

  it('interrupts a screen reader only when it stops the citizen', () => {
    const role = (alert: boolean) => drawn(renderNotice({ text: 'x', alert })).firstElementChild!.getAttribute('role');
    expect([role(true), role(false)]).to.deep.equal(['alert', null]);
  });

  it('has neither a heading nor a button where there is none to show', () => {
    const ground = drawn(renderNotice({ text: 'Nghỉ lễ' }));
    expect(ground.querySelectorAll('p, button')).to.have.length(1);
  });
});

describe('something under way', () => {
  it('is said in words, and its ring is nothing to a screen reader', () => {
    const ground = drawn(renderBusy('Đang tìm…'));
    expect(textOf(ground)).to.equal('Đang tìm…');
    expect(ground.querySelector('.spinner')!.getAttribute('aria-hidden')).to.equal('true');
  });
});

describe('where a person can be reached', () => {
  const draw = (contact: Partial<Contact>) =>
    drawn(renderContact({ name: 'UBND xã Đồi Mận', ...contact }, { heading: 'Cần người giúp?', call: 'Gọi' }));

  for (const [hotline, address] of [
    ['1022', 'tel:1022'],
    ['0290 000 0101', 'tel:02900000101'],
    ['0290.000.0101', 'tel:02900000101'],
    ['(0290) 000 0101', 'tel:02900000101'],
    ['+84 290 000 0101', 'tel:+842900000101'],
    ['1900 1234 (giờ hành chính)', 'tel:19001234'],
    ['Điện thoại: 0290 000 0101', 'tel:02900000101'],
    ['0290 000 0101 – 0290 000 0102', 'tel:02900000101'],
    ['0290 000 0101 - 0290 000 0102', 'tel:02900000101'],
    ['0290 000 0101/0102', 'tel:02900000101'],
    ['0290 000 0101; 0290 000 0102', 'tel:02900000101'],
    ['02900000101 hoặc 1022', 'tel:02900000101'],
  ] as const) {
    it(`is called at the first number of “${hotline}”`, () => {
      const link = draw({ hotline }).querySelector('a')!;
      expect(link.getAttribute('href')).to.equal(address);
    });
  }

  for (const hotline of ['chưa có', 'số 5', 'javascript:alert(1)']) {
    it(`is shown but not called where there is no number: “${hotline}”`, () => {
      const ground = draw({ hotline });
      expect(ground.querySelector('a')).to.equal(null);
      expect(textOf(ground)).to.include('Gọi');
    });
  }

  it('shows what the agency publishes, and nothing empty', () => {
    const ground = draw({ address: 'Thôn Trung Tâm', hours: 'Thứ Hai đến thứ Sáu' });
    expect(textOf(ground)).to.equal('Cần người giúp? UBND xã Đồi Mận Thôn Trung Tâm Thứ Hai đến thứ Sáu');
    expect(draw({}).querySelectorAll('p')).to.have.length(2);
  });
});
