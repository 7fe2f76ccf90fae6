import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cdn, endpoint, pageOf, scriptTag, seesFallback, TAG, visit } from './sites.ts';

const ways: Readonly<Record<string, string>> = {
  'in the head': pageOf(TAG, scriptTag()),
  'before the tag': pageOf(scriptTag() + TAG),
  'after the tag': pageOf(TAG + scriptTag()),
  'in the head, deferred': pageOf(TAG, scriptTag('defer')),
  'in the head, whenever it comes': pageOf(TAG, scriptTag('async')),
  'as a module in the head': pageOf(TAG, scriptTag('type="module"')),
  'as a module after the tag': pageOf(TAG + scriptTag('type="module"')),
  'behind the version that a CMS adds': pageOf(TAG, scriptTag('', 'dvc.js?ver=6.4.2')),
  'as a module behind the version that a CMS adds': pageOf(TAG, scriptTag('type="module"', 'dvc.js?ver=6.4.2#x')),
  'written by an old script': pageOf(`<script>document.write('${scriptTag().replace('</', '<\\/')}')</script>${TAG}`),
  'added by a script, as tag managers do': pageOf(
    `${TAG}<script>const added = document.createElement('script'); added.src = '${cdn.origin}/dvc.js';
     added.dataset.endpoint = '${endpoint}'; document.body.append(added)</script>`,
  ),
};

for (const [way, html] of Object.entries(ways)) {
  test(`draws the element with the script ${way}`, async () => {
    const visited = await visit(html);
    await visited.drawn();
    assert.deepEqual(visited.lines, []);
    assert.deepEqual(visited.troubles, []);
    await visited.close();
  });
}

test('draws an element that comes later, as pages without reload bring it', async () => {
  const visited = await visit(pageOf('<main></main>', scriptTag()));
  await visited.page.evaluate((tag) => {
    document.querySelector('main')!.innerHTML = `<section>${tag}</section>`;
  }, TAG);
  await visited.drawn();
  await visited.page.evaluate((tag) => {
    document.body.innerHTML = tag;
  }, TAG);
  await visited.drawn();
  assert.deepEqual(visited.lines, []);
  await visited.close();
});

test('goes on when the page runs its script again after a change without reload', async () => {
  const visited = await visit(pageOf(TAG, scriptTag()));
  await visited.drawn();
  await visited.page.evaluate(
    ([src, tag]) =>
      new Promise((resolve) => {
        document.body.innerHTML = tag!;
        const script = document.createElement('script');
        script.src = src!;
        script.onload = resolve;
        document.body.append(script);
      }),
    [`${cdn.origin}/dvc.js`, TAG],
  );
  await visited.drawn();
  assert.deepEqual([...visited.lines, ...visited.troubles], []);
  await visited.close();
});

test('does nothing more when the script is there twice', async () => {
  const visited = await visit(pageOf(scriptTag() + TAG + scriptTag() + TAG));
  await visited.drawn();
  assert.equal(await visited.page.locator('dvc-procedure-search input').count(), 2);
  assert.deepEqual([...visited.lines, ...visited.troubles], []);
  assert.equal(await visited.page.locator('script[integrity]').count(), 1);
  await visited.close();
});

test('tells once that another version is on the page already', async () => {
  const loader = await (await fetch(`${cdn.origin}/dvc.js`)).text();
  cdn.put('/older/dvc.js', {
    headers: { 'Content-Type': 'text/javascript' },
    body: loader.replaceAll('0.1.0', '0.0.9'),
  });
  const older = scriptTag('', 'older/dvc.js');
  const visited = await visit(pageOf(scriptTag() + TAG + older + older));
  await visited.drawn();
  assert.deepEqual(visited.lines, ['version 0.0.9 rests: 0.1.0 is there']);
  await visited.close();
});

test('leaves the content of the tag in view where no script runs', async () => {
  const visited = await visit(pageOf(TAG, scriptTag()), { javaScriptEnabled: false });
  assert.ok(await seesFallback(visited.page));
  await visited.close();
});
