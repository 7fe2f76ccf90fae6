import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { newKey, type SubmissionState } from '../../src/backend/submission.ts';
import { Citizen, type Sight } from './outbox/citizen.ts';
import { writtenOn } from './outbox/device.ts';
import { html, json, problem, type Answered } from './outbox/keeping-endpoint.ts';
import { World, replacePlatform, type Fate } from './outbox/world.ts';

replacePlatform();
let world: World;
beforeEach(() => (world = new World()));

const HOUR_MS = 3600_000;
const THROUGH: Fate = { way: 'through' };
const answered = (answer: Answered): Fate => ({ way: 'answered', answer });

const contents = () => world.endpoint.rows.map(({ body }) => (JSON.parse(body) as { content: string }).content);
const last = ({ states }: Sight) => states.at(-1);
const statesOf = ({ states }: Sight) => states.map(({ state }) => state);
const heldIn = async (citizen: Citizen) => {
  const held = citizen.does((outbox) => outbox.held());
  await world.settle();
  return held;
};
const device = () => writtenOn(world);
const expectQuiet = () => {
  for (const tab of world.living) {
    assert.equal(tab.timers.size, 0, 'a timer was left behind');
    assert.equal(tab.listeners, 0, 'a listener was left behind');
  }
  assert.equal(world.locks.size, 0, 'a lock was left behind');
};

describe('a submission', () => {
  it('is saved before it is sent, and received when the endpoint has said so', async () => {
    const citizen = await Citizen.at(world);
    const sight = citizen.submit('Đường ngập');
    await world.settle();
    assert.deepEqual(statesOf(sight), ['saved', 'sending', 'received']);
    assert.deepEqual(contents(), ['Đường ngập']);
    assert.partialDeepStrictEqual(sight.outcome, {
      state: 'received',
      earlier: false,
      answer: { code: '7Q2M-XK4D-0', agency: { name: 'UBND xã Đồi Mận' } },
    });
    expectQuiet();
  });

  it('names the agency in its body, the files by what the endpoint called them', async () => {
    const citizen = await Citizen.at(world);
    citizen.submit('Đường ngập', { files: ['ảnh một', 'ảnh hai'] });
    await world.settle();
    assert.deepEqual(
      world.asked.map(({ asked }) => [asked.path, asked.type]),
      [
        ['/v1/attachments?agency=H90.101', 'image/jpeg'],
        ['/v1/attachments?agency=H90.101', 'image/jpeg'],
        ['/v1/feedback', 'application/json'],
      ],
    );
    const ids = world.endpoint.uploads.map(({ answer }) => (JSON.parse(answer.body) as { id: string }).id);
    assert.partialDeepStrictEqual(JSON.parse(world.endpoint.rows[0]!.body), { agency: 'H90.101', attachments: ids });
    assert.equal(new Set(world.asked.map(({ asked }) => asked.key)).size, 3, 'each has a key of its own');
  });

  it('says how much of its files has arrived', async () => {
    const citizen = await Citizen.at(world);
    const sight = citizen.submit('Đường ngập', { files: ['1234', '123456'] });
    await world.settle();
    assert.deepEqual(
      sight.states.flatMap((state) => (state.state === 'sending' ? [[state.sent, state.of]] : [])),
      [
        [0, 10],
        [4, 10],
        [10, 10],
      ],
    );
  });

  it('is one, however often it is sent', async () => {
    const citizen = await Citizen.at(world);
    const key = newKey();
    const taps = Array.from({ length: 1000 }, () => citizen.submit('Đường ngập', { key }));
    await world.settle();
    assert.equal(world.asked.length, 1);
    for (const sight of taps) assert.equal(sight.outcome?.state, 'received');
  });

  it('is gone from the device once it is received, but for the receipt, which goes once it was shown', async () => {
    const key = newKey();
    const citizen = await Citizen.at(world);
    await world.setOnline(false);
    citizen.submit('CANARY-Đường', { key, files: ['CANARY-ảnh'] });
    await world.settle();
    assert.match(await device(), /CANARY-Đường/);
    assert.match(await device(), /CANARY-ảnh/);
    await world.setOnline(true);
    await world.pass(2000);
    assert.doesNotMatch(await device(), /CANARY/);
    assert.match(await device(), /7Q2M-XK4D-0/);

    // The page died before anybody could read the code.
    citizen.tab.kill(true);
    const next = await Citizen.at(world);
    assert.deepEqual(
      (await heldIn(next)).map(({ state, body, files }) => [state, body, files]),
      [['received', {}, []]],
    );
    const sight = next.resume(key);
    await world.settle();
    assert.partialDeepStrictEqual(sight.outcome, { state: 'received', answer: { code: '7Q2M-XK4D-0' } });
    await next.does((outbox) => outbox.discard(key));
    assert.equal(await device(), '');
  });

  it('is never written to a computer that many use, and says that the page must stay open', async () => {
    const citizen = await Citizen.at(world, { shared: true });
    await world.setOnline(false);
    const sight = citizen.submit('CANARY', { files: ['CANARY'] });
    await world.settle();
    assert.deepEqual(await world.disk.databases(), []);
    assert.ok(sight.states.every((state) => 'kept' in state && state.kept === 'page'));
    await world.setOnline(true);
    await world.pass(2000);
    assert.equal(sight.outcome?.state, 'received');
    assert.deepEqual(
      (await heldIn(citizen)).map(({ state, kept }) => [state, kept]),
      [['received', 'page']],
    );
  });
});

