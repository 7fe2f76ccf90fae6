import type { StorePlace } from '../../../demo/server/store/store.ts';
import { temporaryFolder } from './folder.ts';
import { temporaryDatabase, withoutPostgres } from './postgres.ts';

/** Both databases, each with a way to an empty store; tests of the store run on each. */
export const STORES: readonly { name: string; skip: false | string; emptyPlace: () => Promise<StorePlace> }[] = [
  { name: 'SQLite', skip: false, emptyPlace: async () => ({ data: await temporaryFolder() }) },
  {
    name: 'PostgreSQL',
    skip: withoutPostgres,
    emptyPlace: async () => ({ data: await temporaryFolder(), databaseUrl: await temporaryDatabase() }),
  },
];
