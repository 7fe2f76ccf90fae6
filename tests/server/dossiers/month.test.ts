import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { usualPolicy } from '../../../demo/server/policy/policy.ts';
import { playMonth, STRATEGIES, type Month } from './month.ts';

const MOST_COMPARED = 20_000;
const MOST_FAILED_A_DAY = 10;
const MOST_FOUND_OF_A_VICTIM = 0.01;

const rules = usualPolicy().dossiers.budgets;
const seed = Number(process.env.DVC_SEED ?? 20261122);

describe('a month in which a thousand addresses guess a million times', () => {
  test(`compares few guesses, finds next to nothing, and shows every owner their dossier (seed ${seed})`, () => {
    const month = playMonth(rules, seed);
    holdsWhatItPromises(month);
    assert.equal(month.neverSeen, 0);
    assert.equal(
      month.seenAt.reduce((sum, seen) => sum + seen, 0),
      month.owners,
    );
  });

  for (const strategy of STRATEGIES) {
    test(`holds its bounds also where all guess in one way: ${strategy}`, { skip: !process.env.DVC_FULL }, () => {
      const month = playMonth(rules, seed, [strategy]);
      holdsWhatItPromises(month);
      assert.equal(month.neverSeen, 0);
    });
  }
});

function holdsWhatItPromises({ compared, mostFailedInADay, foundOfAVictim }: Month): void {
  const total = Object.values(compared).reduce((sum, count) => sum + count, 0);
  assert.ok(total > 0 && total <= MOST_COMPARED, `${total} guesses were compared: ${JSON.stringify(compared)}`);
  assert.ok(mostFailedInADay <= MOST_FAILED_A_DAY, `${mostFailedInADay} dossiers failed with one value in a day`);
  assert.ok(foundOfAVictim <= MOST_FOUND_OF_A_VICTIM, `${foundOfAVictim} of a victim's dossiers were found`);
}
