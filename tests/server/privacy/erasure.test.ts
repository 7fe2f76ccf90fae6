import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openStore } from '../../../demo/server/store/store.ts';
import {
  attachmentOf,
  buildFeedback,
  problemOf,
  receiptOf,
  sendFeedback,
  sendFile,
} from '../../support/node/feedback.ts';
import { acknowledgementOf, openDesk, sendAddition, sendRating } from '../../support/node/officers.ts';
import { buildPdf, buildPhoto } from '../../support/node/pictures.ts';
import { runScript } from '../../support/node/script.ts';
import { startServerProcess, type ServerProcess } from '../../support/node/server-process.ts';
import { STORES } from '../../support/node/stores.ts';

const COMMAND = 'demo/server/personal/command.ts';

const TABLES = [
  'feedback',
  'feedback_steps',
  'feedback_additions',
  'feedback_ratings',
  'feedback_replies',
  'reply_files',
  'publications',
  'attachments',
  'idempotency_keys',
] as const;

/** A word that stands nowhere else. */
const canary = (what: string) => `canary-${what}-${randomUUID()}`;

/** A feedback in which every word is a canary. */
function tellingFeedback() {
  const words = Object.fromEntries(
    [
      'title',
      'content',
      'long',
      'name',
      'phone',
      'email',
      'address',
      'place',
      'procedure',
      'dossier',
      'helper',
      'role',
      'page',
      'file',
    ].map((what) => [what, canary(what)]),
  ) as Record<string, string>;
  const { title, content, long, name, phone, email, address, place, procedure, dossier, helper, role, page } = words;
  const feedback = buildFeedback({
    title: title!,
    // Longer than a page of the database, so that it lies on pages of its own too.
    content: `${content} ${'dài '.repeat(2_000)} ${long}`,
    sender: { name: name!, phone: phone!, email: email!, address: address!, hidden: false },
    place: { text: place!, lat: 12.345678, lng: 108.765432 },
    procedureCode: procedure!,
    dossierCode: dossier!,
    consents: [{ purpose: 'location', version: canary('consent'), givenAt: '2026-11-20T09:00:00+07:00' }],
    assistedBy: { name: helper!, role: role! },
    page: `https://x.example/${page}`,
  });
  return { feedback, words: [...Object.values(words), feedback.consents[0]!.version] };
}

