import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { problem } from '../../src/backend/contract/problem.ts';
import { openStore } from '../../demo/server/store/store.ts';
import { saveAgencies } from '../../demo/server/store/agencies.ts';
import { temporaryFolder } from '../support/node/folder.ts';
import { runScript } from '../support/node/script.ts';
import { startTestServer, type TestServer } from '../support/node/server.ts';

const PROVINCE = 'https://songmay.example';
const COMMUNE = 'https://doiman.songmay.example';
const STRANGER = 'https://elsewhere.example';

const ask = async (server: TestServer, path: string, origin?: string, method = 'GET') => {
  const response = await server.get(path, {
    method,
    headers: {
      ...(origin && { Origin: origin }),
      ...(method === 'OPTIONS' && { 'Access-Control-Request-Method': 'GET' }),
    },
  });
  return { status: response.status, headers: response.headers, body: await response.text() };
};

const assertVaries = (headers: Headers) => {
  const varies = (headers.get('vary') ?? '').split(/,\s*/);
  for (const name of ['Origin', 'Accept', 'Accept-Language', 'Accept-Encoding'])
    assert.ok(varies.includes(name), `Vary: ${name}`);
};

describe('an endpoint that any site may ask', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });

  for (const [what, path, status] of [
    ['an answer', '/status', 200],
    ['a wrong request', '/procedures?page=0', 400],
    ['an unknown path', '/nothing', 404],
    ['an unknown agency', '/status?agency=H99', 404],
    ['a part of the API that does not exist', '/../v2/status', 404],
  ] as const) {
    it(`lets every site read ${what}`, async () => {
      const answer = await ask(server, path, STRANGER);
      assert.equal(answer.status, status);
      assert.equal(answer.headers.get('access-control-allow-origin'), '*');
      assert.equal(answer.headers.get('access-control-expose-headers'), 'ETag, Retry-After, Date, Content-Language');
      assert.equal(answer.headers.get('access-control-allow-credentials'), null);
      assert.equal(answer.headers.get('set-cookie'), null);
      assertVaries(answer.headers);
    });
  }

  it('answers a preflight for ten minutes', async () => {
    const answer = await ask(server, '/procedures', STRANGER, 'OPTIONS');
    assert.equal(answer.status, 204);
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    assert.equal(answer.headers.get('access-control-max-age'), '600');
    assert.equal(answer.headers.get('access-control-allow-methods'), 'GET, HEAD, POST');
    assert.equal(
      answer.headers.get('access-control-allow-headers'),
      'Content-Type, Idempotency-Key, If-None-Match, Dvc-Check',
    );
    assert.equal(answer.headers.get('access-control-allow-credentials'), null);
    assertVaries(answer.headers);
  });

  it('lets every site read that a path takes no such method', async () => {
    const answer = await ask(server, '/status', STRANGER, 'DELETE');
    assert.equal(answer.status, 405);
    assert.equal(answer.headers.get('access-control-allow-origin'), '*');
    assertVaries(answer.headers);
  });
});

describe('an endpoint whose agencies have sites of their own', () => {
  let server: TestServer;
  before(async () => {
    const data = await temporaryFolder();
    const store = await openStore({ data });
    await saveAgencies(store.db, [
      { agency: { code: 'H90', name: 'Tỉnh Sông Mây', level: 'province' }, origins: [] },
      { agency: { code: 'H90.101', name: 'Xã Đồi Mận', level: 'commune' }, origins: [COMMUNE] },
    ]);
    await store.close();
    server = await startTestServer({ data, origins: [PROVINCE] });
  });

  // Which site asks in whose name; what it gets; whether the page may read it.
  const TABLE = [
    ['the province’s site', PROVINCE, 'H90', 200, true],
    ['the province’s site', PROVINCE, undefined, 200, true],
    ['the province’s site', PROVINCE, 'H90.101', 403, true],
    ['the commune’s site', COMMUNE, 'H90.101', 200, true],
    ['the commune’s site', COMMUNE, 'H90', 403, true],
    ['the commune’s site', COMMUNE, undefined, 403, true],
    ['the commune’s site', COMMUNE, 'H99', 404, true],
    ['a stranger’s site', STRANGER, 'H90', 403, false],
    ['a stranger’s site', STRANGER, 'H90.101', 403, false],
    ['a page without an origin', 'null', 'H90', 403, false],
    ['another port of the province’s site', `${PROVINCE}:8443`, 'H90', 403, false],
    ['the province’s site without encryption', PROVINCE.replace('https', 'http'), 'H90', 403, false],
    ['no page', undefined, 'H90', 200, false],
    ['no page', undefined, 'H90.101', 200, false],
  ] as const;

  for (const [who, origin, agency, status, readable] of TABLE) {
    it(`answers ${who} asking for ${agency ?? 'no agency by name'} with ${status}`, async () => {
      const answer = await ask(server, agency ? `/procedures?agency=${agency}` : '/procedures', origin);
      assert.equal(answer.status, status);
      assert.equal(answer.headers.get('access-control-allow-origin'), readable ? origin : null);
      assertVaries(answer.headers);
      if (status === 403) assert.equal(problem.parse(JSON.parse(answer.body)).kind, 'forbidden');
    });
  }

  it('lets the sites of all agencies together through a preflight', async () => {
    for (const [origin, allowed] of [
      [PROVINCE, PROVINCE],
      [COMMUNE, COMMUNE],
      [STRANGER, null],
    ] as const) {
      const answer = await ask(server, '/procedures?agency=H90', origin, 'OPTIONS');
      assert.equal(answer.status, 204);
      assert.equal(answer.headers.get('access-control-allow-origin'), allowed);
    }
  });

  it('learns a new site from an import', async () => {
    const file = join(await temporaryFolder(), 'agencies.jsonl');
    const record = { code: 'H90.102', name: 'Phường Bến Trăng', level: 'commune', origins: [`${STRANGER}/`] };
    await writeFile(file, JSON.stringify(record));
    await runScript('demo/server/import/agencies.ts', [file], { DVC_DATA: server.settings.data });
    const answer = await ask(server, '/status?agency=H90.102', STRANGER);
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('access-control-allow-origin'), STRANGER);
    assert.equal(answer.body.includes('origins'), false);
  });
});