describe('what the way may do to it', () => {
  const receiptOf = (key: string) => ({
    code: 'X',
    receivedAt: '2026-11-24T08:00:00+07:00',
    agency: { code: 'H90', name: 'Tỉnh', level: 'province' },
    next: 'Chờ.',
    key,
  });
  /** What goes wrong, and as what it is told. */
  const FAULTS: readonly [what: string, fate: Fate, because: string][] = [
    ['is cut before it arrives', { way: 'cut-before' }, 'unreachable'],
    ['arrives, and its answer is cut', { way: 'cut-after' }, 'unreachable'],
    ['arrives, and its answer comes when nobody waits any more', { way: 'late' }, 'timeout'],
    ['arrives when it has long been given up', { way: 'delayed' }, 'timeout'],
    ['is answered by a page that wants a login', answered(html(200)), 'contract'],
    ['is answered with nothing', answered(json(200, {})), 'contract'],
    ['is answered with somebody else’s receipt', answered(json(201, receiptOf('another key'))), 'contract'],
    [
      'is answered with half a receipt',
      answered({ ...json(201, receiptOf('x')), body: '{"code":"X","key' }),
      'contract',
    ],
    ['is answered with a page by a firewall', answered(html(403)), 'forbidden'],
    ['is answered with a page that is not found', answered(html(404)), 'not-found'],
    ['is answered with a page that calls it wrong', answered(html(400)), 'invalid'],
    ['must log in to the network', answered(html(511)), 'server'],
    ['meets a broken proxy', answered(html(502)), 'server'],
    ['meets a server that has a fault', answered(problem(500)), 'server'],
    ['meets a server at work', answered(problem(503, {}, { 'Retry-After': '5' })), 'unavailable'],
    ['meets a gateway without patience', answered(html(504)), 'server'],
    ['comes too often', answered(problem(429, {}, { 'Retry-After': '7' })), 'too-many'],
    ['is still being worked on', answered(problem(409)), 'conflict'],
    ['may take longer', answered(problem(408)), 'timeout'],
    ['is asked who it is', answered(problem(401)), 'contract'],
  ];

  for (const [what, fate, because] of FAULTS) {
    for (const [when, fates] of [
      ['once', [fate, THROUGH]],
      ['four times', [fate, fate, fate, fate, THROUGH]],
    ] as const) {
      it(`${what}, ${when}: it waits, and is received in the end, once`, async () => {
        const citizen = await Citizen.at(world);
        world.fates = [...fates];
        const sight = citizen.submit('Đường ngập');
        await world.pass(1);
        if (!['timeout'].includes(because)) {
          assert.partialDeepStrictEqual(last(sight), { state: 'waiting', kept: 'device', because });
        }
        await world.pass(HOUR_MS);
        assert.equal(sight.outcome?.state, 'received');
        assert.ok(sight.states.some((state) => state.state === 'waiting' && state.because === because));
        assert.equal(world.endpoint.rows.length, 1);
        expectQuiet();
      });
    }
  }

  for (const [what, fate, because] of FAULTS) {
    it(`${what}, for three days: it is never called sent, and then erased`, async () => {
      const citizen = await Citizen.at(world);
      world.fates = [fate];
      const sight = citizen.submit('CANARY');
      await world.pass(73 * HOUR_MS);
      assert.equal(sight.outcome?.state, 'expired', because);
      assert.ok(!statesOf(sight).includes('received'));
      assert.equal(await device(), '');
      assert.ok(world.endpoint.rows.length <= 1);
      expectQuiet();
    });
  }

  const REFUSALS: readonly [what: string, answer: Answered, kind: string][] = [
    ['a field is not as it must be', problem(400, { errors: [{ field: 'content', key: 'too-long' }] }), 'invalid'],
    ['this site may not send', problem(403), 'forbidden'],
    ['nobody knows the agency', problem(404), 'not-found'],
    ['it was sent to an address that is no more', problem(410), 'not-found'],
    ['it is too large', problem(413), 'too-large'],
    ['it is too large for a proxy', html(413), 'too-large'],
    ['it is of no known kind', problem(415), 'unsupported'],
    ['its key is taken', problem(422), 'conflict'],
  ];
  for (const [what, answer, kind] of REFUSALS) {
    it(`is told at once and not tried again: ${what}`, async () => {
      const citizen = await Citizen.at(world);
      world.fates = [answered(answer)];
      const sight = citizen.submit('Đường ngập');
      await world.pass(HOUR_MS);
      assert.equal(sight.outcome?.state, 'refused');
      assert.equal(sight.outcome.error.kind, kind);
      assert.equal(world.asked.length, 1);
      assert.deepEqual(
        (await heldIn(citizen)).map(({ state }) => state),
        ['refused'],
      );
      expectQuiet();
    });
  }

  it('names the file that is not taken', async () => {
    const citizen = await Citizen.at(world);
    world.fates = [THROUGH, answered(problem(415))];
    const sight = citizen.submit('Đường ngập', { files: ['một', 'hai', 'ba'] });
    await world.settle();
    assert.partialDeepStrictEqual(sight.outcome, { state: 'refused', file: 1 });
  });

  it('tells why it was refused after a reload too', async () => {
    const key = newKey();
    const before = await Citizen.at(world);
    world.fates = [answered(problem(400, { errors: [{ field: 'content', key: 'too-long' }] }))];
    before.submit('Đường ngập', { key });
    await world.settle();
    before.tab.kill(true);
    const sight = (await Citizen.at(world)).resume(key);
    await world.settle();
    assert.equal(sight.outcome?.state, 'refused');
    assert.deepEqual(sight.outcome.error.fields, [{ field: 'content', key: 'too-long' }]);
  });
});

