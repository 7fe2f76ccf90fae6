import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { installPackages } from './debian.ts';

/** A PostgreSQL of this run alone. */
export interface ThrowawayPostgres {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL over an empty folder on a free port of this machine. Debian's is installed where it is missing
 * and may be; undefined where there is none to be had.
 */
export async function startPostgres(): Promise<ThrowawayPostgres | undefined> {
  const programs = findPrograms() ?? ((await installPackages('postgresql')) ? findPrograms() : undefined);
  if (!programs) return undefined;
  const owner = ownerOfServer();
  const folder = mkdtempSync(path.join(tmpdir(), 'dvc-postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const start = (name: string, args: string[]) =>
    spawn(path.join(programs, name), args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], ...owner });
  const forget = () => rmSync(folder, { recursive: true, force: true });

  const created = start('initdb', [
    '-D',
    folder,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
    '--no-instructions',
  ]);
  let complaint = '';
  created.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const [code] = (await once(created, 'close')) as [number];
  if (code !== 0) {
    console.log(complaint);
    forget();
    return undefined;
  }

  const port = await freePort();
  const server = start('postgres', [
    '-D',
    folder,
    '-p',
    String(port),
    // Each test file has servers of its own, and each of those up to ten connections.
    '-c',
    'max_connections=400',
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
  ]);
  const closed = once(server, 'close');
  const stopNow = () => server.kill('SIGQUIT');
  process.once('exit', stopNow);
  if (!(await saysItIsReady(server.stderr))) {
    forget();
    return undefined;
  }
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      process.off('exit', stopNow);
      server.kill('SIGINT');
      await closed;
      forget();
    },
  };
}

/** The folder of the newest server's programs. */
function findPrograms(): string | undefined {
  const folders = [
    ...globSync('/usr/lib/postgresql/*/bin'),
    ...globSync('/usr/pgsql-*/bin'),
    ...globSync('{/opt/homebrew,/usr/local}/opt/postgresql*/bin'),
    ...(process.env['PATH'] ?? '').split(path.delimiter),
  ];
  const version = (folder: string) => Number(/(\d+)\D*bin$/.exec(folder)?.[1] ?? 0);
  return folders
    .filter((folder) => existsSync(path.join(folder, 'initdb')) && existsSync(path.join(folder, 'postgres')))
    .sort((one, other) => version(other) - version(one))[0];
}

/** PostgreSQL refuses to run as root, so root hands it to the user that Debian made for it, or to nobody. */
function ownerOfServer(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8');
  const found = /^postgres:[^:]*:(\d+):(\d+):/m.exec(users) ?? /^nobody:[^:]*:(\d+):(\d+):/m.exec(users);
  return found ? { uid: Number(found[1]), gid: Number(found[2]) } : undefined;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** Reads the server's log until it says that it takes connections; false, and the log, when it ends before. */
async function saysItIsReady(log: Readable): Promise<boolean> {
  let said = '';
  for await (const text of log.setEncoding('utf8').iterator({ destroyOnReturn: false })) {
    said += String(text);
    if (!said.includes('ready to accept connections')) continue;
    // Read on to its end: a server whose log nobody reads stops in the middle of a transaction. `resume()` would do
    // nothing while this loop listens.
    log.on('data', () => {});
    return true;
  }
  console.log(said);
  return false;
}
