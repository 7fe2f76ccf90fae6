import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { FeedbackCase } from '../../../src/backend/contract/feedback.ts';
import { publishedReplies } from '../../../src/backend/contract/replies.ts';
import { survey } from '../../../src/backend/contract/surveys.ts';
import {
  attachmentOf,
  buildFeedback,
  problemOf,
  receiptOf,
  refusedFields,
  sendFeedback,
  sendFile,
} from '../../support/node/feedback.ts';
import { acknowledgementOf, follow, openDesk, sendAddition, sendRating } from '../../support/node/officers.ts';
import { buildPdf, buildPhoto } from '../../support/node/pictures.ts';
import { startTestServer, type Asking } from '../../support/node/server.ts';
import { STORES } from '../../support/node/stores.ts';

const CONSENT = { purpose: 'publish', version: '2026-07-01', givenAt: '2026-11-20T09:00:00+07:00' };
const DAY = 24 * 60 * 60 * 1_000;

/** The questionnaire that came with a reply can be answered, and once. */
async function mustCountOnce(server: Asking, offered: FeedbackCase['survey']): Promise<void> {
  assert.ok(offered);
  const { id, token } = offered;
  const { version, questions } = survey.parse(await server.getJson(`/surveys/${id}`));
  const required = questions.filter((question) => question.required);
  const answers = Object.fromEntries(required.map((question) => [question.id, 1]));
  const body = { version, answers, subject: { kind: 'feedback', token }, language: 'vi' };
  const send = () => server.post(`/surveys/${id}/responses`, body, { 'Idempotency-Key': randomUUID() });
  assert.equal((await send()).status, 201);
  assert.deepEqual(await refusedFields(await send()), ['subject.token: used']);
}

