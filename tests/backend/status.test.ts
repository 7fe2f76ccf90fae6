import assert from 'node:assert/strict';
import { beforeEach, describe, it, mock } from 'node:test';
import { buildStatus } from '../../demo/mocks/builders.ts';
import { statusBasics, type Notice } from '../../src/backend/contract/status.ts';
import { noticesAt, readStatus } from '../../src/backend/status.ts';
import { html, inTurn, json, startEndpoint } from './endpoint.ts';
import { failureOf } from './failure.ts';

const endpoint = await startEndpoint();
const said = buildStatus();
const basics = statusBasics.parse(said);
let run = 0;
let now = 0;
// A place of its own for each test: what was asked is shared for a minute.
const backend = () => ({ endpoint: `${endpoint.address}/${run}` });

beforeEach(() => {
  run++;
  mock.restoreAll();
  mock.method(performance, 'now', () => now);
  endpoint.answer(json(said));
});

describe('the status', () => {
  it('is asked once for all elements of a page, also while it is awaited', async () => {
    const answers = await Promise.all([readStatus(backend()), readStatus(backend()), readStatus(backend())]);
    answers.push(await readStatus(backend()));
    for (const answer of answers) assert.deepEqual(answer, basics);
    assert.equal(endpoint.asked.length, 1);
  });

  it('is asked anew after a minute, whatever the device’s clock says', async () => {
    await readStatus(backend());
    now += 59_999;
    mock.method(Date, 'now', () => 0);
    await readStatus(backend());
    assert.equal(endpoint.asked.length, 1);
    now += 1;
    await readStatus(backend());
    assert.equal(endpoint.asked.length, 2);
  });

  it('is asked apart for another agency, language or endpoint', async () => {
    await readStatus(backend());
    await readStatus({ ...backend(), agency: 'H90.101' });
    await readStatus({ ...backend(), lang: 'en' });
    await readStatus({ endpoint: `${backend().endpoint}/b` });
    assert.equal(endpoint.asked.length, 4);
  });

  it('is asked anew by the next one when asking failed', async () => {
    endpoint.answer(inTurn(html(404), json(said)));
    assert.equal((await failureOf(readStatus(backend()))).kind, 'not-found');
    assert.deepEqual(await readStatus(backend()), basics);
  });

  it('is told to all who wait when asking fails', async () => {
    endpoint.answer(html(403));
    const failures = await Promise.all([failureOf(readStatus(backend())), failureOf(readStatus(backend()))]);
    assert.deepEqual(
      failures.map(({ kind }) => kind),
      ['forbidden', 'forbidden'],
    );
  });
});

describe('the version of the contract', () => {
  for (const contract of ['1', '1.0', '1.7', '1.0.3']) {
    it(`${contract} is ours`, async () => {
      endpoint.answer(json(buildStatus({ contract })));
      assert.equal((await readStatus(backend())).contract, contract);
    });
  }

  for (const contract of ['2.0', '0.9', '10.0', 'one']) {
    it(`${contract} is another`, async () => {
      endpoint.answer(json(buildStatus({ contract })));
      assert.equal((await failureOf(readStatus(backend()))).kind, 'version');
    });
  }

  it('is told also when the rest of the answer has another shape by now', async () => {
    endpoint.answer(json({ contract: '2.0', hello: 'world' }));
    const failure = await failureOf(readStatus(backend()));
    assert.equal(failure.kind, 'version');
    assert.match(failure.message, /2\.0/);
  });

  for (const answer of [{}, { contract: 2 }, { contract: '' }, null, []]) {
    it(`cannot be told from ${JSON.stringify(answer)}`, async () => {
      endpoint.answer(json(answer));
      assert.equal(
        (await failureOf(readStatus(backend()))).kind,
        /""/.test(JSON.stringify(answer)) ? 'version' : 'contract',
      );
    });
  }
});

describe('a notice', () => {
  const noon = new Date('2026-11-24T12:00:00+07:00');
  const shown = (times: Partial<Notice>) =>
    noticesAt(buildStatus({ notices: [{ kind: 'info', text: 'Nghỉ lễ', ...times }] }), noon).length === 1;

  for (const [what, times, counts] of [
    ['without times', {}, true],
    ['that has begun', { from: '2026-11-24T11:59:59+07:00' }, true],
    ['that begins now', { from: '2026-11-24T12:00:00+07:00' }, true],
    ['that begins later', { from: '2026-11-24T12:00:01+07:00' }, false],
    ['that ends now', { until: '2026-11-24T12:00:00+07:00' }, true],
    ['that has ended', { until: '2026-11-24T11:59:59+07:00' }, false],
    ['in another zone', { from: '2026-11-24T04:00:00Z', until: '2026-11-24T06:00:00Z' }, true],
    ['that ends before it begins', { from: '2026-11-25T00:00:00Z', until: '2026-11-23T00:00:00Z' }, false],
  ] satisfies [string, Partial<Notice>, boolean][]) {
    it(`${what} ${counts ? 'counts' : 'does not count'}`, () => assert.equal(shown(times), counts));
  }

  it('with times that make no sense is shown rather than lost', async () => {
    const notices = [{ kind: 'outage', from: 'soon', until: '31/12/2026', text: 'Mất điện' }];
    endpoint.answer(json({ ...said, notices }));
    const read = await readStatus(backend());
    assert.deepEqual(noticesAt(read, noon), notices);
  });
});
