/**
 * The province's own everyday words: `words.txt` in the data folder, beside those that the search ships. A line is
 * `called = said | said`, as in the shipped table: what procedures are called, or a word the search knows already, and
 * what people here say for it.
 */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { OwnWord } from '../../src/search/everyday.ts';
import type { Log } from './log.ts';

const FILE = 'words.txt';
const LONGEST_CALLED = 300;
const LONGEST_SAID = 60;
/** All of them go to every phone that searches by itself. */
const MOST_WORDS = 2000;

/** Why a line counts for nothing. */
type Fault = 'no " = "' | 'nothing said' | 'too long' | 'too many';

export class OwnWords {
  readonly #file: string;
  readonly #log: Log | undefined;

  constructor(data: string, log?: Log) {
    this.#file = join(data, FILE);
    this.#log = log;
  }

  /** Another one once the file has changed. */
  async version(): Promise<string> {
    const found = await stat(this.#file).catch(() => undefined);
    return found ? `${found.mtimeMs} ${found.size} ${found.ino}` : '';
  }

  /** What the file says now. A line that cannot be read is named in the log and left out. */
  async read(): Promise<OwnWord[]> {
    const words: OwnWord[] = [];
    const lines = (await this.#text()).split('\n');
    for (const [at, line] of lines.entries()) {
      const text = line.normalize('NFC').trim();
      if (text === '' || text.startsWith('#')) continue;
      const found = readLine(text);
      const fault = typeof found === 'string' ? found : words.length + found.length > MOST_WORDS && 'too many';
      if (fault) this.#log?.warn({ file: FILE, line: at + 1, fault }, 'a line of the everyday words was left out');
      else words.push(...(found as OwnWord[]));
    }
    return words;
  }

  async #text(): Promise<string> {
    try {
      return (await readFile(this.#file, 'utf8')).replace(/^\uFEFF/, '');
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT') this.#log?.warn({ file: FILE, code }, 'the everyday words cannot be read');
      return '';
    }
  }
}

function readLine(text: string): OwnWord[] | Fault {
  const at = text.indexOf(' = ');
  if (at < 0) return 'no " = "';
  const called = listed(text.slice(0, at), ' / ');
  const said = listed(text.slice(at + 3), '|');
  if (called.length === 0 || said.length === 0) return 'nothing said';
  if (called.some((one) => one.length > LONGEST_CALLED) || said.some((one) => one.length > LONGEST_SAID))
    return 'too long';
  return said.flatMap((one) => called.map((name): OwnWord => [one, name]));
}

const listed = (text: string, between: string): string[] =>
  text
    .split(between)
    .map((one) => one.trim())
    .filter((one) => /\p{L}|\p{N}/u.test(one));
