import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Files } from '../../../demo/server/attachments/files.ts';
import { readPolicy, type Policy } from '../../../demo/server/policy/policy.ts';
import { addAuditEntry } from '../../../demo/server/store/office-audit.ts';
import { openStore } from '../../../demo/server/store/store.ts';
import { sweep } from '../../../demo/server/sweep.ts';
import {
  attachmentOf,
  buildFeedback,
  problemOf,
  receiptOf,
  sendFeedback,
  sendFile,
} from '../../support/node/feedback.ts';
import { buildPhoto } from '../../support/node/pictures.ts';
import { startTestServer, type TestServer } from '../../support/node/server.ts';
import { STORES } from '../../support/node/stores.ts';

const HOUR = 60 * 60 * 1_000;
const DAY = 24 * HOUR;
const CHECK = { headers: { 'Dvc-Check': '1' } };

/** The moment the tests begin, and one after so many milliseconds. */
const START = Date.now();
const at = (milliseconds: number) => () => new Date(START + milliseconds);

/** Sweeps as the server would after so many milliseconds. */
async function sweepAfter({ settings }: TestServer, milliseconds: number, retention: Policy['retention'] = {}) {
  const store = await openStore(settings);
  const files = await Files.open(settings.data);
  const policy = { ...(await readPolicy(settings.data)), retention };
  await sweep({ store, files, policy, clock: at(milliseconds) });
  const cases = await store.db.selectFrom('feedback').selectAll().orderBy('content').execute();
  const attachments = await store.db.selectFrom('attachments').selectAll().execute();
  const keys = await store.db.selectFrom('idempotency_keys').selectAll().execute();
  await store.close();
  const names = (await readdir(join(settings.data, 'files'))).filter((name) => name !== 'incoming');
  assert.deepEqual(names.sort(), attachments.map(({ file }) => file).sort(), 'files and rows tell of each other');
  return { cases, attachments, keys };
}

