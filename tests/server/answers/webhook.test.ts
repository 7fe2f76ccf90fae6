import assert from 'node:assert/strict';
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { createLog } from '../../../demo/server/log.ts';
import { readSettings, SettingsError } from '../../../demo/server/settings.ts';
import { WebhookDelivery } from '../../../demo/server/webhook/delivery.ts';
import { buildMessage } from '../../../demo/server/webhook/message.ts';
import { storedQueue } from '../../../demo/server/webhook/queue.ts';
import { buildFeedback, receiptOf, sendFeedback } from '../../support/node/feedback.ts';
import { acknowledgementOf, openDesk, sendAddition, sendRating } from '../../support/node/officers.ts';
import { startTestServer } from '../../support/node/server.ts';
import { STORES } from '../../support/node/stores.ts';
import { firstHeard, mustBeInOrder, startReceiver, type Message } from '../../support/node/webhook-receiver.ts';

const SEED = Number(process.env.DVC_SEED ?? Date.now() % 2 ** 31);
const KEY = randomBytes(32);
const SECRET = `whsec_${KEY.toString('base64')}`;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Numbers from 0 to 1, the same for the same seed. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271 + 11) % 2_147_483_647) / 2_147_483_647;
}

for (const { name, skip, emptyPlace } of STORES) {
  describe(`the agency's own sender, over ${name}`, { skip }, () => {
    it('is told of every change, signed, without a word of anybody', async () => {
      const receiver = await startReceiver();
      const target = { url: `http://127.0.0.1:${receiver.port}/su-kien`, key: KEY };
      const server = await startTestServer({ ...(await emptyPlace()), webhook: target });
      const words = { content: randomUUID(), question: randomUUID(), answer: randomUUID(), addition: randomUUID() };
      const { code } = await receiptOf(await sendFeedback(server, buildFeedback({ content: words.content })));
      // Officers work in another process, whose changes the server finds in the store.
      const desk = await openDesk(server.settings, { webhook: storedQueue(() => {}) });
      await desk.do(code, { kind: 'ask', question: words.question });
      await acknowledgementOf(await sendAddition(server, { code, content: words.addition, attachments: [] }));
      await desk.do(code, { kind: 'answer', text: words.answer });
      const heardAll = new Promise<void>((resolve) => {
        receiver.answer = ({ message }) => {
          if (message.data.number === 5) resolve();
          return { status: 204 };
        };
      });
      await acknowledgementOf(await sendRating(server, { code, outcome: 'solved', reopen: false }));
      await heardAll;
      await server.close();
      const { id } = await desk.caseOf(code);
      mustBeInOrder(receiver.heard);
      assert.deepEqual(
        [...new Set(receiver.heard.map(({ message }) => `${message.data.number} ${message.data.act}`))],
        ['1 receive', '2 ask', '3 add', '4 answer', '5 rate'],
      );
      for (const { headers, text, message } of receiver.heard) {
        const { 'webhook-id': key, 'webhook-timestamp': at, 'webhook-signature': signature } = headers;
        assert.equal(key, `${id}.${message.data.number}`);
        const expected = createHmac('sha256', KEY)
          .update(`${String(key)}.${String(at)}.${text}`)
          .digest('base64');
        assert.equal(signature, `v1,${expected}`);
        assert.deepEqual(
          [message.type, message.timestamp, message.data.reference],
          ['feedback.changed', message.data.at, id],
        );
        for (const word of [...Object.values(words), code, code.replaceAll('-', ''), 'Niê']) {
          assert.equal(text.includes(word), false, word);
        }
      }
    });

    it('hears nothing of what checks of the endpoint sent', async () => {
      const server = await startTestServer({
        ...(await emptyPlace()),
        webhook: { url: 'http://127.0.0.1:9/', key: KEY },
      });
      await receiptOf(await sendFeedback(server, buildFeedback(), { headers: { 'Dvc-Check': '1' } }));
      const desk = await openDesk(server.settings);
      assert.deepEqual(await desk.store.db.selectFrom('webhook_events').selectAll().execute(), []);
    });

    it(`misses nothing when it is down for a day and killed 20 times (seed ${SEED})`, async (t) => {
      const random = randomOf(SEED);
      let now = Date.parse('2026-11-20T09:00:00+07:00');
      const clock = () => new Date(now);
      const place = await emptyPlace();
      const server = await startTestServer({ ...place, clock });
      const queue = storedQueue(() => {});
      const desk = await openDesk(server.settings, { clock, webhook: queue });
      const receiver = await startReceiver();
      const log = createLog({ write: () => {} });
      const target = { url: `http://127.0.0.1:${receiver.port}/`, key: KEY };
      const begin = () => new WebhookDelivery({ store: desk.store, target, clock, log });
      let delivery = begin();
      const codes: string[] = [];
      for (let at = 0; at < 12; at++) codes.push((await receiptOf(await sendFeedback(server))).code);
      const moved = new Map<string, number>();
      const move = async () => {
        const code = codes[Math.floor(random() * codes.length)]!;
        const { agency } = await desk.caseOf(code);
        const to = agency === 'H90' ? 'H90.102' : 'H90';
        const act = random() < 0.5 ? { kind: 'forward' as const, to } : { kind: 'ask' as const, question: 'Gì nữa?' };
        const { id, number } = await desk.do(code, act);
        moved.set(id, number);
      };

      // A day down: whoever asks finds nobody.
      await receiver.kill();
      for (const end = now + DAY; now < end; now += 10 * MINUTE) {
        if (random() < 0.5) await move();
        await delivery.deliverDue();
      }
      assert.equal(receiver.heard.length, 0);

      // Back, and killed in the middle of what it is told, 20 times; now and then we are, too.
      for (let kill = 0; kill < 20; kill++) {
        await receiver.start();
        let left = 1 + Math.floor(random() * 6);
        receiver.answer = () => {
          if (left-- > 0) return { status: random() < 0.2 ? 503 : 200 };
          // Heard, and killed before it could say so.
          return undefined;
        };
        for (let rounds = 0; rounds < 5; rounds++) {
          if (random() < 0.7) await move();
          await delivery.deliverDue();
          now += Math.floor(random() * 10 * MINUTE);
        }
        if (random() < 0.3) delivery = begin();
        await receiver.kill();
        await delivery.deliverDue();
        now += 30 * MINUTE;
      }
      await receiver.start();
      receiver.answer = () => ({ status: 200 });
      for (let rounds = 0; rounds < 5; rounds++, now += 61 * MINUTE) await delivery.deliverDue();

      mustBeInOrder(receiver.heard);
      const heard = firstHeard(receiver.heard);
      assert.ok(moved.size > 5);
      for (const [id, number] of moved) {
        // The first step came by a server that tells nobody.
        assert.deepEqual(
          heard.get(id),
          Array.from({ length: number - 1 }, (_, at) => at + 2),
        );
      }
      assert.deepEqual(await desk.store.db.selectFrom('webhook_events').selectAll().execute(), []);
      t.diagnostic(`${receiver.heard.length} messages of ${moved.size} cases`);
    });

    it('that refuses one message is told of the other cases all the same', async () => {
      let now = Date.parse('2026-11-20T09:00:00+07:00');
      const clock = () => new Date(now);
      const server = await startTestServer({ ...(await emptyPlace()), clock });
      const desk = await openDesk(server.settings, { clock, webhook: storedQueue(() => {}) });
      const receiver = await startReceiver();
      const target = { url: `http://127.0.0.1:${receiver.port}/`, key: KEY };
      const delivery = new WebhookDelivery({ store: desk.store, target, clock, log: createLog({ write: () => {} }) });
      const bad = (await receiptOf(await sendFeedback(server))).code;
      const { id } = await desk.do(bad, { kind: 'take' });
      receiver.answer = ({ message }) => ({ status: message.data.reference === id ? 400 : 200 });
      for (let at = 0; at < 20; at++) {
        const { code } = await receiptOf(await sendFeedback(server));
        await desk.do(code, { kind: 'take' });
        await desk.do(bad, { kind: 'forward', to: at % 2 ? 'H90' : 'H90.101' });
        await delivery.deliverDue();
        now += 20 * MINUTE;
      }
      assert.equal(firstHeard(receiver.heard).size, 20);
      receiver.answer = () => ({ status: 200 });
      now += DAY;
      await delivery.deliverDue();
      mustBeInOrder(receiver.heard.filter(({ message }) => message.data.reference !== id));
      assert.deepEqual(
        firstHeard(receiver.heard).get(id),
        Array.from({ length: 21 }, (_, at) => at + 2),
      );
    });
  });
}

