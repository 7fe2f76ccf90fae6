/**
 * Writes that change something for a citizen, in the order they come. On SQLite, where one writes at a time and each
 * commit waits for the disk, all that wait meanwhile share one transaction; each is a savepoint, so one that fails takes
 * back nothing but itself. Nobody is told of success before the commit.
 */
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { ProblemError } from '../problems.ts';
import type { Database } from './tables.ts';

/** Writes that share a commit, at the most. */
const TOGETHER = 100;
/** Writes that may wait: more would wait longer than a citizen does. */
const MOST_WAITING = 2_000;
const COME_BACK = { headers: { 'Retry-After': '2' } };

type Work<T> = (transaction: Database) => Promise<T>;

interface Waiting {
  /** Does the work and returns how to tell whoever waits, once it is on disk; throws where the whole batch is lost. */
  readonly attempt: (transaction: Database) => Promise<() => void>;
  readonly fail: (error: unknown) => void;
}

export class WriteQueue {
  readonly #db: Database;
  readonly #waiting: Waiting[] = [];
  #isRunning = false;

  constructor(db: Database) {
    this.#db = db;
  }

  /** Does the work in a transaction; `unavailable` where too many wait already. */
  write<T>(work: Work<T>): Promise<T> {
    if (this.#waiting.length >= MOST_WAITING) throw new ProblemError('unavailable', COME_BACK);
    return new Promise<T>((resolve, reject) => {
      const attempt = async (transaction: Database) => {
        const outcome = await tryWithin(transaction, work);
        return () => ('error' in outcome ? reject(outcome.error) : resolve(outcome.done));
      };
      this.#waiting.push({ attempt, fail: reject });
      if (!this.#isRunning) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (this.#waiting.length > 0) {
      // The driver answers at once, so without a turn for them no other request would ever get as far as waiting.
      await setImmediate();
      await this.#writeTogether(this.#waiting.splice(0, TOGETHER));
    }
    this.#isRunning = false;
  }

  async #writeTogether(batch: readonly Waiting[]): Promise<void> {
    const tellers: (() => void)[] = [];
    try {
      await this.#db.transaction().execute(async (transaction) => {
        for (const { attempt } of batch) tellers.push(await attempt(transaction));
      });
    } catch (error) {
      for (const { fail } of batch) fail(error);
      return;
    }
    for (const tell of tellers) tell();
  }
}

/** Does a work whose failure takes back nothing else; throws what failed where the database has taken back everything. */
async function tryWithin<T>(transaction: Database, work: Work<T>): Promise<{ done: T } | { error: Error }> {
  const say = (command: string) => sql.raw(`${command} work`).execute(transaction);
  await say('savepoint');
  try {
    const done = await work(transaction);
    await say('release');
    return { done };
  } catch (error) {
    await say('rollback to').catch(() => {
      throw error;
    });
    await say('release');
    return { error: error as Error };
  }
}
