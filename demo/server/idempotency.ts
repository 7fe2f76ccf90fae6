/**
 * A write happens once, however often it is sent: its Idempotency-Key is looked up before anything else, bound by a 2xx
 * only, and bound in the transaction that does what was asked. Keys are kept apart by agency and route, as hashes.
 */
import type { Clock } from './clock.ts';
import { storedAfter } from './clock.ts';
import { keyedHash } from './keyed-hash.ts';
import { ProblemError } from './problems.ts';
import { bindKey, findBoundKey, type BoundKey } from './store/idempotency-keys.ts';
import type { Database } from './store/tables.ts';

const KEY = /^[A-Za-z0-9_-]{21,64}$/;
/** Seconds after which whoever was told "in flight" may look again. */
const IN_FLIGHT_AGAIN = '1';
const DEEPEST = 12;

/** Which write a key stands for. */
export interface KeyAddress {
  readonly agency: string;
  readonly route: string;
  readonly key: string;
}

/** The key that a request carries; without a proper one it is `invalid`. */
export function readKey(header: string | undefined): string {
  const errors = [{ field: 'Idempotency-Key', key: header === undefined ? 'required' : 'malformed' }];
  if (header === undefined || !KEY.test(header)) throw new ProblemError('invalid', { errors });
  return header;
}

export class IdempotentWrites {
  readonly #db: Database;
  readonly #secret: string;
  readonly #clock: Clock;
  readonly #inFlight = new Set<string>();

  constructor(db: Database, secret: string, clock: Clock) {
    this.#db = db;
    this.#secret = secret;
    this.#clock = clock;
  }

  /** Holds a key while its write is worked on; another request with it meanwhile is a `conflict`, 409. */
  async hold<T>({ agency, route, key }: KeyAddress, work: (held: HeldKey) => Promise<T>): Promise<T> {
    const keyHash = keyedHash(this.#secret, 'idempotency-key', agency, route, key).toString('base64url');
    if (this.#inFlight.has(keyHash)) {
      throw new ProblemError('conflict', { headers: { 'Retry-After': IN_FLIGHT_AGAIN } });
    }
    this.#inFlight.add(keyHash);
    try {
      const find = () => findBoundKey(this.#db, keyHash, this.#clock().toISOString());
      return await work(new HeldKey(keyHash, this.#clock, find, await find()));
    } catch (error) {
      if (!(error instanceof KeyTakenError)) throw error;
      // The other process has answered by now, so whoever asks again gets that answer.
      throw new ProblemError('conflict', { headers: { 'Retry-After': IN_FLIGHT_AGAIN } });
    } finally {
      this.#inFlight.delete(keyHash);
    }
  }

  /** What the store holds of a body to compare it with a later one. */
  hashBody(...parts: readonly string[]): string {
    return keyedHash(this.#secret, 'body', ...parts).toString('base64url');
  }
}

/** Another process has bound the key in the meantime: what was begun here must be taken back. */
class KeyTakenError extends Error {}

/** A key while nobody else may use it. */
export class HeldKey {
  readonly #keyHash: string;
  readonly #clock: Clock;
  readonly #find: () => Promise<BoundKey | undefined>;
  readonly #bound: BoundKey | undefined;

  constructor(keyHash: string, clock: Clock, find: () => Promise<BoundKey | undefined>, bound: BoundKey | undefined) {
    this.#keyHash = keyHash;
    this.#clock = clock;
    this.#find = find;
    this.#bound = bound;
  }

  /** Whether it has been answered by a 2xx. */
  get isBound(): boolean {
    return this.#bound !== undefined;
  }

  /** The answer that a bound key had; with another body it is a `conflict`, 422. */
  answerAgain(bodyHash: string): string {
    if (this.#bound?.bodyHash !== bodyHash) throw otherBody();
    return this.#bound.answer;
  }

  /** Throws where another process has bound it since it was looked up. */
  async lookAgain(): Promise<void> {
    if (await this.#find()) throw new KeyTakenError();
  }

  /** Binds it for so many milliseconds, within the transaction that does what was asked. */
  async bind(transaction: Database, answer: BoundKey, lifetime: number): Promise<void> {
    const now = this.#clock();
    const times = { now: now.toISOString(), expiresAt: storedAfter(now, lifetime) };
    if (!(await bindKey(transaction, this.#keyHash, answer, times))) throw new KeyTakenError();
  }
}

/** The same key, another body. */
export const otherBody = (): ProblemError => new ProblemError('conflict', { status: 422 });

/**
 * A JSON value as one text, whatever the order of its members. What lies deeper than any schema of the contract
 * reaches says nothing.
 */
export function canonicalJson(value: unknown, depth = 0): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (depth === DEEPEST) return '…';
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, depth + 1)).join()}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member, depth + 1)}`).join()}}`;
}
