import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cdn, FALLBACK, host, pageOf, scriptTag, seesFallback, TAG, visit, type Visit } from './sites.ts';

const CODE = '/dvc-procedure-search.js';

const askedForCode = (visited: Visit): Promise<boolean> =>
  visited.page.evaluate(
    (code) => performance.getEntriesByType('resource').some(({ name }) => name.endsWith(code)),
    CODE,
  );

/** What the page itself was told. Our own page, tried in a frame, says in its own time that it may not talk to here. */
const told = (visited: Visit): string[] => visited.lines.filter((line) => !line.includes('endpoints.json'));

const heightOf = (visited: Visit): Promise<string> =>
  visited.page.locator('dvc-procedure-search').evaluate((tag) => (tag as HTMLElement).style.minHeight);

test('brings the code of an element far below when a citizen scrolls towards it', async () => {
  // A picture that never comes keeps the page from being idle.
  host.put('/picture.png', new Promise(() => {}));
  const far = `<img src="/picture.png" alt=""><div style="height: 5000px"></div>${TAG}`;
  const visited = await visit(pageOf(far, scriptTag()), { waitUntil: 'domcontentloaded' });
  await visited.page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  assert.equal(await askedForCode(visited), false);
  await visited.page.evaluate(() => window.scrollTo(0, 3900));
  await visited.drawn();
  await visited.close();
});

test('brings the code of an element far below when the page has nothing else to do', async () => {
  const visited = await visit(pageOf(`<div style="height: 5000px"></div>${TAG}`, scriptTag()));
  await visited.drawn();
  await visited.close();
});

test('brings nothing in advance to a citizen who saves data', async () => {
  const visited = await visit(pageOf(`<div style="height: 5000px"></div>${TAG}`, scriptTag()), {
    prepare: (page) =>
      page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } })),
  });
  await visited.page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  assert.equal(await askedForCode(visited), false);
  await visited.close();
});

test('keeps an element hidden that its page hides', async () => {
  const visited = await visit(
    pageOf(`<div hidden>${TAG}</div><div>${TAG.replace('>', ' hidden>')}</div>`, scriptTag()),
  );
  await visited.page.waitForFunction(() => customElements.get('dvc-procedure-search'));
  assert.equal(await visited.page.locator('dvc-procedure-search').filter({ visible: true }).count(), 0);
  await visited.close();
});

const broken: Readonly<Record<string, { readonly status?: number; readonly body: string }>> = {
  'has been changed on its way': { body: 'document.title = "changed"' },
  'is not there': { status: 404, body: 'not found' },
  'is a login page': { body: '<!doctype html><title>Wi-Fi</title>' },
};

for (const [what, { status = 200, body }] of Object.entries(broken)) {
  test(`leaves the content of the tag in view when the code ${what}`, async () => {
    cdn.put(CODE, { status, body, headers: { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*' } });
    const visited = await visit(pageOf(TAG + TAG, scriptTag()));
    await visited.line(/fallback/);
    assert.equal(await visited.page.getByText(FALLBACK).filter({ visible: true }).count(), 2);
    assert.notEqual(await visited.page.title(), 'changed');
    assert.deepEqual(told(visited), [
      `<dvc-procedure-search> shows its fallback: ${cdn.origin}${CODE} did not arrive whole`,
    ]);
    assert.equal(await visited.page.locator('[style*=height]').count(), 0);
    cdn.restore(CODE);
    await visited.page.evaluate((tag) => document.body.insertAdjacentHTML('beforeend', tag), TAG);
    await visited.drawn();
    await visited.close();
  });
}

test('says that the code cannot run when it arrives and does nothing', async () => {
  const broken = `<script>customElements.define = () => { throw new TypeError('broken page'); }</script>`;
  const visited = await visit(pageOf(broken + TAG, scriptTag()));
  await visited.line(/fallback/);
  assert.ok(await seesFallback(visited.page));
  assert.deepEqual(told(visited), ['<dvc-procedure-search> shows its fallback: its code cannot run here']);
  await visited.close();
});

test('looks beside the page, and says so, when it has been put into a file of another name', async () => {
  const loader = await (await fetch(`${cdn.origin}/dvc.js`)).text();
  const visited = await visit(pageOf(`${TAG}<script type="module">${loader}</script>`));
  await visited.line(/fallback/);
  assert.match(visited.lines[0]!, /dvc-procedure-search.js did not arrive/);
  await visited.close();
});

test('says once that a tag is none of ours', async () => {
  const visited = await visit(pageOf('<dvc-procedure-serach></dvc-procedure-serach>'.repeat(2) + TAG, scriptTag()));
  await visited.drawn();
  assert.deepEqual(visited.lines, ['<dvc-procedure-serach> is not in version 0.1.0']);
  await visited.close();
});

test('leaves a tag of ours alone that the page has defined itself', async () => {
  const own = `<script>customElements.define('dvc-house', class extends HTMLElement {})</script><dvc-house></dvc-house>`;
  const visited = await visit(pageOf(own + TAG, scriptTag()));
  await visited.drawn();
  assert.deepEqual(visited.lines, []);
  await visited.close();
});

test('shows the content of the tag when the loader itself does not arrive', async () => {
  const visited = await visit(pageOf(TAG, scriptTag('', 'gone.js')));
  assert.ok(await seesFallback(visited.page));
  await visited.close();
});

test('keeps space free from the first moment until the element is drawn', async () => {
  let arrive = (): void => {};
  cdn.put(
    CODE,
    new Promise(
      (resolve) =>
        (arrive = () => {
          cdn.restore(CODE);
          resolve({ status: 503, body: '' });
        }),
    ),
  );
  const visited = await visit(pageOf(TAG, scriptTag()), { waitUntil: 'domcontentloaded' });
  assert.match(await heightOf(visited), /^\d+px$/);
  arrive();
  await visited.line(/fallback/);
  assert.equal(await heightOf(visited), '');
  await visited.close();
});