for (const { name, skip, emptyPlace } of STORES) {
  describe(`the sweep over ${name}`, { skip }, () => {
    const start = async () => startTestServer({ ...(await emptyPlace()), clock: at(0) });

    it('erases what a check sent within a day, and nothing else', async () => {
      const server = await start();
      const photo = await buildPhoto('image/jpeg');
      const used = await attachmentOf(await sendFile(server, photo, CHECK));
      await attachmentOf(await sendFile(server, photo, CHECK));
      const own = await attachmentOf(await sendFile(server, photo));
      await receiptOf(await sendFeedback(server, buildFeedback({ attachments: [used.id] }), CHECK));
      await receiptOf(await sendFeedback(server, buildFeedback({ attachments: [own.id], content: 'Của dân' })));
      assert.equal((await sweepAfter(server, 21 * HOUR)).cases.length, 2);
      const left = await sweepAfter(server, 23 * HOUR);
      assert.deepEqual(
        left.cases.map(({ content }) => content),
        ['Của dân'],
      );
      assert.equal(left.attachments.length, 1);
      assert.equal((await sweepAfter(server, 25 * HOUR)).keys.length, 1);
    });

    it('removes files that nobody came for', async () => {
      const server = await start();
      const photo = await buildPhoto('image/jpeg');
      const used = await attachmentOf(await sendFile(server, photo));
      for (let count = 0; count < 3; count++) await attachmentOf(await sendFile(server, photo));
      await receiptOf(await sendFeedback(server, buildFeedback({ attachments: [used.id] })));
      assert.equal((await sweepAfter(server, 23 * HOUR)).attachments.length, 4);
      const { attachments } = await sweepAfter(server, 25 * HOUR);
      assert.deepEqual(
        attachments.map(({ id }) => id),
        [used.id],
      );
    });

    it('removes files that a server left which ended half-way, once they are no longer on their way', async () => {
      const server = await start();
      await attachmentOf(await sendFile(server, await buildPhoto('image/jpeg')));
      const folder = join(server.settings.data, 'files');
      await writeFile(join(folder, 'incoming', 'half'), 'half a file');
      await sweepAfter(server, 0);
      assert.deepEqual(await readdir(join(folder, 'incoming')), ['half']);
      await writeFile(join(folder, 'f'.repeat(32)), 'a file without a row');
      const { attachments } = await sweepAfter(server, 2 * HOUR);
      assert.equal(attachments.length, 1);
      assert.deepEqual(await readdir(join(folder, 'incoming')), []);
    });

    it('empties each field after its own period, and keeps what has none', async () => {
      const server = await start();
      const { id } = await attachmentOf(await sendFile(server, await buildPhoto('image/jpeg')));
      const consents = [{ purpose: 'location', version: '1', givenAt: '2026-11-20T09:00:00+07:00' }];
      const place = { text: 'Cầu Gỗ', lat: 12.5, lng: 108.25 };
      const filledIn = { seconds: 1 };
      await receiptOf(await sendFeedback(server, buildFeedback({ consents, place, filledIn, attachments: [id] })));
      const retention = { suspicion: 1, page: 2, position: 3, contact: 4, sender: 5, attachments: 6 };
      const filled = async (days: number) => {
        const { cases, attachments } = await sweepAfter(server, days * DAY, retention);
        const [row] = cases;
        assert.ok(row);
        const { suspicion, page, place_lat, sender_phone, sender_name, content, place_text } = row;
        assert.ok(content && place_text);
        return [suspicion, page, place_lat, sender_phone, sender_name, attachments[0]].map((value) => Boolean(value));
      };
      const [yes, no] = [true, false];
      assert.deepEqual(await filled(0.9), [yes, yes, yes, yes, yes, yes]);
      assert.deepEqual(await filled(1.1), [no, yes, yes, yes, yes, yes]);
      assert.deepEqual(await filled(2.1), [no, no, yes, yes, yes, yes]);
      assert.deepEqual(await filled(3.1), [no, no, no, yes, yes, yes]);
      assert.deepEqual(await filled(4.1), [no, no, no, no, yes, yes]);
      assert.deepEqual(await filled(5.1), [no, no, no, no, no, yes]);
      assert.deepEqual(await filled(6.1), [no, no, no, no, no, no]);
    });

    it('erases whole cases after their period, as many as there are, and keeps what is counted', async () => {
      const server = await start();
      const many = Array.from({ length: 450 }, (_, number) => number);
      const codes = await Promise.all(
        many.map(
          async (number) => (await receiptOf(await sendFeedback(server, buildFeedback({ content: `${number}` })))).code,
        ),
      );
      const { cases } = await sweepAfter(server, 11 * DAY, { case: 10 });
      assert.equal(cases.length, many.length);
      for (const { content, sender_name, title, category, agency, erased_at } of cases) {
        assert.deepEqual([content, sender_name, title, category, agency], [null, null, null, 'road', 'H90']);
        assert.ok(erased_at);
      }
      await problemOf(await server.post('/feedback/lookup', { code: codes[0] }), 404);
    });

    it('deletes what officers read and did after its period, and nothing sooner', async () => {
      const server = await start();
      const store = await openStore(server.settings);
      const entry = { agency: 'H90.101', login: 'mau', name: 'Đỗ Thị Mẫu', act: 'read-case' };
      for (const days of [0, 10]) await addAuditEntry(store.db, { ...entry, at: at(days * DAY)().toISOString() });
      await store.close();
      const left = async (days: number) => {
        await sweepAfter(server, days * DAY);
        const read = await openStore(server.settings);
        const rows = await read.db.selectFrom('office_audit').selectAll().execute();
        await read.close();
        return rows.length;
      };
      assert.equal(await left(1_094), 2);
      assert.equal(await left(1_096), 1);
      assert.equal(await left(1_106), 0);
    });

    it('forgets keys after their time; a feedback is no second case even then', async () => {
      let now = at(0);
      const server = await startTestServer({ ...(await emptyPlace()), clock: () => now() });
      const key = randomUUID();
      await receiptOf(await sendFeedback(server, buildFeedback(), { key }));
      assert.equal((await sweepAfter(server, 29 * DAY)).keys.length, 1);
      assert.equal((await sweepAfter(server, 31 * DAY)).keys.length, 0);
      now = at(31 * DAY);
      await problemOf(await sendFeedback(server, buildFeedback(), { key }), 422);
      const { cases } = await sweepAfter(server, 31 * DAY, { case: 30 });
      assert.ok(cases[0]?.erased_at);
      await problemOf(await sendFeedback(server, buildFeedback(), { key }), 422);
    });
  });
}
