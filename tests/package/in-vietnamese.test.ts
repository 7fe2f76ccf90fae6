import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TOKEN_USES } from '../../src/theme/token-uses.ts';
import { IN_VIETNAMESE } from '../../stories/support/in-vietnamese.ts';
import { elements } from '../../stories/support/manifest.ts';

test('says in Vietnamese, too, whatever the documentation shows of the manifest', () => {
  const shown = elements.flatMap(({ attributes, events, slots, cssParts, cssProperties }) =>
    [...attributes, ...events, ...slots, ...cssParts, ...cssProperties].map(({ description = '' }) => description),
  );
  const english = [...new Set([...shown, ...Object.values(TOKEN_USES)])].sort();
  assert.deepEqual(Object.keys(IN_VIETNAMESE).sort(), english);
  for (const [sentence, vietnamese] of Object.entries(IN_VIETNAMESE)) {
    assert.match(vietnamese, /\S/, sentence);
    assert.notEqual(vietnamese, sentence);
  }
});