for (const { name, skip, emptyPlace } of STORES) {
  describe(`the way of a case, over ${name}`, { skip }, () => {
    async function open() {
      // A Friday, before noon.
      let now = new Date('2026-11-20T09:00:00+07:00');
      const clock = () => now;
      const server = await startTestServer({ ...(await emptyPlace()), clock });
      const desk = await openDesk(server.settings, { clock });
      const pass = (milliseconds: number) => (now = new Date(now.getTime() + milliseconds));
      return { server, desk, pass };
    }

    it('leads from a question over its answer to a reply, a rating, another look and a publication', async () => {
      const { server, desk, pass } = await open();
      const sent = buildFeedback({ agency: 'H90', consents: [CONSENT] });
      const { code, dueAt } = await receiptOf(await sendFeedback(server, sent));
      const fresh = await follow(server, code);
      assert.deepEqual(
        [fresh.state, fresh.canAdd, fresh.canRate, fresh.canReopenUntil, fresh.published, fresh.reply, fresh.question],
        ['received', false, false, undefined, false, undefined, undefined],
      );
      // Five working days to forward it, of which Tuesday the 24th is none, and ten to answer it: as the receipt said.
      assert.deepEqual([fresh.dueAt, dueAt], ['2026-12-14T17:00:00+07:00', '2026-12-14T17:00:00+07:00']);

      await desk.do(code, { kind: 'forward', to: 'H90.101', note: 'Thuộc xã Đồi Mận.' });
      const forwarded = await follow(server, code);
      assert.equal(forwarded.agency.code, 'H90.101');
      assert.deepEqual(
        forwarded.steps.map(({ state, agency }) => [state, agency?.code]),
        [
          ['received', 'H90'],
          ['forwarded', 'H90.101'],
        ],
      );
      assert.equal(forwarded.dueAt, '2026-12-07T17:00:00+07:00');

      pass(3 * DAY);
      await desk.do(code, { kind: 'take' });
      await desk.do(code, { kind: 'ask', question: 'Ổ gà ở đoạn nào?\u202e' });
      const asked = await follow(server, code);
      assert.deepEqual(
        [asked.state, asked.question, asked.canAdd, asked.dueAt],
        ['need-more', 'Ổ gà ở đoạn nào?', true, undefined],
      );

      pass(10 * DAY);
      const photo = await attachmentOf(await sendFile(server, await buildPhoto('image/jpeg'), { agency: 'H90.101' }));
      const key = randomUUID();
      const addition = { code: code.toLowerCase(), content: 'Trước cổng trường.', attachments: [photo.id] };
      const taken = await acknowledgementOf(await sendAddition(server, addition, { key }));
      assert.deepEqual(taken, { receivedAt: '2026-12-03T09:00:00+07:00', key });
      assert.deepEqual(await acknowledgementOf(await sendAddition(server, addition, { key })), taken);
      await problemOf(await sendAddition(server, { ...addition, content: 'Khác.' }, { key }), 422);
      assert.deepEqual(await refusedFields(await sendAddition(server, addition)), ['code: not-now']);
      const added = await follow(server, code);
      assert.deepEqual([added.state, added.canAdd, added.question], ['processing', false, undefined]);
      // What was left of the ten days when the officer asked: nine.
      assert.equal(added.dueAt, '2026-12-16T17:00:00+07:00');

      const paper = await desk.keepFile('Biên bản <1>: sửa "đường".PDF', 'application/pdf', buildPdf());
      const picture = await desk.keepFile('sau.png', 'image/png', await buildPhoto('image/png'));
      await desk.do(code, { kind: 'answer', text: 'Đã vá.\r\nMời bác xem.', files: [paper, picture] });
      const answered = await follow(server, code);
      assert.deepEqual(
        [answered.state, answered.canRate, answered.canReopenUntil, answered.reply?.text],
        ['answered', true, '2027-01-02T09:00:00+07:00', 'Đã vá.\nMời bác xem.'],
      );
      assert.deepEqual(
        answered.reply?.attachments.map(({ name, type }) => [name, type]),
        [
          ['Biên bản 1 sửa đường.pdf', 'application/pdf'],
          ['sau.png', 'image/png'],
        ],
      );

      await mustCountOnce(server, answered.survey);

      const unhappy = { code, outcome: 'not-solved', satisfaction: 1, comment: 'Vẫn còn hố.', reopen: true };
      const ratingKey = randomUUID();
      const rated = await acknowledgementOf(await sendRating(server, unhappy, { key: ratingKey }));
      assert.deepEqual(await acknowledgementOf(await sendRating(server, unhappy, { key: ratingKey })), rated);
      const reopened = await follow(server, code);
      assert.deepEqual(
        [reopened.state, reopened.canRate, reopened.canReopenUntil, reopened.dueAt],
        ['reopened', false, undefined, '2026-12-17T17:00:00+07:00'],
      );

      await desk.do(code, { kind: 'answer', text: 'Đã làm lại cả đoạn.' });
      assert.equal((await follow(server, code)).reply?.text, 'Đã làm lại cả đoạn.');
      const publication = {
        title: 'Ổ gà trước cổng trường',
        content: 'Đường trước cổng trường có ổ gà.',
        replyText: 'Xã đã làm lại cả đoạn đường.',
        ground: 'consent',
      } as const;
      await desk.do(code, { kind: 'publish', ...publication });
      assert.equal((await follow(server, code)).published, true);
      const list = publishedReplies.parse(await server.getJson('/replies?agency=H90.101&q=o+ga'));
      assert.deepEqual(
        list.items.map(({ title, content, reply }) => [title, content, reply.text, reply.agency.code]),
        [[publication.title, publication.content, publication.replyText, 'H90.101']],
      );
      assert.doesNotMatch(JSON.stringify(list), /Niê|0912/);

      await acknowledgementOf(await sendRating(server, { code, outcome: 'solved', reopen: false }));
      assert.equal((await follow(server, code)).canRate, false);
      const again = await sendRating(server, { code, outcome: 'partly', reopen: false });
      assert.deepEqual(await refusedFields(again), ['outcome: rated']);
    });

    it('cannot be gone further than its states allow', async () => {
      const { server, desk } = await open();
      const { code } = await receiptOf(await sendFeedback(server));
      for (const outcome of ['solved', 'partly', 'not-solved']) {
        const early = await sendRating(server, { code, outcome, reopen: outcome !== 'solved' });
        assert.deepEqual(await refusedFields(early), ['code: not-now']);
      }
      const early = await sendAddition(server, { code, content: 'Thêm.', attachments: [] });
      assert.deepEqual(await refusedFields(early), ['code: not-now']);
      await desk.do(code, { kind: 'refuse', reason: 'Không thuộc thẩm quyền.' });
      const refused = await follow(server, code);
      assert.deepEqual([refused.state, refused.steps.at(-1)?.note], ['refused', 'Không thuộc thẩm quyền.']);
      const solved = await sendRating(server, { code, outcome: 'solved', reopen: true });
      assert.deepEqual(await refusedFields(solved), ['reopen: solved']);
    });

    it('can be gone again only for so long after its end', async () => {
      const { server, desk, pass } = await open();
      const { code } = await receiptOf(await sendFeedback(server));
      await desk.do(code, { kind: 'answer', text: 'Xong.' });
      pass(10 * DAY);
      await desk.do(code, { kind: 'close' });
      // Putting it away gives no more time, and does not call it solved.
      const closed = await follow(server, code);
      assert.deepEqual([closed.state, closed.canReopenUntil], ['closed', '2026-12-20T09:00:00+07:00']);
      pass(20 * DAY);
      assert.equal((await follow(server, code)).canReopenUntil, undefined);
      const late = await sendRating(server, { code, outcome: 'partly', reopen: true });
      assert.deepEqual(await refusedFields(late), ['reopen: too-late']);
      await acknowledgementOf(await sendRating(server, { code, outcome: 'partly', reopen: false }));
    });

    it('takes no file of another agency, and none twice', async () => {
      const { server, desk } = await open();
      const { code } = await receiptOf(await sendFeedback(server, buildFeedback({ agency: 'H90.102' })));
      await desk.do(code, { kind: 'ask', question: 'Có ảnh không?' });
      const photo = await buildPhoto('image/jpeg');
      const strange = await attachmentOf(await sendFile(server, photo, { agency: 'H90.101' }));
      const own = await attachmentOf(await sendFile(server, photo, { agency: 'H90.102' }));
      const key = randomUUID();
      const send = (id: string) => sendAddition(server, { code, content: 'Đây.', attachments: [id] }, { key });
      assert.deepEqual(await refusedFields(await send(strange.id)), ['attachments: expired']);
      assert.equal((await follow(server, code)).state, 'need-more');
      await acknowledgementOf(await send(own.id));
      const { code: other } = await receiptOf(await sendFeedback(server, buildFeedback({ agency: 'H90.102' })));
      await desk.do(other, { kind: 'ask', question: 'Có ảnh không?' });
      const twice = await sendAddition(server, { code: other, content: 'Đây.', attachments: [own.id] });
      assert.deepEqual(await refusedFields(twice), ['attachments: expired']);
    });
  });
}
