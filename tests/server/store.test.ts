import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { migrate } from '../../demo/server/store/migrations/index.ts';
import { catalogue } from '../../demo/server/store/migrations/0001-catalogue.ts';
import { codeKey, findProcedure, readSummaries, saveProcedures } from '../../demo/server/store/procedures.ts';
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
