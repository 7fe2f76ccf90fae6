/**
 * Tabs of one browser in one process: each has its timers, its network and its storage, and all of them end in the
 * middle of a sentence when it is killed. Time passes only when the test says so.
 *
 * What a tab's code asks of the platform is known by its asynchronous context, so the code under test is the one that
 * citizens get, with nothing let in for tests.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { after } from 'node:test';
import { IDBFactory, IDBDatabase as FakeDatabase } from 'fake-indexeddb';
import { KeepingEndpoint, type Answered, type Asked } from './keeping-endpoint.ts';

/** What becomes of a request on its way. */
export type Fate =
  /** Answered by the endpoint. */
  | { readonly way: 'through' }
  /** Never reaches the endpoint. */
  | { readonly way: 'cut-before' }
  /** Reaches the endpoint, whose answer is lost. */
  | { readonly way: 'cut-after' }
  /** The answer comes so late that nobody waits for it any more. */
  | { readonly way: 'late' }
  /** Reaches the endpoint when everybody has given it up. */
  | { readonly way: 'delayed' }
  /** Reaches it twice. */
  | { readonly way: 'twice' }
  /** Answered by somebody else. */
  | { readonly way: 'answered'; readonly answer: Answered };

interface Timer {
  readonly at: number;
  readonly act: () => void;
}

const tabs = new AsyncLocalStorage<Tab>();
const real = { setTimeout, clearTimeout, fetch, now: () => performance.now(), date: () => Date.now(), setImmediate };

/** All there is outside of the tabs: the clock, the disk, the network, the endpoint. */
export class World {
  /** Milliseconds since the world began; never goes back. */
  passed = 0;
  /** What the device's clock shows, milliseconds since 1970; the endpoint's own is right. */
  wall = Date.UTC(2026, 10, 24);
  online = true;
  hasLocks = true;
  readonly disk = new IDBFactory();
  /** What a page finds as its `indexedDB`; may throw. */
  storage: () => Pick<IDBFactory, 'open'> | undefined = () => this.disk;
  /** How a transaction begins; may throw, or spoil it. */
  transact: (begin: () => IDBTransaction) => IDBTransaction = (begin) => begin();
  readonly endpoint = new KeepingEndpoint(() => this.passed);
  readonly tabs: Tab[] = [];
  /** What happens to the next requests, in turn; then the last for ever. */
  fates: Fate[] = [{ way: 'through' }];
  /** Who holds which lock. */
  readonly locks = new Map<string, Tab>();
  readonly asked: { readonly asked: Asked; readonly at: number; readonly tab: Tab }[] = [];
  /** What still travels, and when it arrives. */
  underway: Timer[] = [];
  /** What the platform has begun and not finished. */
  pending = 0;

  open(): Tab {
    const tab = new Tab(this);
    this.tabs.push(tab);
    return tab;
  }

  get living(): Tab[] {
    return this.tabs.filter(({ dead }) => !dead);
  }

  nextFate(): Fate {
    return this.fates.length > 1 ? this.fates.shift()! : this.fates[0]!;
  }

  /** Until nothing happens any more without time passing. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 4; quiet = this.pending > 0 ? 0 : quiet + 1) {
      await new Promise((resolve) => real.setImmediate(resolve));
    }
  }

  /** Lets time pass, and everything happen in its order. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.passed + milliseconds;
    for (;;) {
      await this.settle();
      const next = this.#nextTimerUntil(end);
      if (!next) break;
      this.#moveTo(next.at);
      next.act();
    }
    this.#moveTo(end);
  }

  /** The device's clock is put on or back; time passes as before. */
  jump(milliseconds: number): void {
    this.wall += milliseconds;
  }

  async setOnline(online: boolean): Promise<void> {
    this.online = online;
    for (const tab of this.living) tab.hear(online ? 'online' : 'offline');
    await this.settle();
  }

