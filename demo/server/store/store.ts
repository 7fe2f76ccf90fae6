/** The store: one query layer over SQLite in a folder or, where `DATABASE_URL` names one, a PostgreSQL. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { migrate } from './migrations/index.ts';
import { NodeSqliteDialect } from './node-sqlite-dialect.ts';
import type { Database, Tables } from './tables.ts';
import { WriteQueue } from './write-queue.ts';

/** Name of the embedded database in the data folder. */
export const SQLITE_FILE = 'dvc.sqlite';

/** Tables that something of a person is erased from. */
const ERASABLE = [
  'dossiers',
  'dossier_factors',
  'feedback',
  'feedback_steps',
  'feedback_additions',
  'feedback_ratings',
  'feedback_replies',
  'reply_files',
  'publications',
  'attachments',
  'idempotency_keys',
  'survey_tokens',
  'survey_answers',
  'office_audit',
];

export interface Store {
  readonly db: Database;
  readonly kind: 'sqlite' | 'postgres';
  /** Does the work in a transaction of its own or shared with others; once it answers, it is on disk. */
  write<T>(work: (transaction: Database) => Promise<T>): Promise<T>;
  /** Throws when the store does not answer or would acknowledge what is not on disk. */
  check(): Promise<void>;
  /** Sees to it that what was erased is gone from the database's files too, as far as the database can. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export interface StorePlace {
  /** Folder of the embedded database; made when missing. */
  readonly data: string;
  /** A PostgreSQL to use instead. */
  readonly databaseUrl?: string | undefined;
}

/** Opens the store and brings it to the newest shape. */
export async function openStore(place: StorePlace): Promise<Store> {
  const store = place.databaseUrl ? openPostgres(place.databaseUrl) : await openSqlite(place.data);
  try {
    await migrate(store.db);
    await store.check();
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function openSqlite(folder: string): Promise<Store> {
  await mkdir(folder, { recursive: true });
  const db: Database = new Kysely<Tables>({ dialect: new NodeSqliteDialect(join(folder, SQLITE_FILE)) });
  const queue = new WriteQueue(db);
  return {
    db,
    kind: 'sqlite',
    write: (work) => queue.write(work),
    settle: async () => void (await sql`pragma wal_checkpoint(truncate)`.execute(db)),
    close: () => db.destroy(),
    check: async () => {
      const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(db);
      if (rows[0]?.synchronous !== 2) throw new Error('The embedded store does not write through to the disk.');
    },
  };
}

/** How long a request waits for a connection, in milliseconds: less than whoever asks waits for an answer. */
const CONNECTION_PATIENCE = 10_000;

function openPostgres(url: string): Store {
  const pool = new pg.Pool({ connectionString: url, connectionTimeoutMillis: CONNECTION_PATIENCE });
  // A connection that breaks while nobody asks anything of it is replaced; without a listener Node would exit.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const db: Database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return {
    db,
    kind: 'postgres',
    write: (work) => db.transaction().execute(work),
    settle: async () => void (await sql`vacuum ${sql.raw(ERASABLE.join())}`.execute(db)),
    close: () => db.destroy(),
    check: async () => {
      const { rows } = await sql<{ synchronous_commit: string }>`show synchronous_commit`.execute(db);
      if (rows[0]?.synchronous_commit === 'off') throw new Error('PostgreSQL does not write through to the disk.');
    },
  };
}
