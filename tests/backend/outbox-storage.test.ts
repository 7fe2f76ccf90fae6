import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { newKey } from '../../src/backend/submission.ts';
import { Citizen, type Sight } from './outbox/citizen.ts';
import { writtenOn } from './outbox/device.ts';
import { World, replacePlatform } from './outbox/world.ts';

replacePlatform();
let world: World;
beforeEach(() => (world = new World()));

const fails = (name: string) => () => {
  throw new DOMException('no', name);
};
const open = (...args: Parameters<IDBFactory['open']>) => world.disk.open(...args);
/** A request that only ever says this. */
const saying = (event: string | undefined) => () => {
  const request = Object.assign(new EventTarget(), { error: new DOMException('no', 'InvalidStateError') });
  if (event) setImmediate(() => (request as unknown as Record<string, () => void>)[`on${event}`]?.());
  // Nothing is pending that would ever end.
  queueMicrotask(() => request.dispatchEvent(new Event('error')));
  return request as unknown as IDBOpenDBRequest;
};
/** Does `fault` at each opening or transaction that `hits`, counted from 0. */
const counted = (hits: (call: number) => boolean) => {
  let calls = 0;
  return () => hits(calls++);
};
const aborting = (error: DOMException | null) => (begin: () => IDBTransaction) => {
  const transaction = begin();
  if (transaction.mode === 'readonly') return transaction;
  Object.defineProperty(transaction, 'error', { value: error });
  queueMicrotask(() => transaction.abort());
  return transaction;
};
const silent = (begin: () => IDBTransaction) => {
  const transaction = begin();
  Object.defineProperty(transaction, 'oncomplete', { set: () => {}, configurable: true });
  return transaction;
};

/** A disk that somebody else has used under the same name. */
const usedByOthers = (version: number) => () => {
  const opening = world.disk.open('dvc-outbox', version);
  opening.onsuccess = () => opening.result.close();
};

interface StorageFault {
  readonly what: string;
  /** Whether anything can be kept on the device at all. */
  readonly keeps?: 'never' | 'always' | 'perhaps';
  readonly plant: () => void;
}

const FAULTS: readonly StorageFault[] = [
  { what: 'there is none', plant: () => (world.storage = () => undefined) },
  { what: 'its very name is forbidden', plant: () => (world.storage = fails('SecurityError')) },
  { what: 'opening is forbidden', plant: () => (world.storage = () => ({ open: fails('SecurityError') })) },
  { what: 'opening fails', plant: () => (world.storage = () => ({ open: saying('error') })) },
  { what: 'opening is blocked', plant: () => (world.storage = () => ({ open: saying('blocked') })) },
  { what: 'opening never answers', plant: () => (world.storage = () => ({ open: saying(undefined) })) },
  { what: 'it was made by a newer edition', plant: () => usedByOthers(7)() },
  { what: 'somebody else uses its name', plant: () => usedByOthers(1)() },
  { what: 'every transaction fails', plant: () => (world.transact = fails('InvalidStateError')) },
  {
    what: 'it is full',
    plant: () => (world.transact = aborting(new DOMException('full', 'QuotaExceededError'))),
  },
  { what: 'it is full and does not say why', plant: () => (world.transact = aborting(null)) },
  { what: 'no transaction ever ends', plant: () => (world.transact = silent) },
  {
    what: 'its connection is closed once',
    keeps: 'always',
    plant: () => {
      const hit = counted((call) => call === 1);
      world.transact = (begin) => (hit() ? fails('InvalidStateError')() : begin());
    },
  },
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((from): StorageFault => ({
    what: `it works ${from} times and then no more`,
    keeps: 'perhaps',
    plant: () => {
      const hit = counted((call) => call >= from);
      world.transact = (begin) => (hit() ? fails('UnknownError')() : begin());
    },
  })),
  ...[2, 3].map((every): StorageFault => ({
    what: `every ${every === 2 ? 'second' : 'third'} step fails`,
    keeps: 'always',
    plant: () => {
      const hit = counted((call) => call % every === every - 1);
      world.transact = (begin) => (hit() ? aborting(null)(begin) : begin());
    },
  })),
];

