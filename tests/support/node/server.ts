import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../../../demo/server/clock.ts';
import { createLog } from '../../../demo/server/log.ts';
import { usualPolicy, type Policy } from '../../../demo/server/policy/policy.ts';
import { startServer } from '../../../demo/server/server.ts';
import type { Settings } from '../../../demo/server/settings.ts';
import { temporaryFolder } from './folder.ts';
import { afterAllTests } from './cleanup.ts';

/** Ways to ask a server. */
export interface Asking {
  /** `http://127.0.0.1:41234` */
  readonly address: string;
  /** Asks below `/api/v1`. */
  get(path: string, init?: RequestInit): Promise<Response>;
  getJson(path: string): Promise<unknown>;
  /** Sends JSON below `/api/v1`. */
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
}

export interface TestServer extends Asking {
  readonly settings: Settings;
  /** What was logged so far. */
  readonly logged: readonly string[];
  /** The next line of the log that the pattern fits, as soon as it is written. */
  nextLine(pattern: RegExp): Promise<string>;
  close(): Promise<void>;
}

interface Wishes extends Partial<Settings> {
  readonly site?: boolean;
  readonly clock?: Clock;
  /** What the agency of this server decides otherwise. */
  readonly policy?: PolicyChanges;
}

/** Single rules of some sections. */
export type PolicyChanges = { readonly [S in keyof Policy]?: Partial<Policy[S]> };

/** A server of its own on a free port, over a store of its own, closed after the tests of this file. */
export async function startTestServer({ site = false, clock, policy, ...wished }: Wishes = {}): Promise<TestServer> {
  const data = wished.data ?? (await temporaryFolder());
  if (policy) await writePolicy(data, policy);
  const settings: Settings = { port: 0, agency: 'H90', ...wished, data };
  const { logged, nextLine, write } = listenToLog();
  const server = await startServer({ settings, site, log: createLog({ write }), ...(clock && { clock }) });
  const close = once(() => server.close());
  afterAllTests(close);
  return { settings, logged, nextLine, close, ...asking(server.address.replace('localhost', '127.0.0.1')) };
}

/** The ways to ask the server at this address. */
export function asking(address: string): Asking {
  const get: Asking['get'] = (path, init) => fetch(`${address}/api/v1${path}`, init);
  const getJson: Asking['getJson'] = async (path) => (await get(path)).json();
  const post: Asking['post'] = (path, body, headers) =>
    get(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', ...headers },
    });
  return { address, get, getJson, post };
}

/** Writes a policy into a data folder, as whoever runs a server would. */
export async function writePolicy(data: string, changes: PolicyChanges): Promise<void> {
  const usual = usualPolicy();
  const sections = Object.entries(changes).map(([name, change]) => [
    name,
    { ...usual[name as keyof Policy], ...change },
  ]);
  await writeFile(join(data, 'policy.json'), JSON.stringify(Object.fromEntries(sections)));
}

function listenToLog() {
  const logged: string[] = [];
  const waiting = new Set<(line: string) => void>();
  const write = (line: string) => {
    logged.push(line);
    for (const look of waiting) look(line);
  };
  const nextLine = (pattern: RegExp) =>
    new Promise<string>((resolve) => {
      const look = (line: string) => {
        if (!pattern.test(line)) return;
        waiting.delete(look);
        resolve(line);
      };
      waiting.add(look);
    });
  return { logged, nextLine, write };
}

function once(close: () => Promise<void>): () => Promise<void> {
  let closed: Promise<void> | undefined;
  return () => (closed ??= close());
}
