/** What stays behind when elements come and go, and what comes of attributes that make no sense. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CDPSession } from 'playwright';
import fc from 'fast-check';
import { elements } from '../../src/embed/elements.ts';
import { endpoint, pageOf, scriptTag, visit, type Visit } from '../embed/sites.ts';

const TIMES = 1000;
const MOST_BYTES = 1_000_000;
const MOST_TURNS = 100;

const seed = Number(process.env.DVC_SEED ?? Date.now() % 100_000);
console.log(`DVC_SEED=${seed}`);

/** What the browser counts of a page once everything that can go is gone. */
async function counted(session: CDPSession): Promise<{ readonly bytes: number; readonly listeners: number }> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((metric) => metric.name === name)!.value;
  return { bytes: of('JSHeapUsedSize'), listeners: of('JSEventListeners') };
}

/** Puts an element onto the page and takes it away, so many times, in one go and then in another. */
const comeAndGo = (visited: Visit, tag: string, times: number): Promise<void> =>
  visited.page.evaluate(
    async ([name, count]) => {
      const main = document.querySelector('main')!;
      for (let i = 0; i < count; i++) {
        const element = document.createElement(name) as HTMLElement & { updateComplete?: Promise<unknown> };
        main.append(element);
        await element.updateComplete;
        element.remove();
      }
    },
    [tag, times] as const,
  );

for (const name of Object.keys(elements)) {
  test(`dvc-${name} leaves nothing behind after ${TIMES} times on a page`, async () => {
    const tag = `dvc-${name}`;
    const visited = await visit(pageOf(`<main><${tag}></${tag}></main>`, scriptTag()));
    await visited.page.waitForFunction((defined) => customElements.get(defined), tag);
    await visited.page.waitForLoadState('networkidle');
    const session = await visited.page.context().newCDPSession(visited.page);
    await session.send('Performance.enable');
    // What is made once, whatever the number of elements, is there after the first few.
    await comeAndGo(visited, tag, 50);
    await visited.page.waitForLoadState('networkidle');
    const before = await counted(session);
    await comeAndGo(visited, tag, TIMES);
    await visited.page.waitForLoadState('networkidle');
    let after = await counted(session);
    // What an element had begun when it left (a look into the outbox) still ends by itself.
    for (let turn = 0; turn < MOST_TURNS && after.listeners > before.listeners; turn++) {
      await visited.page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
      after = await counted(session);
    }
    assert.ok(after.listeners <= before.listeners, `${after.listeners - before.listeners} listeners more`);
    assert.ok(after.bytes - before.bytes <= MOST_BYTES, `${after.bytes - before.bytes} bytes more`);
    assert.deepEqual(visited.troubles, []);
    await visited.close();
  });
}

const NAMES = [
  'endpoint',
  'agency',
  'theme',
  'texts',
  'shared',
  'assisted',
  'source',
  'lang',
  'procedure-code',
  'dossier-code',
]
  .concat([
    'assisted-by',
    'survey',
    'token',
    'counter',
    'layout',
    'remember-days',
    'results',
    'from',
    'to',
    'quiet-seconds',
  ])
  .concat(['id', 'dir', 'hidden', 'tabindex', 'slot', 'about']);

const value = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.json({ maxDepth: 3 }),
  fc.webUrl(),
  fc
    .constantFrom('', ' ', 'null', 'undefined', 'NaN', '-1', '1e309', '0', 'true', 'auto', 'dark', '{"search.label":1}')
    .map(String),
  fc.constantFrom(
    'javascript:alert(1)',
    'https://',
    '//x',
    'https://u:p@x/',
    'https://x/?q',
    'https://x/#h',
    '[]',
    '{',
  ),
  fc.string({ unit: 'grapheme', minLength: 500, maxLength: 2000 }),
);
const attributeSet = fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 7 });

const SETS = process.env.DVC_FULL ? 5000 : 500;

test(`${SETS} sets of attributes without sense leave no page without words, and throw nothing`, async () => {
  const sets = fc.sample(attributeSet, { seed, numRuns: SETS });
  const names = Object.keys(elements);
  const visited = await visit(
    pageOf(`<main>${names.map((name) => `<dvc-${name}></dvc-${name}>`).join('')}</main>`, scriptTag()),
  );
  await visited.page.waitForFunction((all) => all.every((name) => customElements.get(`dvc-${name}`)), names);
  // Nothing of this is to be asked of anybody; an answer that fails is one more thing to stand.
  await visited.page.route('**/v1/**', (route) => route.fulfill({ status: 500, body: '' }));
  const blanks = await visited.page.evaluate(
    async ([all, given, right]) => {
      const main = document.querySelector('main')!;
      const found: string[] = [];
      for (const [place, attributes] of given.entries()) {
        const name = `dvc-${all[place % all.length]!}`;
        const element = document.createElement(name) as HTMLElement & { updateComplete?: Promise<unknown> };
        if (place % 3 === 0) element.setAttribute('endpoint', right);
        for (const [attribute, text] of Object.entries(attributes)) element.setAttribute(attribute, text);
        main.replaceChildren(element);
        await element.updateComplete;
        for (const attribute of Object.keys(attributes)) element.removeAttribute(attribute);
        await element.updateComplete;
        if (!element.shadowRoot?.querySelector('.base')) found.push(`${name} ${JSON.stringify(attributes)}`);
      }
      return found;
    },
    [names, sets, endpoint] as const,
  );
  assert.deepEqual(blanks, []);
  assert.deepEqual(
    visited.troubles.filter((trouble) => !/Failed to load resource|ERR_/.test(trouble)),
    [],
  );
  await visited.page.unrouteAll({ behavior: 'ignoreErrors' });
  await visited.close();
});
