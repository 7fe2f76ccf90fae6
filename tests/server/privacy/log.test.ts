import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { openStore } from '../../../demo/server/store/store.ts';
import { attachmentOf, buildFeedback, receiptOf, sendFeedback, sendFile } from '../../support/node/feedback.ts';
import { buildPdf } from '../../support/node/pictures.ts';
import { startTestServer } from '../../support/node/server.ts';

/** Submissions; each goes through success or one of the ways to fail. */
const MANY = process.env.DVC_FULL ? 10_000 : 240;

describe('the log of the feedback calls', () => {
  it(`holds no word of ${MANY} submissions, taken or refused, nor a code, a key or a file`, async () => {
    const server = await startTestServer({ trustProxy: ['127.0.0.1'] });
    const said: string[] = [];
    const canary = () => {
      const word = randomUUID();
      said.push(word);
      return word;
    };
    const telling = () =>
      buildFeedback({
        content: canary(),
        sender: { name: canary(), phone: canary(), email: canary(), address: canary(), hidden: false },
        page: `https://x.example/${canary()}`,
      });
    const ways: (() => Promise<Response>)[] = [
      async () => {
        const { code, key } = await receiptOf(await sendFeedback(server, telling(), { key: canary() }));
        said.push(code, key);
        return server.post('/feedback/lookup', { code });
      },
      () => sendFeedback(server, { ...telling(), kind: canary(), category: canary() }),
      () => sendFeedback(server, { ...telling(), agency: canary() }),
      () => sendFeedback(server, telling(), { key: `${canary()}!` }),
      () => sendFeedback(server, { ...telling(), attachments: [canary()] }),
      () => server.post('/feedback/lookup', { code: canary() }),
      () => sendFeedback(server, telling(), { headers: { Origin: `https://${canary()}.example` } }),
      () =>
        server.get('/feedback', {
          method: 'POST',
          body: `{"${canary()}`,
          headers: { 'Idempotency-Key': canary(), 'Content-Type': 'application/json' },
        }),
      () =>
        server.get('/feedback', {
          method: 'POST',
          body: canary(),
          headers: { 'Idempotency-Key': canary(), 'Content-Type': canary() },
        }),
      async () => {
        const key = canary();
        await (await sendFeedback(server, telling(), { key })).arrayBuffer();
        return sendFeedback(server, telling(), { key, headers: { 'X-Forwarded-For': '203.0.113.77' } });
      },
      async () => {
        const taken = await attachmentOf(
          await sendFile(server, buildPdf(`% ${canary()}`), { type: 'application/pdf' }),
        );
        said.push(taken.id);
        return sendFile(server, Buffer.from(canary()), { type: 'application/pdf', agency: canary() });
      },
      () => sendFile(server, Buffer.from(canary()), { key: canary() }),
    ];
    for (let count = 0; count < MANY; count++) await (await ways[count % ways.length]!()).arrayBuffer();
    const log = server.logged.join('');
    assert.ok(server.logged.length >= MANY);
    for (const word of said) assert.equal(log.includes(word), false, word);
    assert.equal(log.includes('203.0.113'), false);
  });

  it('holds no word of a submission that meets a broken store, and none is said of it', async () => {
    const server = await startTestServer();
    const store = await openStore(server.settings);
    await sql`alter table feedback_steps rename to elsewhere`.execute(store.db);
    await store.close();
    const words = [randomUUID(), randomUUID()];
    const response = await sendFeedback(
      server,
      buildFeedback({ content: words[0]!, sender: { name: words[1]!, hidden: true } }),
    );
    assert.equal(response.status, 500);
    const said = `${await response.text()}${server.logged.join('')}`;
    assert.match(said, /"failed"/);
    for (const word of words) assert.equal(said.includes(word), false);
  });
});
