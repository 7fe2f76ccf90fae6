import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { writeFollowUpCode } from '../../../src/backend/contract/follow-up-code.ts';
import { receiptOf, sendFeedback } from '../../support/node/feedback.ts';
import { sendAddition, sendRating } from '../../support/node/officers.ts';
import { startTestServer } from '../../support/node/server.ts';

const GUESSES = process.env.DVC_FULL ? 100_000 : 3_000;
const AT_ONCE = 50;
const FROM = { 'X-Forwarded-For': '203.0.113.7' };

/** A well-formed code that nobody was given. */
function guess(): string {
  return writeFollowUpCode(randomBytes(10)) ?? guess();
}

describe('codes that are guessed', () => {
  const open = () => {
    let now = Date.parse('2026-11-20T09:00:00+07:00');
    const clock = () => new Date(now);
    const pass = (milliseconds: number) => (now += milliseconds);
    return { start: () => startTestServer({ trustProxy: ['127.0.0.1'], clock }), pass };
  };

  it(`are delayed, and none of ${GUESSES} is found`, async (t) => {
    const { start } = open();
    const server = await start();
    await receiptOf(await sendFeedback(server));
    const statuses = new Map<number, number>();
    for (let sent = 0; sent < GUESSES; sent += AT_ONCE) {
      const answers = await Promise.all(
        Array.from({ length: AT_ONCE }, async (_, at) => {
          const code = guess();
          const response =
            at % 3 === 0
              ? await server.post('/feedback/lookup', { code }, FROM)
              : at % 3 === 1
                ? await sendAddition(server, { code, content: 'x', attachments: [] }, { headers: FROM })
                : await sendRating(server, { code, outcome: 'solved', reopen: false }, { headers: FROM });
          await response.arrayBuffer();
          return response;
        }),
      );
      for (const { status, headers } of answers) {
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status === 429) assert.ok(Number(headers.get('Retry-After')) >= 1);
      }
    }
    // One budget for all three ways to guess: the clock stands still, so no more is let through than the burst.
    const { 404: unknown = 0, 429: late = 0, ...others } = Object.fromEntries(statuses);
    assert.deepEqual(others, {});
    assert.equal(unknown + late, GUESSES);
    assert.ok(unknown <= 240, `${unknown} were let through`);
    t.diagnostic(`${GUESSES} guesses`);
  });

  it('are told like mistyped ones, byte for byte', async () => {
    const { start } = open();
    const server = await start();
    const { code } = await receiptOf(await sendFeedback(server));
    const last = code.at(-1) === '0' ? '1' : '0';
    const answers = new Set<string>();
    for (const typed of [guess(), code.slice(0, -1) + last, 'x', '', code + code, '7Q2M', '\u0000'].filter(Boolean)) {
      const response = await server.post('/feedback/lookup', { code: typed });
      const { date: _, 'request-id': id, ...headers } = Object.fromEntries(response.headers);
      assert.ok(id);
      answers.add(JSON.stringify([response.status, headers, await response.text()]));
    }
    assert.equal(answers.size, 1);
  });

  it('and whatever comes with them leave no word in the log', async () => {
    const { start } = open();
    const server = await start();
    const { code } = await receiptOf(await sendFeedback(server));
    const [added, commented, guessed] = [randomBytes(8).toString('hex'), randomBytes(8).toString('hex'), guess()];
    for (const tried of [code, guessed]) {
      await server.post('/feedback/lookup', { code: tried });
      await sendAddition(server, { code: tried, content: added, attachments: [added] });
      await sendRating(server, { code: tried, outcome: 'solved', comment: commented, reopen: false });
    }
    const logged = server.logged.join('');
    assert.match(logged, /feedback\/additions/);
    for (const word of [code, guessed, added, commented]) assert.equal(logged.includes(word), false);
  });

  it('keep nobody else from following a case, and nobody for longer than the pace says', async () => {
    const { start, pass } = open();
    const server = await start();
    const { code } = await receiptOf(await sendFeedback(server));
    for (let at = 0; at < 240; at++)
      await (await server.post('/feedback/lookup', { code: guess() }, FROM)).arrayBuffer();
    const status = async (headers: Record<string, string>) =>
      (await server.post('/feedback/lookup', { code }, headers)).status;
    assert.equal(await status(FROM), 429);
    assert.equal(await status({ 'X-Forwarded-For': '198.51.100.7' }), 200);
    pass(1_000);
    assert.equal(await status(FROM), 200);
  });
});
