import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAllTests } from './cleanup.ts';

/** A folder of its own for the tests of this file, gone after them. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dvc-test-'));
  afterAllTests(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