describe('when to try again', () => {
  const tries = () => world.asked.map(({ at }) => at);
  const pauses = () =>
    tries()
      .slice(1)
      .map((at, i) => at - tries()[i]!);

  it('is after a second or two, then ever more rarely, after five minutes at the latest', async () => {
    const citizen = await Citizen.at(world);
    world.fates = [{ way: 'cut-before' }];
    citizen.submit('Đường ngập');
    await world.pass(3 * HOUR_MS);
    const all = pauses();
    assert.ok(all.length > 30);
    for (const [i, pause] of all.entries()) {
      const longest = Math.min(300_000, 2000 * 2 ** i);
      assert.ok(pause >= longest / 2 && pause <= longest, `pause ${i} was ${pause} ms`);
    }
    assert.ok(new Set(all.slice(-10)).size > 5, 'chance spreads them');
  });

  it('is when the endpoint wants it, whatever the signs', async () => {
    const citizen = await Citizen.at(world);
    const key = newKey();
    world.fates = [answered(problem(429, {}, { 'Retry-After': '120' })), THROUGH];
    const sight = citizen.submit('Đường ngập', { key });
    await world.settle();
    for (let i = 0; i < 10; i++) {
      await world.pass(11_000);
      citizen.tab.hear('online');
      citizen.tab.hear('visibilitychange');
      citizen.tab.run(() => citizen.outbox.hurry(key));
    }
    assert.equal(tries().length, 1);
    await world.pass(15_000);
    assert.equal(sight.outcome?.state, 'received');
  });

  for (const retryAfter of ['999999999', 'Fri, 01 Jan 2100 00:00:00 GMT', '601']) {
    it(`is within ten minutes, even if the endpoint says ${retryAfter}`, async () => {
      const citizen = await Citizen.at(world);
      world.fates = [answered(problem(503, {}, { 'Retry-After': retryAfter })), THROUGH];
      const sight = citizen.submit('Đường ngập');
      await world.pass(600_000);
      assert.equal(sight.outcome?.state, 'received');
      assert.ok(pauses()[0]! >= 590_000);
    });
  }

  for (const retryAfter of ['', '0', '-5', 'sớm thôi', 'Thu, 01 Jan 1970 00:00:00 GMT']) {
    it(`is soon if the endpoint says “${retryAfter}”, but not at once`, async () => {
      const citizen = await Citizen.at(world);
      world.fates = [answered(problem(503, {}, { 'Retry-After': retryAfter })), THROUGH];
      const sight = citizen.submit('Đường ngập');
      await world.pass(2000);
      assert.equal(sight.outcome?.state, 'received');
      assert.ok(pauses()[0]! >= 1000);
    });
  }

  it('still counts after a reload', async () => {
    const key = newKey();
    const before = await Citizen.at(world);
    world.fates = [answered(problem(503, {}, { 'Retry-After': '300' })), THROUGH];
    before.submit('Đường ngập', { key });
    await world.settle();
    before.tab.kill(true);
    await world.pass(100_000);
    const sight = (await Citizen.at(world)).resume(key);
    await world.pass(190_000);
    assert.equal(tries().length, 1);
    assert.partialDeepStrictEqual(last(sight), { state: 'waiting', because: 'unavailable' });
    await world.pass(20_000);
    assert.equal(sight.outcome?.state, 'received');
  });

  for (const sign of ['online', 'visibilitychange', 'pageshow']) {
    it(`is at once when there is a sign that it may do better: ${sign}`, async () => {
      const citizen = await Citizen.at(world);
      world.fates = [{ way: 'cut-before' }];
      const sight = citizen.submit('Đường ngập');
      // The first pauses are over, a long one has just begun.
      while (world.asked.length < 10) await world.pass(1000);
      world.fates = [THROUGH];
      citizen.tab.hear(sign);
      await world.pass(1000);
      assert.equal(sight.outcome?.state, 'received' satisfies SubmissionState['state']);
    });
  }

  it('is at most once a second, however many signs there are', async () => {
    const citizen = await Citizen.at(world);
    const key = newKey();
    world.fates = [{ way: 'cut-before' }];
    citizen.submit('Đường ngập', { key });
    for (let i = 0; i < 1000; i++) {
      citizen.tab.hear('visibilitychange');
      citizen.tab.run(() => citizen.outbox.hurry(key));
      await world.pass(20);
    }
    assert.ok(pauses().every((pause) => pause >= 1000));
    assert.ok(tries().length >= 15, 'and not more rarely than it may');
  });

  it('takes patience with a large paper on a slow network', async () => {
    const citizen = await Citizen.at(world);
    world.fates = [{ way: 'late' }, THROUGH];
    const sight = citizen.submit('Đường ngập', { files: ['x'.repeat(2_000_000)] });
    await world.pass(130_000);
    assert.equal(last(sight)?.state, 'sending');
    await world.pass(6_000);
    assert.partialDeepStrictEqual(last(sight), { state: 'waiting', because: 'timeout' });
  });

  for (const years of [-10, 10, -1 / 365, 1 / 365]) {
    const jump = years * 365 * 24 * HOUR_MS;
    it(`does not depend on the device’s clock, which jumps by ${years < 0 ? '-' : '+'}${Math.abs(years) < 1 ? 'a day' : 'ten years'}`, async () => {
      const citizen = await Citizen.at(world);
      world.fates = [...Array.from({ length: 12 }, (): Fate => ({ way: 'cut-before' })), THROUGH];
      const sight = citizen.submit('Đường ngập');
      for (let i = 0; i < 6; i++) {
        await world.pass(300_000);
        world.jump(i % 2 ? -jump : jump);
      }
      await world.pass(HOUR_MS);
      assert.equal(sight.outcome?.state, 'received');
      assert.ok(pauses().every((pause) => pause >= 1000 && pause <= 600_000));
    });

    it(`does not make a page wait long that was opened after a jump by ${years} years`, async () => {
      const key = newKey();
      const before = await Citizen.at(world);
      world.fates = [answered(problem(503, {}, { 'Retry-After': '60' })), THROUGH];
      before.submit('Đường ngập', { key });
      await world.settle();
      before.tab.kill(true);
      world.jump(jump);
      const after = await Citizen.at(world);
      const sight = after.resume(key);
      await world.pass(600_001);
      // By its clock ten years have passed, and it may not keep anything for so long.
      assert.equal(sight.outcome?.state, years === 10 ? 'gone' : 'received');
      assert.equal(after.outbox.expired, years === 10 ? 1 : 0);
    });
  }
});

