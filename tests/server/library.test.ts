import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Library } from '../../demo/server/library.ts';
import { OwnWords } from '../../demo/server/own-words.ts';
import { starterProcedures } from '../../demo/server/seed/index.ts';
import { saveProcedures } from '../../demo/server/store/procedures.ts';
import { raiseRevision } from '../../demo/server/store/revision.ts';
import { openStore } from '../../demo/server/store/store.ts';
import { temporaryFolder } from '../support/node/folder.ts';

const [SAMPLE] = starterProcedures();
assert.ok(SAMPLE);

const procedures = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    ...SAMPLE,
    code: `9.${String(n).padStart(6, '0')}`,
    title: `Thủ tục ${n}`,
  }));

const openLibrary = async () => {
  const data = await temporaryFolder();
  const store = await openStore({ data });
  return { store, library: await Library.open(store.db, 'H90', new OwnWords(data)) };
};

describe('the library', () => {
  it('reads a new revision once, however many ask for it', async () => {
    const { store, library } = await openLibrary();
    const before = library.latest;
    await saveProcedures(store.db, procedures(10));
    await raiseRevision(store.db);
    const editions = await Promise.all(Array.from({ length: 20 }, () => library.current()));
    assert.equal(new Set(editions).size, 1);
    assert.notEqual(editions[0], before);
    assert.equal(editions[0]?.index.size, 10);
    await store.close();
  });

  it('stays with its edition while nothing changes', async () => {
    const { store, library } = await openLibrary();
    assert.equal(await library.current(), await library.current());
    await store.close();
  });

  it('lets others have their turn while it reads', async () => {
    const { store, library } = await openLibrary();
    await saveProcedures(store.db, procedures(3_000));
    await raiseRevision(store.db);
    let turns = 0;
    let reading = true;
    const takeTurn = () => {
      turns += 1;
      if (reading) setImmediate(takeTurn);
    };
    setImmediate(takeTurn);
    const edition = await library.current();
    reading = false;
    assert.equal(edition.index.size, 3_000);
    assert.ok(turns >= 60, `${turns} turns`);
    await store.close();
  });
});
