import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Settings } from './settings.ts';
import { syncFolder } from './sync-folder.ts';

/**
 * The server's secret: as set, otherwise made once into the data folder and never changed, because codes that citizens
 * hold are derived from it. It is on disk before it is used, whole, and for its owner alone.
 */
export async function readSecret({ secret, data }: Pick<Settings, 'secret' | 'data'>): Promise<string> {
  return secret ?? readOrMakeSecret(data);
}

async function readOrMakeSecret(folder: string): Promise<string> {
  const file = join(folder, 'secret');
  const known = await readFile(file, 'utf8').catch(() => undefined);
  if (known) return known;
  await mkdir(folder, { recursive: true });
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  await writeDurably(draft, randomBytes(32).toString('base64url'));
  // A link, unlike a rename, leaves the secret of a server that was faster in its place.
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await rm(draft);
  await syncFolder(folder);
  return readFile(file, 'utf8');
}

async function writeDurably(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
