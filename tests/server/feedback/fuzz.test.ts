import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { openStore } from '../../../demo/server/store/store.ts';
import { problem } from '../../../src/backend/contract/problem.ts';
import { buildFeedback, sendFeedback } from '../../support/node/feedback.ts';
import { startTestServer, type TestServer } from '../../support/node/server.ts';
import { STORES } from '../../support/node/stores.ts';

const SEED = Number(process.env.DVC_SEED ?? Date.now() % 2 ** 31);
const RUNS = process.env.DVC_FULL ? 20_000 : 400;

/** Texts that trip others up. */
const ODD_TEXTS = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\udc00\ud800',
  '\u202eexe.gnp',
  '\ufeff\u200b\u2060',
  "'; drop table feedback; --",
  '" or ""="',
  '\\',
  '%_%',
  '${7*7} {{7*7}} #{7*7}',
  '<img src=x onerror=alert(1)>',
  '=1+1',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'null',
  'NaN',
  'Z\u0361\u0321\u0353alg\u0334o',
  '𝕿𝖍𝖊 👩‍👩‍👧‍👦 🇻🇳',
  'Tr­êng häc',
  'x'.repeat(100_000),
  'ễ'.repeat(20_000),
  '\u0300'.repeat(5_000),
];
const oddText = fc.oneof(
  fc.constantFrom(...ODD_TEXTS),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
);
const oddValue = fc.oneof(
  oddText,
  fc.jsonValue(),
  fc.double(),
  fc.constantFrom(null, true, -1, Number.MAX_VALUE, [], {}, [[]]),
);

const FIELDS = [
  ['agency'],
  ['kind'],
  ['category'],
  ['title'],
  ['content'],
  ['sender'],
  ['sender', 'name'],
  ['sender', 'phone'],
  ['sender', 'email'],
  ['sender', 'address'],
  ['sender', 'hidden'],
  ['place'],
  ['place', 'text'],
  ['place', 'lat'],
  ['place', 'accuracy'],
  ['procedureCode'],
  ['dossierCode'],
  ['attachments'],
  ['attachments', '0'],
  ['consents'],
  ['consents', '0'],
  ['consents', '0', 'version'],
  ['assistedBy'],
  ['assistedBy', 'name'],
  ['filledIn'],
  ['filledIn', 'seconds'],
  ['filledIn', 'trap'],
  ['language'],
  ['page'],
  ['__proto__'],
  ['unknown'],
] as const;

/** A feedback with some of its places filled with anything. */
const nearlyFeedback = fc
  .array(fc.tuple(fc.constantFrom(...FIELDS), fc.oneof(oddText, oddValue)), { minLength: 1, maxLength: 4 })
  .map((changes) => changes.reduce<unknown>((body, [path, value]) => withValue(body, path, value), wholeFeedback()));

const wholeFeedback = (): unknown =>
  buildFeedback({
    place: { text: 'Cầu Gỗ' },
    consents: [{ purpose: 'publish', version: '1', givenAt: '2026-11-20T09:00:00+07:00' }],
    assistedBy: { name: 'A', role: 'B' },
  });

function withValue(body: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  const inside = typeof body === 'object' && body !== null ? body : {};
  const changed = withValue((inside as Record<string, unknown>)[name], rest, value);
  if (Array.isArray(inside)) return inside.map((item: unknown, at) => (String(at) === name ? changed : item));
  return Object.fromEntries([...Object.entries(inside), [name, changed]]);
}

const key = fc.oneof({ weight: 4, arbitrary: fc.uuid() }, { weight: 1, arbitrary: fc.stringMatching(/^[!-~]{0,70}$/) });

async function mustBeInOrder(response: Response, taken: number): Promise<void> {
  const text = await response.text();
  if (response.status === taken) return;
  assert.ok(response.status >= 400 && response.status < 500, `${response.status} ${text}`);
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  assert.equal(problem.parse(JSON.parse(text)).status, response.status);
}

for (const { name, skip, emptyPlace } of STORES) {
  describe(`feedback of any shape over ${name}`, { skip }, () => {
    let server: TestServer;
    before(async () => {
      server = await startTestServer(await emptyPlace());
    });

    it(`is taken or refused as a problem, and never a fault of the server (seed ${SEED})`, async () => {
      await fc.assert(
        fc.asyncProperty(nearlyFeedback, key, async (body, sentKey) => {
          await mustBeInOrder(await sendFeedback(server, body, { key: sentKey }), 201);
        }),
        { seed: SEED, numRuns: RUNS },
      );
      assert.equal(
        server.logged.some((line) => line.includes('"failed"')),
        false,
      );
    });

    it(`is followed by a code of any shape, or not (seed ${SEED})`, async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(fc.record({ code: oddValue, agency: oddText }), fc.record({ code: oddText }), oddValue),
          async (body) => {
            await mustBeInOrder(await server.post('/feedback/lookup', body), 200);
          },
        ),
        { seed: SEED, numRuns: RUNS / 4 },
      );
    });

    it(`may bring files of any content and type (seed ${SEED})`, async () => {
      const starts = [
        '',
        '\u00ff\u00d8\u00ff\u00e0',
        '\u0089PNG\r\n\u001a\n',
        'RIFF\u0010\u0000\u0000\u0000WEBPVP8 ',
        '%PDF-1.7\n',
        'ID3\u0004',
      ];
      const types = [
        'image/jpeg',
        'image/png',
        'image/webp',
        'application/pdf',
        'image/svg+xml',
        'x',
        'image/jpeg; a=b',
      ];
      const file = fc
        .tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 5_000 }), fc.constantFrom('', '%%EOF'))
        .map(([start, bytes, end]) => Buffer.concat([Buffer.from(start, 'latin1'), bytes, Buffer.from(end)]));
      await fc.assert(
        fc.asyncProperty(file, fc.constantFrom(...types), key, async (body, type, sentKey) => {
          const headers = { 'Content-Type': type, 'Idempotency-Key': sentKey };
          await mustBeInOrder(await server.get('/attachments', { method: 'POST', body, headers }), 201);
        }),
        { seed: SEED, numRuns: RUNS / 4 },
      );
      assert.equal(
        server.logged.some((line) => line.includes('"failed"')),
        false,
      );
    });

    it('is kept readable, whatever stands in it', async () => {
      for (const odd of ODD_TEXTS) {
        const text = `A${odd}B`.slice(0, 9_000);
        const sender = { name: `A${odd}B`.slice(0, 150), hidden: false };
        const response = await sendFeedback(server, buildFeedback({ content: text, sender, title: sender.name }), {
          key: randomUUID(),
        });
        assert.equal(response.status, 201, await response.text());
      }
      const store = await openStore(server.settings);
      const rows = await store.db.selectFrom('feedback').select(['content', 'sender_name', 'title']).execute();
      await store.close();
      for (const text of rows
        .flatMap((row) => [row.content, row.sender_name, row.title])
        .filter((text) => text !== null)) {
        assert.equal(text, text.normalize('NFC'));
        assert.equal(text.isWellFormed(), true);
        assert.doesNotMatch(text, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
      }
    });
  });
}
