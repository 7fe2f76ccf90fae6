import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { openStore } from '../../../demo/server/store/store.ts';
import {
  attachmentOf,
  buildFeedback,
  problemOf,
  receiptOf,
  refusedFields,
  sendFeedback,
  sendFile,
} from '../../support/node/feedback.ts';
import { buildPdf, buildPhoto } from '../../support/node/pictures.ts';
import { startTestServer, type TestServer } from '../../support/node/server.ts';
import { STORES } from '../../support/node/stores.ts';

const HOUR = 60 * 60 * 1_000;

const filesOf = async ({ settings }: TestServer) =>
  (await readdir(join(settings.data, 'files'), { recursive: true })).filter((name) => name !== 'incoming');

for (const { name, skip, emptyPlace } of STORES) {
  describe(`attachments over ${name}`, { skip }, () => {
    let server: TestServer;
    let photo: Buffer;
    let now = new Date('2026-11-20T09:30:00+07:00');
    before(async () => {
      server = await startTestServer({ ...(await emptyPlace()), clock: () => now });
      photo = await buildPhoto('image/jpeg');
    });
    const withFiles = (...attachments: string[]) => buildFeedback({ attachments });

    it('are taken with an id nobody can guess, and wait a day for their feedback', async () => {
      const key = randomUUID();
      const taken = await attachmentOf(await sendFile(server, photo, { key }));
      assert.match(taken.id, /^[0-9a-f]{32}$/);
      assert.equal(taken.key, key);
      assert.equal(taken.expiresAt, '2026-11-21T09:30:00+07:00');
      const pdf = await attachmentOf(await sendFile(server, buildPdf(), { type: 'application/pdf; charset=binary' }));
      assert.equal(pdf.type, 'application/pdf');
      assert.equal(pdf.bytes, buildPdf().length);
    });

    it('belong to the feedback that names them, once', async () => {
      const ids = [];
      for (let at = 0; at < 3; at++) ids.push((await attachmentOf(await sendFile(server, photo))).id);
      const key = randomUUID();
      const receipt = await receiptOf(await sendFeedback(server, withFiles(...ids), { key }));
      assert.deepEqual(await receiptOf(await sendFeedback(server, withFiles(...ids), { key })), receipt);
      assert.deepEqual(await refusedFields(await sendFeedback(server, withFiles(ids[0]!))), ['attachments: expired']);
    });

    it('are taken by a feedback all together or not at all', async () => {
      const { id } = await attachmentOf(await sendFile(server, photo));
      for (const wrong of ['0'.repeat(32), 'x', '', "' or 1=1 --", '\u0000']) {
        const response = await sendFeedback(server, withFiles(id, wrong || 'x'));
        assert.deepEqual(await refusedFields(response), ['attachments: expired']);
      }
      await receiptOf(await sendFeedback(server, withFiles(id)));
    });

    it('are taken by a feedback to the same agency only', async () => {
      const { id } = await attachmentOf(await sendFile(server, photo, { agency: 'H90.101' }));
      assert.deepEqual(await refusedFields(await sendFeedback(server, withFiles(id))), ['attachments: expired']);
      await receiptOf(await sendFeedback(server, { ...withFiles(id), agency: 'H90.101' }));
      await problemOf(await sendFile(server, photo, { agency: 'H00' }), 404);
    });

    it('go to one of two feedbacks that want them at once', async () => {
      const { id } = await attachmentOf(await sendFile(server, photo));
      const answers = await Promise.all([1, 2, 3, 4].map(() => sendFeedback(server, withFiles(id))));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 400, 400, 400]);
    });

    it('that have waited too long are sent again under a new key, the feedback under its own', async () => {
      const fileKey = randomUUID();
      const key = randomUUID();
      const { id } = await attachmentOf(await sendFile(server, photo, { key: fileKey }));
      now = new Date(now.getTime() + 25 * HOUR);
      assert.deepEqual(await refusedFields(await sendFeedback(server, withFiles(id), { key })), [
        'attachments: expired',
      ]);
      const fresh = await attachmentOf(await sendFile(server, photo));
      await receiptOf(await sendFeedback(server, withFiles(fresh.id), { key }));
      const again = await attachmentOf(await sendFile(server, photo, { key: fileKey }));
      assert.notEqual(again.id, id);
    });

    it('get the same answer for the same key and bytes, and none for others', async () => {
      const key = randomUUID();
      const first = await attachmentOf(await sendFile(server, photo, { key }));
      const before = (await filesOf(server)).length;
      assert.deepEqual(await attachmentOf(await sendFile(server, photo, { key })), first);
      assert.equal((await problemOf(await sendFile(server, buildPdf(), { key }), 422)).kind, 'conflict');
      assert.equal((await problemOf(await sendFile(server, photo, { key, type: 'image/png' }), 422)).kind, 'conflict');
      assert.equal((await filesOf(server)).length, before);
      await problemOf(await sendFile(server, photo, { key: 'short' }), 400);
    });

    it('are one file when the same one comes many times at once', async () => {
      const key = randomUUID();
      const answers = await Promise.all([1, 2, 3, 4, 5, 6].map(() => sendFile(server, photo, { key })));
      const taken = answers.filter(({ status }) => status === 201);
      assert.ok(taken.length >= 1);
      const ids = await Promise.all(taken.map(async (answer) => (await attachmentOf(answer)).id));
      assert.equal(new Set(ids).size, 1);
      for (const answer of answers) assert.ok(answer.status === 201 || answer.status === 409);
    });

    it('leave no name, no address and nothing on its way', async () => {
      const store = await openStore(server.settings);
      const rows = await store.db.selectFrom('attachments').selectAll().execute();
      await store.close();
      assert.ok(rows.length > 0);
      assert.equal(JSON.stringify(rows).includes('127.0.0.1'), false);
      assert.deepEqual(await readdir(join(server.settings.data, 'files/incoming')), []);
      const known = new Set(rows.map(({ file }) => file));
      for (const file of await filesOf(server)) assert.ok(known.has(file), file);
    });
  });
}

describe('the store of files', () => {
  it('is filled by nobody: an agency’s waiting files have a limit', async () => {
    const photo = await buildPhoto('image/jpeg');
    const policy = { attachments: { waitingBytes: photo.length * 2 } };
    const server = await startTestServer({ policy });
    const headers = { 'Content-Length': String(photo.length) };
    const { id } = await attachmentOf(await sendFile(server, photo, { headers }));
    const statuses = [];
    for (let at = 0; at < 6; at++) statuses.push((await sendFile(server, photo, { headers })).status);
    assert.equal(statuses.at(-1), 429);
    await attachmentOf(await sendFile(server, photo, { headers, agency: 'H90.101' }));
    await receiptOf(await sendFeedback(server, buildFeedback({ attachments: [id] })));
    await attachmentOf(await sendFile(server, photo, { headers }));
  });

  it('is filled by no address range in a day', async () => {
    const photo = await buildPhoto('image/jpeg');
    const policy = { attachments: { rangeBytesADay: photo.length * 2 } };
    const server = await startTestServer({ policy, trustProxy: ['127.0.0.1'], clock: () => new Date(0) });
    const from = (address: string) => sendFile(server, photo, { headers: { 'X-Forwarded-For': address } });
    await attachmentOf(await from('203.0.113.7'));
    await attachmentOf(await from('203.0.113.8'));
    const late = await from('203.0.113.9');
    assert.ok(Number(late.headers.get('Retry-After')) > 0);
    await problemOf(late, 429);
    await attachmentOf(await from('198.51.100.1'));
  });
});
