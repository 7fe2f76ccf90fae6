import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { openStore } from '../../../demo/server/store/store.ts';
import { saveAgencies } from '../../../demo/server/store/agencies.ts';
import { raiseRevision } from '../../../demo/server/store/revision.ts';
import { sendAddition, sendRating } from '../../support/node/officers.ts';
import { startTestServer, type TestServer } from '../../support/node/server.ts';
import { temporaryFolder } from '../../support/node/folder.ts';

const PROVINCE = 'https://songmay.example';
const COMMUNE = 'https://doiman.songmay.example';
const STRANGER = 'https://la.example';
const CODE = '0000-0000-0000-0000-0';

describe('a site that has a code', () => {
  let server: TestServer;

  before(async () => {
    const data = await temporaryFolder();
    const store = await openStore({ data });
    await saveAgencies(store.db, [
      { agency: { code: 'H90', name: 'Tỉnh Sông Mây', level: 'province' }, origins: [] },
      { agency: { code: 'H90.101', name: 'Xã Đồi Mận', level: 'commune' }, origins: [COMMUNE] },
    ]);
    await raiseRevision(store.db);
    await store.close();
    server = await startTestServer({ data, origins: [PROVINCE] });
  });

  /** What each call with a code is answered: 404 is how far a made-up code comes. */
  async function statuses(origin: string, agency?: string): Promise<number[]> {
    const headers = { Origin: origin };
    const named = { ...(agency && { agency }), code: CODE };
    const answers = [
      await server.post('/feedback/lookup', named, headers),
      await sendAddition(server, { ...named, content: 'Thêm.', attachments: [] }, { headers }),
      await sendRating(server, { ...named, outcome: 'solved', reopen: false }, { headers }),
    ];
    return answers.map(({ status }) => status);
  }

  it('may ask without naming an agency where any of them lets it', async () => {
    assert.deepEqual(await statuses(PROVINCE), [404, 404, 404]);
    assert.deepEqual(await statuses(COMMUNE), [404, 404, 404]);
    assert.deepEqual(await statuses(STRANGER), [403, 403, 403]);
  });

  it('may ask in the name of an agency only where that one lets it', async () => {
    assert.deepEqual(await statuses(COMMUNE, 'H90.101'), [404, 404, 404]);
    assert.deepEqual(await statuses(COMMUNE, 'H90'), [403, 403, 403]);
    assert.deepEqual(await statuses(PROVINCE, 'H90.101'), [403, 403, 403]);
  });
});
