import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { FACTOR_KINDS } from '../../../src/backend/contract/dossiers.ts';
import { problem } from '../../../src/backend/contract/problem.ts';
import { STORES } from '../../support/node/stores.ts';
import { startTestServer, type TestServer } from '../../support/node/server.ts';
import { CODE, FACTORS, importLines, sampleLine } from './sample.ts';

const SEED = Number(process.env.DVC_SEED ?? Date.now() % 2 ** 31);
const RUNS = process.env.DVC_FULL ? 10_000 : 400;

const strange = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 500 }),
  fc.string({ unit: fc.constantFrom(...'Hh90.-–—/ Mã hồ sơ:\u0000\u202e\ud800%#'), maxLength: 60 }),
  fc.constantFrom(
    '',
    ' ',
    '__proto__',
    "' or 1=1 --",
    '%00',
    '\u0000',
    '9'.repeat(5_000),
    'H'.repeat(100_000),
    '🙂'.repeat(99),
  ),
);
const code = fc.oneof(strange, fc.constantFrom(CODE, CODE.toLowerCase(), '03706/2026/07906', 'G22.99.3-241219795252'));
const value = fc.oneof(
  strange,
  fc.constantFrom(FACTORS.phone, FACTORS['citizen-id-last-6'], '0007'),
  fc.stringMatching(/^\+?[0-9 .]{3,16}$/),
);
const body = fc.oneof(
  { weight: 6, arbitrary: fc.record({ code, factor: fc.record({ kind: fc.constantFrom(...FACTOR_KINDS), value }) }) },
  {
    weight: 2,
    arbitrary: fc.record(
      {
        agency: fc.anything(),
        code: fc.anything(),
        factor: fc.oneof(fc.anything(), fc.record({ kind: strange, value: fc.anything() })),
      },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: fc.anything() },
);

for (const { name, skip, emptyPlace } of STORES) {
  describe(`codes and factors by chance on ${name}`, { skip }, () => {
    let server: TestServer;

    before(async () => {
      const place = await emptyPlace();
      await importLines(place, [sampleLine()]);
      server = await startTestServer(place);
    });

    test(`are answered or refused, and never a fault of the server (seed ${SEED})`, async () => {
      await fc.assert(
        fc.asyncProperty(body, async (sent) => {
          const answer = await server.post('/dossiers/lookup', sent ?? null);
          const text = await answer.text();
          assert.ok([200, 400, 404, 413].includes(answer.status), `${answer.status} ${text}`);
          if (answer.status === 200) return;
          const { data } = problem.safeParse(JSON.parse(text));
          assert.ok(data, text);
        }),
        { seed: SEED, numRuns: RUNS },
      );
      assert.ok(!server.logged.some((line) => line.includes('"failed"')), 'a fault in the log');
    });

    test('keep nobody from theirs, who has the look-up code', async () => {
      const answer = await server.post('/dossiers/lookup', {
        code: CODE,
        factor: { kind: 'lookup-code', value: FACTORS['lookup-code'] },
      });
      assert.equal(answer.status, 200);
    });
  });
}
