import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { before, describe, it } from 'node:test';
import { problem } from '../../src/backend/contract/problem.ts';
import { startTestServer, type TestServer } from '../support/node/server.ts';

const KILOBYTE = 'x'.repeat(1_024);

/** Says something to the server as it is, and reads what comes back until the server has nothing more to say. */
async function say(server: TestServer, ...parts: string[]): Promise<{ head: string; body: string }> {
  const socket = connect(Number(new URL(server.address).port), '127.0.0.1');
  await once(socket, 'connect');
  // The server may hang up while it is still being talked to.
  socket.on('error', () => {});
  let answer = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
  for (const part of parts) socket.write(part);
  await once(socket, 'close');
  const end = answer.indexOf('\r\n\r\n');
  return { head: answer.slice(0, end), body: answer.slice(end + 4) };
}

const kindOf = ({ head, body }: { head: string; body: string }) => {
  assert.match(head, /content-type: application\/problem\+json/i);
  assert.match(head, /vary: Origin, Accept, Accept-Language/i);
  assert.match(head, /access-control-allow-origin: \*/i);
  return problem.parse(JSON.parse(body)).kind;
};

const closing = (line: string, ...headers: string[]) =>
  [line, 'Host: localhost', 'Connection: close', ...headers, '', ''].join('\r\n');

describe('a request that is too much', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });

  it('is refused by its announced length', async () => {
    const response = await server.get('/status', { method: 'POST', body: KILOBYTE.repeat(257) });
    assert.equal(response.status, 413);
    assert.equal(problem.parse(await response.json()).kind, 'too-large');
  });

  it('is refused by counting, where no length is announced', async () => {
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode(KILOBYTE.repeat(16))),
    });
    const response = await server.get('/status', { method: 'POST', body, duplex: 'half' } as RequestInit);
    assert.equal(response.status, 413);
    assert.equal(problem.parse(await response.json()).kind, 'too-large');
  });

  it('is not refused while it is within its limit', async () => {
    const body = new Blob([KILOBYTE.repeat(255)]).stream();
    const response = await server.get('/status', { method: 'POST', body, duplex: 'half' } as RequestInit);
    assert.equal(response.status, 405);
    await response.arrayBuffer();
  });

  it('is refused for an endless address or endless headers', async () => {
    const address = await say(server, closing(`GET /api/v1/procedures?q=${KILOBYTE.repeat(40)} HTTP/1.1`));
    assert.match(address.head, /^HTTP\/1.1 413 /);
    assert.equal(kindOf(address), 'too-large');
    const headers = await say(server, closing('GET /api/v1/status HTTP/1.1', `X-Long: ${KILOBYTE.repeat(40)}`));
    assert.equal(kindOf(headers), 'too-large');
  });
});

describe('noise behind a request', () => {
  it('brings no second answer', async () => {
    const answer = await say(await startTestServer(), `${closing('DELETE /api/v1/status HTTP/1.1')}noise`);
    assert.match(answer.head, /^HTTP\/1.1 405 /);
    assert.equal(kindOf(answer), 'unsupported');
  });
});

describe('an expectation that nobody knows', () => {
  it('does not keep a request from being answered', async () => {
    const answer = await say(await startTestServer(), closing('GET /api/v1/status HTTP/1.1', 'Expect: the-unexpected'));
    assert.match(answer.head, /^HTTP\/1.1 200 /);
  });
});

describe('what is hardly a request', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });

  for (const [what, text, status, kind] of [
    ['noise', '\u0016\u0003\u0001 hello\r\n\r\n', 400, 'invalid'],
    ['no version', 'GET /api/v1/status\r\n\r\n', 400, 'invalid'],
    ['no host', 'GET /api/v1/status HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'invalid'],
    ['a broken host', closing('GET /api/v1/status HTTP/1.1').replace('localhost', 'a b'), 400, 'invalid'],
    ['a backslash in the path', closing('GET /api\\v1\\status HTTP/1.1'), 400, 'invalid'],
    ['two lengths', closing('POST /api/v1/status HTTP/1.1', 'Content-Length: 1', 'Content-Length: 2'), 400, 'invalid'],
    [
      'a length and chunks',
      closing('POST /api/v1/status HTTP/1.1', 'Content-Length: 1', 'Transfer-Encoding: chunked'),
      400,
      'invalid',
    ],
    ['an unknown method', closing('FLY /api/v1/status HTTP/1.1'), 400, 'invalid'],
    ['TRACE', closing('TRACE /api/v1/status HTTP/1.1'), 405, 'unsupported'],
    ['CONNECT', closing('CONNECT localhost:80 HTTP/1.1'), 405, 'unsupported'],
    [
      'a chunk of no size',
      `${closing('POST /api/v1/status HTTP/1.1', 'Transfer-Encoding: chunked')}zz\r\n`,
      400,
      'invalid',
    ],
  ] as const) {
    it(`is answered as a problem: ${what}`, async () => {
      const answer = await say(server, text);
      assert.match(answer.head, new RegExp(`^HTTP/1.1 ${status} `));
      assert.equal(kindOf(answer), kind);
    });
  }
});
