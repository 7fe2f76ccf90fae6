import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { runCommand } from '../../src/conformance/command.ts';
import { CHECK_GROUPS } from '../../src/conformance/run-checks.ts';
import { publishSamples } from '../support/node/officers.ts';
import { CODE, FACTORS, importLines, sampleLine } from '../server/dossiers/sample.ts';
import { temporaryFolder } from '../support/node/folder.ts';
import { startTestServer } from '../support/node/server.ts';
import { WRONG_DOINGS } from './wrong/index.ts';
import { startWrongEndpoint, type WrongEndpoint } from './wrong/endpoint.ts';

const CHECKS = CHECK_GROUPS.flatMap(({ checks }) => checks.map(({ name }) => name));

describe('checks of an endpoint', () => {
  let endpoint: WrongEndpoint;

  before(async () => {
    const data = await temporaryFolder();
    await importLines({ data }, [sampleLine()]);
    const server = await startTestServer({ data });
    await publishSamples(server);
    endpoint = await startWrongEndpoint(server.address);
  });

  async function check(...args: string[]): Promise<{ code: number; printed: string }> {
    const printed: string[] = [];
    const known = ['--dossier', `${CODE} phone=${FACTORS.phone}`];
    const code = await runCommand([...args, ...known], (line) => printed.push(line));
    return { code, printed: printed.join('\n') };
  }

  for (const { wrong, fails, mischief, host = '127.0.0.1' } of WRONG_DOINGS) {
    test(`notice an endpoint that ${wrong}`, async () => {
      endpoint.mischief = mischief();
      const { code, printed } = await check(`http://${host}:${endpoint.port}/api`, '--only', fails);
      assert.ok(printed.includes(`✗ ${fails}\n    expected: `), printed);
      assert.doesNotMatch(printed, /came: +none: |a check that runs to its end/, 'the endpoint itself failed');
      assert.equal(code, 1);
    });
  }

  test('hold where nothing is wrong', async () => {
    endpoint.mischief = {};
    const { code, printed } = await check(`http://127.0.0.1:${endpoint.port}/api`);
    assert.equal(code, 0, printed);
    assert.ok(printed.endsWith(`\n${CHECKS.length} hold, 0 do not`), printed);
  });

  test('can each fail', () => {
    const failing = new Set(WRONG_DOINGS.map(({ fails }) => fails));
    assert.deepEqual(
      CHECKS.filter((name) => !failing.has(name)),
      [],
    );
  });

  test('have each a sentence of their own', () => {
    assert.equal(new Set(CHECKS).size, CHECKS.length);
  });
});
