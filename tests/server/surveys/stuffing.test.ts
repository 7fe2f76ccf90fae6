import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openStore } from '../../../demo/server/store/store.ts';
import { readDelays } from '../../../demo/server/store/surveys.ts';
import { startTestServer } from '../../support/node/server.ts';
import { buildResponse, countsOf, readResults, sendResponse } from '../../support/node/surveys.ts';

const ATTEMPTS = process.env.DVC_FULL ? 5_000 : 600;
const AT_ONCE = 50;

/** Sends the worst rating so often, as one client behind a proxy that says who it is. */
async function stuff(server: Parameters<typeof sendResponse>[0], address?: string): Promise<number[]> {
  const headers = address ? { 'X-Forwarded-For': address } : {};
  const statuses: number[] = [];
  for (let sent = 0; sent < ATTEMPTS; sent += AT_ONCE) {
    const some = Array.from({ length: AT_ONCE }, () => sendResponse(server, buildResponse(1), { headers }));
    for (const response of await Promise.all(some)) {
      statuses.push(response.status);
      if (response.status === 429) assert.ok(Number(response.headers.get('Retry-After')) >= 1);
      await response.arrayBuffer();
    }
  }
  return statuses;
}

for (const [whose, address, limit] of [
  ['one client', '203.0.113.7', 'surveys'],
  ['somebody whose address the server cannot know', undefined, 'surveysTogether'],
] as const) {
  test(`of ${ATTEMPTS} attempts of ${whose} no more are counted than configured, and the rest is counted as delayed`, async () => {
    const clock = () => new Date('2026-11-24T08:00:00+07:00');
    const limits = { [limit]: { burst: 40, perMinute: 10 } };
    const server = await startTestServer({ clock, policy: { limits }, trustProxy: ['127.0.0.1'] });
    const statuses = await stuff(server, address);
    assert.equal(statuses.filter((status) => status === 201).length, 40);
    assert.equal(statuses.filter((status) => status === 429).length, ATTEMPTS - 40);
    assert.deepEqual(countsOf(await readResults(server)), { 1: 40 });
    await server.close();
    const store = await openStore({ data: server.settings.data });
    const [delays] = await readDelays(store.db, { agency: 'H90', survey: 'mot-cua' });
    await store.close();
    assert.deepEqual({ ...delays }, { day: '2026-11-24', attempts: ATTEMPTS - 40 });
  });
}

test('whoever is delayed may come later', async () => {
  let now = new Date('2026-11-24T08:00:00+07:00');
  const limits = { surveysTogether: { burst: 1, perMinute: 1 } };
  const server = await startTestServer({ clock: () => now, policy: { limits } });
  assert.equal((await sendResponse(server)).status, 201);
  const delayed = await sendResponse(server);
  assert.equal(delayed.status, 429);
  now = new Date(now.getTime() + 1_000 * Number(delayed.headers.get('Retry-After')));
  assert.equal((await sendResponse(server)).status, 201);
});
