import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { CaseChangeError } from '../../../demo/server/feedback/case-changes.ts';
import { findReply, readSteps } from '../../../demo/server/store/cases.ts';
import { findPublication } from '../../../demo/server/store/publications.ts';
import { receiptOf, sendFeedback } from '../../support/node/feedback.ts';
import { openDesk, sendAddition, sendRating, type Desk } from '../../support/node/officers.ts';
import { startTestServer, type TestServer } from '../../support/node/server.ts';
import { STORES } from '../../support/node/stores.ts';

const SEED = Number(process.env.DVC_SEED ?? Date.now() % 2 ** 31);
const RUNS = process.env.DVC_FULL ? 2_000 : 120;

/** Words that have broken something somewhere. */
const nasty = fc.constantFrom(
  '\u0000',
  '\ud800',
  '\u202eởơ',
  "'; drop table feedback; --",
  '%00',
  '__proto__',
  'a\r\nb',
  '\ufeff',
  'ư'.repeat(10_001),
  '',
);
const word = fc.oneof(
  nasty,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);
const anything = fc.oneof(word, fc.jsonValue({ maxDepth: 3 }), fc.constant(undefined));

/** All texts of a case that officers wrote. */
async function shownOf(desk: Desk, id: string): Promise<string[]> {
  const steps = await readSteps(desk.store.db, id);
  const reply = await findReply(desk.store.db, id);
  const published = await findPublication(desk.store.db, id);
  const texts = [...steps.map(({ note }) => note), reply?.text, published?.title, published?.content, published?.place];
  return texts.filter((text) => typeof text === 'string');
}

