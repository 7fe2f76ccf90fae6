import { test } from 'node:test';
import fc from 'fast-check';
import { Journey, stories } from './outbox/journey.ts';
import { replacePlatform } from './outbox/world.ts';

replacePlatform();

const RUNS = process.env['DVC_FULL'] ? 2000 : 200;

test('nothing is lost and nothing is kept twice, whatever happens to network, tabs, clocks and storage', async (context) => {
  const seed = Number(process.env['FC_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  context.diagnostic(`seed ${seed}`);
  const property = fc.asyncProperty(stories, fc.boolean(), async (story, hasLocks) => {
    const journey = new Journey(hasLocks);
    await journey.open();
    await fc.asyncModelRun(() => ({ model: {}, real: journey }), story);
    await journey.end();
  });
  await fc.assert(property, { seed, numRuns: RUNS });
});
