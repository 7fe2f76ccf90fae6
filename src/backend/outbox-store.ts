/**
 * Where submissions are kept until their receipt is there: in IndexedDB, or in the page where that cannot be had.
 *
 * Each step opens the database anew and closes it: a browser may close a connection at any time, and an open one stands
 * in the way of others.
 */
import type { Change, Entry } from './outbox-entry.ts';
import type { Kept } from './submission.ts';

export interface Store {
  readonly kept: Kept;
  /** One step among all tabs, done when it is written: says what is there after it. `files` replaces the files. */
  change(key: string, change: Change, files?: readonly ArrayBuffer[]): Promise<Entry | undefined>;
  files(key: string): Promise<readonly ArrayBuffer[]>;
  all(): Promise<readonly Entry[]>;
}

const DATABASE = 'dvc-outbox';
const ENTRIES = 'entries';
const FILES = 'files';

// Safari 14 sometimes never answers, neither to opening nor to a transaction. A slow phone that starts up answers late,
// and must not be taken for one that keeps nothing.
const ANSWER_MS = 5000;
const WRITE_MS = 10_000;

export const deviceStore: Store = {
  kept: 'device',
  change: (key, change, files) =>
    step('readwrite', (transaction, give: (entry: Entry | undefined) => void) => {
      const entries = transaction.objectStore(ENTRIES);
      const allBytes = transaction.objectStore(FILES);
      const found = entries.get(key) as IDBRequest<Entry | undefined>;
      found.onsuccess = () => {
        const next = change(found.result);
        give(next);
        if (next === found.result) return;
        if (next) entries.put(next);
        else entries.delete(key);
        if (!next || next.received) allBytes.delete(key);
        else if (files) allBytes.put(files, key);
      };
    }),
  files: (key) =>
    step('readonly', (transaction, give: (files: readonly ArrayBuffer[]) => void) => {
      const found = transaction.objectStore(FILES).get(key) as IDBRequest<ArrayBuffer[] | undefined>;
      found.onsuccess = () => give(found.result ?? []);
    }),
  all: () =>
    step('readonly', (transaction, give: (entries: Entry[]) => void) => {
      const found = transaction.objectStore(ENTRIES).getAll() as IDBRequest<Entry[]>;
      found.onsuccess = () => give(found.result);
    }),
};

export function pageStore(): Store {
  const entries = new Map<string, Entry>();
  const allBytes = new Map<string, readonly ArrayBuffer[]>();
  return {
    kept: 'page',
    async change(key, change, files) {
      const next = change(entries.get(key));
      if (next) entries.set(key, next);
      else entries.delete(key);
      if (!next || next.received) allBytes.delete(key);
      else if (files) allBytes.set(key, files);
      return next;
    },
    files: async (key) => allBytes.get(key) ?? [],
    all: async () => [...entries.values()],
  };
}

async function step<T>(
  mode: IDBTransactionMode,
  work: (transaction: IDBTransaction, give: (value: T) => void) => void,
): Promise<T> {
  const database = await open();
  try {
    return await within<T>(mode === 'readonly' ? ANSWER_MS : WRITE_MS, (resolve, reject) => {
      let value: T;
      // Written through to the disk: a phone's battery may end at any time.
      const transaction = database.transaction([ENTRIES, FILES], mode, { durability: 'strict' });
      transaction.oncomplete = () => resolve(value);
      // A full device says so only here.
      transaction.onabort = () => reject(transaction.error);
      work(transaction, (given) => (value = given));
    });
  } finally {
    database.close();
  }
}

async function open(): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(ENTRIES, { keyPath: 'key' });
    opening.result.createObjectStore(FILES);
  };
  try {
    return await within<IDBDatabase>(ANSWER_MS, (resolve, reject) => {
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = opening.onblocked = () => reject(opening.error);
    });
  } catch (error) {
    // Too late to be of use.
    opening.onsuccess = () => opening.result.close();
    throw error;
  }
}

function within<T>(
  milliseconds: number,
  work: (resolve: (value: T) => void, reject: (error: unknown) => void) => void,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  return new Promise<T>((resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the storage does not answer')), milliseconds);
    work(resolve, reject);
  }).finally(() => clearTimeout(timer));
}
