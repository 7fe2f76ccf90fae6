import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { LocalizeController } from '../../src/controllers/localize.ts';
import type { Messages } from '../../src/i18n/messages.ts';
import { dictionaryOf } from '../../src/i18n/languages.ts';
import { hostWith, place, type HostElement } from './host.ts';

function speaking(...overrides: (Messages | undefined)[]): [HostElement, LocalizeController] {
  const [host, words] = hostWith((element) => new LocalizeController(element, () => overrides));
  host.content = () => html`<p>${words.t('common.retry')}</p>`;
  return [host, words];
}

/** Puts an element into a place of the given language. */
function placeIn(language: string, host: HostElement): HTMLElement {
  const ground = place();
  ground.lang = language;
  ground.append(host);
  return ground;
}

/** An element deep in a stranger's shadow roots. */
function placeInShadow(host: HostElement): { outer: HTMLElement; middle: HTMLElement; inner: HTMLElement } {
  const [outer, middle, inner] = ['div', 'section', 'p'].map((tag) => document.createElement(tag)) as [
    HTMLElement,
    HTMLElement,
    HTMLElement,
  ];
  outer.attachShadow({ mode: 'open' }).append(middle);
  middle.attachShadow({ mode: 'closed' }).append(inner);
  inner.append(host);
  place(outer);
  return { outer, middle, inner };
}

/** As soon as observers have told and what they told is shown. */
async function followed(host: HostElement): Promise<void> {
  await Promise.resolve();
  await host.shown();
}

/** As soon as the element shows this. */
async function shows(host: HostElement, sentence: string): Promise<void> {
  await host.shown();
  while (host.inside('p').textContent !== sentence) {
    await new Promise<void>((resolve) => {
      const watch = new MutationObserver(() => (watch.disconnect(), resolve()));
      watch.observe(host.renderRoot, { subtree: true, characterData: true, childList: true });
    });
  }
}

const documentLanguage = document.documentElement.lang;
afterEach(() => {
  document.documentElement.lang = documentLanguage;
});

describe('the first English on a page', () => {
  it('arrives later, and Vietnamese stands in until then', async () => {
    expect(dictionaryOf('en')).to.equal(undefined);
    const [host] = speaking();
    placeIn('en', host);
    await host.shown();
    expect(host.inside('p').textContent).to.equal('Thử lại');
    await shows(host, 'Try again');
  });
});

describe('the language of an element', () => {
  for (const [lang, language] of [
    ['vi', 'vi'],
    ['vi-VN', 'vi'],
    ['VI', 'vi'],
    ['en', 'en'],
    ['en-GB', 'en'],
    ['EN-us', 'en'],
    ['fr', 'vi'],
    ['eng', 'vi'],
    ['', 'vi'],
    ['-', 'vi'],
  ] as const) {
    it(`is ${language} in a place of “${lang}”`, () => {
      const [host, words] = speaking();
      placeIn(lang, host);
      expect(words.language).to.equal(language);
    });
  }

  it('is the page’s, Vietnamese where the page has none', () => {
    document.documentElement.removeAttribute('lang');
    const [host, words] = speaking();
    place(host);
    expect(words.language).to.equal('vi');
    host.remove();
    document.documentElement.lang = 'en';
    place(host);
    expect(words.language).to.equal('en');
  });

  it('is its own before any other', () => {
    const [host, words] = speaking();
    host.lang = 'vi';
    placeIn('en', host);
    expect(words.language).to.equal('vi');
  });

  it('is the nearest across shadow roots', async () => {
    const [host, words] = speaking();
    const { outer, middle, inner } = placeInShadow(host);
    expect(words.language).to.equal('vi');
    outer.parentElement!.lang = 'en';
    await followed(host);
    expect(words.language).to.equal('en');
    middle.lang = 'vi';
    await followed(host);
    expect(words.language).to.equal('vi');
    inner.lang = 'en';
    await followed(host);
    expect(words.language).to.equal('en');
    inner.removeAttribute('lang');
    middle.removeAttribute('lang');
    outer.lang = 'vi';
    await followed(host);
    expect(words.language).to.equal('vi');
  });

  it('may differ between two elements of a page', async () => {
    const [one] = speaking();
    const [other] = speaking();
    placeIn('en', one);
    placeIn('vi', other);
    await shows(one, 'Try again');
    await shows(other, 'Thử lại');
  });

  it('follows the page while it is open', async () => {
    const [host] = speaking();
    const ground = placeIn('vi', host);
    await shows(host, 'Thử lại');
    ground.lang = 'en';
    await shows(host, 'Try again');
    ground.removeAttribute('lang');
    document.documentElement.lang = 'vi';
    await shows(host, 'Thử lại');
  });

  it('follows the element to another place', async () => {
    const [host, words] = speaking();
    placeIn('vi', host);
    placeIn('en', host);
    expect(words.language).to.equal('en');
    await shows(host, 'Try again');
  });

  it('is left alone once the element has gone', async () => {
    const [host, words] = speaking();
    const ground = placeIn('vi', host);
    host.remove();
    ground.lang = 'en';
    await followed(host);
    expect(words.language).to.equal('vi');
  });
});

