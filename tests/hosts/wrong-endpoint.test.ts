import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vi } from '../../src/i18n/vi.ts';
import { cdn, endpoint, FALLBACK, pageOf, seesFallback, visit } from '../embed/sites.ts';
import { journeys } from '../support/hosts/journeys.ts';

const WRONG = [
  { what: 'the path of the endpoint', said: `data-endpoint="${endpoint}/v1" data-agency="H90.101"` },
  { what: 'the agency', said: `data-endpoint="${endpoint}" data-agency="H99.999"` },
];

for (const { what, said } of WRONG) {
  for (const { element } of journeys) {
    const tag = `dvc-${element}`;
    // The catalogue of procedures is the same for all agencies.
    if (element === 'procedure-search' && what === 'the agency') continue;

    test(`${tag} says that it is not set up where ${what} is wrong, whom to call, and tells the webmaster`, async () => {
      const body = `<${tag}><p>${FALLBACK}</p></${tag}>`;
      const visited = await visit(pageOf(body, `<script src="${cdn.origin}/dvc.js" ${said}></script>`));
      const shown = visited.page.locator(tag);
      if (element === 'procedure-search') {
        await shown.locator('#query').fill('khai sinh');
        await shown.locator('#query').press('Enter');
      }
      await shown.getByText(vi['error.configuration']).waitFor();
      assert.equal(await shown.locator('#code').count(), 0);
      assert.ok(await seesFallback(visited.page));
      await visited.line(/check .*address and agency/);
      assert.equal(visited.lines.length, 1, visited.lines.join());
      await visited.close();
    });
  }
}
