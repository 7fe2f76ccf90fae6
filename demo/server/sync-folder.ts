import { open } from 'node:fs/promises';

/** Writes to the disk which files a folder holds: a new name is not durable before. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