describe('a citizen who changes something', () => {
  it('mends what was refused and sends it under the same key, without uploading the photos again', async () => {
    const citizen = await Citizen.at(world);
    const key = newKey();
    world.endpoint.refuses = ({ content }) => content.length > 10;
    citizen.submit('Đường ngập từ sáng', { key, files: ['một', 'hai'] });
    await world.settle();
    const sight = citizen.submit('Ngập', { key, files: ['hai', 'ba'] });
    await world.settle();
    assert.equal(sight.outcome?.state, 'received');
    assert.deepEqual(contents(), ['Ngập']);
    assert.equal(world.endpoint.uploads.length, 3, '“hai” was there already');
    assert.equal(world.endpoint.rows[0]?.key, key);
  });

  it('recalls what waits, and sends it in other words', async () => {
    const citizen = await Citizen.at(world);
    const key = newKey();
    world.fates = [{ way: 'cut-before' }, THROUGH];
    const first = citizen.submit('Đường ngập', { key });
    await world.settle();
    await citizen.does((outbox) => outbox.recall(key));
    await world.settle();
    assert.equal(first.outcome?.state, 'gone');
    await world.pass(HOUR_MS);
    assert.equal(world.asked.length, 1, 'recalled, it is not sent by itself');
    assert.deepEqual(
      (await heldIn(citizen)).map(({ state }) => state),
      ['recalled'],
    );
    const sight = citizen.submit('Đường khô', { key });
    await world.settle();
    assert.equal(sight.outcome?.state, 'received');
    assert.deepEqual(contents(), ['Đường khô']);
  });

  it('learns that what was sent before the change has arrived, and that the change was not sent', async () => {
    const citizen = await Citizen.at(world);
    const key = newKey();
    world.fates = [{ way: 'cut-after' }, { way: 'cut-before' }, THROUGH];
    citizen.submit('Bản một', { key });
    await world.settle();
    for (const words of ['Bản hai', 'Bản ba']) {
      await citizen.does((outbox) => outbox.recall(key));
      citizen.submit(words, { key });
      await world.settle();
    }
    const sight = citizen.resume(key);
    await world.pass(5000);
    assert.partialDeepStrictEqual(sight.outcome, { state: 'received', earlier: true });
    assert.deepEqual(contents(), ['Bản một']);
  });

  it('learns it too when the receipt came while the change was written', async () => {
    const one = await Citizen.at(world);
    const other = await Citizen.at(world);
    const key = newKey();
    world.fates = [{ way: 'cut-before' }, THROUGH];
    one.submit('Bản một', { key });
    await world.settle();
    other.resume(key);
    await world.pass(5000);
    const sight = one.submit('Bản hai', { key });
    await world.settle();
    assert.partialDeepStrictEqual(sight.outcome, { state: 'received' });
    assert.deepEqual(contents(), ['Bản một']);
  });

  it('sends new words, even while the page goes on with those that an earlier one has left', async () => {
    const key = newKey();
    const before = await Citizen.at(world);
    await world.setOnline(false);
    before.submit('Bản một', { key });
    await world.settle();
    before.tab.kill(true);
    const now = await Citizen.at(world);
    const resumed = now.resume(key);
    await world.settle();
    const sight = now.submit('Bản hai', { key });
    await world.setOnline(true);
    await world.pass(5000);
    assert.equal(resumed.outcome?.state, 'gone');
    assert.partialDeepStrictEqual(sight.outcome, { state: 'received', earlier: false });
    assert.deepEqual(contents(), ['Bản hai']);
  });

  it('discards what waits, and nothing is left of it', async () => {
    const citizen = await Citizen.at(world);
    const key = newKey();
    await world.setOnline(false);
    const sight = citizen.submit('CANARY', { key, files: ['CANARY'] });
    await world.settle();
    await citizen.does((outbox) => outbox.discard(key));
    await world.settle();
    assert.equal(sight.outcome?.state, 'gone');
    assert.equal(await device(), '');
    expectQuiet();
  });

  it('leaves the page: it is not followed any more, and kept', async () => {
    const citizen = await Citizen.at(world);
    const leaving = new AbortController();
    await world.setOnline(false);
    const sight = citizen.submit('Đường ngập', { signal: leaving.signal });
    await world.settle();
    citizen.tab.run(() => leaving.abort());
    await world.settle();
    assert.equal((sight.failure as Error).name, 'AbortError');
    expectQuiet();
    assert.deepEqual(
      (await heldIn(citizen)).map(({ state, kept }) => [state, kept]),
      [['waiting', 'device']],
    );
  });

  it('hears that a paper has gone from the device before it could be read', async () => {
    const citizen = await Citizen.at(world);
    const { arrayBuffer } = Blob.prototype;
    Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException('moved', 'NotReadableError'));
    const sight = citizen.submit('Đường ngập', { files: ['đơn.pdf'] });
    await world.settle();
    Blob.prototype.arrayBuffer = arrayBuffer;
    assert.partialDeepStrictEqual(sight.outcome, { state: 'refused', file: 0 });
    assert.equal(world.asked.length, 0);
  });
});