describe('the page about the webhook', () => {
  it('shows a message as it is sent, and the secret it is signed by', async () => {
    const page = await readFile(new URL('../../../docs/webhook.md', import.meta.url), 'utf8');
    const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(page)?.[1] ?? '';
    const body = /^\{"type".*\}$/m.exec(page)?.[0] ?? '';
    const key = Buffer.from(/whsec_([A-Za-z0-9+/]{32,}=*)`/.exec(page)?.[1] ?? '', 'base64');
    const { data } = JSON.parse(body) as {
      data: { reference: string; number: number; dueAt: string } & Message['data'];
    };
    const message = buildMessage(
      {
        feedback_id: data.reference,
        number: data.number,
        at: data.at,
        act: data.act,
        state: data.state,
        agency: data.agency,
        due_at: data.dueAt,
        attempts: 0,
        next_at: data.at,
      },
      { url: '', key },
      new Date(Number(header('webhook-timestamp')) * 1_000),
    );
    assert.equal(message.body, body);
    assert.equal(message.headers['webhook-id'], header('webhook-id'));
    assert.equal(message.headers['webhook-signature'], header('webhook-signature'));
  });
});

describe('the settings of the webhook', () => {
  it('name an address over https and a secret of enough bytes', () => {
    const read = (url: string, secret?: string) =>
      readSettings({ DVC_WEBHOOK_URL: url, ...(secret !== undefined && { DVC_WEBHOOK_SECRET: secret }) }).webhook;
    assert.deepEqual(read('https://guitin.songmay.example/dvc', SECRET), {
      url: 'https://guitin.songmay.example/dvc',
      key: KEY,
    });
    assert.equal(read('http://127.0.0.1:9000/', SECRET)?.url, 'http://127.0.0.1:9000/');
    assert.equal(readSettings({}).webhook, undefined);
    const wrong: [string, string?][] = [
      ['http://guitin.songmay.example/', SECRET],
      ['https://ai:do@guitin.songmay.example/', SECRET],
      ['ftp://guitin.songmay.example/', SECRET],
      ['guitin', SECRET],
      ['https://guitin.songmay.example/'],
      ['https://guitin.songmay.example/', 'whsec_bmdhbg=='],
      ['https://guitin.songmay.example/', KEY.toString('base64')],
    ];
    for (const [url, secret] of wrong) assert.throws(() => read(url, secret), SettingsError, `${url} ${secret}`);
  });
});
