import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { OPENAPI_FILE, renderContract } from '../../demo/server/openapi.ts';

describe('the published description of the contract', () => {
  it('is what the schemas say today (otherwise: npm run openapi)', async () => {
    assert.equal(await readFile(OPENAPI_FILE, 'utf8'), await renderContract());
  });

  it('names nothing that it does not hold', async () => {
    const description = JSON.parse(await readFile(OPENAPI_FILE, 'utf8')) as Record<string, unknown>;
    const referred = JSON.stringify(description).matchAll(/"\$ref":"#\/([^"]+)"/g);
    let count = 0;
    for (const [, path = ''] of referred) {
      count += 1;
      const target = path
        .split('/')
        .reduce<unknown>((part, key) => (part as Record<string, unknown>)?.[key], description);
      assert.ok(target, path);
    }
    assert.ok(count > 0);
  });
});
