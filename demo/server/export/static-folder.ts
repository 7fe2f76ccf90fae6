/**
 * The catalogue as a folder of files, for a commune that has a web space and no server: `v1/catalogue.ndjson` to search
 * in, and `v1/procedures/{code}.json` to read one whole. `source="catalogue"` asks for exactly these.
 */
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EncodedCatalogue } from '../encode-catalogue.ts';
import { readDetails } from '../store/procedures.ts';
import type { Database } from '../store/tables.ts';

export interface Exported {
  readonly procedures: number;
  /** Codes that no file can be called after; they are found in the list, without what to bring. */
  readonly leftOut: readonly string[];
}

/**
 * Writes the folder, or brings one up to date that a web server is handing out meanwhile: each file is exchanged whole,
 * the list after the procedures it names, and what it no longer names goes last.
 */
export async function exportCatalogue(db: Database, lines: EncodedCatalogue, folder: string): Promise<Exported> {
  const procedures = join(folder, 'v1/procedures');
  const written = new Set<string>();
  const leftOut: string[] = [];
  await mkdir(procedures, { recursive: true });
  for await (const batch of readDetails(db)) {
    for (const { code, text } of batch) {
      const file = fileOf(code);
      if (file) await exchange(join(procedures, file), text);
      if (file) written.add(file);
      else leftOut.push(code);
    }
  }
  await exchange(join(folder, 'v1/catalogue.ndjson'), lines.plain);
  await exchange(join(folder, 'v1/catalogue.ndjson.gz'), lines.gzipped);
  await removeOthers(procedures, written);
  return { procedures: written.size, leftOut };
}

/** No national code holds a slash, which web servers read in two ways; none is to name a hidden file. */
const fileOf = (code: string): string | undefined =>
  code.includes('/') || code.startsWith('.') ? undefined : `${code}.json`;

/** Nobody is handed half a file: the new one takes the place of the old when it is whole. */
async function exchange(path: string, content: string | Uint8Array): Promise<void> {
  const draft = `${path}.partial`;
  await writeFile(draft, content);
  await rename(draft, path);
}

/** What an earlier run wrote and this one did not; whatever else somebody keeps there stays. */
async function removeOthers(folder: string, kept: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder)) {
    if (/\.json(\.partial)?$/.test(name) && !kept.has(name)) await rm(join(folder, name));
  }
}
