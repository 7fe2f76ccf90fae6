/**
 * Telling the agency's own sender of changes, after the manner of Standard Webhooks: signed, at least once, in order for
 * each case, again and again until it says 2xx. What waits lies in the store, so neither its end nor ours loses anything;
 * where several servers share a PostgreSQL, one of them tells at a time.
 */
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { HOUR, storedAfter, type Clock } from '../clock.ts';
import { describeError, type Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { WebhookEventRow } from '../store/tables.ts';
import { findDueEvents, forgetEvent, hurryEvents, putOffEvent } from '../store/webhook-events.ts';
import { buildMessage, type WebhookTarget } from './message.ts';

const MINUTE = 60_000;
/** How long an event waits after its first, second, … failure, in milliseconds; then always the last. */
const BACKOFF = [5_000, 30_000, 2 * MINUTE, 10 * MINUTE, 30 * MINUTE, HOUR];
/** Failures one after the other that mean: the receiver is down, not one event wrong. */
const DOWN = 4;
const AT_ONCE = 4;
const BATCH = 50;
/** How long the receiver may take to answer, in milliseconds. */
const PATIENCE = 10_000;
/** How often the store is asked whether another process has queued something, in milliseconds. */
const LOOK = 5_000;
/** Any number, the same for every server of a database. */
const LOCK = 6_620_006;

interface DeliveryParts {
  readonly store: Store;
  readonly target: WebhookTarget;
  readonly clock: Clock;
  readonly log: Log;
}

export class WebhookDelivery {
  readonly #store: Store;
  readonly #target: WebhookTarget;
  readonly #clock: Clock;
  readonly #log: Log;
  #failuresInARow = 0;
  #roundsInVain = 0;
  #pausedUntil = 0;
  /** Whether it was the receiver that failed last, and not one event. */
  #isAway = false;
  #round: Promise<void> | undefined;
  #isWanted = false;
  #timer: NodeJS.Timeout | undefined;

  constructor({ store, target, clock, log }: DeliveryParts) {
    this.#store = store;
    this.#target = target;
    this.#clock = clock;
    this.#log = log;
  }

  /** Tells what is due, now and from now on. */
  start(): void {
    this.#timer = setInterval(() => this.wake(), LOOK);
    this.wake();
  }

  /** Ends after what is being told now. */
  async end(): Promise<void> {
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#round;
  }

  /** Looks for what is due, unless that is being done already. */
  wake(): void {
    if (!this.#timer) return;
    this.#isWanted = true;
    this.#round ??= this.#goOn().finally(() => (this.#round = undefined));
  }

  /** Tells once what is due; nothing while the receiver is given time to come back. */
  async deliverDue(): Promise<void> {
    if (this.#clock().getTime() < this.#pausedUntil) return;
    if (this.#store.kind === 'sqlite') return this.#deliverAll();
    await this.#store.db.connection().execute(async (connection) => {
      const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${LOCK}) as mine`.execute(connection);
      if (!rows[0]?.mine) return;
      try {
        await this.#deliverAll();
      } finally {
        await sql`select pg_advisory_unlock(${LOCK})`.execute(connection);
      }
    });
  }

  async #goOn(): Promise<void> {
    while (this.#isWanted && this.#timer) {
      this.#isWanted = false;
      await this.deliverDue().catch((error: unknown) => this.#log.error(describeError(error), 'webhook failed'));
      await setImmediate();
    }
  }

  async #deliverAll(): Promise<void> {
    for (;;) {
      const due = await findDueEvents(this.#store.db, this.#clock().toISOString(), BATCH);
      if (due.length === 0) return;
      const events = due.values();
      const tell = async () => {
        for (const event of events) {
          await this.#deliver(event);
          if (this.#isDown) return;
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, tell));
      if (this.#isDown) return this.#pause();
    }
  }

  get #isDown(): boolean {
    return this.#failuresInARow >= DOWN || this.#clock().getTime() < this.#pausedUntil;
  }

  async #deliver(event: WebhookEventRow): Promise<void> {
    const failure = await this.#send(event);
    if (failure === undefined) {
      this.#failuresInARow = 0;
      await this.#store.write((transaction) => forgetEvent(transaction, event));
      if (this.#isAway) await this.#catchUp();
      return;
    }
    this.#failuresInARow += 1;
    const { status = 503 } = failure;
    if (status >= 500 || status === 429) this.#isAway = true;
    const wait = Math.max(backoffAfter(event.attempts), failure.again);
    const until = storedAfter(this.#clock(), wait);
    await this.#store.write((transaction) => putOffEvent(transaction, event, until));
    this.#log.warn({ status: failure.status, attempts: event.attempts + 1 }, 'webhook not delivered');
  }

  /** The receiver is back: what waited for it is due at once. */
  async #catchUp(): Promise<void> {
    this.#isAway = false;
    this.#roundsInVain = 0;
    await this.#store.write((transaction) => hurryEvents(transaction, this.#clock().toISOString()));
  }

  #pause(): void {
    this.#pausedUntil = this.#clock().getTime() + backoffAfter(this.#roundsInVain);
    this.#roundsInVain += 1;
    this.#failuresInARow = 0;
  }

  /** Undefined once the receiver has taken note; otherwise what it answered, and for how long it wants none, in milliseconds. */
  async #send(event: WebhookEventRow): Promise<{ status?: number; again: number } | undefined> {
    const { headers, body } = buildMessage(event, this.#target, this.#clock());
    try {
      const response = await fetch(this.#target.url, {
        method: 'POST',
        headers,
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE),
      });
      await response.body?.cancel();
      if (response.ok) return undefined;
      const seconds = Number(response.headers.get('Retry-After')) || 0;
      return { status: response.status, again: Math.min(Math.max(0, seconds * 1_000), HOUR) };
    } catch {
      return { again: 0 };
    }
  }
}

const backoffAfter = (failures: number): number => BACKOFF[failures] ?? BACKOFF.at(-1)!;