describe('photos that waited too long', () => {
  it('are uploaded again under other keys, and the feedback keeps its own', async () => {
    const citizen = await Citizen.at(world);
    const key = newKey();
    world.fates = [THROUGH, THROUGH, { way: 'cut-before' }];
    const sight = citizen.submit('Đường ngập', { key, files: ['một', 'hai'] });
    await world.pass(25 * HOUR_MS);
    world.fates = [THROUGH];
    await world.pass(HOUR_MS);
    assert.equal(sight.outcome?.state, 'received');
    assert.equal(world.endpoint.uploads.length, 4);
    assert.equal(world.endpoint.rowsOf(key).length, 1);
  });

  it('of which the endpoint knows none at all are no endless loop', async () => {
    const citizen = await Citizen.at(world);
    const forgets = problem(400, { errors: [{ field: 'attachments', key: 'expired' }] });
    const { endpoint } = world;
    const answer = endpoint.answer.bind(endpoint);
    endpoint.answer = (asked) => (asked.path === '/v1/feedback' ? forgets : answer(asked));
    const sight = citizen.submit('Đường ngập', { files: ['một'] });
    await world.pass(HOUR_MS);
    assert.equal(last(sight)?.state, 'waiting');
    assert.ok(world.asked.length < 100);
    endpoint.answer = answer;
    await world.pass(HOUR_MS);
    assert.equal(sight.outcome?.state, 'received');
  });
});

