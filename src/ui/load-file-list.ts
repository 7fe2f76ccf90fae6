import type * as module from './file-list.ts';

/** What shows files, once somebody has some. */
export let fileList: typeof module | undefined;

/** Loads it. Where the network does not bring it the files go along all the same. */
export async function loadFileList(): Promise<void> {
  try {
    fileList = await import('./file-list.ts');
  } catch {
    // Whoever adds a file is told by what takes it in.
  }
}
