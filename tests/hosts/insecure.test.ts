import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vi } from '../../src/i18n/vi.ts';
import { endpoint, FALLBACK, pageOf, scriptTag, visit } from '../embed/sites.ts';
import { journeys } from '../support/hosts/journeys.ts';

const PERSONAL = ['dossier-lookup', 'feedback-form', 'feedback-tracker'];
const name = 'xa-doi-man.example';

for (const journey of journeys) {
  const tag = `dvc-${journey.element}`;
  const body = `<${tag}><p>${FALLBACK}</p></${tag}>`;

  if (!PERSONAL.includes(journey.element)) {
    test(`${tag} works on a page by http`, async () => {
      const visited = await visit(pageOf(body, scriptTag('data-agency="H90.101"')), { name });
      await journey.walk(visited.page.locator(tag));
      assert.deepEqual(visited.troubles, []);
      await visited.close();
    });
    continue;
  }

  test(`${tag} takes no words on a page by http, shows the way to the safe one and whom to call`, async () => {
    const visited = await visit(pageOf(body, scriptTag('data-agency="H90.101"')), { name });
    const element = visited.page.locator(tag);
    await element.getByText(vi['insecure.text']).waitFor();
    assert.equal(await element.locator('input, textarea, select').count(), 0);
    const safe = await element.locator('a[part~=button]').first().getAttribute('href');
    // Our files come by http here, so it is this page by https, where no port of http answers.
    assert.equal(safe, visited.page.url().replace(/^http:(.*):\d+/, 'https:$1'));
    assert.deepEqual(
      visited.lines.filter((line) => line.includes('serve this page by https')).map((line) => line.split(':')[0]),
      [`<${tag}>`],
    );
    assert.ok(await visited.page.getByText(FALLBACK).isVisible());
    await visited.close();
  });
}

test('a page by http is told so by the webmaster’s report', async () => {
  const visited = await visit(pageOf(`<dvc-feedback-form endpoint="${endpoint}"></dvc-feedback-form>`, scriptTag()), {
    name,
  });
  await visited.page.locator('dvc-feedback-form .base').waitFor();
  const report = await visited.page.evaluate(() =>
    (window as unknown as { dvc: { diagnose(): Promise<string> } }).dvc.diagnose(),
  );
  assert.match(report, /✗ Trang chạy bằng http/);
  await visited.close();
});