describe('the device’s storage', () => {
  for (const { what, keeps = 'never', plant } of FAULTS) {
    it(`may fail, and everything is sent all the same: ${what}`, async () => {
      plant();
      const citizen = await Citizen.at(world);
      const sight = citizen.submit('Đường ngập', { files: ['một', 'hai'] });
      await world.pass(120_000);
      assert.equal(sight.outcome?.state, 'received');
      assert.equal(world.endpoint.rows.length, 1);
      expectHonest(sight, keeps);
    });

    it(`may fail while there is no network, and nothing is said to be kept that is not: ${what}`, async () => {
      plant();
      const citizen = await Citizen.at(world);
      await world.setOnline(false);
      const key = newKey();
      const sight = citizen.submit('CANARY', { key, files: ['CANARY'] });
      await world.pass(60_000);
      const said = sight.states.at(-1);
      assert.equal(said?.state, 'waiting');
      expectHonest(sight, keeps);
      assert.equal(said.kept === 'device' && !(await writtenOn(world)).includes('CANARY'), false);

      citizen.tab.kill(true);
      mend();
      await world.setOnline(true);
      const next = await Citizen.at(world);
      const again = next.resume(key);
      await world.pass(60_000);
      if (said.kept === 'device') assert.equal(again.outcome?.state, 'received');
      assert.ok(world.endpoint.rows.length <= 1);
    });

    it(`may fail at what is discarded, and says so: ${what}`, async () => {
      const citizen = await Citizen.at(world);
      await world.setOnline(false);
      const key = newKey();
      citizen.submit('CANARY', { key });
      await world.settle();
      plant();
      const erased = citizen
        .does((outbox) => outbox.discard(key))
        .then(
          () => true,
          () => false,
        );
      await world.pass(60_000);
      if (await erased) assert.doesNotMatch(await writtenOn(world), /CANARY/);
    });
  }

  it('that answers too late is closed again, so that it stands in nobody’s way', async () => {
    let answer = () => {};
    world.storage = () => ({
      open: (name, version) => {
        const late = new EventTarget() as IDBOpenDBRequest;
        queueMicrotask(() => late.dispatchEvent(new Event('error')));
        answer = () => {
          const opening = open(name, version);
          opening.onupgradeneeded = () => {};
          opening.onsuccess = () => {
            Object.assign(late, { result: opening.result });
            late.onsuccess?.call(late, new Event('success'));
          };
        };
        return late;
      },
    });
    const citizen = await Citizen.at(world);
    assert.deepEqual(await citizen.does((outbox) => outbox.held()), []);
    answer();
    await world.settle();
    // Only a database without connections can be deleted.
    const deleted = await new Promise<string>((resolve) => {
      const deleting = world.disk.deleteDatabase('dvc-outbox');
      deleting.onsuccess = () => resolve('deleted');
      deleting.onblocked = () => resolve('blocked');
    });
    assert.equal(deleted, 'deleted');
  });

  it('that fails in the middle does not bring a second case when it comes back', async () => {
    for (const files of [[], ['một']]) {
      for (let from = 1; from < 12; from++) {
        world = new World();
        const key = newKey();
        const citizen = await Citizen.at(world);
        const hit = counted((call) => call >= from);
        world.transact = (begin) => (hit() ? fails('UnknownError')() : begin());
        citizen.submit('Đường ngập', { key, files });
        await world.pass(60_000);
        citizen.tab.kill(true);
        mend();
        const next = await Citizen.at(world);
        const again = next.resume(key);
        await world.pass(120_000);
        assert.equal(world.endpoint.rows.length, 1);
        assert.ok(['received', 'gone'].includes(again.outcome?.state ?? ''));
        assert.doesNotMatch(await writtenOn(world), /ngập/);
      }
    }
  });
});

function mend(): void {
  world.storage = () => world.disk;
  world.transact = (begin) => begin();
}

function expectHonest({ states }: Sight, keeps: StorageFault['keeps']): void {
  const kept = states.flatMap((state) => ('kept' in state ? [state.kept] : []));
  if (keeps === 'never') assert.ok(kept.every((where) => where === 'page'));
  if (keeps === 'always') assert.ok(kept.every((where) => where === 'device'));
}
