import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { publishedReplies } from '../../../src/backend/contract/replies.ts';
import { findHints, HINT_NAMES, type HintKind } from '../../../demo/server/office/personal-hints.ts';
import { buildFeedback, receiptOf, sendFeedback } from '../../support/node/feedback.ts';
import { COMMUNE, officerAt, startDesk, textOf, type DeskVisitor } from '../../support/node/desk.ts';
import type { TestServer } from '../../support/node/server.ts';
import { STORES } from '../../support/node/stores.ts';

describe('what may tell of a person', () => {
  const found = (text: string, name?: string) =>
    findHints(text, name).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

  const PEOPLE: readonly (readonly [HintKind, string, string])[] = [
    ['phone', 'Gọi 0912 345 678 nhé', '0912 345 678'],
    ['phone', 'Gọi 0912.345.678.', '0912.345.678'],
    ['phone', 'Số +84 912 345 678', '+84 912 345 678'],
    ['phone', 'Máy bàn 0290 000 0101', '0290 000 0101'],
    ['number', 'CCCD 001 234 567 890 của tôi', '001 234 567 890'],
    ['number', 'CMND 123456789', '123456789'],
    ['number', 'Tài khoản 1903 4567 8901 23', '1903 4567 8901 23'],
    ['email', 'Thư: lan.nguyen@vidu.example.', 'lan.nguyen@vidu.example'],
    ['plate', 'Xe 47B1-123.45 đỗ', '47B1-123.45'],
    ['plate', 'Xe 51F-12345', '51F-12345'],
    ['address', 'Nhà ở số nhà 12 gần chợ', 'số nhà 12'],
    ['address', 'Tại 15 đường Hàng Dừa', '15 đường Hàng Dừa'],
    ['address', 'Trong ngõ 12/3 sâu', 'ngõ 12/3'],
    ['address', 'Ở tổ 5 đó', 'tổ 5'],
    ['address', 'Ở thôn Giếng Làng đó', 'thôn Giếng Làng'],
    ['address', 'Ở Ấp Bờ Kinh đó', 'Ấp Bờ Kinh'],
  ];

  it('is pointed out: telephones, numbers of papers, letters, plates, places', () => {
    for (const [kind, text, part] of PEOPLE) assert.deepEqual(found(text), [`${kind}: ${part}`], text);
  });

  it('is not seen in sums of money, dates and years', () => {
    for (const text of [
      'Hết 1.500.000.000 đồng',
      'Ngày 22.11.2026',
      'ngày 22-11-2026 lúc 8',
      'năm 2026, 12 hộ, 3,5 km',
      'Nghị định 20/2008/NĐ-CP',
    ])
      assert.deepEqual(found(text), [], text);
  });

  it('is the sender’s name, however it is written', () => {
    assert.deepEqual(found("Bà h'hen niê báo", "H'Hen Niê"), ["name: h'hen niê"]);
    assert.deepEqual(found('Ông A. (Năm) báo', 'A. (Năm)'), ['name: A. (Năm)']);
    assert.deepEqual(found('Người dân báo', 'Dân'), []);
  });

  it('has a name in an officer’s words', () => {
    for (const [kind] of PEOPLE) assert.ok(HINT_NAMES[kind]);
  });
});

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
