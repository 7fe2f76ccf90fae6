/**
 * The folder of files, and how one gets into it: under a name of our own, whole and on disk before any row speaks of it.
 * A file is written aside, synced, moved to its place, and the place is synced.
 */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readAtMost } from '../limits/sizes.ts';
import { syncFolder } from '../sync-folder.ts';

/** A file that has come in and has no place yet. */
export interface IncomingFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export class Files {
  readonly #kept: string;
  readonly #incoming: string;

  private constructor(folder: string) {
    this.#kept = folder;
    this.#incoming = join(folder, 'incoming');
  }

  /** The files of a data folder; it is made when missing. */
  static async open(data: string): Promise<Files> {
    const files = new Files(join(data, 'files'));
    await mkdir(files.#incoming, { recursive: true });
    return files;
  }

  /** A path for a file on its way. */
  pathAside(): string {
    return join(this.#incoming, randomBytes(16).toString('hex'));
  }

  /** Writes a body aside, up to so many bytes; `too-large` beyond. Nothing is left of one that breaks off. */
  async takeIn(body: ReadableStream<Uint8Array> | null, most: number, announced?: string): Promise<IncomingFile> {
    const path = this.pathAside();
    const hash = createHash('sha256');
    const handle = await open(path, 'wx', 0o600);
    let bytes = 0;
    try {
      await readAtMost(body, most, announced, async (chunk) => {
        bytes += chunk.byteLength;
        hash.update(chunk);
        await handle.write(chunk);
      });
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
    return { path, bytes, sha256: hash.digest('base64url') };
  }

  /** Moves a file from aside to its place, durably; returns its name and size. */
  async keep(path: string): Promise<{ name: string; bytes: number }> {
    const name = randomBytes(16).toString('hex');
    const handle = await open(path, 'r+');
    try {
      await handle.sync();
      const { size } = await handle.stat();
      await rename(path, join(this.#kept, name));
      await syncFolder(this.#kept);
      return { name, bytes: size };
    } finally {
      await handle.close();
    }
  }

  read(name: string): Promise<Buffer> {
    return readFile(join(this.#kept, name));
  }

  /** Removes files from their place; one that is gone already is no fault. */
  async remove(names: readonly string[]): Promise<void> {
    if (names.length === 0) return;
    for (const name of names) await rm(join(this.#kept, name), { force: true });
    await syncFolder(this.#kept);
  }

  /** Removes what a server left that ended half-way: files that no row knows, older than this instant. */
  async removeStrays(isKnown: (names: readonly string[]) => Promise<ReadonlySet<string>>, before: Date): Promise<void> {
    await Promise.all((await olderThan(this.#incoming, before)).map((name) => rm(join(this.#incoming, name))));
    const old = await olderThan(this.#kept, before);
    const known = await isKnown(old);
    await this.remove(old.filter((name) => !known.has(name)));
  }
}

async function olderThan(folder: string, before: Date): Promise<string[]> {
  const names: string[] = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const changed = entry.isFile() && (await stat(join(folder, entry.name)).catch(() => undefined));
    if (changed && changed.mtime < before) names.push(entry.name);
  }
  return names;
}
