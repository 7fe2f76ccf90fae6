/**
 * Sixty-four senders who do not give up, while the server or its database is killed again and again. What was
 * acknowledged is there, once; what was sent again was answered again, the same.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openStore } from '../../demo/server/store/store.ts';
import { attachment } from '../../src/backend/contract/attachments.ts';
import { receipt } from '../../src/backend/contract/feedback.ts';
import { startCrashingPostgres } from '../support/node/crashing-postgres.ts';
import { buildFeedback, sendFeedback, sendFile } from '../support/node/feedback.ts';
import { temporaryFolder } from '../support/node/folder.ts';
import { buildPdf } from '../support/node/pictures.ts';
import { withoutPostgres } from '../support/node/postgres.ts';
import { startServerProcess, type ServerProcess } from '../support/node/server-process.ts';

const SENDERS = 64;
/** Every so many submissions one brings a file, and one is sent again once it is acknowledged. */
const WITH_A_FILE = 10;
const SENT_AGAIN = 7;
/** Answers that say: come again. */
const COME_AGAIN = [409, 429, 500, 503];
/** Tries of one request, after which something is wrong with the server and not with its luck. */
const MOST_TRIES = 2_000;

const PDF = buildPdf();

/** Something that is killed and comes back. */
interface Mortal {
  /** The server as it is now. */
  readonly server: ServerProcess;
  /** Ends it and brings it back. */
  kill(): Promise<void>;
}

class Chaos {
  readonly #mortal: Mortal;
  readonly #submissions: number;
  readonly #killsLeft: number[];
  #isBack: Promise<void> = Promise.resolve();
  readonly acknowledged = new Map<number, string>();
  kills = 0;
  retries = 0;

  constructor(mortal: Mortal, submissions: number, kills: number) {
    this.#mortal = mortal;
    this.#submissions = submissions;
    this.#killsLeft = Array.from({ length: kills }, (_, kill) => Math.floor((submissions * (kill + 1)) / (kills + 1)));
  }

  /** Sends everything, however often it takes. */
  async run(): Promise<void> {
    const numbers = Array.from({ length: this.#submissions }, (_, number) => number).values();
    const sender = async () => {
      for (const number of numbers) await this.#submit(number);
    };
    await Promise.all(Array.from({ length: SENDERS }, sender));
    await this.#isBack;
  }

  async #submit(number: number): Promise<void> {
    const key = randomUUID();
    const files = number % WITH_A_FILE === 0 ? [await this.#sendFile()] : [];
    const body = buildFeedback({ content: `Lần gửi số ${number}`, attachments: files });
    const send = () => sendFeedback(this.#mortal.server, body, { key });
    const answer = await this.#untilTaken(send);
    this.acknowledged.set(number, receipt.parse(JSON.parse(answer)).code);
    this.#killWhenDue();
    if (number % SENT_AGAIN === 0) assert.equal(await this.#untilTaken(send), answer);
  }

  async #sendFile(): Promise<string> {
    const key = randomUUID();
    const answer = await this.#untilTaken(() => sendFile(this.#mortal.server, PDF, { key, type: 'application/pdf' }));
    return attachment.parse(JSON.parse(answer)).id;
  }

  /** The body of the 201 that it is answered with in the end. */
  async #untilTaken(send: () => Promise<Response>): Promise<string> {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const response = await send().catch(() => undefined);
      const text = await response?.text().catch(() => undefined);
      if (response?.status === 201 && text !== undefined) return text;
      assert.ok(!response || response.status === 201 || COME_AGAIN.includes(response.status), text);
      this.retries += 1;
      await this.#isBack;
    }
    return assert.fail('it is never taken');
  }

  #killWhenDue(): void {
    if (this.acknowledged.size < (this.#killsLeft[0] ?? Infinity)) return;
    this.#killsLeft.shift();
    this.kills += 1;
    this.#isBack = this.#isBack.then(() => this.#mortal.kill());
  }
}

async function mustHoldAll(chaos: Chaos, { data, environment }: ServerProcess, submissions: number): Promise<void> {
  assert.equal(chaos.acknowledged.size, submissions);
  assert.equal(new Set(chaos.acknowledged.values()).size, submissions, 'a code was given out twice');
  const store = await openStore({ data, databaseUrl: environment['DATABASE_URL'] });
  const rows = await store.db.selectFrom('feedback').select(['id', 'content']).execute();
  const steps = await store.db.selectFrom('feedback_steps').select('feedback_id').execute();
  const files = await store.db.selectFrom('attachments').select(['file', 'feedback_id']).execute();
  await store.close();
  const sent = Array.from({ length: submissions }, (_, number) => `Lần gửi số ${number}`);
  assert.deepEqual(rows.map(({ content }) => content).sort(), sent.sort(), 'lost, or there twice');
  assert.equal(steps.length, submissions);
  assert.equal(
    new Set(files.map((file) => file.feedback_id).filter(Boolean)).size,
    Math.ceil(submissions / WITH_A_FILE),
  );
  const there = new Set(await readdir(join(data, 'files')));
  for (const { file } of files) assert.ok(there.has(file), 'a row speaks of a file that is not there');
}

async function mustFollowAll(chaos: Chaos, server: ServerProcess): Promise<void> {
  const codes = [...chaos.acknowledged.values()].filter((_, at) => at % 20 === 0);
  for (const code of codes) assert.equal((await server.post('/feedback/lookup', { code })).status, 200);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const [ON_SQLITE, KILLS_OF_SERVER, ON_POSTGRES, KILLS_OF_POSTGRES] = process.env.DVC_FULL
  ? ([20_000, 25, 5_000, 5] as const)
  : ([2_000, 3, 500, 1] as const);

describe('feedback while everything breaks', () => {
  it(`is neither lost nor doubled: ${ON_SQLITE} over SQLite, the server killed ${KILLS_OF_SERVER} times`, async (t) => {
    const [data, port] = [await temporaryFolder(), await freePort()];
    let server = await startServerProcess({ data, port });
    const mortal: Mortal = {
      get server() {
        return server;
      },
      async kill() {
        server.script.process.kill('SIGKILL');
        await server.script.end();
        server = await startServerProcess({ data, port });
      },
    };
    const chaos = new Chaos(mortal, ON_SQLITE, KILLS_OF_SERVER);
    await chaos.run();
    assert.equal(chaos.kills, KILLS_OF_SERVER);
    await mustFollowAll(chaos, server);
    await mustHoldAll(chaos, server, ON_SQLITE);
    t.diagnostic(`${ON_SQLITE} submissions, ${chaos.kills} kills, ${chaos.retries} tries in vain`);
  });

  it(
    `is neither lost nor doubled: ${ON_POSTGRES} over PostgreSQL, which is killed ${KILLS_OF_POSTGRES} times`,
    { skip: withoutPostgres },
    async (t) => {
      const postgres = await startCrashingPostgres();
      if (!postgres) return t.skip('no PostgreSQL that may be killed');
      const server = await startServerProcess({ databaseUrl: postgres.url });
      const chaos = new Chaos({ server, kill: () => postgres.crash() }, ON_POSTGRES, KILLS_OF_POSTGRES);
      await chaos.run();
      assert.equal(chaos.kills, KILLS_OF_POSTGRES);
      await mustFollowAll(chaos, server);
      await mustHoldAll(chaos, server, ON_POSTGRES);
      assert.equal(server.script.process.exitCode, null, 'the server itself goes on');
      t.diagnostic(`${ON_POSTGRES} submissions, ${chaos.kills} kills, ${chaos.retries} tries in vain`);
    },
  );
});