  #nextTimerUntil(end: number): Timer | undefined {
    const timers = [...this.underway, ...this.living.flatMap((tab) => [...tab.timers])];
    let next: Timer | undefined;
    for (const timer of timers) if (timer.at <= (next?.at ?? end)) next = timer;
    if (!next) return undefined;
    this.underway = this.underway.filter((timer) => timer !== next);
    for (const tab of this.living) tab.timers.delete(next);
    return next;
  }

  #moveTo(time: number): void {
    this.wall += time - this.passed;
    this.passed = time;
  }
}

export class Tab {
  readonly world: World;
  readonly timers = new Set<Timer>();
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #requests = new Set<IDBOpenDBRequest>();
  readonly #transactions = new Set<IDBTransaction>();
  dead = false;

  constructor(world: World) {
    this.world = world;
  }

  /** Does something in this tab. */
  run<T>(act: () => T): T {
    return tabs.run(this, act);
  }

  get listeners(): number {
    return [...this.#listeners.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Ends it, whatever it is doing. What the disk has begun to write it may finish, or not. */
  kill(finishesWriting: boolean): void {
    this.dead = true;
    this.timers.clear();
    this.#listeners.clear();
    for (const [name, holder] of this.world.locks) if (holder === this) this.world.locks.delete(name);
    for (const request of this.#requests) request.onsuccess = request.onerror = null;
    for (const transaction of this.#transactions) {
      transaction.oncomplete = transaction.onabort = null;
      if (finishesWriting) continue;
      try {
        transaction.abort();
      } catch {
        // It had ended already.
      }
    }
  }

  hear(event: string): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) this.run(listener);
  }

  listen(event: string, listener: () => void): void {
    const listeners = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, listeners.add(listener));
  }

  unlisten(event: string, listener: () => void): void {
    this.#listeners.get(event)?.delete(listener);
  }

  setTimer(act: () => void, milliseconds: number): Timer {
    const timer = { at: this.world.passed + milliseconds, act: () => this.run(act) };
    if (!this.dead) this.timers.add(timer);
    return timer;
  }

  get storage(): Pick<IDBFactory, 'open'> | undefined {
    // Whatever a dead tab was just about to ask is never answered.
    if (this.dead) return { open: () => new EventTarget() as IDBOpenDBRequest };
    const storage = this.world.storage();
    return (
      storage && {
        open: (name, version) => this.#follow(storage.open(name, version), this.#requests, 'success', 'error'),
      }
    );
  }

  transact(begin: () => IDBTransaction): IDBTransaction {
    return this.#follow(this.world.transact(begin), this.#transactions, 'complete', 'abort');
  }

  /** A promise of the platform that a dead tab never hears of. */
  whileAlive<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      promise.then(
        (value) => this.dead || resolve(value),
        (error: unknown) => this.dead || reject(error),
      );
    });
  }

  async lock(name: string, work: (lock: object | null) => Promise<unknown>): Promise<unknown> {
    const { locks } = this.world;
    if (this.dead) return new Promise(() => {});
    if (locks.has(name)) return work(null);
    locks.set(name, this);
    try {
      return await work({});
    } finally {
      if (locks.get(name) === this) locks.delete(name);
    }
  }

  fetch(address: string, init: RequestInit): Promise<Response> {
    if (this.dead) return new Promise(() => {});
    return this.whileAlive(travel(this, address, init));
  }

  #follow<T extends EventTarget>(target: T, all: Set<T>, ...ends: string[]): T {
    const { world } = this;
    world.pending++;
    all.add(target);
    let over = false;
    const end = (): void => {
      if (over) return;
      over = true;
      world.pending--;
      all.delete(target);
    };
    for (const name of ends) target.addEventListener(name, end);
    return target;
  }
}

/** Longer than any patience. */
const LATE_MS = 20 * 60_000;

