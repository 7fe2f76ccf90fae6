import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayInVietNam, workingDaysLeft } from '../../src/vietnamese/working-days.ts';

const calendar = { holidays: ['2026-11-24', '2027-01-01'], workdays: ['2026-11-28'] };

test('a day in Viet Nam begins seven hours before it does in Greenwich', () => {
  assert.equal(dayInVietNam(new Date('2026-11-23T16:59:59Z')), '2026-11-23');
  assert.equal(dayInVietNam(new Date('2026-11-23T17:00:00Z')), '2026-11-24');
});

test('working days that are left count neither today nor days off, and do count a Saturday worked in place', () => {
  assert.equal(workingDaysLeft('2026-11-23', '2026-11-25', calendar), 1);
  assert.equal(workingDaysLeft('2026-11-23', '2026-11-30', calendar), 5);
  assert.equal(workingDaysLeft('2026-11-25', '2026-11-25', calendar), 0);
  assert.equal(workingDaysLeft('2026-12-31', '2027-01-04', calendar), 1);
});

test('nothing is counted that is over, or whose holidays are not known yet', () => {
  assert.equal(workingDaysLeft('2026-11-23', '2026-11-22', calendar), undefined);
  assert.equal(workingDaysLeft('2026-12-31', '2028-01-04', calendar), undefined);
  assert.equal(workingDaysLeft('2026-11-23', '2026-11-25', { holidays: [], workdays: [] }), undefined);
});

test('a date of another age is not counted to', () => {
  const later = { holidays: ['9999-01-01'], workdays: [] };
  assert.equal(workingDaysLeft('2026-11-23', '9999-12-31', later), undefined);
});
