/**
 * Kysely over the SQLite that Node brings with it.
 *
 * What is acknowledged is on disk: `synchronous=FULL` is set on every open, after the switch to WAL, since SQLite may
 * otherwise fall back to NORMAL there. The adapter says that there is one connection, so Kysely lends it to one
 * transaction at a time and holds it for the transaction's whole life.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type SqliteDatabase,
  type SqliteStatement,
} from 'kysely';

/** How long a writer waits for another process to finish writing, in milliseconds. */
const BUSY_TIMEOUT = 5_000;
/** Statements that are kept to be used again: the server has fewer, and a list of any length makes one of its own. */
const MOST_STATEMENTS = 200;

export class NodeSqliteDialect extends SqliteDialect {
  readonly #file: string;

  constructor(file: string) {
    super({ database: async () => openDatabase(file) });
    this.#file = file;
  }

  override createDriver(): SqliteDriver {
    return new WriteFirstDriver({ database: async () => openDatabase(this.#file) });
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter();
  }
}

class WriteFirstDriver extends SqliteDriver {
  /** Takes the write lock when a transaction begins: one that reads first could not wait for it later. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk, or one that fails, has made SQLite take the transaction back already; the fault itself says more. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await super.rollbackTransaction(connection).catch((fault: Error) => {
      if (!fault.message.includes('no transaction is active')) throw fault;
    });
  }
}

/** SQLite does roll back `create table`, so a migration that fails leaves nothing behind. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function openDatabase(file: string): SqliteDatabase {
  const database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
  database.exec('pragma journal_mode = wal');
  database.exec('pragma synchronous = full');
  // What a person had erased is overwritten, not only forgotten.
  database.exec('pragma secure_delete = on');
  const prepared = new Map<string, SqliteStatement>();
  return {
    prepare: (sql) => {
      const statement = prepared.get(sql) ?? asKyselyStatement(database.prepare(sql));
      if (prepared.size < MOST_STATEMENTS) prepared.set(sql, statement);
      return statement;
    },
    close: () => database.close(),
  };
}

function asKyselyStatement(statement: StatementSync): SqliteStatement {
  const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[];
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)),
  };
}
