import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { temporaryFolder } from '../support/node/folder.ts';
import { Script } from '../support/node/script.ts';

const startServer = async (environment: NodeJS.ProcessEnv = {}) => {
  const server = new Script('demo/server/main.ts', [], {
    PORT: '0',
    DVC_DATA: await temporaryFolder(),
    ...environment,
  });
  const line = await server.line(/endpoint: /);
  const address = /http:\/\/localhost:\d+/.exec(line)?.[0] ?? assert.fail(line);
  return { server, address };
};

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  describe(`a server that gets ${signal}`, () => {
    it('finishes the request under way, takes no other, and ends well', async () => {
      const { server, address } = await startServer();
      // Without a length the server has to read to the end before it can answer.
      const sent = request(`${address}/api/v1/status`, { method: 'POST' });
      sent.write('first');
      // An answer over another connection shows that the one before has been taken in.
      await (await fetch(`${address}/api/v1/status`)).arrayBuffer();
      server.process.kill(signal);
      await server.line(/stopping/);
      await assert.rejects(once(connect(Number(new URL(address).port), '127.0.0.1'), 'connect'), {
        code: 'ECONNREFUSED',
      });
      sent.end(' half');
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      assert.equal(response.statusCode, 405);
      assert.match(await text(response), /"unsupported"/);
      assert.equal((await server.end()).code, 0);
    });
  });
}

describe('a server that cannot start', () => {
  const outputOf = async (environment: NodeJS.ProcessEnv) => {
    const server = new Script('demo/server/main.ts', [], { DVC_DATA: await temporaryFolder(), ...environment });
    const { code, output } = await server.end();
    assert.equal(code, 1);
    assert.equal(output.includes('    at '), false, output);
    return output;
  };

  it('says that its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    assert.match(await outputOf({ PORT: String(port) }), /PORT/);
    other.close();
  });

  it('says which setting is wrong', async () => {
    assert.match(await outputOf({ PORT: 'eighty' }), /PORT/);
    assert.match(await outputOf({ DVC_ORIGINS: 'https://songmay.example/trang-chu' }), /DVC_ORIGINS/);
  });

  it('says that its PostgreSQL does not answer', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const { port } = closed.address() as AddressInfo;
    closed.close();
    await once(closed, 'close');
    assert.match(await outputOf({ DATABASE_URL: `postgres://dvc@127.0.0.1:${port}/dvc` }), /DATABASE_URL/);
  });
});

describe('a server that starts', () => {
  it('says that any site may ask it, unless its sites are named', async () => {
    const open = await startServer();
    await open.server.line(/DVC_ORIGINS/);
    const named = await startServer({ DVC_ORIGINS: 'https://songmay.example' });
    named.server.process.kill('SIGTERM');
    const { output } = await named.server.end();
    assert.equal(output.includes('DVC_ORIGINS'), false);
  });
});
