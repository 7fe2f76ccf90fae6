import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Hono } from 'hono';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { createLog } from '../../demo/server/log.ts';
import { answerError, ProblemError } from '../../demo/server/problems.ts';
import { migrate } from '../../demo/server/store/migrations/index.ts';
import { catalogue } from '../../demo/server/store/migrations/0001-catalogue.ts';
import { codeKey, findProcedure, readSummaries, saveProcedures } from '../../demo/server/store/procedures.ts';
import { bindKey, findBoundKey } from '../../demo/server/store/idempotency-keys.ts';
import { raiseRevision, readRevision } from '../../demo/server/store/revision.ts';
import { openStore } from '../../demo/server/store/store.ts';
import type { Database } from '../../demo/server/store/tables.ts';
import { starterProcedures } from '../../demo/server/seed/index.ts';
import type { Summary } from '../../src/backend/contract/procedures.ts';
import { temporaryFolder } from '../support/node/folder.ts';
import { STORES } from '../support/node/stores.ts';

/** Gives every other transaction its turn. */
const others = () => new Promise((resolve) => setImmediate(resolve));

const agencyCodes = async (db: Database) =>
  (await db.selectFrom('agencies').select('code').execute()).map(({ code }) => code).sort();

const allSummaries = async (db: Database) => {
  const summaries: Summary[] = [];
  for await (const batch of readSummaries(db)) summaries.push(...batch);
  return summaries;
};

/** What is answered where this is thrown. */
async function answerTo(thrown: Error): Promise<Response> {
  const app = new Hono().onError(answerError(createLog({ write: () => {} }))).get('/', () => {
    throw thrown;
  });
  return app.request('/');
}

const addAgency = (db: Database, code: string) =>
  db.insertInto('agencies').values({ code, record: '{}', origins: '[]' }).execute();

for (const { name, skip, emptyPlace } of STORES) {
  describe(`a store on ${name}`, { skip }, () => {
    it('keeps interleaved transactions apart, of which every second is taken back', async () => {
      const store = await openStore(await emptyPlace());
      const numbers = Array.from({ length: 200 }, (_, number) => number);
      const outcomes = await Promise.allSettled(
        numbers.map((number) =>
          store.db.transaction().execute(async (transaction) => {
            await addAgency(transaction, `${number}-first`);
            await others();
            await addAgency(transaction, `${number}-second`);
            await others();
            if (number % 2 === 1) throw new Error('taken back');
          }),
        ),
      );
      const kept = numbers.filter((number) => number % 2 === 0);
      assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, kept.length);
      assert.deepEqual(
        await agencyCodes(store.db),
        kept.flatMap((number) => [`${number}-first`, `${number}-second`]).sort(),
      );
      await store.close();
    });

    it('writes at once what may share a commit, and takes back of it only what fails', async () => {
      const store = await openStore(await emptyPlace());
      const numbers = Array.from({ length: 300 }, (_, number) => number);
      const outcomes = await Promise.allSettled(
        numbers.map((number) =>
          store.write(async (transaction) => {
            await addAgency(transaction, `${number}-first`);
            await others();
            // The database itself refuses the second of every third.
            await addAgency(transaction, number % 3 === 0 ? `${number}-first` : `${number}-second`);
            return number;
          }),
        ),
      );
      const kept = numbers.filter((number) => number % 3 !== 0);
      assert.deepEqual(
        outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : [])),
        kept,
      );
      const codes = kept.flatMap((number) => [`${number}-first`, `${number}-second`]);
      assert.deepEqual(await agencyCodes(store.db), codes.sort());
      await store.close();
    });

    it('binds a key once, until its time is over', async () => {
      const store = await openStore(await emptyPlace());
      const bind = (answer: string, now: string) =>
        store.write((transaction) =>
          bindKey(transaction, 'key', { bodyHash: 'body', answer }, { now, expiresAt: '2026-12-01' }),
        );
      assert.equal(await bind('first', '2026-11-01'), true);
      assert.equal(await bind('second', '2026-11-02'), false);
      assert.equal((await findBoundKey(store.db, 'key', '2026-11-30'))?.answer, 'first');
      assert.equal(await findBoundKey(store.db, 'key', '2026-12-01'), undefined);
      assert.equal(await bind('third', '2026-12-02'), true);
      await store.close();
    });

    it('is brought to its newest shape once, however often it is opened', async () => {
      const place = await emptyPlace();
      const first = await openStore(place);
      await addAgency(first.db, 'H01');
      await migrate(first.db);
      await first.close();
      const second = await openStore(place);
      assert.deepEqual(await agencyCodes(second.db), ['H01']);
      await second.close();
    });

    it('is opened by two servers at once on the first day', async () => {
      const place = await emptyPlace();
      const stores = await Promise.all([openStore(place), openStore(place)]);
      for (const store of stores) {
        assert.equal((await readRevision(store.db)).number, 0);
        await store.close();
      }
    });

    it('keeps nothing of a change of shape that fails half way', async () => {
      const store = await openStore(await emptyPlace());
      const failing: Migration = {
        up: async (db) => {
          await db.schema.createTable('half').addColumn('id', 'integer').execute();
          throw new Error('power cut');
        },
      };
      await assert.rejects(migrate(store.db, { '0001-catalogue': catalogue, '0002-failing': failing }));
      const tables = await store.db.introspection.getTables();
      assert.equal(
        tables.some((table) => table.name === 'half'),
        false,
      );
      await store.close();
    });

    it('puts a procedure in the place of the one with its code', async () => {
      const store = await openStore(await emptyPlace());
      const [procedure] = starterProcedures();
      assert.ok(procedure);
      await saveProcedures(store.db, [procedure]);
      await saveProcedures(store.db, [{ ...procedure, title: 'Tên mới' }]);
      const summaries = await allSummaries(store.db);
      assert.deepEqual(
        summaries.map(({ code, title }) => ({ code, title })),
        [{ code: procedure.code, title: 'Tên mới' }],
      );
      await store.close();
    });

    it('counts its changes', async () => {
      const store = await openStore(await emptyPlace());
      await raiseRevision(store.db);
      await raiseRevision(store.db);
      assert.equal((await readRevision(store.db)).number, 2);
      await store.close();
    });

    it('gives back every text as it was, whatever is in it', async () => {
      const store = await openStore(await emptyPlace());
      const [procedure] = starterProcedures();
      assert.ok(procedure);
      const odd = { ...procedure, title: `'"\\ \u0000 \u2028 \ud800 %_;-- ${'ễ'.repeat(2_000)}` };
      await saveProcedures(store.db, [odd]);
      assert.deepEqual(JSON.parse((await findProcedure(store.db, odd.code)) ?? ''), odd);
      await store.close();
    });

    it('reads more summaries than fit into one batch', async () => {
      const store = await openStore(await emptyPlace());
      const [procedure] = starterProcedures();
      assert.ok(procedure);
      const many = Array.from({ length: 700 }, (_, n) => ({ ...procedure, code: `9.${String(n).padStart(6, '0')}` }));
      await saveProcedures(store.db, many);
      const codes = (await allSummaries(store.db)).map(({ code }) => code);
      assert.deepEqual(codes.sort(), many.map(({ code }) => code).sort());
      await store.close();
    });

    it('answers a check-up', async () => {
      const store = await openStore(await emptyPlace());
      await store.check();
      await store.close();
    });
  });
}

