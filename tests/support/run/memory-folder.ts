import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';

const MEMORY = '/dev/shm';
/** Ten times what a quick run was seen to need. */
const ROOM = 2 ** 30;

/** A folder that is gone after the run. */
export interface MemoryFolder {
  readonly path: string;
  forget(): void;
}

/**
 * A folder in memory for what tests write and throw away. Their databases write through to the disk, as an agency's
 * must: 150,000 writes, for which the disk of a shared machine may need half an hour. Undefined where there is none, or
 * too little room in it.
 */
export function makeMemoryFolder(): MemoryFolder | undefined {
  if (!hasRoom()) return undefined;
  const path = mkdtempSync(`${MEMORY}/dvc-tests-`);
  // The database of a run by root belongs to another user.
  chmodSync(path, 0o755);
  return { path, forget: () => rmSync(path, { recursive: true, force: true }) };
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ROOM;
  } catch {
    return false;
  }
}
