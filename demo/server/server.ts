/** A server from its settings to its address, and its orderly end. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import { Files } from './attachments/files.ts';
import type { Clock } from './clock.ts';
import { createConnections } from './connections.ts';
import { CaseChanges } from './feedback/case-changes.ts';
import { DossierLookups } from './dossiers/lookup.ts';
import { loadSampleDossiers } from './dossiers/samples.ts';
import { IdempotentWrites } from './idempotency.ts';
import { Library } from './library.ts';
import { rangeFinder } from './limits/address-range.ts';
import { createLog, type Log } from './log.ts';
import { OwnWords } from './own-words.ts';
import { readPolicy } from './policy/policy.ts';
import { readSecret } from './secret.ts';
import { loadStarterCatalogue } from './seed.ts';
import { loadDemonstrationReplies } from './seed/demonstration/replies.ts';
import { DEMONSTRATION_PROVINCE, type Settings } from './settings.ts';
import { addSite } from './site.ts';
import { openStore } from './store/store.ts';
import { sweepRegularly } from './sweep.ts';
import { WebhookDelivery } from './webhook/delivery.ts';
import { NO_WEBHOOK, storedQueue } from './webhook/queue.ts';

/** Only this machine reaches the server; the public reaches it through the agency's proxy. */
const HOST = '127.0.0.1';
/** How long requests in flight may take to finish when the server stops, in milliseconds. */
const GRACE = 10_000;

export interface RunningServer {
  /** `http://localhost:8080` */
  readonly address: string;
  /** Takes no more requests, finishes those in flight, closes the store. */
  close(): Promise<void>;
}

export interface ServerOptions {
  readonly settings: Settings;
  /** Also serves the demonstration pages and the built elements. */
  readonly site?: boolean;
  readonly log?: Log;
  readonly clock?: Clock;
}

/** Opens the store, loads the starter catalogue into an empty one, and listens. */
export async function startServer({
  settings,
  site = false,
  log = createLog(),
  clock = () => new Date(),
}: ServerOptions): Promise<RunningServer> {
  const policy = await readPolicy(settings.data);
  const store = await openStore(settings);
  try {
    const secret = await readSecret(settings);
    await loadStarterCatalogue(store.db, settings.agency);
    if (site && settings.agency === DEMONSTRATION_PROVINCE) await loadDemonstrationReplies(store);
    const library = await Library.open(store.db, settings.agency, new OwnWords(settings.data, log));
    const files = await Files.open(settings.data);
    const writes = new IdempotentWrites(store.db, secret, clock);
    const delivery = settings.webhook && new WebhookDelivery({ store, target: settings.webhook, clock, log });
    const webhook = delivery ? storedQueue(() => delivery.wake()) : NO_WEBHOOK;
    const changes = new CaseChanges({ store, policy, clock, webhook });
    const rangeOf = rangeFinder(settings.trustProxy ?? []);
    const lookups = new DossierLookups({ store, secret, rules: policy.dossiers.budgets, clock, log });
    const parts = { store, files, library, settings, policy, secret, writes, changes, webhook, lookups };
    const app = createApp({ ...parts, clock, rangeOf, log });
    if (site) {
      const { calendar } = policy;
      const nameOf = (code: string) => library.latest.agencies.name(code);
      await loadSampleDossiers(store.db, { secret, calendar, now: clock(), nameOf });
      await addSite(app, secret);
    }
    const server = createConnections(app, settings.origins);
    await listen(server, settings.port);
    const { port } = server.address() as AddressInfo;
    const endSweeping = sweepRegularly({ store, files, policy, clock }, log);
    delivery?.start();
    const close = async () => {
      await stop(server);
      await lookups.end();
      await delivery?.end();
      await endSweeping();
      await store.close();
    };
    return { address: `http://localhost:${port}`, close };
  } catch (error) {
    await store.close();
    throw error;
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => resolve());
  });
}

async function stop(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  const impatience = setTimeout(() => server.closeAllConnections(), GRACE);
  await closed;
  clearTimeout(impatience);
}
