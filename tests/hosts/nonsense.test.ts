/** What comes of attributes, properties and page settings that make no sense: words for the citizen, and no exception. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { elements } from '../../src/embed/elements.ts';
import { vi } from '../../src/i18n/vi.ts';
import { endpoint, pageOf, scriptTag, visit } from '../embed/sites.ts';

const seed = Number(process.env.DVC_SEED ?? Date.now() % 100_000);
console.log(`DVC_SEED=${seed}`);

const ODD = [
  '',
  ' ',
  'null',
  'undefined',
  'NaN',
  '-1',
  '1e309',
  '0',
  'true',
  'auto',
  'dark',
  '[]',
  '{',
  '{"search.label":1}',
];
const ODD_ADDRESSES = [
  'javascript:alert(1)',
  'https://',
  '//x',
  'https://u:p@x/',
  'https://x/?q',
  'https://x/#h',
  'http://x/',
];

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.json({ maxDepth: 3 }),
  fc.webUrl(),
  fc.constantFrom(...ODD, ...ODD_ADDRESSES),
  fc.string({ unit: 'grapheme', minLength: 500, maxLength: 2000 }),
  fc.dictionary(fc.constantFrom(...Object.keys(vi)), fc.string(), { maxKeys: 4 }).map((texts) => JSON.stringify(texts)),
);
const GLOBAL = ['id', 'dir', 'hidden', 'tabindex', 'slot', 'about', 'lang', 'style', 'title'];

/** One way to set an element up: what its tag says, what a script says to it, what the page says. */
interface Setting {
  /** Which element, which of its attributes and properties: as many as there are, taken round. */
  readonly element: number;
  readonly attributes: readonly [place: number, value: string][];
  readonly properties: readonly [place: number, value: unknown][];
  readonly page: Record<string, string>;
  readonly isBox: boolean;
  readonly hasEndpoint: boolean;
}

const setting: fc.Arbitrary<Setting> = fc.record({
  element: fc.nat(),
  attributes: fc.array(fc.tuple(fc.nat(), text), { maxLength: 7 }),
  properties: fc.array(fc.tuple(fc.nat(), fc.oneof(text, fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>)), {
    maxLength: 4,
  }),
  page: fc.dictionary(fc.constantFrom('endpoint', 'agency', 'theme', 'texts', 'source', 'x'), text, { maxKeys: 4 }),
  isBox: fc.boolean(),
  hasEndpoint: fc.boolean(),
});

const SETS = process.env.DVC_FULL ? 5000 : 400;

test(`${SETS} settings without sense leave no page without words, and throw nothing`, async () => {
  const settings = fc.sample(setting, { seed, numRuns: SETS });
  const names = Object.keys(elements);
  const tags = names.map((name) => `<dvc-${name}></dvc-${name}>`).join('');
  const visited = await visit(pageOf(`<main>${tags}</main>`, scriptTag()));
  await visited.page.waitForFunction((all) => all.every((name) => customElements.get(`dvc-${name}`)), names);
  // Nothing of this is to be asked of anybody; an answer that fails is one more thing to stand.
  await visited.page.route('**/v1/**', (route) => route.fulfill({ status: 500, body: '' }));
  const blanks = await visited.page.evaluate(
    async ([all, given, right, global]) => {
      const main = document.querySelector('main')!;
      const { dvc } = window as unknown as { dvc: { config: Record<string, string> } };
      const found: string[] = [];
      interface Kind {
        observedAttributes: string[];
        prototype: object;
      }
      type Drawn = HTMLElement & { updateComplete?: Promise<unknown> } & Record<string, unknown>;
      const around = <T>(list: readonly T[], place: number): T => list[place % list.length]!;
      for (const { element, attributes, properties, page, isBox, hasEndpoint } of given) {
        const name = around(all, element);
        const { observedAttributes, prototype } = customElements.get(`dvc-${name}`) as unknown as Kind;
        const known = [...observedAttributes, ...global];
        const said = attributes.map(([place, value]) => [around(known, place), value] as const);
        dvc.config = page;
        const box = document.createElement(isBox ? 'div' : `dvc-${name}`);
        if (isBox) box.dataset['dvc'] = name;
        if (hasEndpoint) box.setAttribute(isBox ? 'data-endpoint' : 'endpoint', right);
        for (const [attribute, value] of said) box.setAttribute(isBox ? `data-${attribute}` : attribute, value);
        main.replaceChildren(box);
        // The loader hears of a box after this turn.
        await new Promise((resolve) => queueMicrotask(() => resolve(undefined)));
        const tag = (isBox ? box.firstElementChild : box) as Drawn | null;
        await tag?.updateComplete;
        const own: string[] = [];
        for (let kind = prototype; kind !== HTMLElement.prototype; kind = Object.getPrototypeOf(kind) as object) {
          own.push(...Object.keys(kind));
        }
        for (const [place, value] of tag ? properties : []) tag![around(own, place)] = value;
        await tag?.updateComplete;
        const base = tag?.shadowRoot?.querySelector('.base');
        const speaks = base && (base.textContent.trim() !== '' || base.querySelector('input, slot'));
        if (!speaks) found.push(JSON.stringify({ name, said, properties, page, isBox }).slice(0, 600));
        for (const [attribute] of said) tag?.removeAttribute(attribute);
        await tag?.updateComplete;
      }
      return found;
    },
    [names, settings, endpoint, GLOBAL] as [string[], Setting[], string, string[]],
  );
  assert.deepEqual(blanks, []);
  assert.deepEqual(
    visited.troubles.filter((trouble) => !/Failed to load resource|ERR_/.test(trouble)),
    [],
  );
  await visited.page.unrouteAll({ behavior: 'ignoreErrors' });
  await visited.close();
});