for (const { name, skip, emptyPlace } of STORES) {
  describe(`answers and ratings of any kind, over ${name}`, { skip }, () => {
    let server: TestServer;
    let desk: Desk;
    let code = '';

    before(async () => {
      server = await startTestServer(await emptyPlace());
      desk = await openDesk(server.settings);
      ({ code } = await receiptOf(await sendFeedback(server)));
    });

    /** A 201 or a 4xx problem that says nothing of what was sent. */
    async function mustBeInOrder(response: Response, words: readonly unknown[]): Promise<void> {
      const text = await response.text();
      if (response.status === 201) return;
      assert.ok(response.status >= 400 && response.status < 500, `${response.status} ${text}`);
      assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
      for (const said of words) {
        if (typeof said === 'string' && said.trim().length > 12) assert.equal(text.includes(said), false, said);
      }
    }

    it(`are taken or refused in the words of the contract, and change nothing else (seed ${SEED})`, async () => {
      const body = fc.record(
        {
          agency: fc.oneof({ weight: 8, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: anything }),
          code: fc.oneof({ weight: 4, arbitrary: fc.constant('the code') }, { weight: 1, arbitrary: anything }),
          content: fc.oneof(word, anything),
          attachments: fc.oneof(fc.constant([]), fc.array(word, { maxLength: 3 }), anything),
          outcome: fc.oneof(fc.constantFrom('solved', 'partly', 'not-solved'), anything),
          satisfaction: fc.oneof(fc.constantFrom(undefined, 1, 5, 0, 6, 2.5, NaN, 1e300), anything),
          comment: fc.oneof(word, anything),
          reopen: fc.oneof(fc.boolean(), anything),
        },
        { requiredKeys: [] },
      );
      let taken = 0;
      await fc.assert(
        fc.asyncProperty(body, fc.boolean(), async (drawn, adds) => {
          const before = await desk.caseOf(code);
          if (adds && before.state !== 'need-more')
            await desk.do(code, { kind: 'ask', question: 'Ở đâu?' }).catch(() => {});
          if (!adds && before.state !== 'answered')
            await desk.do(code, { kind: 'answer', text: 'Xong.' }).catch(() => {});
          const sent = { ...drawn, ...(drawn.code === 'the code' && { code }) };
          const ready = await desk.caseOf(code);
          const response = await (adds ? sendAddition : sendRating)(server, sent);
          await mustBeInOrder(response, [drawn.content, drawn.comment, drawn.code === 'the code' ? '' : drawn.code]);
          const after = await desk.caseOf(code);
          assert.equal(after.steps, ready.steps + (response.status === 201 ? 1 : 0));
          if (response.status === 201) taken += 1;
          if (after.state === 'reopened') return;
          if (after.state === 'answered' && !adds) await desk.do(code, { kind: 'reopen' });
        }),
        { seed: SEED, numRuns: RUNS },
      );
      assert.ok(taken > 0, 'nothing was ever taken');
    });

    it(`as bodies that are no object, keys that are none, and types that are not JSON, are refused (seed ${SEED})`, async () => {
      const path = fc.constantFrom('/feedback/additions', '/feedback/rating');
      await fc.assert(
        fc.asyncProperty(
          path,
          fc.oneof(fc.json(), fc.string({ unit: 'binary' })),
          fc.constantFrom('application/json', 'text/plain', 'application/json; charset=utf-16', ''),
          fc.oneof(
            fc.constant(randomUUID()),
            fc.string({ maxLength: 70 }).map((key) => encodeURIComponent(key)),
          ),
          async (to, body, type, key) => {
            const headers = { ...(type && { 'Content-Type': type }), 'Idempotency-Key': key };
            const response = await server.get(to, { method: 'POST', body, headers });
            assert.notEqual(response.status, 201);
            await mustBeInOrder(response, []);
          },
        ),
        { seed: SEED, numRuns: RUNS },
      );
    });

    it(`of officers are done or refused with a reason, and nothing unseen stays in their texts (seed ${SEED})`, async () => {
      const text = fc.oneof(word, fc.constant('Một câu.'));
      const act = fc.oneof(
        fc.record({ kind: fc.constant('ask' as const), question: text }),
        fc.record({ kind: fc.constant('answer' as const), text }),
        fc.record({
          kind: fc.constant('forward' as const),
          to: fc.oneof(word, fc.constantFrom('H90', 'H90.101')),
          note: text,
        }),
        fc.record({ kind: fc.constant('reopen' as const), note: text }),
        fc.record({
          kind: fc.constant('publish' as const),
          title: text,
          content: text,
          replyText: text,
          place: text,
          ground: fc.constantFrom('consent', 'anonymous', 'duty') as fc.Arbitrary<'consent'>,
          files: fc.array(word, { maxLength: 1 }),
        }),
      );
      let done = 0;
      await fc.assert(
        fc.asyncProperty(act, fc.option(word), async (drawn, strangeId) => {
          const { id, agency, steps } = await desk.caseOf(code);
          const acting = desk.acts.do(strangeId ?? id, { id: 'officer', agency }, steps, drawn);
          const outcome = await acting.catch((error: unknown) => error);
          if (outcome instanceof CaseChangeError) return;
          assert.ok(!(outcome instanceof Error), String(outcome));
          done += 1;
          for (const note of await shownOf(desk, id)) assert.doesNotMatch(note, /[\u0000\u202e\ufeff\r]/);
        }),
        { seed: SEED, numRuns: RUNS },
      );
      assert.ok(done > 0, 'nothing was ever done');
    });

    it(`and any question for replies is answered with a list or a problem (seed ${SEED})`, async () => {
      const value = fc.oneof(word, fc.constantFrom('0', '-1', '1e9', '99999999999999999999', '٣'));
      const query = fc.dictionary(fc.constantFrom('q', 'category', 'page', 'size', 'agency', 'x'), value);
      await fc.assert(
        fc.asyncProperty(query, async (asked) => {
          const address = `/replies?${new URLSearchParams(asked).toString()}`;
          const response = await server.get(address);
          if (response.status !== 200) return mustBeInOrder(response, [asked['q']]);
          assert.ok(Array.isArray(((await response.json()) as { items: unknown }).items));
        }),
        { seed: SEED, numRuns: RUNS },
      );
    });
  });
}
