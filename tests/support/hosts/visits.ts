/**
 * The library on strangers' pages. Every host is visited with one element, which turns with the seed; with DVC_FULL all
 * elements are. DVC_HOST names the hosts to visit, by a part of their name.
 */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chromium } from './chromium.ts';
import type { Engine } from './engine.ts';
import { difference } from './fingerprint.ts';
import type { Host } from './host.ts';
import { hosts, Tour, type Outcome } from './hosts.ts';
import { journeys, type Journey } from './journeys.ts';
import { missingLibraries } from './libraries.ts';

// Visits wait more than they work.
const AT_ONCE = 4;

/** Visits all hosts of these kinds. */
export function visitAll(...kinds: readonly Host['kind'][]): void {
  const seed = Number(process.env.DVC_SEED ?? Math.floor(Math.random() * 1000));
  const chosen = hosts.filter(({ kind, name }) => kinds.includes(kind) && name.includes(process.env.DVC_HOST ?? ''));
  console.log(`DVC_SEED=${seed}: ${chosen.length} hosts, ${journeys.length} elements`);
  if (kinds.includes('library'))
    for (const { name } of missingLibraries) console.log(`not on this machine, so not visited: ${name}`);
  const check = checksOf(chromium);
  void describe('on a stranger’s page', { concurrency: AT_ONCE }, () => {
    for (const [place, host] of chosen.entries()) {
      const elements = process.env.DVC_FULL ? journeys : [journeys[(seed + place) % journeys.length]!];
      for (const journey of elements) void it(`${host.name} – ${journey.element}`, () => check(host, journey));
    }
  });
}

/** Visits a host in that browser, and compares with a visit to a host that has nothing of its own. */
export function checksOf(engine: Engine): (host: Host, journey: Journey) => Promise<void> {
  const tour = new Tour(engine);
  const clean: Host = { kind: 'structure', name: 'clean' };
  const onClean = new Map<Journey, Promise<Outcome>>();
  return async (host, journey) => {
    const expected = onClean.get(journey) ?? tour.visit(clean, journey);
    onClean.set(journey, expected);
    const { submitted, look } = await expected;
    assert.ok(submitted.length > 0, 'the journey submits something');
    const outcome = await tour.visit(host, journey);
    assert.deepEqual(outcome.regressions, []);
    assert.equal(outcome.shows, host.shows ?? 'element');
    assert.equal(outcome.reports.length, host.reports ?? 0, outcome.reports.join('; '));
    if (host.shows !== 'link') assert.deepEqual(outcome.submitted, submitted);
    if (host.kind === 'style' && !host.changesPlace) {
      assert.deepEqual(difference(look, outcome.look), { gone: [], added: [] });
    }
  };
}
