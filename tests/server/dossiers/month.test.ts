import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { HOUR } from '../../../demo/server/clock.ts';
import { LookupBudgets } from '../../../demo/server/dossiers/budgets.ts';
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

  test('gains nothing from a server that starts anew every six hours', () => {
    const month = playMonth(rules, seed, { restartEvery: 6 * HOUR });
    assert.deepEqual(month, playMonth(rules, seed));
  });

  for (const strategy of STRATEGIES) {
    test(`holds its bounds also where all guess in one way: ${strategy}`, { skip: !process.env.DVC_FULL }, () => {
      const month = playMonth(rules, seed, { strategies: [strategy] });
      holdsWhatItPromises(month);
      assert.equal(month.neverSeen, 0);
    });
  }
});

describe('a day in which every guess comes from another address', () => {
  test('compares no more than what there is for all, and the look-up code still', () => {
    const now = Date.parse('2026-11-20T08:00:00+07:00');
    const budgets = new LookupBudgets(rules, () => new Date(now));
    let compared = 0;
    for (let at = 0; at < 100_000; at++) {
      const guess = { code: `code ${at}`, kind: 'phone', value: `phone ${at}`, range: `range ${at}` } as const;
      if (budgets.begin(guess)) compared += 1;
    }
    assert.equal(compared, rules.total.atOnce);
    const owner = { code: 'code 7', kind: 'lookup-code', value: 'slip 7', range: 'range of the owner' } as const;
    assert.ok(budgets.begin(owner));
  });
});

function holdsWhatItPromises({ compared, mostFailedInADay, foundOfAVictim }: Month): void {
  const total = Object.values(compared).reduce((sum, count) => sum + count, 0);
  assert.ok(total > 0 && total <= MOST_COMPARED, `${total} guesses were compared: ${JSON.stringify(compared)}`);
  assert.ok(mostFailedInADay <= MOST_FAILED_A_DAY, `${mostFailedInADay} dossiers failed with one value in a day`);
  assert.ok(foundOfAVictim <= MOST_FOUND_OF_A_VICTIM, `${foundOfAVictim} of a victim's dossiers were found`);
}
