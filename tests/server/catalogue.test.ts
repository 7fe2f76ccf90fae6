import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { catalogue, catalogueHead, catalogueLine } from '../../src/backend/contract/catalogue.ts';
import type { Summary } from '../../src/backend/contract/procedures.ts';
import { startTestServer, type TestServer } from '../support/node/server.ts';

const LINES = 'application/x-ndjson';

/** What a reader makes of the lines: the head's lists put back into each entry. */
function decode(text: string): Summary[] {
  const [first = '', ...rest] = text.trimEnd().split('\n');
  const head = catalogueHead.parse(JSON.parse(first));
  return rest.map((line) => {
    const entry = catalogueLine.parse(JSON.parse(line));
    const { levels = [], modes = [], keywords = [], scope = 'national' } = entry;
    const issuer = head.issuers[entry.issuer ?? -1];
    assert.ok(issuer);
    return {
      ...entry,
      levels,
      modes,
      keywords,
      scope,
      field: entry.field === undefined ? '' : (head.fields[entry.field] ?? assert.fail()),
      audiences: (entry.audiences ?? []).map((place) => head.audiences[place] ?? assert.fail()),
      issuer,
    };
  });
}

describe('the catalogue', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });

  it('says the same as lines and as JSON', async () => {
    const whole = catalogue.parse(await server.getJson('/catalogue'));
    for (const response of [
      await server.get('/catalogue', { headers: { Accept: LINES } }),
      await server.get('/catalogue', { headers: { Accept: `application/json;q=0.5, ${LINES}` } }),
      await server.get('/catalogue.ndjson'),
    ]) {
      assert.equal(response.headers.get('content-type'), LINES);
      assert.deepEqual(decode(await response.text()), whole.procedures);
    }
  });

  it('is JSON for whoever does not ask for lines', async () => {
    for (const accept of ['*/*', 'application/json', 'text/html', '']) {
      const response = await server.get('/catalogue', { headers: { Accept: accept } });
      assert.equal(response.headers.get('content-type'), 'application/json');
      await response.arrayBuffer();
    }
  });

  it('is sent once to whoever keeps it', async () => {
    for (const accept of ['application/json', LINES]) {
      const first = await server.get('/catalogue', { headers: { Accept: accept } });
      await first.arrayBuffer();
      const etag = first.headers.get('etag') ?? '';
      assert.match(first.headers.get('cache-control') ?? '', /max-age=86400/);
      for (const known of [etag, etag.replace('W/', ''), `"other", ${etag}`, '*']) {
        const again = await server.get('/catalogue', { headers: { Accept: accept, 'If-None-Match': known } });
        assert.equal(again.status, 304, known);
        assert.equal(again.headers.get('etag'), etag);
        assert.equal(again.headers.get('access-control-allow-origin'), '*');
        assert.equal(await again.text(), '');
      }
      const stale = await server.get('/catalogue', { headers: { Accept: accept, 'If-None-Match': '"other"' } });
      assert.equal(stale.status, 200);
      await stale.arrayBuffer();
    }
  });

  it('has another tag in each form', async () => {
    const tags = await Promise.all(
      ['/catalogue', '/catalogue.ndjson'].map(async (path) => {
        const response = await server.get(path);
        await response.arrayBuffer();
        return response.headers.get('etag');
      }),
    );
    assert.notEqual(tags[0], tags[1]);
  });

  it('is compressed for whoever can unpack it, and for nobody else', async () => {
    const plain = await bytesOf(server, {});
    const packed = await bytesOf(server, { 'Accept-Encoding': 'br, gzip' });
    assert.equal(packed.encoding, 'gzip');
    assert.equal(plain.encoding, undefined);
    assert.deepEqual(gunzipSync(packed.bytes), plain.bytes);
    const refused = await bytesOf(server, { 'Accept-Encoding': 'gzip;q=0' });
    assert.deepEqual(refused, plain);
  });
});

/** As it comes over the wire: `fetch` would unpack it. */
async function bytesOf(server: TestServer, headers: Record<string, string>) {
  const asked = request(`${server.address}/api/v1/catalogue`, { headers }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  return { encoding: response.headers['content-encoding'], bytes: await buffer(response) };
}
