/**
 * Thousands of submissions over a bad network to the real endpoint, which is killed now and then, and from pages that
 * are left and opened again: every one is acknowledged in the end, and there are as many cases as submissions.
 */
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { openStore, type StorePlace } from '../../demo/server/store/store.ts';
import { receipt } from '../../src/backend/contract/feedback.ts';
import { openOutbox, type Outbox } from '../../src/backend/outbox.ts';
import { newKey, type Outcome, type Submission } from '../../src/backend/submission.ts';
import { FaultProxy } from '../support/node/fault-proxy.ts';
import { buildFeedback } from '../support/node/feedback.ts';
import { buildPdf } from '../support/node/pictures.ts';
import { startServerProcess } from '../support/node/server-process.ts';
import { STORES } from '../support/node/stores.ts';
import { onNewDevice, separateDevices } from './outbox/devices.ts';
import { hurryTime } from './outbox/hurried-time.ts';

const AMOUNTS = process.env['DVC_FULL']
  ? { SQLite: { submissions: 20_000, kills: 25 }, PostgreSQL: { submissions: 5_000, kills: 5 } }
  : { SQLite: { submissions: 200, kills: 2 }, PostgreSQL: { submissions: 60, kills: 1 } };

/** Phones at work at a time; each sends some at once and is then put away. */
const DEVICES = 30;
const AT_ONCE = 4;
/** Every so many bring a paper, and every so many are left on the way by their page and taken up by another. */
const WITH_A_PAPER = 10;
const LEFT = 5;

hurryTime(1000, 10);
separateDevices();

/** The same kind of paper each time, and none like the other. */
const paper = (number: number): Blob =>
  new Blob([new Uint8Array(buildPdf()), `\n%${number}`], { type: 'application/pdf' });

/** One feedback with a number of its own, to whatever answers at `endpoint`. */
const submission = (number: number, endpoint: string): Submission => ({
  key: newKey(),
  path: '/v1/feedback',
  backend: { endpoint, agency: 'H90' },
  body: { agency: 'H90', ...buildFeedback({ content: `Việc số ${number}` }) },
  files: number % WITH_A_PAPER === 0 ? [{ name: 'đơn.pdf', type: 'application/pdf', blob: paper(number) }] : [],
});

/** Follows it to its end; some pages are left in the middle of it, and the next one goes on. */
async function deliver(outbox: Outbox, sent: Submission, isLeft: boolean, over: AbortSignal): Promise<Outcome> {
  const leaving = new AbortController();
  const leave = (): void => leaving.abort();
  over.addEventListener('abort', leave, { once: true });
  let states = 0;
  const watch = (): void => {
    states++;
    if (isLeft && states === 3) leave();
  };
  try {
    return await outbox.submit(sent, { schema: receipt, watch, signal: leaving.signal });
  } catch {
    return await outbox.resume(sent.key, { schema: receipt, watch: () => {}, signal: over });
  } finally {
    over.removeEventListener('abort', leave);
  }
}

async function sendAll(place: StorePlace, submissions: number, kills: number, context: TestContext): Promise<void> {
  const seed = Number(process.env['FC_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  context.diagnostic(`seed ${seed}`);
  let server = await startServerProcess(place);
  const proxy = await FaultProxy.start({ upstream: server.address, seed, share: 0.5 });
  const codes = new Set<string>();
  /** Ends everything when something has failed. */
  const over = new AbortController();
  context.after(() => over.abort());
  let killed = 0;
  let isBack = Promise.resolve();

  const kill = async (): Promise<void> => {
    server.script.process.kill('SIGKILL');
    await server.script.end();
    server = await startServerProcess(place);
    proxy.upstream = server.address;
  };
  const numbers = Array.from({ length: submissions }, (_, number) => number).values();
  const sendNext = async (outbox: Outbox): Promise<void> => {
    const { value: number } = numbers.next();
    if (number === undefined) return;
    const sent = submission(number, `${proxy.address}/api`);
    const outcome = await deliver(outbox, sent, number % LEFT === 0, over.signal);
    if (outcome.state !== 'received') return assert.fail(`${outcome.state}: ${JSON.stringify(outcome)}`);
    codes.add((outcome.answer as { code: string }).code);
    await outbox.discard(sent.key);
    if (codes.size < ((killed + 1) * submissions) / (kills + 1)) return;
    killed++;
    if (killed <= kills) isBack = isBack.then(kill);
  };
  const useDevices = async (): Promise<void> => {
    while (codes.size < submissions && !over.signal.aborted) {
      const before = codes.size;
      await onNewDevice(async () => {
        const outbox = await openOutbox({ shared: false });
        await Promise.all(Array.from({ length: AT_ONCE }, () => sendNext(outbox)));
        assert.deepEqual(await outbox.held(), [], 'something is left on the device');
      });
      if (codes.size === before) return;
    }
  };
  await Promise.all(Array.from({ length: DEVICES }, useDevices));
  await isBack;
  await proxy.close();

  assert.equal(codes.size, submissions, 'a code was given out twice');
  context.diagnostic(`${proxy.exchanges} exchanges for ${submissions} submissions, ${kills} kills`);
  for (const [fault, times] of [...proxy.struck].sort()) context.diagnostic(`${times} × ${fault}`);
}

async function mustHoldEach(place: StorePlace, submissions: number): Promise<void> {
  const store = await openStore(place);
  const rows = await store.db.selectFrom('feedback').select('content').execute();
  await store.close();
  assert.deepEqual(
    rows.map(({ content }) => Number(content?.split(' ').at(-1))).sort((a, b) => a - b),
    Array.from({ length: submissions }, (_, number) => number),
    'lost, or there twice',
  );
}

describe('the outbox over a network that loses, repeats and mixes up', () => {
  for (const { name, skip, emptyPlace } of STORES) {
    const { submissions, kills } = AMOUNTS[name as keyof typeof AMOUNTS];
    const what = `has each of ${submissions} acknowledged once, the server over ${name} killed ${kills} times`;
    it(what, { skip }, async (context) => {
      const place = await emptyPlace();
      await sendAll(place, submissions, kills, context);
      await mustHoldEach(place, submissions);
    });
  }
});
