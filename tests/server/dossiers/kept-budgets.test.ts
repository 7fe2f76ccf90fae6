import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DAY } from '../../../demo/server/clock.ts';
import { KeptBudgets } from '../../../demo/server/dossiers/kept-budgets.ts';
import { createLog } from '../../../demo/server/log.ts';
import { usualPolicy } from '../../../demo/server/policy/policy.ts';
import { openStore, type StorePlace } from '../../../demo/server/store/store.ts';
import { sweep } from '../../../demo/server/sweep.ts';
import { Files } from '../../../demo/server/attachments/files.ts';
import { startTestServer } from '../../support/node/server.ts';
import { STORES } from '../../support/node/stores.ts';
import { CODE, FACTORS, importLines, lookUp, sampleLine } from './sample.ts';

const SECRET = 'secret of the test';
const OWNER = { 'X-Forwarded-For': '198.51.100.7' };
const START = Date.parse('2026-11-20T08:00:00+07:00');

async function rowsOf(place: StorePlace) {
  const store = await openStore(place);
  const rows = await store.db.selectFrom('lookup_budgets').selectAll().execute();
  await store.close();
  return rows;
}

for (const { name, skip, emptyPlace } of STORES) {
  describe(`budgets of look-ups over ${name}`, { skip }, () => {
    const start = (place: StorePlace, now = START) =>
      startTestServer({ ...place, secret: SECRET, trustProxy: ['127.0.0.1'], clock: () => new Date(now) });
    const filled = async () => {
      const place = await emptyPlace();
      const store = await openStore(place);
      await store.close();
      await importLines({ ...place, secret: SECRET } as StorePlace, [sampleLine()]);
      return place;
    };
    const guess = async (server: Awaited<ReturnType<typeof start>>) => {
      for (let at = 0; at < 5; at++) {
        const headers = { 'X-Forwarded-For': `203.0.113.${at}` };
        assert.equal((await lookUp(server, CODE, 'phone', `0900 555 00${at}`, headers)).status, 404);
      }
    };

    test('outlive a server that starts anew: a code under attack stays under guard', async () => {
      const place = await filled();
      const first = await start(place);
      await guess(first);
      await first.close();
      const second = await start(place);
      assert.equal((await lookUp(second, CODE, 'phone', FACTORS.phone, OWNER)).status, 404);
      assert.equal((await lookUp(second, CODE, 'lookup-code', FACTORS['lookup-code'], OWNER)).status, 200);
      await second.close();
      const later = await start(place, START + DAY);
      assert.equal((await lookUp(later, CODE, 'phone', FACTORS.phone, OWNER)).status, 200);
    });

    test('cost a look-up that finds its dossier at once no write, and hold no code, number or address', async () => {
      const place = await filled();
      const server = await start(place);
      for (let again = 0; again < 3; again++) {
        assert.equal((await lookUp(server, CODE, 'phone', FACTORS.phone, OWNER)).status, 200);
      }
      await server.close();
      assert.deepEqual(await rowsOf(place), []);
      const other = await start(place);
      await guess(other);
      await other.close();
      const rows = await rowsOf(place);
      assert.ok(rows.length > 0);
      assert.doesNotMatch(JSON.stringify(rows), /H90|261102|0900|555|203\.0|113/);
    });

    test('are forgotten by the sweep once they mean nothing any more', async () => {
      const place = await filled();
      const server = await start(place);
      await guess(server);
      await server.close();
      const store = await openStore(place);
      const files = await Files.open(place.data);
      const sweepAt = (now: number) => sweep({ store, files, policy: usualPolicy(), clock: () => new Date(now) });
      await sweepAt(START + 60_000);
      const left = async () => (await store.db.selectFrom('lookup_budgets').selectAll().execute()).length;
      assert.ok((await left()) > 0);
      await sweepAt(START + 40 * DAY);
      assert.equal(await left(), 0);
      await store.close();
    });

    test('are read again where the store did not answer the first time', async () => {
      const store = await openStore(await emptyPlace());
      let asked = 0;
      const failing = {
        ...store,
        get db() {
          asked += 1;
          if (asked === 1) throw new Error('not now');
          return store.db;
        },
      };
      const { budgets: rules } = usualPolicy().dossiers;
      const log = createLog({ write: () => {} });
      const kept = new KeptBudgets({ store: failing, rules, clock: () => new Date(START), log });
      await assert.rejects(kept.open(), /not now/);
      assert.ok(await kept.open());
      await store.close();
    });
  });
}
