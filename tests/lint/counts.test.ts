import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TOO_LONG } from '../support/run/command.ts';
import { judge, lineOf, sum } from '../support/run/counts.ts';

describe('a run of tests', () => {
  test('is told in one plain line', () => {
    assert.equal(lineOf({ passed: 3, failed: 0, skipped: 0 }), '3 passed, 0 failed');
    assert.equal(lineOf({ passed: 3, failed: 1, skipped: 2 }), '3 passed, 1 failed, 2 skipped');
  });

  test('adds up its stages', () => {
    const stage = { passed: 2, failed: 1, skipped: 1, failures: ['a.test.ts: adds'] };
    const failures = ['a.test.ts: adds', 'a.test.ts: adds'];
    assert.deepEqual(sum([stage, stage]), { passed: 4, failed: 2, skipped: 2, failures, longest: [] });
  });

  test('believes a stage that passed', () => {
    assert.deepEqual(judge({ passed: 2, failed: 0, skipped: 0 }, 0), { passed: 2, failed: 0, skipped: 0 });
  });

  test('counts the failures of a stage once', () => {
    assert.equal(judge({ passed: 2, failed: 3, skipped: 0 }, 1).failed, 3);
  });

  test('counts a failure for a stage that broke without one, ran nothing or said nothing', () => {
    assert.equal(judge({ passed: 2, failed: 0, skipped: 0 }, 1).failed, 1);
    assert.equal(judge({ passed: 0, failed: 0, skipped: 0 }, 0).failed, 1);
    assert.equal(judge(undefined, 0).failed, 1);
  });

  test('says what was under way when it had to be ended, and keeps what was counted', () => {
    const ended = judge({ passed: 2, failed: 1, skipped: 0, failures: ['a'], underWay: ['b.test.ts'] }, TOO_LONG);
    assert.deepEqual([ended.passed, ended.failed], [2, 2]);
    assert.deepEqual(ended.failures, ['a', 'It took too long and was ended. Under way: b.test.ts']);
    assert.deepEqual(judge(undefined, TOO_LONG).failures, ['It took too long and was ended.']);
  });
});