describe('a sentence', () => {
  it('is the element’s own before the page’s before ours', () => {
    const own: Messages = { 'common.retry': 'Lại đi' };
    const page: Messages = { 'common.retry': 'Làm lại', 'search.submit': 'Tra' };
    const [, words] = speaking(own, page);
    expect(words.t('common.retry')).to.equal('Lại đi');
    expect(words.t('search.submit')).to.equal('Tra');
    expect(words.t('search.any')).to.equal('Tất cả');
  });

  it('is filled in, and a place that is not filled stays visible', () => {
    const [, words] = speaking();
    expect(words.t('common.hotline', { phone: '$& 0290 $1' })).to.equal('Gọi $& 0290 $1');
    expect(words.t('common.hotline')).to.equal('Gọi {phone}');
  });

  it('is ours where a page puts something that is no sentence in its place', () => {
    const [, words] = speaking({ 'common.retry': 5 } as unknown as Messages, 'text' as unknown as Messages);
    expect(words.t('common.retry')).to.equal('Thử lại');
  });

  it('is nothing for a key that nobody knows, such as a newer server’s', () => {
    const [, words] = speaking();
    expect(words.t('level.planet' as never)).to.equal('');
    expect(words.t('constructor' as never)).to.equal('');
  });

  it('counts as the language does', async () => {
    const [host, words] = speaking();
    const ground = placeIn('vi', host);
    expect([0, 1, 2].map((count) => words.t('search.count', { count }))).to.deep.equal([
      'Tìm thấy 0 thủ tục',
      'Tìm thấy 1 thủ tục',
      'Tìm thấy 2 thủ tục',
    ]);
    ground.lang = 'en';
    await shows(host, 'Try again');
    expect([0, 1, 2].map((count) => words.t('search.count', { count }))).to.deep.equal([
      '0 procedures found',
      '1 procedure found',
      '2 procedures found',
    ]);
  });

  it('counts in a page’s own words too, when they have only one form', async () => {
    const [host, words] = speaking({ 'search.count.other': 'Found: {count}' });
    placeIn('en', host);
    await shows(host, 'Try again');
    expect(words.t('search.count', { count: 1 })).to.equal('Found: 1');
  });

  it('writes counts as the language does', () => {
    const [, words] = speaking();
    expect(words.t('search.count', { count: 12_345 })).to.equal('Tìm thấy 12.345 thủ tục');
  });
});

describe('dates and numbers', () => {
  async function inBoth(): Promise<[vi: LocalizeController, en: LocalizeController]> {
    const [vietnamese, vi] = speaking();
    const [english, en] = speaking();
    placeIn('vi', vietnamese);
    placeIn('en', english);
    await shows(english, 'Try again');
    return [vi, en];
  }

  for (const [value, day] of [
    ['2026-11-24', '24/11/2026'],
    ['2026-01-05', '05/01/2026'],
    ['2026-11-24T08:00:00+07:00', '24/11/2026'],
    ['2026-11-24T23:30:00Z', '25/11/2026'],
    ['2026-11-24T16:59:59.999Z', '24/11/2026'],
    ['2024-02-29', '29/02/2024'],
  ] as const) {
    it(`write ${value} as ${day}, in the time of Viet Nam`, async () => {
      for (const words of await inBoth()) expect(words.day(value)).to.equal(day);
    });
  }

  for (const value of [
    '',
    'x',
    'null',
    'hôm nay',
    'mục 5',
    '5',
    '24/11/2026',
    '11-24-2026',
    '2026-02-31',
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-11-24T99:00:00Z',
    '2026-11-24 rác',
    '20261124',
  ]) {
    it(`show nothing for “${value}”`, () => {
      const [, words] = speaking();
      expect(words.day(value)).to.equal(undefined);
      expect(words.moment(value)).to.equal(undefined);
    });
  }

  it('show nothing for a date that is none', () => {
    const [, words] = speaking();
    expect(words.day(new Date(NaN))).to.equal(undefined);
  });

  it('say a moment as people say it', async () => {
    const [vi, en] = await inBoth();
    expect(vi.moment('2026-11-24T01:05:00Z')).to.equal('08:05 ngày 24/11/2026');
    expect(en.moment('2026-11-24T01:05:00Z')).to.equal('08:05, 24/11/2026');
    expect(vi.moment('2026-11-24T00:00:00+07:00')).to.equal('00:00 ngày 24/11/2026');
    expect(vi.moment(new Date('2026-11-24T01:05:00Z'))).to.equal('08:05 ngày 24/11/2026');
  });

  it('set numbers apart as the language does', async () => {
    const [vi, en] = await inBoth();
    expect([vi.number(20_000), vi.number(1.5), vi.number(0)]).to.deep.equal(['20.000', '1,5', '0']);
    expect([en.number(20_000), en.number(1.5)]).to.deep.equal(['20,000', '1.5']);
  });
});
