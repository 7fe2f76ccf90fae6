import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ReplyIndex, type IndexedReply } from '../../../demo/server/replies/reply-index.ts';
import { feedbackCategories } from '../../../src/backend/contract/feedback.ts';
import { publishedReplies, publishedReply } from '../../../src/backend/contract/replies.ts';
import { fold } from '../../../src/vietnamese/text.ts';
import {
  attachmentOf,
  buildFeedback,
  problemOf,
  receiptOf,
  sendFeedback,
  sendFile,
} from '../../support/node/feedback.ts';
import { temporaryFolder } from '../../support/node/folder.ts';
import { openDesk, type Desk } from '../../support/node/officers.ts';
import { buildPdf, buildPhoto } from '../../support/node/pictures.ts';
import { startTestServer, type TestServer } from '../../support/node/server.ts';
import { STORES } from '../../support/node/stores.ts';

const SEED = Number(process.env.DVC_SEED ?? Date.now() % 2 ** 31);

async function publishOne(
  server: TestServer,
  desk: Desk,
  {
    title = 'Đèn đường',
    content = 'Đèn đường trước chợ không sáng.',
    replyText = 'Đã thay bóng.',
    category = 'lighting',
  },
): Promise<string> {
  const { code } = await receiptOf(await sendFeedback(server, buildFeedback({ category })));
  await desk.do(code, { kind: 'answer', text: 'Chị Niê ơi, đã thay bóng.' });
  await desk.do(code, { kind: 'publish', title, content, replyText, ground: 'anonymous' });
  return code;
}

for (const { name, skip, emptyPlace } of STORES) {
  describe(`published replies, over ${name}`, { skip }, () => {
    const open = async () => {
      const server = await startTestServer(await emptyPlace());
      const desk = await openDesk(server.settings);
      const list = async (query = '') => publishedReplies.parse(await server.getJson(`/replies${query}`));
      return { server, desk, list };
    };

    it('show the text written for them, never the sender, the reply as sent or the sender’s pictures', async () => {
      const { server, desk, list } = await open();
      const photo = await attachmentOf(await sendFile(server, await buildPhoto('image/jpeg')));
      const { code } = await receiptOf(await sendFeedback(server, buildFeedback({ attachments: [photo.id] })));
      const shown = await desk.keepFile('quyết định.pdf', 'application/pdf', buildPdf());
      const kept = await desk.keepFile('riêng cho bạn.pdf', 'application/pdf', buildPdf());
      await desk.do(code, { kind: 'answer', text: 'Gửi chị Niê.', files: [shown, kept] });
      const { id } = await desk.caseOf(code);
      const files = await desk.store.db.selectFrom('reply_files').selectAll().where('feedback_id', '=', id).execute();
      await desk.do(code, {
        kind: 'publish',
        title: 'Đường hỏng',
        content: 'Đường trước trường có ổ gà.',
        replyText: 'Đã vá.',
        place: 'Trước cổng trường',
        ground: 'duty',
        files: files.filter(({ position }) => position === 0).map((file) => file.id),
      });
      const { items, total } = await list();
      assert.equal(total, 1);
      const [item] = items;
      assert.ok(item);
      assert.deepEqual(
        item.reply.attachments.map((file) => file.name),
        ['quyết định.pdf'],
      );
      assert.deepEqual([item.place, item.category, item.reply.text], ['Trước cổng trường', 'road', 'Đã vá.']);
      assert.doesNotMatch(JSON.stringify(items), /Niê|0912|riêng cho bạn/);
      assert.equal(JSON.stringify(items).includes(photo.id), false);
      assert.equal((await fetch(item.reply.attachments[0]!.url)).status, 200);
      assert.deepEqual(publishedReply.parse(await server.getJson(`/replies/${item.id}`)), item);
    });

    it('are each agency’s own, by category, by words with or without marks, and by page', async () => {
      const { server, desk, list } = await open();
      for (let at = 0; at < 5; at++) await publishOne(server, desk, { title: `Đèn đường số ${at}` });
      await publishOne(server, desk, { title: 'Rác', content: 'Rác ở đầu chợ.', category: 'environment' });
      assert.equal((await list()).total, 6);
      assert.equal((await list('?agency=H90.101')).total, 0);
      assert.equal((await list('?category=environment')).total, 1);
      assert.equal((await list('?q=DEN%20DUONG')).total, 5);
      assert.equal(
        (await list(`?q=${encodeURIComponent('đèn đường'.normalize('NFD'))}&category=environment`)).total,
        0,
      );
      const pages = [await list('?size=4'), await list('?size=4&page=2'), await list('?size=4&page=3')];
      assert.deepEqual(
        pages.map(({ items, total }) => [items.length, total]),
        [
          [4, 6],
          [2, 6],
          [0, 6],
        ],
      );
      assert.equal(new Set(pages.flatMap(({ items }) => items.map(({ id }) => id))).size, 6);
      assert.equal((await list('?q=khongaihoicaunay')).total, 0);
      await problemOf(await server.get('/replies?size=101'), 400);
      await problemOf(await server.get('/replies/khong-co'), 404);
    });

    it('keep their address when their text is changed, and are gone when they are withdrawn', async () => {
      const { server, desk, list } = await open();
      const code = await publishOne(server, desk, {});
      const [first] = (await list()).items;
      await desk.do(code, {
        kind: 'publish',
        title: 'Đèn chợ',
        content: 'Đèn chợ tắt.',
        replyText: 'Đã thay.',
        ground: 'anonymous',
      });
      const [changed] = (await list()).items;
      assert.deepEqual([changed?.id, changed?.title], [first?.id, 'Đèn chợ']);
      assert.equal((await list('?q=bong')).total, 0);
      await desk.do(code, { kind: 'unpublish' });
      assert.equal((await list()).total, 0);
      await problemOf(await server.get(`/replies/${first?.id}`), 404);
      const rows = await desk.store.db.selectFrom('publications').selectAll().execute();
      assert.deepEqual(
        rows.map(({ title, content, reply_text }) => [title, content, reply_text]),
        [[null, null, null]],
      );
    });

    it('give a reply with marks of HTML and 100,000 characters as the text it is', async () => {
      const { server, desk, list } = await open();
      const replyText = `<img src=x onerror=alert(1)> javascript:alert(1) ${'ư'.repeat(99_900)}`;
      await publishOne(server, desk, { replyText });
      assert.equal((await list('?q=onerror')).items[0]?.reply.text, replyText);
    });
  });
}

