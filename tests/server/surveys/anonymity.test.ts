import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { randomOf } from '../../../bench/random.ts';
import { openStore, type StorePlace } from '../../../demo/server/store/store.ts';
import { hashSurveyToken, issueSurveyToken } from '../../../demo/server/surveys/tokens.ts';
import { startTestServer, type TestServer } from '../../support/node/server.ts';
import { COMMUNE, officerAt, startDesk, type DeskVisitor } from '../../support/node/desk.ts';
import { STORES } from '../../support/node/stores.ts';
import { buildResponse, readResults, sendResponse, surveyReceiptOf } from '../../support/node/surveys.ts';

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

test('SQLite numbers neither answers nor tokens', async () => {
  const place = await STORES[0]!.emptyPlace();
  const store = await openStore(place);
  for (const table of ['survey_tokens', 'survey_answers']) {
    await assert.rejects(sql`select rowid from ${sql.table(table)}`.execute(store.db), /rowid/);
  }
  await store.close();
});

test('where rows lie in SQLite’s file tells no more, and nothing is left of where they lay before', async () => {
  const place = await STORES[0]!.emptyPlace();
  const names = new Set<string>();
  const rated = await rateDossiers(place, async (server) => {
    for (let more = 0; more < 20; more++) {
      await surveyReceiptOf(await sendResponse(server, buildResponse(2)));
      const store = await openStore(place);
      for (const { id } of await store.db.selectFrom('survey_answers').select('id').execute()) names.add(id);
      await store.close();
    }
    await server.close();
  });
  const store = await openStore(place);
  const answers = await store.db.selectFrom('survey_answers').selectAll().execute();
  const tokens = await store.db.selectFrom('survey_tokens').selectAll().execute();
  await store.close();
  const file = await readFile(join(place.data, 'dvc.sqlite'), 'latin1');
  const known = new Set(answers.map(({ id }) => id));
  assert.ok(names.size > known.size, 'answers are given other names as others come');
  for (const name of names) assert.equal(file.includes(name), known.has(name));
  const lying = <T>(rows: readonly T[], nameOf: (row: T) => string) =>
    [...rows].sort((one, other) => file.indexOf(nameOf(one)) - file.indexOf(nameOf(other)));
  const hashes = lying(tokens, ({ hash }) => hash).map(({ hash }) => hash);
  const levels = lying(answers, ({ id }) => id).map(({ value }) => Number(value));
  for (const guess of [hashes, hashes.toReversed()]) {
    const right = rightGuesses(rated, guess, levels.slice(0, guess.length));
    assert.ok(right < MOST_BY_CHANCE, `${right} of ${DOSSIERS} right`);
  }
});

test('a procedure or a counter stands beside an answer only where at least five of its dossiers were rated', async () => {
  const server = await startTestServer({ ...(await STORES[0]!.emptyPlace()), secret: SECRET });
  const random = randomOf(seed);
  const ratedOf = new Map<string, number>();
  for (let at = 0; at < 80; at++) {
    // Some are asked for every day, some once a year.
    const about = {
      procedureCode: `1.00${Math.floor(random() ** 3 * 12)}`,
      counter: `Quầy ${1 + Math.floor(random() * 2)}`,
    };
    const token = tokenOf(`H90.101-261124-${at}`);
    const level = 1 + Math.floor(random() * 3);
    await surveyReceiptOf(
      await sendResponse(server, buildResponse(level, { subject: { kind: 'dossier', token, ...about } })),
    );
    const name = `${about.procedureCode} ${about.counter}`;
    ratedOf.set(name, (ratedOf.get(name) ?? 0) + 1);
    const store = await openStore(server.settings);
    const rows = await store.db.selectFrom('survey_answers').select(['procedure_code', 'counter']).execute();
    await store.close();
    for (const { procedure_code: procedure, counter } of rows) {
      if (procedure || counter)
        assert.ok((ratedOf.get(`${procedure} ${counter}`) ?? 0) >= 5, `${procedure} ${counter}`);
    }
  }
  assert.ok([...ratedOf.values()].some((rated) => rated < 5) && [...ratedOf.values()].some((rated) => rated > 5));
});

test('whoever writes down all results ever shown sees each change as the sum of five people or more', async () => {
  let now = new Date('2026-11-02T08:00:00+07:00');
  const server = await startDesk({ secret: SECRET, clock: () => now });
  const random = randomOf(seed);
  const shown: Shown[] = [];
  for (let day = 0, rated = 0; day < 12; day++) {
    for (let more = Math.floor(random() * 7); more > 0; more--) {
      const token = tokenOf(`H90.101-2611${day}-${rated++}`);
      const subject = { kind: 'dossier', token, procedureCode: `1.00${Math.floor(random() * 3)}` } as const;
      const level = 1 + Math.floor(random() * 3);
      await surveyReceiptOf(await sendResponse(server, buildResponse(level, { agency: COMMUNE, subject })));
      shown.push(await lookEverywhere(server));
    }
    now = new Date(now.getTime() + 24 * 3600_000);
  }
  assert.ok(shown.at(-1)!.size > 0);
  let before: Shown = new Map();
  for (const after of shown) {
    for (const [name, answered] of after) {
      const more = answered - (before.get(name) ?? 0);
      assert.ok(more === 0 || more >= 5, `${more} more of ${name}`);
    }
    for (const dimension of ['Thủ tục', 'Quầy', 'Tháng']) {
      const parts = [...after]
        .filter(([name]) => name.startsWith(dimension))
        .reduce((sum, [, count]) => sum + count, 0);
      const left = (after.get('Tất cả') ?? 0) - parts;
      assert.ok(left === 0 || left >= 5, `${left} left over of ${dimension}`);
    }
    before = after;
  }
});

/** How many answers stand behind each line that anybody can see, officers too. */
type Shown = ReadonlyMap<string, number>;

let officer: DeskVisitor | undefined;

async function lookEverywhere(server: TestServer): Promise<Shown> {
  const shown = new Map<string, number>();
  const { questions } = await readResults(server, `?agency=${COMMUNE}`);
  for (const { id, answered } of questions) if (id === 'hai-long') shown.set('công khai', answered);
  officer ??= await officerAt(server, { login: 'xem' });
  const { text } = await officer.get('/office/surveys.csv?survey=mot-cua');
  for (const line of text.split('\r\n').slice(1)) {
    const [question, by, name, , , answered] = line.split('","').map((cell) => cell.replaceAll('"', ''));
    if (question?.startsWith('Bạn có hài lòng')) shown.set(by === 'Tất cả' ? by : `${by} ${name}`, Number(answered));
  }
  return shown;
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
