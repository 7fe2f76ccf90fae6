import { expect } from '@open-wc/testing';
import { renderLinked } from '../../src/ui/linked-text.ts';
import { fileAddress } from '../../src/ui/safe-link.ts';
import { renderTimeline, type TimelineStep } from '../../src/ui/timeline.ts';
import { drawn, textOf } from './render.ts';

const steps: readonly TimelineStep[] = [
  { what: 'Đang giải quyết', when: '09:30 ngày 17/11/2026', at: '2026-11-17T09:30:00+07:00', who: 'UBND xã' },
  { what: 'Đã nhận', note: 'Giấy <b>đủ</b>' },
];

const draw = (content: Partial<Parameters<typeof renderTimeline>[0]> = {}): HTMLElement =>
  drawn(renderTimeline({ label: 'Các bước', newest: 'mới nhất', readOn: 'Đọc tiếp', steps, ...content }));

describe('what has happened', () => {
  it('is a list, the newest first and called so in words', async () => {
    const ground = draw();
    expect(textOf(ground)).to.equal('Đang giải quyết mới nhất 09:30 ngày 17/11/2026 UBND xã Đã nhận Giấy <b>đủ</b>');
    expect(ground.querySelector('[aria-current=step]')).to.equal(ground.querySelector('li'));
    expect(ground.querySelector('time')!.dateTime).to.equal('2026-11-17T09:30:00+07:00');
    document.body.append(ground);
    await expect(ground).to.be.accessible();
    ground.remove();
  });

  it('shows notes in the language they were written in, and as text', () => {
    const ground = draw({ lang: 'vi' });
    expect(ground.querySelector('.note')!.getAttribute('lang')).to.equal('vi');
    expect(ground.querySelectorAll('b')).to.have.length(0);
  });

  it('offers the older steps only where some are left out', () => {
    let asked = 0;
    const ground = draw({ more: { label: 'Xem thêm', act: () => asked++ } });
    ground.querySelector('button')!.click();
    expect(asked).to.equal(1);
    expect(draw().querySelectorAll('button')).to.have.length(0);
  });
});

describe('a text with addresses', () => {
  const links = (text: string): (string | null)[] =>
    [...drawn(renderLinked(text, '(mở trang khác)')).querySelectorAll('a')].map((link) => link.getAttribute('href'));

  for (const [text, expected] of [
    ['Xem https://a.example/b?c=1.', ['https://a.example/b?c=1']],
    ['(https://a.example/b), “https://a.example/c”', ['https://a.example/b', 'https://a.example/c']],
    ['HTTPS://A.EXAMPLE/', ['https://a.example/']],
    ['Viết tới mot.cua@xa.example, gọi tel:1022', ['mailto:mot.cua@xa.example', 'tel:1022']],
    ['mailto:a@b.vn', ['mailto:a@b.vn']],
    ['javascript:alert(1) data:text/html,x http://a.example ftp://a.example vbscript:x', []],
    ['https://', []],
    ['<a href="https://a.example">x</a>', ['https://a.example/']],
    ['không có gì', []],
  ] as const) {
    it(`links ${expected.length} of “${text}”`, () => {
      expect(links(text)).to.deep.equal(expected);
    });
  }

  it('keeps every letter of the text', () => {
    const text = 'Xem https://a.example/b, viết a@b.vn; hết.';
    const shown = drawn(renderLinked(text, '(mở)')).textContent ?? '';
    expect(shown.replace(/\s*\(mở\)\s*/g, '').trim()).to.equal(text);
  });

  it('stops at so many links, and at no text of 100,000 letters', () => {
    expect(links('https://a.example/ '.repeat(200))).to.have.length(50);
    expect(links(`${'a'.repeat(100_000)}@`)).to.have.length(0);
    expect(links('a@'.repeat(50_000))).to.have.length(0);
  });
});

describe('the address of a file', () => {
  const endpoint = 'http://localhost:8080/api';
  for (const [address, expected] of [
    ['https://a.example/1.pdf', 'https://a.example/1.pdf'],
    ['http://localhost:8080/api/v1/files/1', 'http://localhost:8080/api/v1/files/1'],
    ['/api/v1/files/1', 'http://localhost:8080/api/v1/files/1'],
    ['http://localhost:9090/1', undefined],
    ['http://a.example/1.pdf', undefined],
    ['javascript:alert(1)', undefined],
    ['data:text/html,x', undefined],
    ['blob:http://localhost:8080/x', undefined],
    ['https://', undefined],
  ] as const) {
    it(`is ${expected ?? 'none'} for ${address}`, () => {
      expect(fileAddress(address, endpoint)).to.equal(expected);
    });
  }
});
