import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { describeError } from '../../demo/server/log.ts';
import { openStore } from '../../demo/server/store/store.ts';
import { startTestServer } from '../support/node/server.ts';

const CANARY = 'nguyen-van-an-0912345678';

describe('the log', () => {
  it('holds no query, no header, no body and no address of whoever asked', async () => {
    const server = await startTestServer();
    const headers = { 'User-Agent': CANARY, Referer: `https://songmay.example/?${CANARY}`, 'X-Forwarded-For': CANARY };
    for (const path of ['/procedures', '/status', '/agencies', '/catalogue', '/nothing', '/procedures/1.001193']) {
      await (await server.get(`${path}?q=${CANARY}&page=${CANARY}&agency=${CANARY}`, { headers })).arrayBuffer();
    }
    await (await server.get('/status', { method: 'POST', body: CANARY, headers })).arrayBuffer();
    const log = server.logged.join('');
    assert.equal(log.includes(CANARY), false);
    assert.equal(log.includes('127.0.0.1'), false);
    assert.equal(log.includes('?'), false);
  });

  it('says of each request what was asked, how it ended, and how long it took', async () => {
    const server = await startTestServer();
    const response = await server.get('/procedures/1.001193?q=x');
    await response.arrayBuffer();
    const lines = server.logged.map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.equal(lines.length, 1);
    const { id, ms, time, ...rest } = lines[0] ?? {};
    assert.deepEqual(rest, {
      level: 30,
      method: 'GET',
      path: '/api/v1/procedures/1.001193',
      status: 200,
      msg: 'answered',
    });
    assert.equal(id, response.headers.get('request-id'));
    assert.equal(typeof ms, 'number');
    assert.match(String(time), /^\d{4}-\d\d-\d\dT/);
  });

  it('says where an unexpected fault arose, without its words', async () => {
    const server = await startTestServer();
    const store = await openStore(server.settings);
    await sql`alter table procedures rename to elsewhere`.execute(store.db);
    await store.close();
    const response = await server.get('/procedures/1.001193');
    assert.equal(response.status, 500);
    assert.deepEqual(Object.keys((await response.json()) as object), ['type', 'title', 'status', 'kind']);
    const fault = server.logged.find((line) => line.includes('"failed"')) ?? '';
    assert.match(fault, /"at":\[/);
    assert.equal(fault.includes('no such table'), false);
  });

  it('never repeats the message of an error', () => {
    const described = describeError(new TypeError(`cannot read ${CANARY}\n    and ${CANARY}`));
    assert.equal(described.error, 'TypeError');
    assert.equal(JSON.stringify(described).includes(CANARY), false);
    assert.deepEqual(describeError(CANARY), { error: 'string' });
  });
});
