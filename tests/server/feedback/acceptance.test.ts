import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { openStore } from '../../../demo/server/store/store.ts';
import { readFollowUpCode } from '../../../src/backend/contract/follow-up-code.ts';
import { feedbackCase } from '../../../src/backend/contract/feedback.ts';
import { buildFeedback, problemOf, receiptOf, refusedFields, sendFeedback } from '../../support/node/feedback.ts';
import { startTestServer, type TestServer } from '../../support/node/server.ts';
import { STORES } from '../../support/node/stores.ts';

const DAY = 24 * 60 * 60 * 1_000;

async function rowsOf({ settings }: TestServer) {
  const store = await openStore(settings);
  const rows = await store.db.selectFrom('feedback').selectAll().orderBy('received_at').execute();
  await store.close();
  return rows;
}

for (const { name, skip, emptyPlace } of STORES) {
  describe(`feedback over ${name}`, { skip }, () => {
    let server: TestServer;
    let now = new Date('2026-11-20T09:30:00+07:00');
    before(async () => {
      server = await startTestServer({ ...(await emptyPlace()), clock: () => now });
    });

    it('is received with a code, a day by which it is answered, and what happens next', async () => {
      const key = randomUUID();
      const receipt = await receiptOf(await sendFeedback(server, buildFeedback(), { key }));
      assert.equal(readFollowUpCode(receipt.code), receipt.code);
      assert.equal(receipt.key, key);
      assert.equal(receipt.receivedAt, '2026-11-20T09:30:00+07:00');
      assert.equal(receipt.agency.code, 'H90');
      // Friday, then a weekend, then the day off of 24 November: five working days to forward it end on Monday of the
      // week after next, ten more to answer it a fortnight later.
      assert.match(receipt.next, /chuyển đến nơi có trách nhiệm, chậm nhất là thứ Hai, ngày 30\/11\/2026/);
      assert.equal(receipt.dueAt, '2026-12-14T17:00:00+07:00');
    });

    it('is kept whole: what was typed, and none of the form’s inner workings', async () => {
      const sent = buildFeedback({
        agency: 'H90.101',
        kind: 'petition',
        category: 'proposal-handling',
        content: 'Mở thêm quầy.\nNhất là ngày thứ Hai.',
        sender: { name: 'Y Jut Êban', phone: '+84 (912) 345-678', email: 'yjut@songmay.example', hidden: false },
        place: { text: 'Thôn Giếng Làng', lat: 12.5, lng: 108.25, accuracy: 20 },
        procedureCode: '1.001193',
        dossierCode: 'H90.101-261120-0001',
        consents: [{ purpose: 'location', version: '2026-07-01', givenAt: '2026-11-20T09:29:00+07:00' }],
        assistedBy: { name: 'Trần Văn Gạo', role: 'Công chức một cửa' },
        page: 'https://doiman.songmay.example/gop-y?ma=1#x',
      });
      await receiptOf(await sendFeedback(server, sent));
      const row = (await rowsOf(server)).find(({ agency }) => agency === 'H90.101');
      assert.ok(row);
      const { id, code_hash, received_at, moved_at, due_at, ...kept } = row;
      assert.equal(received_at, moved_at);
      assert.ok(id && code_hash && due_at);
      assert.deepEqual(kept, {
        agency: 'H90.101',
        kind: 'petition',
        category: 'proposal-handling',
        state: 'received',
        steps: 1,
        days_left: null,
        ended_at: null,
        erased_at: null,
        is_check: 0,
        title: 'Đường hỏng',
        content: 'Mở thêm quầy.\nNhất là ngày thứ Hai.',
        sender_name: 'Y Jut Êban',
        sender_phone: '+84 (912) 345-678',
        sender_email: 'yjut@songmay.example',
        sender_address: null,
        sender_hidden: 0,
        place_text: 'Thôn Giếng Làng',
        place_lat: 12.5,
        place_lng: 108.25,
        place_accuracy: 20,
        procedure_code: '1.001193',
        dossier_code: 'H90.101-261120-0001',
        assistant_name: 'Trần Văn Gạo',
        assistant_role: 'Công chức một cửa',
        consents: JSON.stringify(sent.consents),
        suspicion: null,
        language: 'vi',
        page: 'https://doiman.songmay.example/gop-y',
      });
    });

    it('is found by its code, however that is typed, and never shows who sent it', async () => {
      const { code } = await receiptOf(await sendFeedback(server));
      for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' ')}\n`]) {
        const response = await server.post('/feedback/lookup', { code: typed });
        const text = await response.text();
        assert.equal(response.status, 200, text);
        assert.doesNotMatch(text, /Niê|0912|Giếng Làng/);
        const found = feedbackCase.parse(JSON.parse(text));
        assert.equal(found.code, code);
        assert.equal(found.state, 'received');
        assert.deepEqual(
          found.steps.map(({ state, agency }) => ({ state, agency: agency?.code })),
          [{ state: 'received', agency: 'H90' }],
        );
      }
    });

    it('is not found by another code, by a mistyped one, or by none', async () => {
      const { code } = await receiptOf(await sendFeedback(server));
      const mistyped = code.replace(/^./, (first) => (first === '7' ? '8' : '7'));
      for (const typed of [mistyped, '0000-0000-0000-0000-0', 'x', 'Ж'.repeat(17), '7'.repeat(10_000)]) {
        await problemOf(await server.post('/feedback/lookup', { code: typed }), 404);
      }
      assert.deepEqual(await refusedFields(await server.post('/feedback/lookup', {})), ['code: required']);
      await problemOf(await server.post('/feedback/lookup', { code: 7 }), 400);
    });

    it('gets the same answer again for the same key and body', async () => {
      const key = randomUUID();
      const first = await sendFeedback(server, buildFeedback(), { key });
      now = new Date(now.getTime() + DAY);
      const again = await sendFeedback(server, Object.fromEntries(Object.entries(buildFeedback()).reverse()), { key });
      assert.equal(again.status, 201);
      assert.equal(await again.text(), await first.text());
    });

    it('never becomes a second case by a key that was used', async () => {
      const key = randomUUID();
      await receiptOf(await sendFeedback(server, buildFeedback({ content: 'Một' }), { key }));
      const refused = await problemOf(await sendFeedback(server, buildFeedback({ content: 'Hai' }), { key }), 422);
      assert.equal(refused.kind, 'conflict');
      assert.equal((await problemOf(await sendFeedback(server, {}, { key }), 422)).kind, 'conflict');
      now = new Date(now.getTime() + 31 * DAY);
      await problemOf(await sendFeedback(server, buildFeedback({ content: 'Một' }), { key }), 422);
      const contents = (await rowsOf(server)).map(({ content }) => content);
      assert.equal(contents.filter((content) => content === 'Một').length, 1);
      assert.equal(contents.includes('Hai'), false);
    });

    it('takes another body under a key that was refused before', async () => {
      const key = randomUUID();
      await problemOf(await sendFeedback(server, buildFeedback({ content: ' ' }), { key }), 400);
      await receiptOf(await sendFeedback(server, buildFeedback(), { key }));
    });

    it('keeps the keys of each agency apart', async () => {
      const key = randomUUID();
      const one = await receiptOf(await sendFeedback(server, buildFeedback(), { key }));
      const other = await receiptOf(await sendFeedback(server, buildFeedback({ agency: 'H90.102' }), { key }));
      assert.notEqual(one.code, other.code);
      assert.equal(other.agency.code, 'H90.102');
    });

    it('is one case when the same request comes many times at once', async () => {
      const key = randomUUID();
      const body = buildFeedback({ content: 'Cùng một lúc' });
      const answers = await Promise.all(Array.from({ length: 50 }, () => sendFeedback(server, body, { key })));
      const codes = new Set<string>();
      for (const answer of answers) {
        if (answer.status === 201) codes.add((await receiptOf(answer)).code);
        else assert.equal((await problemOf(answer, 409)).kind, 'conflict');
      }
      assert.equal(codes.size, 1);
      const same = (await rowsOf(server)).filter(({ content }) => content === 'Cùng một lúc');
      assert.equal(same.length, 1);
    });

    it('is one case when two servers get it at once', async () => {
      const second = await startTestServer({ ...server.settings, clock: () => now });
      for (let round = 0; round < 20; round++) {
        const key = randomUUID();
        const body = buildFeedback({ content: `Hai máy chủ ${round}` });
        const answers = await Promise.all([server, second].map((one) => sendFeedback(one, body, { key })));
        for (const { status } of answers) assert.ok(status === 201 || status === 409, String(status));
        const [a, b] = await Promise.all([server, second].map((one) => sendFeedback(one, body, { key })));
        assert.equal(await a!.text(), await b!.text());
      }
      const contents = (await rowsOf(server)).map(({ content }) => content);
      for (let round = 0; round < 20; round++) {
        assert.equal(contents.filter((content) => content === `Hai máy chủ ${round}`).length, 1);
      }
    });

    it('leaves nothing of its code, its key and its sender’s address in the store', async () => {
      const key = randomUUID();
      const { code } = await receiptOf(await sendFeedback(server, buildFeedback(), { key }));
      const store = await openStore(server.settings);
      const kept = JSON.stringify([
        await store.db.selectFrom('feedback').selectAll().execute(),
        await store.db.selectFrom('idempotency_keys').selectAll().execute(),
      ]);
      await store.close();
      assert.equal(kept.includes(code), false);
      assert.equal(kept.includes(code.replaceAll('-', '')), false);
      assert.equal(kept.includes(key), false);
      assert.equal(kept.includes('127.0.0.1'), false);
    });

    it('from a check of the endpoint is marked', async () => {
      await receiptOf(
        await sendFeedback(server, buildFeedback({ content: 'Kiểm tra' }), { headers: { 'Dvc-Check': '1' } }),
      );
      const rows = await rowsOf(server);
      assert.deepEqual(
        rows.filter(({ is_check }) => is_check === 1).map(({ content }) => content),
        ['Kiểm tra'],
      );
    });
  });
}
