/** Files to import, read bit by bit; every text in them in NFC. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** The file as a whole cannot be read; the message says why. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
}

/** The entries of a JSON list. */
export async function readList(file: string): Promise<unknown[]> {
  const list = parseJson(await readFile(file, 'utf8'));
  if (!Array.isArray(list)) throw new UnreadableFileError('Tệp không phải là một danh sách JSON.');
  return list as unknown[];
}

/** The lines of a text file, compressed where its name ends in `.gz`. */
export async function* readLines(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of openBytes(file) as AsyncIterable<Uint8Array>) {
    // Only a line feed ends a line: the texts hold other separators that Unicode knows.
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  yield rest + decoder.decode();
}

/** The value of a JSON text, undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''), (_key, value: unknown) =>
      typeof value === 'string' ? value.normalize('NFC') : value,
    );
  } catch {
    return undefined;
  }
}

function openBytes(file: string): Readable {
  const bytes = createReadStream(file);
  // An error of either stream reaches whoever reads the last one.
  return file.endsWith('.gz') ? pipeline(bytes, createGunzip(), () => {}) : bytes;
}
