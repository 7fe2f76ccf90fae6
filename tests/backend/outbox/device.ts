import type { World } from './world.ts';

/** Everything that the outbox has written on the device, as text. */
export async function writtenOn(world: World): Promise<string> {
  const opened = await (
    await world.disk.databases()
  ).reduce<Promise<string[]>>(
    async (texts, { name }) => [...(await texts), ...(await textsOf(world.disk, name!))],
    Promise.resolve([]),
  );
  return opened.join('\n');
}

const textsOf = (disk: IDBFactory, name: string): Promise<string[]> =>
  new Promise((resolve) => {
    const texts: string[] = [];
    const opening = disk.open(name);
    opening.onsuccess = () => {
      const stores = [...opening.result.objectStoreNames];
      const transaction = opening.result.transaction(stores);
      for (const store of stores) {
        const found = transaction.objectStore(store).getAll() as IDBRequest<unknown[]>;
        found.onsuccess = () => texts.push(...found.result.map(asText));
      }
      transaction.oncomplete = () => {
        opening.result.close();
        resolve(texts);
      };
    };
  });

const asText = (value: unknown): string =>
  Array.isArray(value)
    ? value.map((bytes) => Buffer.from(bytes as ArrayBuffer).toString()).join()
    : JSON.stringify(value);
