/** Pages on which somebody else has our tags already: theirs stays, nothing throws, and the webmaster is told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elements } from '../../src/embed/elements.ts';
import { cdn, endpoint, FALLBACK, pageOf, scriptTag, visit } from '../embed/sites.ts';

const names = Object.keys(elements);
const tags = names.map((name) => `<dvc-${name}><p>${FALLBACK}</p></dvc-${name}>`).join('');
const TAKE = names.map((name) => `customElements.define('dvc-${name}', class extends HTMLElement {});`).join('');

test('elements of the page’s own under our tags stay, with what they hold, and nothing is fetched for them', async () => {
  const visited = await visit(pageOf(tags, `<script>${TAKE}</script>${scriptTag()}`));
  await visited.page.waitForLoadState('networkidle');
  assert.equal(await visited.page.getByText(FALLBACK).filter({ visible: true }).count(), names.length);
  assert.equal(await visited.page.locator('script[integrity]').count(), 0);
  assert.deepEqual([...visited.lines, ...visited.troubles], []);
  await visited.close();
});

for (const name of names) {
  test(`dvc-${name} gives way where its tag is taken before its own file comes, and says so once`, async () => {
    const file = `<script type="module" src="${cdn.origin}/dvc-${name}.js" data-endpoint="${endpoint}"></script>`;
    const tag = `<dvc-${name}><p>${FALLBACK}</p></dvc-${name}>`;
    const visited = await visit(pageOf(tag, `<script>${TAKE}</script>${file}`));
    await visited.line(/taken/);
    assert.ok(await visited.page.getByText(FALLBACK).isVisible());
    assert.deepEqual(visited.lines, [`<dvc-${name}> is taken already, and stays as it is.`]);
    assert.deepEqual(visited.troubles, []);
    await visited.close();
  });
}

test('a tag that is taken while our code is on its way stays with whoever was first', async () => {
  // The page takes the tags as soon as the loader has asked for their code.
  const late = `<script>new MutationObserver(function (changes, me) {
    if (!document.querySelector('script[integrity]')) return;
    me.disconnect(); ${TAKE}
  }).observe(document, { childList: true, subtree: true });</script>`;
  const visited = await visit(pageOf(tags, late + scriptTag()));
  await visited.page.waitForLoadState('networkidle');
  assert.equal(await visited.page.getByText(FALLBACK).filter({ visible: true }).count(), names.length);
  assert.deepEqual(visited.troubles, []);
  await visited.close();
});