/** Every byte that the server keeps: all files of its data folder, and all rows where the database lies elsewhere. */
async function everythingKept({ data, environment }: ServerProcess): Promise<Buffer> {
  const entries = await readdir(data, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const store = await openStore({ data, databaseUrl: environment['DATABASE_URL'] });
  const rows = await Promise.all(TABLES.map((table) => store.db.selectFrom(table).selectAll().execute()));
  await store.close();
  return Buffer.concat([
    ...(await Promise.all(files.map((file) => readFile(file)))),
    Buffer.from(JSON.stringify(rows)),
  ]);
}

for (const { name, skip, emptyPlace } of STORES) {
  describe(`what a person sent, over ${name}`, { skip }, () => {
    it('can be had whole, and then be gone whole, while the server runs', async () => {
      const server = await startServerProcess(await emptyPlace());
      const { feedback, words } = tellingFeedback();
      const photo = await attachmentOf(await sendFile(server, await buildPhoto('image/jpeg')));
      const pdf = buildPdf(`% ${words.find((word) => word.includes('file'))}`);
      const paper = await attachmentOf(await sendFile(server, pdf, { type: 'application/pdf' }));
      feedback.attachments = [photo.id, paper.id];
      const key = randomUUID();
      const { code } = await receiptOf(await sendFeedback(server, feedback, { key }));
      const neighbour = await receiptOf(await sendFeedback(server, buildFeedback({ content: 'Của người khác' })));
      const kept = await everythingKept(server);
      for (const word of words) assert.ok(kept.includes(word), word);

      const exported = await runScript(COMMAND, ['export', code.toLowerCase()], server.environment);
      assert.equal(exported.code, 0, exported.output);
      const all = JSON.parse(exported.output) as { attachments: { type: string; content: string }[] };
      assert.deepEqual(all.attachments.map(({ type }) => type).sort(), ['application/pdf', 'image/jpeg']);
      assert.ok(all.attachments.some(({ content }) => Buffer.from(content, 'base64').equals(pdf)));
      for (const word of words.filter((word) => !word.includes('file'))) {
        assert.ok(exported.output.includes(word), word);
      }

      const erased = await runScript(COMMAND, ['erase', code], server.environment);
      assert.equal(erased.code, 0, erased.output);
      const left = await everythingKept(server);
      for (const word of words) assert.equal(left.includes(word), false, word);
      assert.equal(left.includes('12.345678'), false);
      const files = (await readdir(join(server.data, 'files'))).filter((file) => file !== 'incoming');
      assert.deepEqual(files, []);

      await problemOf(await server.post('/feedback/lookup', { code }), 404);
      assert.equal((await runScript(COMMAND, ['export', code], server.environment)).code, 1);
      assert.equal((await runScript(COMMAND, ['erase', code], server.environment)).code, 1);
      const again = await runScript(COMMAND, ['export', neighbour.code], server.environment);
      assert.match(again.output, /Của người khác/);
      // Sent again by a telephone that missed its answer, it does not come back.
      await sendFeedback(server, feedback, { key });
      const still = await everythingKept(server);
      for (const word of words) assert.equal(still.includes(word), false, word);
    });
  });
}

for (const { name, skip, emptyPlace } of STORES) {
  describe(`what became of it, over ${name}`, { skip }, () => {
    it('can be had whole, and then be gone whole: question, addition, reply, rating and what was published', async () => {
      const server = await startServerProcess(await emptyPlace());
      const desk = await openDesk({ data: server.data, databaseUrl: server.environment['DATABASE_URL'] });
      const { code } = await receiptOf(await sendFeedback(server));
      const words = Object.fromEntries(
        [
          'question',
          'added',
          'file',
          'reply',
          'paper',
          'name',
          'title',
          'content',
          'published',
          'place',
          'comment',
        ].map((what) => [what, canary(what)]),
      ) as Record<string, string>;
      await desk.do(code, { kind: 'ask', question: words['question']! });
      const pdf = buildPdf(`% ${words['file']}`);
      const paper = await attachmentOf(await sendFile(server, pdf, { type: 'application/pdf' }));
      const addition = { code, content: words['added'], attachments: [paper.id] };
      await acknowledgementOf(await sendAddition(server, addition));
      const file = await desk.keepFile(words['name']!, 'application/pdf', buildPdf(`% ${words['paper']}`));
      await desk.do(code, { kind: 'answer', text: words['reply']!, files: [file] });
      await desk.do(code, {
        kind: 'publish',
        title: words['title']!,
        content: words['content']!,
        replyText: words['published']!,
        place: words['place']!,
        ground: 'anonymous',
      });
      const rating = { code, outcome: 'partly', comment: words['comment'], reopen: false };
      await acknowledgementOf(await sendRating(server, rating));
      const list = async () => ((await server.getJson('/replies')) as { total: number }).total;
      assert.equal(await list(), 1);
      const kept = await everythingKept(server);
      for (const word of Object.values(words)) assert.ok(kept.includes(word), word);

      const exported = await runScript(COMMAND, ['export', code], server.environment);
      const { attachments, replyFiles } = JSON.parse(exported.output) as Record<string, { content: string }[]>;
      const contents = [...(attachments ?? []), ...(replyFiles ?? [])].map(({ content }) =>
        Buffer.from(content, 'base64').toString('latin1'),
      );
      for (const [what, word] of Object.entries(words)) {
        const isThere = exported.output.includes(word) || contents.some((content) => content.includes(word));
        assert.ok(isThere, what);
      }

      await desk.store.close();
      assert.equal((await runScript(COMMAND, ['erase', code], server.environment)).code, 0);
      assert.equal(await list(), 0);
      const left = await everythingKept(server);
      for (const word of Object.values(words)) assert.equal(left.includes(word), false, word);
      const files = (await readdir(join(server.data, 'files'))).filter((entry) => entry !== 'incoming');
      assert.deepEqual(files, []);
    });
  });
}

describe('the command about personal data', () => {
  it('says how it is used', async () => {
    const server = await startServerProcess();
    for (const args of [[], ['constructor', 'x'], ['export', 'a', 'b']]) {
      const { code, output } = await runScript(COMMAND, args, server.environment);
      assert.equal(code, 1);
      assert.match(output, /npm run personal/);
    }
  });

  it('says that a code is mistyped, or that there is nothing under it', async () => {
    const server = await startServerProcess();
    assert.match((await runScript(COMMAND, ['export', '7Q2M'], server.environment)).output, /gõ chưa đúng/);
    const unknown = await runScript(COMMAND, ['erase', '0000-0000-0000-0000-0'], server.environment);
    assert.equal(unknown.code, 1);
    assert.match(unknown.output, /Không có/);
  });
});
