import { AsyncLocalStorage } from 'node:async_hooks';
import { IDBFactory } from 'fake-indexeddb';

const storages = new AsyncLocalStorage<IDBFactory>();

/** Lets each device have a storage of its own; they all live in this process. */
export function separateDevices(): void {
  Object.defineProperty(globalThis, 'indexedDB', { get: () => storages.getStore(), configurable: true });
}

/** What is done on a new device, whose storage is empty. */
export const onNewDevice = <T>(work: () => Promise<T>): Promise<T> => storages.run(new IDBFactory(), work);
