import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { temporaryFolder } from '../support/node/folder.ts';
import { ROOT } from '../support/run/command.ts';
import type { Counts } from '../support/run/counts.ts';

const REPORTER = join(ROOT, 'tests/support/run/node-reporter.ts');

test('the reporter counts what passed, failed and was left out, and a file that cannot be read', async () => {
  const folder = await temporaryFolder();
  const files = {
    'sums.test.mjs': `import { describe, test } from 'node:test';
      describe('sums', () => {
        test('adds', () => {});
        test('is left out', { skip: true }, () => {});
        test('takes away', () => { throw new Error('three is not two'); });
      });`,
    'broken.test.mjs': `throw new Error('no tests here');`,
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const counts = reported(folder, Object.keys(files));

  assert.deepEqual([counts.passed, counts.failed, counts.skipped], [1, 2, 1]);
  assert.ok(counts.failures?.includes('sums.test.mjs: takes away\nthree is not two'));
  assert.ok(counts.failures?.some((failure) => failure.startsWith('broken.test.mjs')));
  assert.deepEqual([counts.underWay?.length, counts.longest?.length], [0, 2]);
});

/** What the reporter writes of a run over some files of a folder. */
function reported(folder: string, files: readonly string[]): Counts {
  const file = join(folder, 'counts.json');
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  spawnSync(process.execPath, ['--test', `--test-reporter=${REPORTER}`, ...files], {
    cwd: folder,
    env: { ...env, DVC_COUNTS: file },
  });
  return JSON.parse(readFileSync(file, 'utf8')) as Counts;
}