describe('the embedded store', () => {
  it('writes through to the disk, also when opened again and after a write', async () => {
    const data = await temporaryFolder();
    await (await openStore({ data })).close();
    const store = await openStore({ data });
    await addAgency(store.db, 'H01');
    const { rows } = await sql<{ synchronous: number }>`pragma synchronous`.execute(store.db);
    assert.deepEqual({ ...rows[0] }, { synchronous: 2 });
    const journal = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(store.db);
    assert.deepEqual({ ...journal.rows[0] }, { journal_mode: 'wal' });
    await store.close();
  });

  it('lets nobody wait longer than a citizen would', async () => {
    const store = await openStore({ data: await temporaryFolder() });
    const write = async () => store.write(async (transaction) => void (await agencyCodes(transaction)));
    const outcomes = await Promise.allSettled(Array.from({ length: 2_500 }, write));
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    assert.equal(refused.length, 500);
    for (const { reason } of refused) assert.ok(reason instanceof ProblemError && reason.kind === 'unavailable');
    await store.close();
  });

  it('keeps nothing and says so where the disk is full, and goes on when it is not', async () => {
    const store = await openStore({ data: await temporaryFolder() });
    await sql`pragma max_page_count = 1`.execute(store.db);
    const big = 'x'.repeat(100_000);
    const writes = [1, 2, 3].map((number) => store.write((transaction) => addAgency(transaction, `${number}${big}`)));
    for (const outcome of await Promise.allSettled(writes)) {
      assert.equal(outcome.status, 'rejected');
      const { status } = await answerTo(outcome.reason as Error);
      assert.equal(status, 503);
    }
    await sql`pragma max_page_count = 1000000`.execute(store.db);
    await store.write((transaction) => addAgency(transaction, 'H01'));
    assert.deepEqual(await agencyCodes(store.db), ['H01']);
    await store.close();
  });

  it('refuses to run where it would acknowledge what is not on disk', async () => {
    const store = await openStore({ data: await temporaryFolder() });
    await sql`pragma synchronous = normal`.execute(store.db);
    await assert.rejects(store.check());
    await store.close();
  });
});

describe('a procedure code', () => {
  it('is found by with spaces around it, without its dot, and in either case', () => {
    for (const typed of ['1.001193', ' 1.001193', '1.001193\n', '1001193', '1 001 193']) {
      assert.equal(codeKey(typed), '1001193');
    }
    assert.equal(codeKey('1.014955-xoa'), codeKey('1.014955-XOA'));
  });

  it('is nothing that a database could stumble over', () => {
    for (const typed of ['', '.', '\u0000', '1.001193\u0000', "1' or '1'='1", '\ud800', '1'.repeat(65)]) {
      assert.equal(codeKey(typed), undefined);
    }
  });
});
