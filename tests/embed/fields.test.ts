/** Fields as hands reach them: by mouse, by finger, by pasting, on pages that forbid all of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageOf, scriptTag, seesFallback, TAG, visit, type Visit } from './sites.ts';

/** A script against copying, as many sites of authorities have it. */
const AGAINST_COPYING = `<input id="own"><script>
  var isField = function (e) { return /^(INPUT|SELECT|TEXTAREA)$/.test((e || event).target.tagName); };
  document.onmousedown = document.onselectstart = document.oncopy = document.onpaste = isField;
  document.addEventListener('touchstart', function (e) { if (!isField(e)) e.preventDefault(); }, { passive: false });
</script>`;

const visitGuarded = async (context = {}): Promise<Visit> => {
  const visited = await visit(pageOf(AGAINST_COPYING + TAG, scriptTag()), context);
  await visited.drawn();
  return visited;
};

const field = (visited: Visit) => visited.page.locator('dvc-procedure-search #query');

test('takes what is typed after a click, where the page lets the mouse into its own fields only', async () => {
  const visited = await visitGuarded();
  await visited.page.locator('h1, #below').first().click();
  await field(visited).click();
  await visited.page.keyboard.type('khai sinh');
  assert.equal(await field(visited).inputValue(), 'khai sinh');
  await visited.close();
});

test('takes what is typed after a tap, where the page lets fingers into its own fields only', async () => {
  const visited = await visitGuarded({ hasTouch: true, viewport: { width: 360, height: 640 } });
  await field(visited).tap();
  await visited.page.keyboard.type('khai sinh');
  assert.equal(await field(visited).inputValue(), 'khai sinh');
  await visited.close();
});

test('takes what is pasted, where the page lets nobody paste', async () => {
  const visited = await visitGuarded();
  await visited.page.locator('#own').fill('khai sinh');
  await visited.page.locator('#own').press('Control+a');
  await visited.page.locator('#own').press('Control+c');
  await field(visited).click();
  await visited.page.keyboard.press('Control+v');
  assert.equal(await field(visited).inputValue(), 'khai sinh');
  await visited.close();
});

test('leaves presses beside its fields to the page', async () => {
  const visited = await visitGuarded();
  const heard = visited.page.evaluate(
    () =>
      new Promise((resolve) =>
        document.addEventListener('mousedown', ({ target }) => resolve((target as Element).localName)),
      ),
  );
  await visited.page.locator('dvc-procedure-search .base').dispatchEvent('mousedown');
  assert.equal(await heard, 'dvc-procedure-search');
  await visited.close();
});

test('keeps the agency’s telephone in view where the element cannot draw itself', async () => {
  const broken = `<script>
    var define = customElements.define;
    customElements.define = function (name, type) {
      type.prototype.performUpdate = function () {};
      define.call(customElements, name, type);
    };
  </script>`;
  const visited = await visit(pageOf(broken + TAG, scriptTag()));
  await visited.line(/fallback/);
  assert.ok(await seesFallback(visited.page));
  await visited.close();
});
