import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { RECORDS } from './national-catalogue.ts';

const ROOT = join(import.meta.dirname, '..');
// The demonstration pages too, where there are built elements for them.
const SERVE = "const { runServer } = await import('./demo/server/run-server.ts'); await runServer({ site: true });";

/** Does `work` while a server of its own process answers over the national catalogue on `port`. */
export async function withNationalServer(port: number, work: () => Promise<void>): Promise<void> {
  const data = await mkdtemp(join(tmpdir(), 'dvc-bench-'));
  const options = { cwd: ROOT, env: { ...process.env, DVC_DATA: data, PORT: String(port) } };
  try {
    await finished(spawn(process.execPath, ['demo/server/import/procedures.ts', RECORDS], options));
    const server = spawn(process.execPath, ['--input-type=module', '-e', SERVE], options);
    try {
      await said(server, /endpoint/);
      await work();
    } finally {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
  } finally {
    await rm(data, { recursive: true, force: true });
  }
}

async function finished(process: ChildProcess): Promise<void> {
  const [code] = (await once(process, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`the import ended with ${code}`);
}

async function said(process: ChildProcess, what: RegExp): Promise<void> {
  for await (const line of createInterface({ input: process.stdout! })) if (what.test(line)) return;
  throw new Error('the server ended before it was ready');
}
