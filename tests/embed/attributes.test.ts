import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attributesFrom } from '../../src/embed/page/attributes.ts';

const from = (element: string, query: string): Record<string, string> =>
  Object.fromEntries(attributesFrom(element, new URLSearchParams(query)));

test('an address says for how long a survey is remembered, and which days its results are of', () => {
  const asked = 'remember-days=7&results=&from=2026-01-01&to=2026-12-31';
  assert.deepEqual(from('satisfaction-survey', asked), {
    'remember-days': '7',
    results: '',
    from: '2026-01-01',
    to: '2026-12-31',
  });
});

test('what is no number and no day is left out', () => {
  for (const wrong of ['remember-days=-1', 'remember-days=1e9', 'remember-days=9999', 'from=today', 'to=2026-1-1x']) {
    assert.deepEqual(from('satisfaction-survey', wrong), {}, wrong);
  }
});

test('an address that anybody may have written names no number to send a text message to, and no sentence', () => {
  assert.deepEqual(from('dossier-lookup', 'sms-number=8088&sms-text=TN&texts={}&title=x'), {});
  assert.deepEqual(from('dossier-lookup', `agency=${'x'.repeat(301)}`), {});
});
