/** A copy of all that a server keeps (sao lưu), taken while it works. */
import { chmod, copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SQLITE_FILE, type StorePlace } from '../store/store.ts';
import { syncFolder } from '../sync-folder.ts';

/** What a copy holds. */
export interface BackupContent {
  /** Whether the embedded database is in it: not where a PostgreSQL keeps the rows. */
  readonly database: boolean;
  /** How many files that citizens and officers attached. */
  readonly files: number;
}

/** The copy cannot be made; the message says why. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/**
 * Copies what is in a data folder to `target`, which may not be there yet. Whatever the server acknowledged before is in it whole;
 * a copy that breaks off leaves nothing under that name.
 */
export async function backUp({ data, databaseUrl }: StorePlace, target: string): Promise<BackupContent> {
  await refuseExisting(target);
  const names = await namesIn(data);
  const database = !databaseUrl && names.includes(SQLITE_FILE);
  if (!database && !databaseUrl) throw new BackupError(`${data}: ở đây chưa có kho dữ liệu. Hãy xem lại DVC_DATA.`);
  const draft = `${target}.partial`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(join(draft, 'files'), { recursive: true, mode: 0o700 });
  // Rows before files: a file is on the disk before any row speaks of it.
  if (database) copyDatabase(join(data, SQLITE_FILE), join(draft, SQLITE_FILE));
  for (const name of names) if (!name.startsWith(SQLITE_FILE)) await copyFile(join(data, name), join(draft, name));
  const files = await namesIn(join(data, 'files'));
  for (const name of files) await copyFile(join(data, 'files', name), join(draft, 'files', name));
  await settle(draft);
  await settle(join(draft, 'files'));
  await rename(draft, target);
  await syncFolder(join(target, '..'));
  return { database, files: files.length };
}

async function refuseExisting(target: string): Promise<void> {
  const isThere = await readdir(target).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== 'ENOENT',
  );
  if (isThere) throw new BackupError(`${target}: đã có rồi. Hãy ghi một thư mục mới, ví dụ theo ngày.`);
}

/** The files of a folder, without its folders. */
async function namesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

/** As of one moment, without what was erased, and read once to see that it is sound. */
function copyDatabase(from: string, to: string): void {
  const source = new DatabaseSync(from, { readOnly: true });
  source.prepare('vacuum into ?').run(to);
  source.close();
  const copy = new DatabaseSync(to, { readOnly: true });
  const { integrity_check: verdict } = copy.prepare('pragma integrity_check').get() as { integrity_check: string };
  copy.close();
  if (verdict !== 'ok') throw new BackupError(`Bản sao của kho dữ liệu không lành: ${verdict}`);
}

/** For the owner alone, and on the disk. */
async function settle(folder: string): Promise<void> {
  for (const name of await namesIn(folder)) {
    const path = join(folder, name);
    await chmod(path, 0o600);
    const handle = await open(path, 'r+');
    await handle.sync();
    await handle.close();
  }
  await syncFolder(folder);
}
