import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { problem } from '../../src/backend/contract/problem.ts';
import { startTestServer, type TestServer } from '../support/node/server.ts';
import { STORES } from '../support/node/stores.ts';

const SEED = Number(process.env.DVC_SEED ?? Date.now() % 2 ** 31);
const RUNS = 1_000;

const PATHS = [
  '/status',
  '/agencies',
  '/procedures',
  '/procedures/1.001193',
  '/procedures/1.001193.json',
  '/catalogue',
  '/catalogue.ndjson',
];
const FIELDS = ['q', 'field', 'level', 'audience', 'mode', 'page', 'size', 'agency', '__proto__', 'constructor'];
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'QUERY', 'SEARCH'];
const HEADERS = [
  'accept',
  'accept-encoding',
  'accept-language',
  'access-control-request-headers',
  'access-control-request-method',
  'content-type',
  'cookie',
  'idempotency-key',
  'if-none-match',
  'origin',
  'range',
  'x-forwarded-for',
  'x-http-method-override',
];
const ODD_TEXTS = [
  '',
  '\u0000',
  '\ud800',
  '\u202e1.001193',
  "' or 1=1 --",
  '%',
  '__proto__',
  'NaN',
  '-1',
  '1e309',
  '9'.repeat(400),
  'đăng ký '.repeat(400),
  '<script>alert(1)</script>',
  '*;q=-1, gzip;q=x',
  'W/"',
];

const oddText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constantFrom(...ODD_TEXTS));
const encoded = oddText.map((value) => encodeURIComponent(value.toWellFormed()));
const raw = fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)) });

const path = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PATHS) },
  { weight: 2, arbitrary: encoded.map((code) => `/procedures/${code}`) },
  { weight: 1, arbitrary: raw.map((rest) => `/${rest}`) },
  { weight: 1, arbitrary: raw.map((rest) => `/procedures/${rest}`) },
);
const query = fc.oneof(
  fc
    .array(fc.tuple(fc.oneof(fc.constantFrom(...FIELDS), encoded), encoded), { maxLength: 6 })
    .map((pairs) => pairs.map((pair) => pair.join('=')).join('&')),
  raw,
);
const asked = fc.record({
  method: fc.constantFrom(...METHODS),
  path,
  query,
  headers: fc.dictionary(fc.constantFrom(...HEADERS), fc.oneof(raw, fc.constantFrom(...ODD_TEXTS.filter(isHeader)))),
  body: fc.option(fc.uint8Array({ maxLength: 2_000 }), { nil: undefined }),
});

function isHeader(value: string): boolean {
  return /^[\x20-\x7e]*$/.test(value);
}

type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;

async function ask(server: TestServer, { method, path, query, headers, body }: Asked) {
  const sent = request(server.address, { method, path: `/api/v1${path}?${query}`, headers, agent: false });
  const carries = body && !['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method);
  sent.end(carries ? body : undefined);
  const faults: Error[] = [];
  sent.on('error', (fault) => faults.push(fault));
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const compressed = response.headers['content-encoding'] !== undefined;
  return {
    status: response.statusCode ?? 0,
    type: response.headers['content-type'],
    compressed,
    body: await text(response),
  };
}

for (const { name, skip, emptyPlace } of STORES) {
  describe(`requests of any shape over ${name}`, { skip }, () => {
    let server: TestServer;
    before(async () => {
      server = await startTestServer(await emptyPlace());
    });

    it(`are answered, or refused as a problem, and never a fault of the server (seed ${SEED})`, async () => {
      await fc.assert(
        fc.asyncProperty(asked, async (request) => {
          const answer = await ask(server, request);
          assert.ok(answer.status >= 200 && answer.status < 500, `status ${answer.status}`);
          if (answer.status < 400) return;
          assert.equal(answer.type, 'application/problem+json');
          if (request.method === 'HEAD' || answer.compressed) return;
          assert.equal(problem.parse(JSON.parse(answer.body)).status, answer.status);
        }),
        { seed: SEED, numRuns: RUNS },
      );
      assert.equal((await server.get('/status')).status, 200);
    });
  });
}
