import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { isAddressOrRange, rangeOf } from '../../../demo/server/limits/address-range.ts';
import { Pace } from '../../../demo/server/limits/pace.ts';
import { ProblemError } from '../../../demo/server/problems.ts';
import { readSettings, SettingsError } from '../../../demo/server/settings.ts';
import { buildFeedback, problemOf, receiptOf, sendFeedback } from '../../support/node/feedback.ts';
import { startTestServer, type TestServer } from '../../support/node/server.ts';

const PROXY = ['127.0.0.1', '10.0.0.0/8'];
const from = (address: string) => ({ headers: { 'X-Forwarded-For': address } });
const policy = { limits: { feedback: { burst: 60, perMinute: 6 } } };

describe('an address range', () => {
  it('is shared by neighbours, in either version of the protocol', () => {
    assert.equal(rangeOf('203.0.113.7'), '203.0.113.0/24');
    assert.equal(rangeOf('2001:db8:1:2ff:3::4'), '2001:db8:1:200::/56');
    assert.equal(rangeOf('2001:db8::1'), '2001:db8:0:0::/56');
    assert.equal(rangeOf('unknown'), undefined);
  });

  it('is what a trusted proxy may be written as', () => {
    for (const text of ['127.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8']) assert.equal(isAddressOrRange(text), true);
    for (const text of ['localhost', '10.0.0.0/33', '1.2.3', '::1/129', '1.2.3.4/', '/8', '1.2.3.4/8/8'])
      assert.equal(isAddressOrRange(text), false, text);
    assert.deepEqual(readSettings({ DVC_TRUST_PROXY: '127.0.0.1, 10.0.0.0/8' }).trustProxy, PROXY);
    assert.throws(() => readSettings({ DVC_TRUST_PROXY: 'proxy.local' }), SettingsError);
  });
});

describe('a pace', () => {
  it('lets a burst through, then so many a minute, and says when to come back', () => {
    let now = 0;
    const pace = new Pace({ burst: 3, perMinute: 6 }, () => new Date(now));
    const isLetThrough = () => {
      try {
        pace.take('a');
        return true;
      } catch (error) {
        assert.ok(error instanceof ProblemError && error.kind === 'too-many');
        assert.equal(error.details.headers?.['Retry-After'], '10');
        return false;
      }
    };
    assert.deepEqual([1, 2, 3, 4].map(isLetThrough), [true, true, true, false]);
    now += 10_000;
    assert.deepEqual([isLetThrough(), isLetThrough()], [true, false]);
    now += 3_600_000;
    assert.deepEqual([1, 2, 3, 4].map(isLetThrough), [true, true, true, false]);
    assert.doesNotThrow(() => pace.take('b'));
    assert.doesNotThrow(() => pace.take(undefined));
  });

  it('lets an amount larger than its burst wait, and not for ever', () => {
    const pace = new Pace({ burst: 10, perMinute: 10 }, () => new Date(0));
    assert.throws(
      () => pace.take('a', 1_000),
      (error) => error instanceof ProblemError && Number(error.details.headers?.['Retry-After']) <= 60,
    );
  });
});

describe('limits on feedback', () => {
  const takenOf = async (server: TestServer, count: number, address: string) => {
    const send = () => sendFeedback(server, buildFeedback(), from(address));
    const answers = await Promise.all(Array.from({ length: count }, send));
    return answers.filter(({ status }) => status === 201).length;
  };

  it('let 60 at once from one address through, and delay the next', async () => {
    const server = await startTestServer({ trustProxy: PROXY, policy, clock: () => new Date(0) });
    assert.equal(await takenOf(server, 60, '203.0.113.7'), 60);
    const late = await sendFeedback(server, buildFeedback(), from('203.0.113.8, 10.1.2.3'));
    assert.equal(late.headers.get('Retry-After'), '10');
    assert.equal((await problemOf(late, 429)).kind, 'too-many');
    assert.equal(await takenOf(server, 1, '198.51.100.7'), 1);
  });

  it('ban nobody: whoever waits as told is let through', async () => {
    let now = 0;
    const server = await startTestServer({ trustProxy: PROXY, policy, clock: () => new Date(now) });
    assert.equal(await takenOf(server, 100, '203.0.113.7'), 60);
    const key = randomUUID();
    await problemOf(await sendFeedback(server, buildFeedback(), { key, ...from('203.0.113.7') }), 429);
    now += 10_000;
    await receiptOf(await sendFeedback(server, buildFeedback(), { key, ...from('203.0.113.7') }));
  });

  it('do not keep anybody from the answer to what was taken already', async () => {
    const server = await startTestServer({ trustProxy: PROXY, policy, clock: () => new Date(0) });
    const key = randomUUID();
    const first = await receiptOf(await sendFeedback(server, buildFeedback(), { key, ...from('203.0.113.7') }));
    await takenOf(server, 70, '203.0.113.7');
    const again = await receiptOf(await sendFeedback(server, buildFeedback(), { key, ...from('203.0.113.7') }));
    assert.deepEqual(again, first);
  });

  it('believe nobody but a trusted proxy about whom it speaks for', async () => {
    const trusting = await startTestServer({ trustProxy: PROXY, policy, clock: () => new Date(0) });
    // Only the last address that no trusted proxy has is believed; whatever stands before it was sent by the asker.
    for (let at = 0; at < 60; at++) assert.equal(await takenOf(trusting, 1, `198.51.100.${at}, 203.0.113.7`), 1);
    await problemOf(await sendFeedback(trusting, buildFeedback(), from('192.0.2.1, 203.0.113.7')), 429);
    // Without such trust nobody is known by address, and all of them together are not one asker.
    const alone = await startTestServer({ policy, clock: () => new Date(0) });
    assert.equal(await takenOf(alone, 80, '203.0.113.7'), 80);
  });

  it('delay looking for codes', async () => {
    const slow = { limits: { lookup: { burst: 2, perMinute: 1 } } };
    const server = await startTestServer({ trustProxy: PROXY, policy: slow, clock: () => new Date(0) });
    const look = () => server.post('/feedback/lookup', { code: 'x' }, from('203.0.113.7').headers);
    const statuses = [(await look()).status, (await look()).status, (await look()).status];
    assert.deepEqual(statuses, [404, 404, 429]);
  });
});
