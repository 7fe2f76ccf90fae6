import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { usualPolicy } from '../../../demo/server/policy/policy.ts';
import { addWorkingDays, sayDay } from '../../../demo/server/policy/working-days.ts';
import { isWorkingDay } from '../../../src/vietnamese/working-days.ts';

const { calendar } = usualPolicy();
const after = (from: string, days = 5) => addWorkingDays(from, days, calendar);

describe('working days', () => {
  it('leave out the day itself, weekends and days off', () => {
    assert.equal(after('2026-07-06'), '2026-07-13');
    assert.equal(after('2026-07-10'), '2026-07-17');
    assert.equal(after('2026-07-11'), '2026-07-17');
    assert.equal(after('2026-11-22'), '2026-11-30');
    assert.equal(after('2026-12-30'), '2027-01-07');
  });

  it('leave out the whole of Tết', () => {
    assert.equal(after('2026-02-13', 1), '2026-02-23');
    assert.equal(after('2027-02-03', 1), '2027-02-11');
  });

  it('count a Saturday that is worked in place of another day', () => {
    assert.equal(isWorkingDay('2026-08-22', calendar), true);
    assert.equal(isWorkingDay('2026-08-31', calendar), false);
    assert.equal(after('2026-08-21', 1), '2026-08-22');
    assert.equal(after('2026-08-28', 1), '2026-09-03');
  });

  it('know every public holiday of two years', () => {
    for (const day of ['2026-01-01', '2026-04-27', '2026-04-30', '2026-05-01', '2026-09-02', '2026-11-24']) {
      assert.equal(isWorkingDay(day, calendar), false, day);
    }
    for (const day of ['2027-01-01', '2027-02-08', '2027-04-16', '2027-04-30', '2027-09-02', '2027-11-24']) {
      assert.equal(isWorkingDay(day, calendar), false, day);
    }
  });

  it('are said as people say them', () => {
    assert.equal(sayDay('2026-12-01'), 'thứ Ba, ngày 01/12/2026');
    assert.equal(sayDay('2027-01-03'), 'Chủ nhật, ngày 03/01/2027');
  });
});
