/**
 * Strict reading of a query. What is out of range is an error that names the field, never quietly something else;
 * names that nobody knows are passed over, because a later minor version of the contract may add some.
 */
import type { FieldError } from '../../src/backend/contract/problem.ts';
import { ProblemError } from './problems.ts';

/** Longest query of a citizen, in characters: the longest official title has 1,192. */
const QUERY_LENGTH = 2_000;
/** Longest value of any other field, in characters. */
const VALUE_LENGTH = 200;
const LARGEST_SIZE = 100;
const DEFAULT_SIZE = 20;

/** Reads the fields of one query and throws for all wrong ones together. */
export class QueryReader {
  readonly #fields: URLSearchParams;
  readonly #errors: FieldError[] = [];

  constructor(url: string) {
    const start = url.indexOf('?');
    this.#fields = new URLSearchParams(start < 0 ? '' : url.slice(start));
  }

  /** The text of a field, in the one form that our texts have (NFC); undefined when it is left out or empty. */
  text(field: string, longest = VALUE_LENGTH): string | undefined {
    const [value, ...more] = this.#fields.getAll(field);
    if (more.length > 0) return this.#refuse(field, 'repeated');
    if (value !== undefined && value.length > longest) return this.#refuse(field, 'too-long');
    return value?.trim().normalize('NFC') || undefined;
  }

  /** A day, `YYYY-MM-DD`. */
  day(field: string): string | undefined {
    const value = this.text(field);
    if (value === undefined) return undefined;
    const isDay = /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
    return isDay && new Date(value).toISOString().startsWith(value) ? value : this.#refuse(field, 'malformed');
  }

  /** Those of the fields that say something. */
  texts<const F extends string>(fields: readonly F[]): Partial<Record<F, string>> {
    const found = fields.map(
      (field) => [field, this.text(field, field === 'q' ? QUERY_LENGTH : VALUE_LENGTH)] as const,
    );
    return Object.fromEntries(found.filter(([, value]) => value !== undefined)) as Partial<Record<F, string>>;
  }

  /** Which page of a list, and how large. */
  paging(): { page: number; size: number } {
    return {
      page: this.#count('page', 1, Number.MAX_SAFE_INTEGER),
      size: this.#count('size', DEFAULT_SIZE, LARGEST_SIZE),
    };
  }

  /** Throws `invalid` when any field that was read is wrong. */
  finish(): void {
    if (this.#errors.length > 0) throw new ProblemError('invalid', { errors: this.#errors });
  }

  #count(field: string, otherwise: number, largest: number): number {
    if (!this.#fields.has(field)) return otherwise;
    const count = /^\d+$/.test(this.text(field) ?? '') ? Number(this.text(field)) : 0;
    if (count >= 1 && count <= largest) return count;
    this.#refuse(field, 'out-of-range');
    return otherwise;
  }

  #refuse(field: string, key: string): undefined {
    if (!this.#errors.some((error) => error.field === field)) this.#errors.push({ field, key });
  }
}
