import { createLog } from '../../../demo/server/log.ts';
import { startServer } from '../../../demo/server/server.ts';
import type { Settings } from '../../../demo/server/settings.ts';
import { temporaryFolder } from './folder.ts';
import { afterAllTests } from './cleanup.ts';

export interface TestServer {
  /** `http://127.0.0.1:41234` */
  readonly address: string;
  readonly settings: Settings;
  /** What was logged so far. */
  readonly logged: readonly string[];
  /** Asks below `/api/v1`. */
  get(path: string, init?: RequestInit): Promise<Response>;
  getJson(path: string): Promise<unknown>;
  close(): Promise<void>;
}

interface Wishes extends Partial<Settings> {
  readonly site?: boolean;
}

/** A server of its own on a free port, over a store of its own, closed after the tests of this file. */
export async function startTestServer({ site = false, ...wished }: Wishes = {}): Promise<TestServer> {
  const data = wished.data ?? (await temporaryFolder());
  const settings: Settings = { port: 0, agency: 'H90', ...wished, data };
  const logged: string[] = [];
  const log = createLog({ write: (line) => logged.push(line) });
  const server = await startServer({ settings, site, log });
  const close = once(() => server.close());
  afterAllTests(close);
  const address = server.address.replace('localhost', '127.0.0.1');
  const get = (path: string, init?: RequestInit) => fetch(`${address}/api/v1${path}`, init);
  return { address, settings, logged, get, getJson: async (path): Promise<unknown> => (await get(path)).json(), close };
}

function once(close: () => Promise<void>): () => Promise<void> {
  let closed: Promise<void> | undefined;
  return () => (closed ??= close());
}