describe('the replies of the demonstration', () => {
  const AGENCIES = ['H90', 'H90.05', 'H90.07', 'H90.101', 'H90.102'];
  const totals = async (server: TestServer) =>
    Promise.all(
      AGENCIES.map(async (agency) => publishedReplies.parse(await server.getJson(`/replies?agency=${agency}`)).total),
    );

  it('are there once, of known categories, where its pages are, and nowhere else', async () => {
    const data = await temporaryFolder();
    const first = await startTestServer({ data, site: true });
    const shown = await totals(first);
    assert.ok(shown.every((total) => total > 0));
    const categories = feedbackCategories.parse(await first.getJson('/feedback/categories')).map(({ id }) => id);
    const { items } = publishedReplies.parse(await first.getJson('/replies?agency=H90.101'));
    for (const { category } of items) assert.ok(categories.includes(category), category);
    await first.close();
    assert.deepEqual(await totals(await startTestServer({ data, site: true })), shown);
    assert.deepEqual(await totals(await startTestServer()), [0, 0, 0, 0, 0]);
    const real = await startTestServer({ site: true, agency: 'H01' });
    assert.equal(publishedReplies.parse(await real.getJson('/replies')).total, 0);
  });
});

describe('the index of replies', () => {
  const build = (id: string, changes: Partial<IndexedReply> = {}): IndexedReply => ({
    id,
    agency: 'H90',
    category: 'road',
    title: 'Đường hỏng',
    content: 'Có ổ gà.',
    replyText: 'Đã vá.',
    publishedAt: `2026-01-01T00:00:${id.padStart(2, '0')}.000Z`,
    ...changes,
  });
  const all = { agency: 'H90', page: 1, size: 100 };
  const found = (index: ReplyIndex<IndexedReply>, q: string) => index.search({ ...all, q }).items.map(({ id }) => id);

  it('puts first what holds the words side by side and in its title', () => {
    const index = new ReplyIndex();
    index.put(build('1', { title: 'Cây xanh', content: 'Cây ở đường có đèn bị gãy.' }));
    index.put(build('2', { title: 'Đèn đường', content: 'Không sáng.' }));
    index.put(build('3', { title: 'Buổi tối', content: 'Hàng đèn đường trước chợ không sáng.' }));
    assert.deepEqual(found(index, 'đèn đường'), ['2', '3', '1']);
    assert.deepEqual(found(index, 'den duong truoc cho'), ['3']);
    assert.deepEqual(found(index, '!!!'), []);
  });

  it('finds by a whole sentence what holds most of it', () => {
    const index = new ReplyIndex();
    for (let at = 1; at < 20; at++) index.put(build(String(at), { content: `Việc số ${at} ở thôn.` }));
    index.put(build('20', { title: 'Giấy khai sinh', content: 'Làm lại giấy khai sinh bị mất.' }));
    assert.deepEqual(found(index, 'tôi bị mất giấy khai sinh phải làm sao'), ['20']);
  });

  it(`holds what was put and not removed, whatever came before (seed ${SEED})`, () => {
    const ids = Array.from({ length: 12 }, (_, at) => String(at));
    const word = fc.constantFrom('đèn', 'đường', 'chợ', 'rác', 'cây', 'nước');
    const change = fc.tuple(fc.constantFrom(...ids), fc.option(fc.array(word, { minLength: 1, maxLength: 4 })));
    fc.assert(
      fc.property(fc.array(change, { maxLength: 600, size: 'max' }), word, (changes, q) => {
        const index = new ReplyIndex();
        const model = new Map<string, string>();
        for (const [id, words] of changes) {
          if (words) {
            index.put(build(id, { title: '', content: words.join(' '), replyText: '' }));
            model.set(id, words.join(' '));
          } else {
            index.remove(id);
            model.delete(id);
          }
        }
        assert.equal(index.search(all).total, model.size);
        const held = [...model].filter(([, content]) => fold(content).split(' ').includes(fold(q))).map(([id]) => id);
        assert.deepEqual(found(index, q).sort(), held.sort());
        for (const id of ids) assert.equal(index.find(id)?.content, model.get(id));
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});
