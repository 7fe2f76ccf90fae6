import { temporaryFolder } from './folder.ts';
import { Script } from './script.ts';
import { asking, type Asking, writePolicy, type PolicyChanges } from './server.ts';

interface Wishes {
  readonly data?: string;
  readonly databaseUrl?: string | undefined;
  readonly port?: number;
  readonly policy?: PolicyChanges;
  /** Further settings. */
  readonly settings?: Readonly<Record<string, string>>;
}

export interface ServerProcess extends Asking {
  readonly script: Script;
  readonly data: string;
  /** What its environment says of its store, for commands about the same. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A server in a process of its own, as an agency runs it; ended after the tests of this file, if it still runs. */
export async function startServerProcess({
  port = 0,
  databaseUrl,
  policy,
  settings,
  ...wished
}: Wishes = {}): Promise<ServerProcess> {
  const data = wished.data ?? (await temporaryFolder());
  if (policy) await writePolicy(data, policy);
  const environment = { DVC_DATA: data, ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
  const script = new Script('demo/server/main.ts', [], { PORT: String(port), ...settings, ...environment });
  const line = await script.line(/endpoint: /);
  const address = /http:\/\/localhost:\d+/.exec(line)?.[0] ?? line;
  return { script, data, environment, ...asking(address.replace('localhost', '127.0.0.1')) };
}
