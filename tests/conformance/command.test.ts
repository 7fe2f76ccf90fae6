import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, describe, test } from 'node:test';
import { saveAgencies } from '../../demo/server/store/agencies.ts';
import { openStore } from '../../demo/server/store/store.ts';
import { runCommand } from '../../src/conformance/command.ts';
import { catalogueOf } from '../../src/conformance/report.ts';
import { CHECK_GROUPS } from '../../src/conformance/run-checks.ts';
import { CODE, FACTORS, importLines, sampleLine } from '../server/dossiers/sample.ts';
import { publishSamples } from '../support/node/officers.ts';
import { temporaryFolder } from '../support/node/folder.ts';
import { runScript } from '../support/node/script.ts';
import { startTestServer } from '../support/node/server.ts';
import { STORES } from '../support/node/stores.ts';
import { startWrongEndpoint, type WrongEndpoint } from './wrong/endpoint.ts';
import { json, ofAgencies, ofProcedures, ofStatus, query, sayProblem } from './wrong/spoil.ts';

const CLI = 'src/conformance/cli.ts';

async function run(...args: string[]): Promise<{ code: number; printed: string }> {
  const printed: string[] = [];
  const code = await runCommand(args, (line) => printed.push(line));
  return { code, printed: printed.join('\n') };
}

describe('the reference endpoint', () => {
  for (const { name, skip, emptyPlace } of STORES) {
    test(`keeps to the contract over ${name}`, { skip }, async () => {
      const place = await emptyPlace();
      await importLines(place, [sampleLine()]);
      const server = await startTestServer(place);
      await publishSamples(server);
      const known = ['--dossier', `${CODE} phone=${FACTORS.phone}`];
      const { code, output } = await runScript(CLI, [`${server.address}/api`, ...known], {});
      assert.match(output, /^\d+ hold, 0 do not$/m, output);
      assert.doesNotMatch(output, /not checked/);
      assert.equal(code, 0);
    });
  }

  test('keeps to the contract where only one site may ask', async () => {
    const { address } = await startTestServer({ origins: ['https://xa-doi-man.example'] });
    const { code, printed } = await run('check', `${address}/api`, '--origin', 'https://xa-doi-man.example');
    assert.equal(code, 0, printed);
  });

  test('keeps to the contract where an agency has sites of its own', async () => {
    const data = await temporaryFolder();
    const store = await openStore({ data });
    const [province, commune] = ['https://songmay.example', 'https://xa-doi-man.example'];
    await saveAgencies(store.db, [
      { agency: { code: 'H90', name: 'Tỉnh Sông Mây', level: 'province' }, origins: [] },
      { agency: { code: 'H90.101', name: 'Xã Đồi Mận', level: 'commune' }, origins: [commune] },
    ]);
    await store.close();
    const { address } = await startTestServer({ data, origins: [province] });
    const { code, printed } = await run(`${address}/api`, '--origin', province);
    assert.equal(code, 0, printed);
  });
});

