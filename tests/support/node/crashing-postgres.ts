import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { startPostgres } from '../run/postgres.ts';
import { afterAllTests } from './cleanup.ts';

/** How often a new server may find remains of the one before: its last processes end by themselves. */
const MOST_STARTS = 200;

/** A PostgreSQL of these tests alone, whose main process can be killed. */
export interface CrashingPostgres {
  readonly url: string;
  /** Kills it as a power cut would, starts it again over the same folder, and answers once it takes connections. */
  crash(): Promise<void>;
}

/** Starts one, ended after the tests of this file; undefined where there is none to be had. */
export async function startCrashingPostgres(): Promise<CrashingPostgres | undefined> {
  const cluster = await startPostgres();
  if (!cluster) return undefined;
  const { folder, programs } = await placesOf(cluster.url);
  let latest: ChildProcess | undefined;
  afterAllTests(async () => {
    if (latest) await end(latest, 'SIGINT');
    await cluster.stop();
  });
  return {
    url: cluster.url,
    async crash() {
      process.kill(await mainProcessOf(cluster.url), 'SIGKILL');
      if (latest) await once(latest, 'close');
      latest = await startAgain(programs, folder, new URL(cluster.url).port);
    },
  };
}

async function startAgain(programs: string, folder: string, port: string): Promise<ChildProcess> {
  const { uid, gid } = statSync(folder);
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories='].flatMap((setting) => ['-c', setting]);
  for (let starts = 0; starts < MOST_STARTS; starts++) {
    const server = spawn(join(programs, 'postgres'), ['-D', folder, '-p', port, ...settings], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(process.getuid?.() === 0 && { uid, gid }),
    });
    if (await isReady(server)) return server;
  }
  throw new Error('PostgreSQL did not start again.');
}

/** Whether it comes to take connections before it ends. */
function isReady(server: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    server.once('close', () => resolve(false));
    createInterface({ input: server.stderr! }).on('line', (line) => {
      if (line.includes('ready to accept connections')) resolve(true);
    });
  });
}

async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const closed = once(server, 'close');
  server.kill(signal);
  await closed;
}

async function placesOf(url: string): Promise<{ folder: string; programs: string }> {
  const [row] = await ask<{ folder: string; programs: string }>(
    url,
    `select current_setting('data_directory') as folder, (select setting from pg_config where name = 'BINDIR') as programs`,
  );
  if (!row) throw new Error('PostgreSQL does not say where it is.');
  return row;
}

async function mainProcessOf(url: string): Promise<number> {
  const [row] = await ask<{ file: string }>(url, `select pg_read_file('postmaster.pid') as file`);
  return Number(row?.file.split('\n')[0]);
}

async function ask<T extends object>(url: string, statement: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
  }
}
