import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { DATE_FORMS, readInstant } from '../../../src/backend/adapters/dates.ts';
import { instant } from '../../../src/backend/contract/common.ts';

const ALL = Object.values(DATE_FORMS);

describe('dates of other backends', () => {
  test('are read in each of the forms that were met', () => {
    for (const written of [
      '20261124080000',
      '2026-11-24 08:00:00',
      '2026-11-24T08:00:00+07:00',
      '2026-11-24T01:00:00Z',
      '2026-11-24T01:00:00.000+0000',
      '24/11/2026 08:00:00',
      '24/11/2026 8:00',
      ' 20261124080000 ',
    ]) {
      assert.equal(readInstant(written, ALL), '2026-11-24T08:00:00+07:00', written);
    }
  });

  test('without a time begin at midnight, or at the hour that is meant', () => {
    assert.equal(readInstant('20261124', ALL), '2026-11-24T00:00:00+07:00');
    assert.equal(readInstant('24/11/2026', ALL, 17), '2026-11-24T17:00:00+07:00');
  });

  test('are none where no calendar has them', () => {
    for (const written of [
      '20261324080000',
      '20260230',
      '2026-11-24T25:00:00',
      '32/01/2026',
      '00010101000000',
      '99991231235959',
      '1732410000000',
      'hôm qua',
      '',
    ]) {
      assert.equal(readInstant(written, ALL), undefined, written);
    }
  });

  test('are none in a form that the backend does not write', () => {
    assert.equal(readInstant('24/11/2026', [DATE_FORMS.compact]), undefined);
  });

  test('come out as the contract has instants, whatever comes in', () => {
    const typed = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'0123456789-/: TZ+.') }),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    );
    fc.assert(
      fc.property(typed, (written) => {
        const read = readInstant(written, ALL);
        assert.ok(read === undefined || instant.safeParse(read).success, `${written} → ${read}`);
      }),
      { numRuns: 2_000 },
    );
  });
});
