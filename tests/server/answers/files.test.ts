import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Files } from '../../../demo/server/attachments/files.ts';
import { readPolicy, type Policy } from '../../../demo/server/policy/policy.ts';
import { readSettings, SettingsError } from '../../../demo/server/settings.ts';
import { sweep } from '../../../demo/server/sweep.ts';
import { buildFeedback, problemOf, receiptOf, sendFeedback } from '../../support/node/feedback.ts';
import { type follow, openDesk } from '../../support/node/officers.ts';
import { buildPdf } from '../../support/node/pictures.ts';
import { startTestServer } from '../../support/node/server.ts';

describe('a file of a reply', () => {
  async function replyWithFile(wishes: Parameters<typeof startTestServer>[0] = {}, headers = {}) {
    const server = await startTestServer(wishes);
    const desk = await openDesk(server.settings);
    const { code } = await receiptOf(await sendFeedback(server, buildFeedback()));
    const file = await desk.keepFile('Quyết định sửa đường.pdf', 'application/pdf', buildPdf());
    await desk.do(code, { kind: 'answer', text: 'Xem tệp.', files: [file] });
    const found = await server.post('/feedback/lookup', { code }, headers);
    const { reply } = (await found.json()) as Awaited<ReturnType<typeof follow>>;
    const [sent] = reply?.attachments ?? [];
    return { server, desk, code, file: sent ?? assert.fail('no file') };
  }

  it('is saved and never shown: it runs nothing, is sniffed as nothing, and stays in no cache', async () => {
    const { file } = await replyWithFile();
    const response = await fetch(file.url);
    assert.equal(response.status, 200);
    assert.deepEqual(Buffer.from(await response.arrayBuffer()), buildPdf());
    const said = Object.fromEntries(response.headers);
    assert.match(
      said['content-disposition'] ?? '',
      /^attachment; filename="Quyet dinh sua duong\.pdf"; filename\*=UTF-8''Quy%E1%BA%BFt/,
    );
    assert.equal(said['content-security-policy'], "sandbox; default-src 'none'");
    assert.equal(said['x-content-type-options'], 'nosniff');
    assert.equal(said['cache-control'], 'private, no-store');
    assert.equal(said['content-type'], 'application/pdf');
  });

  it('has an address of 128 random bits, and nothing lies beside it', async () => {
    const { server, file } = await replyWithFile();
    assert.match(file.url, /\/api\/v1\/reply-files\/[0-9a-f]{32}$/);
    for (const id of ['0'.repeat(32), 'x', '..%2f..%2fsecret', `${'0'.repeat(32)}%00`]) {
      await problemOf(await server.get(`/reply-files/${id}`), 404);
    }
  });

  it('stays as long as its case, and goes with it', async () => {
    const { server, desk, code, file } = await replyWithFile();
    await desk.do(code, {
      kind: 'publish',
      title: 'Đường',
      content: 'Hỏi.',
      replyText: 'Đáp.',
      ground: 'anonymous',
      files: [file.url.split('/').at(-1)!],
    });
    const files = await Files.open(server.settings.data);
    const usual = await readPolicy(server.settings.data);
    const sweepWith = (retention: Policy['retention'], days: number) =>
      sweep({
        store: desk.store,
        files,
        policy: { ...usual, retention },
        clock: () => new Date(Date.now() + days * 24 * 3_600_000),
      });
    await sweepWith({}, 400);
    assert.equal((await fetch(file.url)).status, 200);
    assert.equal(((await server.getJson('/replies')) as { total: number }).total, 1);
    await sweepWith({ case: 30 }, 31);
    assert.equal((await fetch(file.url)).status, 404);
    assert.equal(((await server.getJson('/replies')) as { total: number }).total, 0);
  });

  it('has the address that the asker knows: as set, or by the proxy that is trusted', async () => {
    const set = await replyWithFile({ publicUrl: 'https://songmay.example/dvc/api' });
    assert.match(set.file.url, /^https:\/\/songmay\.example\/dvc\/api\/v1\/reply-files\//);
    assert.equal(
      readSettings({ DVC_PUBLIC_URL: 'https://songmay.example/api/' }).publicUrl,
      'https://songmay.example/api',
    );
    for (const wrong of ['songmay.example/api', 'ftp://songmay.example', 'https://songmay.example/api?x=1']) {
      assert.throws(() => readSettings({ DVC_PUBLIC_URL: wrong }), SettingsError);
    }
    const trusted = await replyWithFile({ trustProxy: ['127.0.0.1'] }, { 'X-Forwarded-Proto': 'https' });
    assert.match(trusted.file.url, /^https:\/\/127\.0\.0\.1:\d+\/api\//);
    const strange = await replyWithFile({}, { 'X-Forwarded-Proto': 'https' });
    assert.match(strange.file.url, /^http:\/\/127\.0\.0\.1:\d+\/api\//);
  });
});
