/** A form as an officer sent it. Texts are cleaned like a citizen's; passwords stay as they were typed. */
import type { Context } from 'hono';
import { cleanLine, cleanText, lengthOf } from '../citizen-text.ts';

/** What is no text to be shown again. */
const SECRET = /^(password|token|csrf)/;

export class SentForm {
  readonly #fields: FormData;

  constructor(fields: FormData) {
    this.#fields = fields;
  }

  static async read(c: Context): Promise<SentForm> {
    return new SentForm(await c.req.formData());
  }

  /** A form of these fields. */
  static ofPairs(pairs: readonly (readonly [name: string, value: string])[]): SentForm {
    const data = new FormData();
    for (const [name, value] of pairs) data.append(name, value);
    return new SentForm(data);
  }

  /** Exactly as typed. */
  raw(name: string): string {
    const value = this.#fields.get(name);
    return typeof value === 'string' ? value : '';
  }

  /** Text of many lines. */
  text(name: string): string {
    return cleanText(this.raw(name));
  }

  /** Text of one line. */
  line(name: string): string {
    return cleanLine(this.raw(name));
  }

  lines(name: string): string[] {
    return this.#fields.getAll(name).flatMap((value) => (typeof value === 'string' ? [cleanLine(value)] : []));
  }

  has(name: string): boolean {
    return this.#fields.has(name);
  }

  /** The files of a field that hold something; browsers send an empty one where none was chosen. */
  files(name: string): File[] {
    return this.#fields.getAll(name).filter((value) => typeof value !== 'string' && value.size > 0) as File[];
  }

  get hasFiles(): boolean {
    return [...this.#fields.values()].some((value) => typeof value !== 'string' && value.size > 0);
  }

  /** Everything that was typed or chosen, to be sent again: no passwords, no tokens, no files. */
  get typed(): [name: string, value: string][] {
    return [...this.#fields.entries()].flatMap(([name, value]) =>
      typeof value === 'string' && !SECRET.test(name) ? [[name, cleanText(value)] as [string, string]] : [],
    );
  }
}

/** What is wrong with a text, in a sentence; undefined when nothing is. */
export function complaintAbout(text: string, most: number, missing: string): string | undefined {
  if (text === '') return missing;
  const length = lengthOf(text);
  return length > most ? `Dài ${length} ký tự, tối đa ${most}. Hãy rút bớt.` : undefined;
}
