import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasNationalCatalogue, nationalCatalogue } from '../../bench/national-catalogue.ts';
import { judgeOf, qualityOf, type Quality } from '../../bench/quality.ts';
import { givenQueries, titleQueries, writtenQueries, type LabelledQuery } from '../../bench/queries.ts';
import { ours } from '../../bench/search/engines.ts';

const skip = !hasNationalCatalogue() && 'the national records are not here';

/** What each kind of question must reach: percents with a right procedure first and among five. */
const FLOORS: readonly (readonly [kind: string, first: number, five: number])[] = [
  ['without marks', 97, 99],
  ['one slip', 97, 99],
  ['Telex', 97, 99],
  ['VNI', 97, 99],
  ['halves swapped', 97, 99],
  ['no spaces', 85, 95],
  ['everyday', 90, 95],
  ['everyday, fresh', 80, 95],
  ['everyday, newest', 80, 90],
  ['given', 80, 95],
  ['given without marks', 75, 90],
];

test('finds what citizens mean in the national catalogue', { skip }, async () => {
  const catalogue = await nationalCatalogue();
  const some = (queries: readonly LabelledQuery[], every: number): LabelledQuery[] =>
    queries.filter((_, at) => at % every === 0);
  const asked = [...givenQueries(), ...writtenQueries(), ...some(titleQueries(catalogue), 5)];
  const reached = await qualityOf(asked, ours.build(catalogue), judgeOf(catalogue));
  const of = (kind: string): Quality => reached.find((one) => one.kind === kind)!;
  for (const [kind, first, five] of FLOORS) {
    const quality = of(kind);
    const said = `${kind}: ${Math.round(quality.first * 100)} first, ${Math.round(quality.five * 100)} among five`;
    assert.ok(quality.first * 100 >= first && quality.five * 100 >= five, said);
  }
});
