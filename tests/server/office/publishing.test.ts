import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { publishedReplies } from '../../../src/backend/contract/replies.ts';
import { buildFeedback, receiptOf, sendFeedback } from '../../support/node/feedback.ts';
import { COMMUNE, officerAt, startDesk, textOf, type DeskVisitor } from '../../support/node/desk.ts';
import type { TestServer } from '../../support/node/server.ts';
import { STORES } from '../../support/node/stores.ts';

for (const { name, skip, emptyPlace } of STORES) {
  describe(`publishing over ${name}`, { skip }, () => {
    let server: TestServer;
    let officer: DeskVisitor;
    before(async () => {
      server = await startDesk(await emptyPlace());
      officer = await officerAt(server, { login: 'can.bo' });
    });

    const answered = async (title: string, changes: Parameters<typeof buildFeedback>[0] = {}) => {
      await receiptOf(await sendFeedback(server, { ...buildFeedback({ title, ...changes }), agency: COMMUNE }));
      const inbox = await officer.get('/office/cases');
      const path = new RegExp(`href="(/office/cases/[\\w-]+)">${title}<`).exec(inbox.text)![1]!;
      await officer.submit(await officer.get(path), `${path}/answer`, { text: 'Đã sửa xong.', do: 'answer' });
      return path;
    };
    const published = async () =>
      publishedReplies.parse(await server.getJson(`/replies?agency=${COMMUNE}`)).items.map(({ title }) => title);
    const TEXTS = { title: 'Đèn đường', content: 'Đèn tắt.', replyText: 'Đã sửa.', place: 'Xã Đồi Mận' };

    it('needs the consent that is stored, or a ground that the officer chooses', async () => {
      const path = await answered('Không đồng ý');
      const page = await officer.get(`${path}/publish`);
      assert.doesNotMatch(page.text, /value="consent"/);
      const none = await officer.submit(page, `${path}/publish`, TEXTS);
      assert.match(textOf(none.text), /Hãy chọn căn cứ công khai/);
      assert.match(none.text, /value="Đèn đường"/);
      const forged = await officer.submit(page, `${path}/publish`, { ...TEXTS, ground: 'consent' });
      assert.match(textOf(forged.text), /Người gửi chưa đồng ý công khai/);
      assert.deepEqual(await published(), []);
      await officer.submit(page, `${path}/publish`, { ...TEXTS, ground: 'duty' });
      assert.deepEqual(await published(), ['Đèn đường']);
      await officer.submit(await officer.get(path), `${path}/unpublish`);
      assert.deepEqual(await published(), []);
    });

    it('points out what may tell of a person first, again after each change', async () => {
      const consents = [{ purpose: 'publish', version: '1', givenAt: '2026-11-22T08:00:00+07:00' }];
      const path = await answered('Đồng ý', { consents, content: "Gọi tôi 0912.345.678, tôi là H'Hen Niê." });
      const page = await officer.get(`${path}/publish`);
      assert.match(page.text, /<mark>0912\.345\.678<\/mark>/);
      assert.match(page.text, /<mark>H&#39;Hen Niê<\/mark>/);
      const texts = { ...TEXTS, content: 'Gọi 0912.345.678.', title: 'Có số' };
      const shown = await officer.submit(page, `${path}/publish`, { ...texts, ground: 'consent' });
      assert.equal(shown.status, 400);
      assert.match(textOf(shown.text), /Chưa công khai.*số điện thoại/);
      const other = { ...texts, content: 'Gọi 0987.654.321.', ground: 'consent', 'hints-seen': 'yes' };
      const again = await officer.submit(shown, `${path}/publish`, other);
      assert.equal(again.status, 400);
      assert.deepEqual(await published(), []);
      await officer.submit(again, `${path}/publish`, other);
      assert.deepEqual(await published(), ['Có số']);
      await officer.submit(await officer.get(path), `${path}/unpublish`);
    });

    it('is there once an answer is', async () => {
      await receiptOf(await sendFeedback(server, { ...buildFeedback({ title: 'Chưa trả lời' }), agency: COMMUNE }));
      const path = /href="(\/office\/cases\/[\w-]+)">Chưa trả lời</.exec(
        (await officer.get('/office/cases')).text,
      )![1]!;
      assert.doesNotMatch((await officer.get(path)).text, /\/publish/);
      assert.equal((await officer.get(`${path}/publish`)).status, 404);
    });
  });
}
