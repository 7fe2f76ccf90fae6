/**
 * The library on strangers' pages. Every host is visited with one element, which turns with the seed; with DVC_FULL all
 * of them are.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hosts, visitHost, type Outcome } from '../support/hosts/hosts.ts';
import { missingLibraries } from '../support/hosts/libraries.ts';
import { journeys, type Journey } from '../support/hosts/journeys.ts';

// Visits wait more than they work.
const AT_ONCE = 4;

const seed = Number(process.env.DVC_SEED ?? Math.floor(Math.random() * 1000));
console.log(`DVC_SEED=${seed}: ${hosts.length} hosts, ${journeys.length} elements`);
for (const { name } of missingLibraries) console.log(`not on this machine, so not visited: ${name}`);

const only = process.env.DVC_HOST;

const clean = new Map<Journey, Promise<Outcome>>();
const onCleanHost = (journey: Journey): Promise<Outcome> => {
  const outcome = clean.get(journey) ?? visitHost({ kind: 'structure', name: 'clean' }, journey);
  clean.set(journey, outcome);
  return outcome;
};

const chosen = (place: number): readonly Journey[] =>
  process.env.DVC_FULL ? journeys : [journeys[(seed + place) % journeys.length]!];

describe('on a stranger’s page', { concurrency: AT_ONCE }, () => {
  for (const [place, host] of hosts.entries()) {
    if (only && !host.name.includes(only)) continue;
    for (const journey of chosen(place)) {
      it(`${host.kind}: ${host.name} – ${journey.element}`, async () => {
        const { submitted } = await onCleanHost(journey);
        const outcome = await visitHost(host, journey);
        assert.deepEqual(outcome.regressions, []);
        assert.equal(outcome.shows, host.shows ?? 'element');
        assert.equal(outcome.reports.length, host.reports ?? 0, outcome.reports.join('; '));
        if (host.shows !== 'link') assert.deepEqual(outcome.submitted, submitted);
      });
    }
  }
});
