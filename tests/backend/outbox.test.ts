import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { newKey } from '../../src/backend/submission.ts';
import { Citizen } from './outbox/citizen.ts';
import { World, replacePlatform } from './outbox/world.ts';

replacePlatform();
let world: World;
beforeEach(() => (world = new World()));

const contents = () => world.endpoint.rows.map(({ body }) => (JSON.parse(body) as { content: string }).content);

describe('a submission', () => {
  it('is saved before it is sent, and received when the endpoint has said so', async () => {
    const citizen = await Citizen.at(world);
    const sight = citizen.submit('Đường ngập');
    await world.settle();
    assert.deepEqual(
      sight.states.map(({ state }) => state),
      ['saved', 'sending', 'received'],
    );
    assert.deepEqual(contents(), ['Đường ngập']);
    assert.equal(sight.outcome?.state, 'received');
  });

  it('waits while there is no network, and goes when it is back', async () => {
    const citizen = await Citizen.at(world);
    await world.setOnline(false);
    const sight = citizen.submit('Đường ngập', { files: ['ảnh một', 'ảnh hai'] });
    await world.settle();
    assert.partialDeepStrictEqual(sight.states.at(-1), { state: 'waiting', because: 'offline', kept: 'device' });
    await world.setOnline(true);
    await world.pass(1000);
    assert.equal(sight.outcome?.state, 'received');
    assert.equal(world.endpoint.uploads.size, 2);
  });

  it('goes on after a reload', async () => {
    const key = newKey();
    const before = await Citizen.at(world);
    world.fates = [{ way: 'cut-after' }];
    before.submit('Đường ngập', { key });
    await world.settle();
    before.tab.kill(true);
    world.fates = [{ way: 'through' }];
    const after = await Citizen.at(world);
    const held = after.does((outbox) => outbox.held());
    await world.settle();
    assert.deepEqual(
      (await held).map(({ key }) => key),
      [key],
    );
    const sight = after.resume(key);
    await world.settle();
    assert.equal(sight.outcome?.state, 'received');
    assert.deepEqual(contents(), ['Đường ngập']);
  });
});
