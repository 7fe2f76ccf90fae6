/**
 * Citizens who answer, rate and reopen without giving up, officers who work meanwhile, and a server that is killed again
 * and again. What was acknowledged is there, once; the agency's own sender hears of every step, in order.
 */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import { storedQueue } from '../../../demo/server/webhook/queue.ts';
import { acknowledgement, receipt } from '../../../src/backend/contract/feedback.ts';
import { buildFeedback, sendFeedback } from '../../support/node/feedback.ts';
import { openDesk, sendAddition, sendRating, type Desk } from '../../support/node/officers.ts';
import { startServerProcess, type ServerProcess } from '../../support/node/server-process.ts';
import { STORES } from '../../support/node/stores.ts';
import { firstHeard, mustBeInOrder, startReceiver } from '../../support/node/webhook-receiver.ts';

const CITIZENS = 24;
/** Every so many submissions one is sent again once it is acknowledged. */
const SENT_AGAIN = 3;
/** Answers that say: come again. */
const COME_AGAIN = [409, 429, 500, 503];
const MOST_TRIES = 2_000;
const [CASES, KILLS] = process.env.DVC_FULL ? ([3_000, 20] as const) : ([240, 3] as const);
/** Acknowledgements of a case: receipt, addition, rating. */
const EACH = 3;
const ACTS = ['receive', 'ask', 'add', 'answer', 'rate-and-reopen'];

class Chaos {
  readonly #server: () => ServerProcess;
  readonly #desk: Desk;
  readonly #kill: () => Promise<void>;
  #isBack: Promise<void> = Promise.resolve();
  readonly codes: string[] = [];
  acknowledged = 0;
  kills = 0;
  retries = 0;

  constructor(parts: { server: () => ServerProcess; desk: Desk; kill: () => Promise<void> }) {
    this.#server = parts.server;
    this.#desk = parts.desk;
    this.#kill = parts.kill;
  }

  async run(): Promise<void> {
    const numbers = Array.from({ length: CASES }, (_, number) => number).values();
    const citizen = async () => {
      for (const number of numbers) await this.#live(number);
    };
    await Promise.all(Array.from({ length: CITIZENS }, citizen));
    await this.#isBack;
  }

  /** The whole life of a case. */
  async #live(number: number): Promise<void> {
    const sent = await this.#untilTaken(sendFeedback, buildFeedback({ content: `Việc số ${number}` }));
    const { code } = receipt.parse(JSON.parse(sent));
    this.codes.push(code);
    await this.#desk.do(code, { kind: 'ask', question: `Câu hỏi số ${number}?` });
    const added = await this.#untilTaken(sendAddition, { code, content: `Trả lời số ${number}`, attachments: [] });
    acknowledgement.parse(JSON.parse(added));
    await this.#desk.do(code, { kind: 'answer', text: `Xong việc số ${number}.` });
    const rating = { code, outcome: 'not-solved', comment: `Chưa xong việc số ${number}`, reopen: true };
    acknowledgement.parse(JSON.parse(await this.#untilTaken(sendRating, rating)));
  }

  /** The body of the 201 that it is answered with in the end. */
  async #untilTaken(send: typeof sendAddition, body: unknown): Promise<string> {
    const key = randomUUID();
    const answer = await this.#trying(() => send(this.#server(), body, { key }));
    this.acknowledged += 1;
    this.#killWhenDue();
    if (this.acknowledged % SENT_AGAIN === 0) {
      assert.equal(await this.#trying(() => send(this.#server(), body, { key })), answer);
    }
    return answer;
  }

  async #trying(send: () => Promise<Response>): Promise<string> {
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
    if (this.acknowledged < (CASES * EACH * (this.kills + 1)) / (KILLS + 1) || this.kills === KILLS) return;
    this.kills += 1;
    this.#isBack = this.#isBack.then(() => this.#kill());
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('additions and ratings while everything breaks', () => {
  for (const { name, skip, emptyPlace } of STORES) {
    it(
      `are neither lost nor doubled, and all are told: ${CASES} cases over ${name}, the server killed ${KILLS} times`,
      { skip },
      async (t) => {
        const receiver = await startReceiver();
        const settings = {
          DVC_WEBHOOK_URL: `http://127.0.0.1:${receiver.port}/`,
          DVC_WEBHOOK_SECRET: `whsec_${randomBytes(32).toString('base64')}`,
        };
        const wishes = { ...(await emptyPlace()), port: await freePort(), settings };
        let server = await startServerProcess(wishes);
        const desk = await openDesk(wishes, { webhook: storedQueue(() => {}) });
        const chaos = new Chaos({
          server: () => server,
          desk,
          async kill() {
            server.script.process.kill('SIGKILL');
            await server.script.end();
            server = await startServerProcess(wishes);
          },
        });
        const lastSteps = new Set<string>();
        const toldAll = new Promise<void>((resolve) => {
          receiver.answer = ({ message: { data } }) => {
            if (data.number === ACTS.length) lastSteps.add(data.reference);
            if (lastSteps.size === CASES) resolve();
            return { status: 204 };
          };
        });
        await chaos.run();
        assert.equal(chaos.kills, KILLS);
        assert.equal(chaos.codes.length, CASES);
        await toldAll;

        mustBeInOrder(receiver.heard);
        const heard = firstHeard(receiver.heard);
        const expected = ACTS.map((_, at) => at + 1);
        for (const code of chaos.codes) {
          const { id, state } = await desk.caseOf(code);
          assert.equal(state, 'reopened');
          assert.deepEqual(heard.get(id), expected);
          const steps = await desk.store.db
            .selectFrom('feedback_steps')
            .select('act')
            .where('feedback_id', '=', id)
            .orderBy('number')
            .execute();
          assert.deepEqual(
            steps.map(({ act }) => act),
            ACTS,
          );
        }
        const all = Array.from({ length: CASES }, (_, number) => number);
        const additions = await desk.store.db.selectFrom('feedback_additions').select('content').execute();
        const ratings = await desk.store.db.selectFrom('feedback_ratings').select('comment').execute();
        assert.deepEqual(
          additions.map(({ content }) => content).sort(),
          all.map((number) => `Trả lời số ${number}`).sort(),
        );
        assert.deepEqual(
          ratings.map(({ comment }) => comment).sort(),
          all.map((number) => `Chưa xong việc số ${number}`).sort(),
        );
        t.diagnostic(
          `${chaos.acknowledged} submissions, ${chaos.kills} kills, ${chaos.retries} tries in vain, ${receiver.heard.length} messages`,
        );
      },
    );
  }
});