describe('several tabs', () => {
  for (const hasLocks of [true, false]) {
    for (const count of [2, 5]) {
      it(`send one outbox once: ${count} tabs ${hasLocks ? 'with' : 'without'} locks`, async () => {
        world.hasLocks = hasLocks;
        const keys = Array.from({ length: 20 }, newKey);
        const first = await Citizen.at(world);
        await world.setOnline(false);
        for (const [i, key] of keys.entries()) first.submit(`Việc ${i}`, { key });
        await world.settle();
        const others: Citizen[] = [];
        for (let i = 1; i < count; i++) others.push(await Citizen.at(world));
        const sights = others.flatMap((citizen) => keys.map((key) => citizen.resume(key)));
        await world.settle();
        world.asked.length = 0;
        await world.setOnline(true);
        await world.pass(2 * HOUR_MS);
        for (const key of keys) {
          assert.equal(world.endpoint.rowsOf(key).length, 1);
          assert.ok(world.asked.filter(({ asked }) => asked.key === key).length <= 2);
        }
        for (const sight of sights) assert.equal(sight.outcome?.state, 'received');
        expectQuiet();
      });
    }

    it(`take over from a tab that died while sending, ${hasLocks ? 'with' : 'without'} locks`, async () => {
      world.hasLocks = hasLocks;
      const key = newKey();
      const first = await Citizen.at(world);
      const second = await Citizen.at(world);
      world.fates = [{ way: 'late' }, THROUGH];
      first.submit('Đường ngập', { key });
      await world.settle();
      const sight = second.resume(key);
      await world.pass(5000);
      assert.equal(last(sight)?.state, 'sending', 'the other tab is at it');
      assert.equal(world.asked.length, 1);
      first.tab.kill(true);
      await world.pass(120_000);
      assert.equal(sight.outcome?.state, 'received');
      assert.equal(world.endpoint.rows.length, 1);
    });
  }

  it('take over from a tab that sleeps with the turn in its hand', async () => {
    const key = newKey();
    const first = await Citizen.at(world);
    const second = await Citizen.at(world);
    world.fates = [{ way: 'late' }, THROUGH];
    first.submit('Đường ngập', { key });
    await world.settle();
    // Suspended by the phone: its timers stand still, its lock is kept.
    const asleep = [...first.tab.timers];
    first.tab.timers.clear();
    const sight = second.resume(key);
    await world.pass(180_000);
    assert.equal(sight.outcome?.state, 'received');
    for (const timer of asleep) first.tab.timers.add(timer);
    await world.pass(HOUR_MS);
    assert.equal(world.endpoint.rows.length, 1);
    expectQuiet();
  });

  it('try no more often together than one alone', async () => {
    const key = newKey();
    const citizens = [];
    for (let i = 0; i < 5; i++) citizens.push(await Citizen.at(world));
    world.fates = [{ way: 'cut-before' }];
    citizens[0]!.submit('Đường ngập', { key });
    await world.settle();
    for (const citizen of citizens.slice(1)) citizen.resume(key);
    await world.pass(6 * HOUR_MS);
    const lateTries = world.asked.filter(({ at }) => at > HOUR_MS).length;
    assert.ok(lateTries < 5 * 60 * 0.5, `${lateTries} tries in five hours`);
  });

  it('hear from each other what was discarded', async () => {
    const key = newKey();
    const first = await Citizen.at(world);
    const second = await Citizen.at(world);
    await world.setOnline(false);
    const sight = first.submit('Đường ngập', { key });
    await world.settle();
    await second.does((outbox) => outbox.discard(key));
    await world.setOnline(true);
    await world.pass(HOUR_MS);
    assert.equal(sight.outcome?.state, 'gone');
    assert.equal(world.endpoint.rows.length, 0);
  });

  it('do not send the photos of one edition with the words of another', async () => {
    const key = newKey();
    const first = await Citizen.at(world);
    const second = await Citizen.at(world);
    await world.setOnline(false);
    first.submit('Bản một', { key, files: ['một', 'hai'] });
    await world.settle();
    await second.does((outbox) => outbox.recall(key));
    const sight = second.submit('Bản hai', { key, files: ['ba'] });
    await world.settle();
    // Whichever tab sends it.
    second.tab.kill(true);
    await world.setOnline(true);
    await world.pass(HOUR_MS);
    assert.equal(sight.outcome, undefined);
    assert.deepEqual(contents(), ['Bản hai']);
    assert.deepEqual(
      world.endpoint.uploads.map(({ content }) => content),
      ['ba'],
    );
  });

  it('may not ask for locks in a sandbox, and send all the same', async () => {
    const citizen = await Citizen.at(world);
    citizen.tab.lock = () => Promise.reject(new DOMException('sandboxed', 'SecurityError'));
    const sight = citizen.submit('Đường ngập');
    await world.settle();
    assert.equal(sight.outcome?.state, 'received');
    assert.equal(world.asked.length, 1);
  });
});

describe('after 72 hours', () => {
  it('what was not sent is erased when the site is opened, and that is said', async () => {
    const before = await Citizen.at(world);
    await world.setOnline(false);
    before.submit('CANARY', { files: ['CANARY'] });
    await world.settle();
    before.tab.kill(true);
    await world.pass(73 * HOUR_MS);
    const after = await Citizen.at(world);
    assert.equal(after.outbox.expired, 1);
    assert.deepEqual(await heldIn(after), []);
    assert.equal(await device(), '');
  });

  it('does not begin anew with every look at a clock that was put back', async () => {
    const before = await Citizen.at(world);
    await world.setOnline(false);
    before.submit('Đường ngập');
    await world.settle();
    before.tab.kill(true);
    world.jump(-365 * 24 * HOUR_MS);
    for (let day = 0; day < 2; day++) {
      assert.equal((await heldIn(await Citizen.at(world))).length, 1);
      await world.pass(24 * HOUR_MS);
    }
    await world.pass(25 * HOUR_MS);
    assert.equal((await Citizen.at(world)).outbox.expired, 1);
  });
});