describe('the command', () => {
  let endpoint: WrongEndpoint;
  let address: string;

  before(async () => {
    const server = await startTestServer();
    endpoint = await startWrongEndpoint(server.address);
    address = `http://127.0.0.1:${endpoint.port}/api`;
  });

  test('takes the address as the installed package has it, with or without a slash at its end', async () => {
    endpoint.mischief = {};
    for (const args of [[address], ['check', address], ['check', `${address}/`]]) {
      const { code, printed } = await run(...args, '--only', 'speaks version');
      assert.equal(code, 0, printed);
      assert.match(printed, /^1 hold, 0 do not$/m);
    }
  });

  test('ends with 1 and says what to mend when something does not hold', async () => {
    endpoint.mischief = ofStatus((status) => (status.contract = '2.0'))();
    const { code, output } = await runScript(CLI, ['check', address], {});
    assert.equal(code, 1);
    assert.ok(output.includes('✗ speaks version 1 of the contract\n    expected: contract "1.0"'), output);
    assert.ok(output.includes('    came:     "2.0"\n    contract: Calls, GET /v1/status'), output);
    assert.match(output, /^\d+ hold, 1 do not$/m);
  });

  test('checks nothing that the endpoint does not offer, and says so', async () => {
    endpoint.mischief = ofStatus((status) => (status.operations = ['catalogue']))();
    const { code, printed } = await run(address);
    assert.equal(code, 0, printed);
    assert.match(
      printed,
      /^– finds a procedure by its title \(not checked: the endpoint does not offer "procedures"\)$/m,
    );
    assert.match(printed, /^✓ names the catalogue by an ETag in both forms$/m);
  });

  test('goes on without what a call offers when the status cannot be read', async () => {
    endpoint.mischief = json('/status', (status) => Reflect.deleteProperty(status as object, 'operations'))();
    const { code, printed } = await run(address);
    assert.equal(code, 1);
    assert.match(printed, /^– finds a procedure by its title \(not checked: its status could not be read\)$/m);
    assert.match(printed, /^✓ finds an agency by its name$/m);
  });

  test('does not hold an empty list against the endpoint', async () => {
    const emptied = ofProcedures((list) => {
      Object.assign(list, { items: [], total: 0, facets: { field: [], level: [], audience: [], mode: [] } });
    })();
    endpoint.mischief = emptied;
    for (const name of ['finds a procedure by its title', 'finds as many by a facet', 'says of a procedure all']) {
      const { code, printed } = await run(address, '--only', name);
      assert.equal(code, 0, printed);
      assert.match(printed, /^– .*\(not checked: /m);
    }
  });

  test('leaves nothing at an endpoint on another machine unless it may', async () => {
    // 0.0.0.0 is this machine by another name, and not one of those that are known for it.
    const elsewhere = address.replace('127.0.0.1', '0.0.0.0');
    const written: string[] = [];
    endpoint.mischief = {
      ask: ({ method, url, headers }) => {
        const isWrite = method === 'POST' && /\/(feedback|attachments)$/.test(url.pathname);
        if (isWrite) written.push(String(headers['dvc-check']));
      },
    };
    const { printed } = await run(elsewhere, '--only', 'key');
    assert.match(printed, /not checked: it leaves something at the endpoint, which --write allows/);
    assert.deepEqual(written, []);
    assert.match(
      (await run(elsewhere, '--only', 'key', '--write')).printed,
      /^✓ refuses a feedback without a proper key$/m,
    );
    assert.ok(written.length > 0);
    assert.deepEqual([...new Set(written)], ['1']);
  });

  test('reads every page of a long list of agencies', async () => {
    endpoint.mischief = query((asked) => asked.get('size') === '100' && asked.set('size', '4'))();
    const { code, printed } = await run(address, '--only', 'counts its own agency');
    assert.equal(code, 0, printed);
    endpoint.mischief = ofAgencies((list) => (list.items = list.items.filter(({ code }) => code !== 'H90')))();
    assert.equal((await run(address, '--only', 'counts its own agency')).code, 1);
  });

  test('comes back when an endpoint that has too much to do says when', async () => {
    let asked = 0;
    endpoint.mischief = {
      answer(given) {
        asked += 1;
        if (asked % 2 === 0) return;
        sayProblem(given, 429, 'too-many');
        given.headers.set('Retry-After', '0');
      },
    };
    const { code, printed } = await run(address, '--only', 'finds an agency by its name');
    assert.equal(code, 0, printed);
  });

  test('has no use for a folder of files: it wants an endpoint', async () => {
    endpoint.mischief = {
      answer: (given) => sayProblem(given, 404, 'not-found'),
    };
    const { code, printed } = await run(address);
    assert.equal(code, 1);
    assert.match(printed, /^ {4}expected: 200 application\/json for GET \/v1\/status\n {4}came: {5}404 /m);
  });

  test('asks for a site that may ask where the made-up one may not', async () => {
    const { address: closed } = await startTestServer({ origins: ['https://xa-doi-man.example'] });
    const { code, printed } = await run(`${closed}/api`);
    assert.equal(code, 2);
    assert.match(printed, /--origin/);
  });

  test('ends with 2 when nobody answers at the address', async () => {
    const server = await startTestServer();
    await server.close();
    const { code, printed } = await run(`${server.address}/api`);
    assert.equal(code, 2);
    assert.match(printed, /does not answer \(none: ECONNREFUSED\)/);
  });

  test('ends with 2 and shows how it is used when it is used otherwise', async () => {
    const wrongly = [
      [],
      ['check'],
      ['not an address'],
      ['ftp://dvc.example/api'],
      ['https://dvc.example/api?x=1'],
      ['https://dvc.example/api', 'https://dvc.example/api'],
      ['--unknown', address],
      [address, '--origin', 'xa-doi-man'],
      [address, '--origin', 'https://xa-doi-man.example/trang'],
      [address, '--only', 'no check says this'],
      [address, '--dossier', 'H90.101-261102-0004'],
    ];
    for (const args of wrongly) assert.equal((await run(...args)).code, 2, args.join(' '));
    const { code, output } = await runScript(CLI, [], {});
    assert.equal(code, 2);
    assert.match(output, /npx dvc-widgets check URL/);
  });

  test('shows its help', async () => {
    const { code, printed } = await run('--help');
    assert.equal(code, 0);
    assert.match(printed, /--origin/);
  });

  test('lists its checks as the documentation does', async () => {
    const { printed } = await run('--list');
    assert.equal(printed, catalogueOf(CHECK_GROUPS));
    const documentation = await readFile(new URL('../../docs/conformance.md', import.meta.url), 'utf8');
    assert.ok(documentation.includes(printed), 'docs/conformance.md does not hold what --list prints');
  });
});
