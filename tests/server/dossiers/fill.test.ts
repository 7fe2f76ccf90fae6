import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { dossier as dossierSchema, DOSSIER_STATES, type Dossier } from '../../../src/backend/contract/dossiers.ts';
import { openStore, type StorePlace } from '../../../demo/server/store/store.ts';
import { temporaryFolder } from '../../support/node/folder.ts';
import { runScript } from '../../support/node/script.ts';
import { startTestServer } from '../../support/node/server.ts';
import { lookUp } from './sample.ts';

const COMMAND = 'demo/server/dossiers/fill/command.ts';
const MANY = process.env.DVC_FULL ? 20_000 : 1_200;

describe('filling a store with a made-up province', () => {
  let place: StorePlace;
  let dossiers: Omit<Dossier, 'survey'>[];

  before(async () => {
    place = { data: await temporaryFolder() };
    await fill();
    dossiers = await readAll();
  });

  async function fill(...more: string[]): Promise<string> {
    const { code, output } = await runScript(COMMAND, ['--dossiers', String(MANY), ...more], { DVC_DATA: place.data });
    assert.equal(code, 0, output);
    return output;
  }

  async function readAll(): Promise<Omit<Dossier, 'survey'>[]> {
    const store = await openStore(place);
    const rows = await store.db.selectFrom('dossiers').select('record').orderBy('key').execute();
    await store.close();
    return rows.map(({ record }) => JSON.parse(record) as Dossier);
  }

  test('makes as many as were wanted, in all ten states, at eighty agencies', async () => {
    assert.equal(dossiers.length, MANY);
    assert.deepEqual(new Set(dossiers.map(({ state }) => state.code)), new Set(DOSSIER_STATES.map(({ code }) => code)));
    const store = await openStore(place);
    const agencies = await store.db.selectFrom('agencies').select('code').execute();
    await store.close();
    assert.equal(agencies.length, 80);
    assert.ok(new Set(dossiers.map(({ agency }) => agency.code)).size > 70);
  });

  test('makes only what the contract can say, with nothing that happened after now', () => {
    for (const dossier of dossiers) {
      dossierSchema.parse(dossier);
      const times = [dossier.receivedAt ?? '', ...dossier.steps.map(({ at }) => at)];
      assert.deepEqual(times, times.toSorted());
      assert.ok(Date.parse(dossier.updatedAt) <= Date.now(), dossier.code);
    }
  });

  test('makes some that are late, and people of all kinds of names, masked', () => {
    assert.ok(dossiers.some(({ late }) => late?.apology));
    const names = new Set(dossiers.map(({ applicant = '' }) => applicant));
    for (const name of names) assert.match(name, /^(\S{0,3}\*{3})( \S{0,3}\*{3})*$/u);
    assert.ok(names.size > 100);
    assert.ok(
      [...names].some((name) => !name.includes(' ')),
      'somebody of one word',
    );
  });

  test('makes the same again for the same seed, and others for another one', async () => {
    await fill();
    assert.deepEqual(await readAll(), dossiers);
    await fill('--seed', '2');
    assert.ok((await readAll()).length > MANY);
  });

  test('says by what some can be looked up', async () => {
    const output = await fill();
    const examples = [...output.matchAll(/^ {2}(\S+) {2}mã tra cứu \(look-up code\): (\S+)$/gm)];
    assert.equal(examples.length, 5);
    const server = await startTestServer(place);
    for (const [, code = '', lookupCode = ''] of examples)
      assert.equal((await lookUp(server, code, 'lookup-code', lookupCode)).status, 200, code);
  });

  test('refuses numbers that are none', async () => {
    const { code, output } = await runScript(COMMAND, ['--dossiers', 'nhiều'], { DVC_DATA: place.data });
    assert.equal(code, 1);
    assert.match(output, /--dossiers 20000/);
  });
});
