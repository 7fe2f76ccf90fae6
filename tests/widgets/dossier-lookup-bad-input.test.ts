import { expect } from '@open-wc/testing';
import { buildDossier } from '../../demo/mocks/builders.ts';
import type { DossierLookupElement } from '../../src/widgets/dossier-lookup/dossier-lookup-element.ts';
import { answers, DossierLookup, json } from '../support/browser/dossier-lookup.harness.ts';

/** The usual answer as plain data, to be spoilt. */
type Loose = Record<string, unknown>;
const usual = (): Loose => JSON.parse(JSON.stringify(buildDossier())) as Loose;

async function shown(answer: object): Promise<DossierLookup> {
  answers(() => json(answer));
  const lookup = await DossierLookup.on();
  await lookup.lookUp();
  await lookup.appears('.dossier');
  return lookup;
}

const NONSENSE = [null, 17, -1, 1.5, '', 'x', true, [], {}, [null], { a: 1 }, '2026-02-31', '31/12/2026', 1e300];
const HTML = '<img src=x onerror="globalThis.broken=1"><script>globalThis.broken=1</script>';

/** Every text of an answer replaced by another. */
const withTexts = (value: unknown, text: string): unknown => {
  if (Array.isArray(value)) return value.map((one) => withTexts(one, text));
  if (typeof value !== 'object' || value === null) return typeof value === 'string' && !isKept(value) ? text : value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, withTexts(one, text)]));
};
/** Times and names of the contract; a text in their place is tried elsewhere. */
const isKept = (text: string): boolean => /^\d{4}-\d\d|^(full|none|counter|commune|processing|received)$/.test(text);

describe('an answer', () => {
  for (const name of Object.keys(usual()).filter((each) => each !== 'state')) {
    it(`without ${name} is shown with the rest`, async () => {
      const { [name]: _gone, ...rest } = usual();
      expect((await shown(rest)).text).to.include('Cơ quan đang giải quyết');
    });

    it(`with nonsense for ${name} is shown with the rest`, async () => {
      for (const nonsense of NONSENSE) {
        const lookup = await shown({ ...usual(), [name]: nonsense });
        expect(lookup.text).to.include('Cơ quan đang giải quyết');
        expect(lookup.text).not.to.match(/Invalid Date|NaN|undefined|\[object|\bnull\b/);
        lookup.element.remove();
      }
    });
  }

  it('with HTML in every text shows it as text', async () => {
    const lookup = await shown(withTexts(usual(), HTML) as object);
    expect(lookup.text).to.include('<img src=x');
    expect(lookup.all('img, script')).to.deep.equal([]);
    expect((globalThis as { broken?: number }).broken).to.equal(undefined);
  });

  for (const [script, name] of [
    ['Ê-đê', "H'Hen Niê Ŏ Č Ñ"],
    ['Khmer', 'ស្ត្រី សុខា'],
    ['Chinese', '陳氏樣本'],
    ['Arabic, right to left', 'فاطمة'],
    ['marks stacked on one letter', `Z${'\u0335\u0321\u0489'.repeat(60)}algo`],
    ['a word without an end', 'Ô'.repeat(3000)],
    ['emoji', '👩‍👩‍👧‍👦'.repeat(40)],
    ['direction overrides', 'abc\u202Egnp.exe'],
  ] as const) {
    it(`with names and texts in ${script} stays within its column`, async () => {
      const lookup = await shown(withTexts(usual(), name) as object);
      const base = lookup.find('.base');
      expect(base.scrollWidth).to.be.at.most(base.clientWidth);
      expect(lookup.text).not.to.include('\u202E');
    });
  }

  it('with ten thousand steps shows the newest, and more on request', async () => {
    const steps = Array.from({ length: 10_000 }, (_, n) => ({
      at: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString().replace('.000', ''),
      state: `B${n}.`,
    }));
    const lookup = await shown({ ...usual(), steps });
    expect(lookup.all('.timeline li').length).to.equal(6);
    expect(lookup.find('.timeline').innerText).to.match(/^B9999\./);
    await lookup.press('Xem các bước trước (còn 9.994)');
    expect(lookup.all('.timeline li').length).to.equal(36);
  });

  it('with a link that is no https address has no link', async () => {
    for (const url of ['javascript:alert(1)', 'http://thanhtoan.example', '//evil.example', 'data:text/html,x', ' ']) {
      const lookup = await shown({ ...usual(), action: { kind: 'pay', text: 'Nộp tiền', url } });
      expect(lookup.find('.action a')).to.equal(null);
      lookup.element.remove();
    }
  });
});

/** A small generator whose run can be repeated by its seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const PIECES = [
  'H90',
  '.',
  '-',
  '–',
  '261120',
  '0001',
  ' ',
  '\u200b',
  '%',
  '%E0',
  '#',
  '&',
  '<b>',
  '"',
  '\\',
  '/',
  '\n',
];
const OTHERS = [
  '\ud800',
  '\u0000',
  'Mã hồ sơ:',
  '０９',
  'ê\u0301',
  '💡',
  '0'.repeat(500),
  "' OR 1=1 --",
  '../',
  '__proto__',
];

it('takes ten thousand generated codes and factors without an exception', async function () {
  this.timeout(60_000);
  const seed = Date.now() % 2 ** 31;
  const random = randomFrom(seed);
  console.log(`seed ${seed}`);
  const mess = (): string =>
    Array.from({ length: random(7) }, () => [...PIECES, ...OTHERS][random(PIECES.length + OTHERS.length)]).join('');
  const failures: string[] = [];
  const note = (event: ErrorEvent | PromiseRejectionEvent): void => {
    failures.push(String('reason' in event ? event.reason : event.message));
  };
  addEventListener('error', note);
  addEventListener('unhandledrejection', note);
  const lookup = await DossierLookup.on();
  await lookup.appears('#code');
  const { fetch } = globalThis;
  let asked = 0;
  // Fails within the same turn, so that each question is over before the next is typed.
  globalThis.fetch = (_address, init) => {
    asked++;
    const { code, factor } = JSON.parse(init!.body as string) as { code: string; factor: { value: string } };
    if (!code || !factor.value) failures.push('asked with nothing');
    return Promise.reject(new TypeError('no network'));
  };
  for (let n = 0; n < 10_000; n++) {
    await enter(lookup.element, mess(), random(2) ? mess() : `09${random(1e8)}`);
  }
  globalThis.fetch = fetch;
  removeEventListener('error', note);
  removeEventListener('unhandledrejection', note);
  expect(failures).to.deep.equal([]);
  expect(asked).to.be.above(3000);
  expect(lookup.find('#code')).not.to.equal(null);
});

/** More turns than a question that fails at once needs. */
const TURNS = 20;

async function enter(element: DossierLookupElement, code: string, factor: string): Promise<void> {
  for (const [id, text] of [
    ['code', code],
    ['factor', factor],
  ] as const) {
    const field = element.shadowRoot!.querySelector<HTMLInputElement>(`#${id}`)!;
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  element.shadowRoot!.querySelector('form')!.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
  for (let turn = 0; turn < TURNS; turn++) await element.updateComplete;
}
