import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { randomOf } from '../../../bench/random.ts';
import { openStore, type StorePlace } from '../../../demo/server/store/store.ts';
import { hashSurveyToken, issueSurveyToken } from '../../../demo/server/surveys/tokens.ts';
import { startTestServer, type TestServer } from '../../support/node/server.ts';
import { STORES } from '../../support/node/stores.ts';
import { buildResponse, sendResponse, surveyReceiptOf } from '../../support/node/surveys.ts';

const SECRET = 'a secret that the attacker knows too';
const DOSSIERS = 60;

const seed = Number(process.env.DVC_SEED ?? Date.now() % 2 ** 31);
console.log(`seed ${seed}`);

/** Rates dossiers one after the other, each with its token; says who has rated how, in that order. */
async function rateDossiers(
  place: StorePlace,
  close = (server: TestServer) => server.close(),
): Promise<{ code: string; level: number }[]> {
  const clock = () => new Date('2026-11-24T08:00:00+07:00');
  const server = await startTestServer({ ...place, secret: SECRET, clock });
  const random = randomOf(seed);
  const rated: { code: string; level: number }[] = [];
  for (let i = 0; i < DOSSIERS; i++) {
    const code = `H90.101-261124-${String(i).padStart(4, '0')}`;
    const level = 1 + Math.floor(random() * 3);
    const token = tokenOf(code);
    const subject = { kind: 'dossier', token, procedureCode: '1.001193' } as const;
    await surveyReceiptOf(await sendResponse(server, buildResponse(level, { subject })));
    rated.push({ code, level });
  }
  await close(server);
  return rated;
}

/** How many of all a guess gets right that lays answers and tokens side by side in this order. */
function rightGuesses(rated: readonly { code: string; level: number }[], tokens: string[], levels: number[]): number {
  const levelOf = new Map(rated.map(({ code, level }) => [tokenHash(code), level]));
  return tokens.filter((hash, at) => levelOf.get(hash) === levels[at]).length;
}

const tokenOf = (code: string): string => issueSurveyToken(SECRET, { kind: 'dossier', name: code, survey: 'mot-cua' });

const tokenHash = (code: string): string => hashSurveyToken(SECRET, tokenOf(code));

/** Three levels, drawn evenly: a third is right by chance, and this many only once in many thousand runs. */
const MOST_BY_CHANCE = DOSSIERS / 3 + 5 * Math.sqrt(DOSSIERS * (1 / 3) * (2 / 3));

for (const { name, skip, emptyPlace } of STORES) {
  describe(`On ${name}`, { skip }, () => {
    test('nothing in the tables leads from a dossier to its answer, not even with the secret in hand', async () => {
      const place = await emptyPlace();
      const rated = await rateDossiers(place);
      const store = await openStore(place);
      try {
        const orders =
          store.kind === 'sqlite'
            ? [sql``, sql`order by 1`]
            : [sql``, sql`order by 1`, sql`order by ctid`, sql`order by xmin::text::bigint, ctid`];
        for (const order of orders) {
          const tokens = await sql<{ hash: string }>`select hash from survey_tokens ${order}`.execute(store.db);
          const answers = await sql<{
            id: string;
            value: string;
          }>`select id, value from survey_answers ${order}`.execute(store.db);
          assert.equal(tokens.rows.length, DOSSIERS);
          assert.equal(answers.rows.length, DOSSIERS);
          const hashes = tokens.rows.map(({ hash }) => hash);
          const levels = answers.rows.map(({ value }) => Number(value));
          for (const guess of [hashes, hashes.toReversed()]) {
            const right = rightGuesses(rated, guess, levels);
            assert.ok(right < MOST_BY_CHANCE, `${right} of ${DOSSIERS} right`);
          }
        }
      } finally {
        await store.close();
      }
    });

    test('an answer holds a day and nothing finer, and no row holds a token, a code or a key', async () => {
      const place = await emptyPlace();
      const rated = await rateDossiers(place);
      const store = await openStore(place);
      try {
        const answers = await store.db.selectFrom('survey_answers').selectAll().execute();
        assert.deepEqual([...new Set(answers.map(({ day }) => day))], ['2026-11-24']);
        assert.equal(new Set(answers.map(({ id }) => id)).size, DOSSIERS);
        const rows = JSON.stringify([
          answers,
          await store.db.selectFrom('survey_tokens').selectAll().execute(),
          await store.db.selectFrom('idempotency_keys').selectAll().execute(),
        ]);
        for (const { code } of rated) {
          assert.ok(!rows.includes(code));
          assert.ok(!rows.includes(tokenOf(code)));
        }
        assert.ok(!answers.some((answer) => JSON.stringify(answer).includes('T08')));
      } finally {
        await store.close();
      }
    });
  });
}

test('what SQLite wrote last does not show token and answer side by side', async () => {
  const place = await STORES[0]!.emptyPlace();
  let logs = 0;
  await rateDossiers(place, async (server) => {
    for (const file of (await readdir(place.data)).filter((name) => name.endsWith('-wal'))) {
      assert.equal((await readFile(join(place.data, file))).length, 0);
      logs++;
    }
    await server.close();
  });
  assert.equal(logs, 1);
});