async function travel(tab: Tab, address: string, init: RequestInit): Promise<Response> {
  const { world } = tab;
  const url = new URL(address);
  const headers = new Headers(init.headers);
  const { body } = init;
  const asked: Asked = {
    path: url.pathname + url.search,
    key: headers.get('Idempotency-Key') ?? '',
    type: headers.get('Content-Type') ?? '',
    body: typeof body === 'string' ? body : Buffer.from(body as ArrayBuffer).toString('latin1'),
  };
  world.asked.push({ asked, at: world.passed, tab });
  if (init.signal?.aborted) throw new DOMException('aborted', 'AbortError');
  const given = new Promise<never>((_, reject) => {
    init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });
  given.catch(() => {});
  const fate = world.nextFate();
  if (!world.online || fate.way === 'cut-before') throw new TypeError('Failed to fetch');
  if (fate.way === 'delayed') {
    world.underway.push({ at: world.passed + LATE_MS, act: () => void world.endpoint.answer(asked) });
    return given;
  }
  if (fate.way === 'answered') return asResponse(fate.answer);
  const answer = world.endpoint.answer(asked);
  if (fate.way === 'twice') world.endpoint.answer(asked);
  if (fate.way === 'cut-after') throw new TypeError('Failed to fetch');
  if (fate.way === 'late') return given;
  return asResponse(answer);
}

const asResponse = ({ status, type, body, headers }: Answered): Response =>
  new Response(body, { status, headers: { 'Content-Type': type, ...headers } });

/** Stands in for the browser around the tabs of this file's tests; everything else sees the real one. */
export function replacePlatform(): void {
  const replaced = ['setTimeout', 'clearTimeout', 'fetch', 'navigator', 'indexedDB', 'addEventListener'] as const;
  const before = new Map<string, PropertyDescriptor | undefined>(
    [...replaced, 'removeEventListener'].map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]),
  );
  const { transaction } = FakeDatabase.prototype;
  const { now } = performance;
  const dateNow = Date.now;

  define('setTimeout', (act: () => void, milliseconds = 0, ...rest: unknown[]) => {
    const tab = tabs.getStore();
    return tab ? tab.setTimer(act, milliseconds) : real.setTimeout(act, milliseconds, ...rest);
  });
  define('clearTimeout', (timer: unknown) => {
    const tab = tabs.getStore();
    if (tab && typeof timer === 'object' && timer && 'at' in timer) tab.timers.delete(timer as Timer);
    else real.clearTimeout(timer as NodeJS.Timeout);
  });
  define('fetch', (address: string, init: RequestInit) => {
    const tab = tabs.getStore();
    return tab ? tab.fetch(address, init) : real.fetch(address, init);
  });
  define('navigator', {
    get onLine() {
      return tabs.getStore()?.world.online ?? true;
    },
    get locks() {
      const tab = tabs.getStore();
      if (!tab?.world.hasLocks) return undefined;
      return { request: (name: string, _: unknown, work: Parameters<Tab['lock']>[1]) => tab.lock(name, work) };
    },
  });
  Object.defineProperty(globalThis, 'indexedDB', { get: () => tabs.getStore()?.storage, configurable: true });
  define('addEventListener', (event: string, listener: () => void) => tabs.getStore()?.listen(event, listener));
  define('removeEventListener', (event: string, listener: () => void) => tabs.getStore()?.unlisten(event, listener));
  FakeDatabase.prototype.transaction = function (...args) {
    const begin = (): IDBTransaction => transaction.apply(this, args);
    // Making a database is a transaction of the storage's own.
    return args[1] === 'versionchange' ? begin() : (tabs.getStore()?.transact(begin) ?? begin());
  };
  performance.now = () => tabs.getStore()?.world.passed ?? now.call(performance);
  Date.now = () => tabs.getStore()?.world.wall ?? dateNow();

  after(() => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else delete (globalThis as Record<string, unknown>)[name];
    }
    FakeDatabase.prototype.transaction = transaction;
    performance.now = now;
    Date.now = dateNow;
  });
}

const define = (name: string, value: unknown): void =>
  void Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
