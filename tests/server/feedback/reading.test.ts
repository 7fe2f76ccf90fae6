import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { readFeedback } from '../../../demo/server/feedback/reading.ts';
import { suspicionOf } from '../../../demo/server/feedback/suspicion.ts';
import { usualPolicy } from '../../../demo/server/policy/policy.ts';
import { ProblemError } from '../../../demo/server/problems.ts';
import { starterCategories } from '../../../demo/server/seed/index.ts';
import { feedbackCategories } from '../../../src/backend/contract/feedback.ts';
import { status } from '../../../src/backend/contract/status.ts';
import { buildFeedback, problemOf, receiptOf, refusedFields, sendFeedback } from '../../support/node/feedback.ts';
import { startTestServer, type TestServer } from '../../support/node/server.ts';

const POLICY = usualPolicy();
const CATEGORIES = starterCategories();
const read = (body: unknown, policy = POLICY) => readFeedback(body, policy, CATEGORIES);

function faultsOf(body: unknown, policy = POLICY): string[] {
  try {
    read(body, policy);
  } catch (error) {
    assert.ok(error instanceof ProblemError);
    return (error.details.errors ?? []).map(({ field, key }) => `${field}: ${key}`);
  }
  return assert.fail('nothing was refused');
}

describe('a feedback that is read', () => {
  it('takes every name and telephone as it is typed', () => {
    for (const name of ["H'Hen Niê", 'H’Hen Niê', 'Y Jut Êban', 'Rơ Châm', 'Amĭ Lan', 'Út', 'NGUYỄN VĂN GẠO', 'José']) {
      for (const phone of ['0912345678', '0912.345.678', '+84 912 345 678', '(0290) 000 0100', '1900 0000']) {
        const { sender } = read(buildFeedback({ sender: { name, phone, hidden: false } }));
        assert.deepEqual(sender, { name, phone, hidden: false });
      }
    }
  });

  it('is kept in form NFC, without control characters and direction marks', () => {
    const { content, sender, title } = read(
      buildFeedback({
        title: ' Tiêu\u0000 đề\r\nhai dòng ',
        content: '\ufeffNguye\u0302\u0303n\u0007 \u202eđảo\u202c ngược\r\n\tdòng hai\u2028dòng ba \ud800 ',
        sender: { name: '\u2066A\u2069', address: ' \u200e', hidden: true },
      }),
    );
    assert.equal(content, 'Nguyễn đảo ngược\n\tdòng hai\ndòng ba \ufffd');
    assert.equal(title, 'Tiêu đề hai dòng');
    assert.equal(sender.name, 'A');
  });

  it('leaves out what says nothing', () => {
    const kept = read(buildFeedback({ title: ' ', dossierCode: '', sender: { name: '\u0000', hidden: false } }));
    assert.equal('title' in kept, false);
    assert.equal('dossierCode' in kept, false);
    assert.deepEqual(kept.sender, { hidden: false });
  });

  it('keeps text in broken fonts as it came', () => {
    const content = 'Tr­êng häc x· §åi MËn';
    assert.equal(read(buildFeedback({ content })).content, content);
  });

  it('keeps a position only by the consent to it', () => {
    const place = { text: 'Cầu Gỗ', lat: 12.5, lng: 108.25 };
    assert.deepEqual(read(buildFeedback({ place })).place, { text: 'Cầu Gỗ' });
    const consents = [{ purpose: 'location', version: '1', givenAt: '2026-11-20T09:00:00+07:00' }];
    assert.deepEqual(read(buildFeedback({ place, consents })).place, place);
  });

  it('keeps of its page the address without query and fragment', () => {
    assert.equal(read(buildFeedback({ page: 'https://x.example/a?b=c#d' })).page, 'https://x.example/a');
    assert.equal(read(buildFeedback({ page: 'https://x.example/a#d?b' })).page, 'https://x.example/a');
  });

  it('may be as long as the endpoint says, counted in characters', () => {
    const longest = '𝒟'.repeat(POLICY.feedback.contentChars);
    assert.equal(read(buildFeedback({ content: longest })).content, longest);
    assert.deepEqual(faultsOf(buildFeedback({ content: `${longest}x` })), ['content: too-long']);
  });

  it('is refused field by field', () => {
    const long = 'x'.repeat(2_001);
    const consent = { purpose: 'publish', version: '1', givenAt: '2026-11-20T09:00:00+07:00' };
    for (const [changes, fault] of [
      [{ content: ' \n ' }, 'content: required'],
      [{ content: 7 }, 'content: malformed'],
      [{ kind: 'complaint' }, 'kind: malformed'],
      [{ category: 'nothing' }, 'category: unknown'],
      [{ category: 'complaint' }, 'category: elsewhere'],
      [{ category: 'denunciation' }, 'category: elsewhere'],
      [{ title: long }, 'title: too-long'],
      [{ sender: { name: long, hidden: true } }, 'sender.name: too-long'],
      [{ sender: { name: 'A' } }, 'sender.hidden: required'],
      [{ sender: null }, 'sender: required'],
      [{ place: { lat: 91, lng: 0 } }, 'place.lat: malformed'],
      [{ place: { text: long } }, 'place.text: too-long'],
      [{ attachments: ['1', '2', '3', '4', '5', '6'] }, 'attachments: too-many'],
      [{ attachments: ['1', '1'] }, 'attachments: repeated'],
      [{ consents: [{ ...consent, givenAt: 'yesterday' }] }, 'consents.0.givenAt: malformed'],
      [{ consents: Array.from({ length: 21 }, () => consent) }, 'consents: too-many'],
      [{ consents: [{ ...consent, version: long }] }, 'consents: too-long'],
      [{ assistedBy: { name: 'A' } }, 'assistedBy.role: required'],
      [{ filledIn: { seconds: -1 } }, 'filledIn.seconds: malformed'],
      [{ language: long }, 'language: too-long'],
    ] as const) {
      assert.deepEqual(faultsOf({ ...buildFeedback(), ...changes }), [fault]);
    }
    assert.deepEqual(faultsOf([]), ['body: malformed']);
  });

  it('needs a name, an address and a way to answer where the agency takes none without', () => {
    const policy = { ...POLICY, feedback: { ...POLICY.feedback, anonymous: false } };
    const from = (sender: object) => buildFeedback({ sender: { ...sender, hidden: true } });
    assert.deepEqual(faultsOf(from({}), policy), [
      'sender.name: required',
      'sender.address: required',
      'sender.phone: required',
    ]);
    assert.deepEqual(faultsOf(from({ name: 'A', address: 'B' }), policy), ['sender.phone: required']);
    read(from({ name: 'A', address: 'B', email: 'a@b.example' }), policy);
  });
});

describe('a suspicion', () => {
  it('is marked for a filled trap and for haste, and for nothing that was not said', () => {
    assert.equal(suspicionOf(undefined, 4), undefined);
    assert.equal(suspicionOf({ seconds: 60 }, 4), undefined);
    assert.equal(suspicionOf({ seconds: 60, trap: '' }, 4), undefined);
    assert.equal(suspicionOf({ seconds: 60, trap: 'x' }, 4), 'trap');
    assert.equal(suspicionOf({ seconds: 1, trap: 'x' }, 4), 'trap hasty');
  });

  it('refuses nobody', async () => {
    const server = await startTestServer();
    await receiptOf(await sendFeedback(server, buildFeedback({ filledIn: { seconds: 0, trap: 'https://x.example' } })));
  });
});

describe('the feedback calls', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ origins: ['https://songmay.example'] });
  });
  const key = () => ({ 'Idempotency-Key': randomUUID() });

  it('want a key of 21 to 64 plain characters', async () => {
    assert.deepEqual(await refusedFields(await server.post('/feedback', buildFeedback())), [
      'Idempotency-Key: required',
    ]);
    for (const wrong of ['short', 'x'.repeat(20), 'x'.repeat(65), `${'x'.repeat(30)}!`, `${'x'.repeat(30)} y`]) {
      const response = await sendFeedback(server, buildFeedback(), { key: wrong });
      assert.deepEqual(await refusedFields(response), ['Idempotency-Key: malformed']);
    }
    for (const right of ['x'.repeat(21), 'Zz09_-'.repeat(10)]) {
      await receiptOf(await sendFeedback(server, buildFeedback(), { key: right }));
    }
  });

  it('want JSON, said to be JSON', async () => {
    const body = JSON.stringify(buildFeedback());
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'text/json']) {
      const headers = { ...key(), 'Content-Type': type };
      await problemOf(await server.get('/feedback', { method: 'POST', body, headers }), 415);
    }
    for (const broken of ['', '{', '{"a":1', 'null x', body.slice(0, -1), Buffer.from([0x22, 0xff, 0x22])]) {
      const headers = { ...key(), 'Content-Type': 'application/json; charset=utf-8' };
      await problemOf(await server.get('/feedback', { method: 'POST', body: broken, headers }), 400);
    }
  });

  it('answer JSON of any shape and depth', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    for (const body of [deep, `{"a":`.repeat(20_000) + '1' + '}'.repeat(20_000), '7', '"x"', '[]', 'null']) {
      const headers = { ...key(), 'Content-Type': 'application/json' };
      await problemOf(await server.get('/feedback', { method: 'POST', body, headers }), 400);
    }
    await problemOf(await sendFeedback(server, { ...buildFeedback(), agency: 7 }), 400);
  });

  it('pollute no prototype', async () => {
    const body = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${JSON.stringify(buildFeedback()).slice(1)}`;
    const headers = { ...key(), 'Content-Type': 'application/json' };
    await receiptOf(await server.get('/feedback', { method: 'POST', body, headers }));
    assert.equal('polluted' in {}, false);
  });

  it('know no agency that nobody knows', async () => {
    await problemOf(await sendFeedback(server, buildFeedback({ agency: 'H00.99' })), 404);
    await problemOf(await server.post('/feedback/lookup', { code: 'x', agency: 'H00.99' }), 404);
    await problemOf(await server.get('/feedback/categories?agency=H00.99'), 404);
    await problemOf(await server.get('/replies?agency=H00.99'), 404);
  });

  it('answer no strange site, and say so to it', async () => {
    const headers = { Origin: 'https://khac.example' };
    assert.equal((await problemOf(await sendFeedback(server, buildFeedback(), { headers }), 403)).kind, 'forbidden');
    await problemOf(await server.post('/feedback/lookup', { code: 'x' }, headers), 403);
    const own = { Origin: 'https://songmay.example' };
    const response = await sendFeedback(server, buildFeedback(), { headers: own });
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), own.Origin);
    await receiptOf(response);
  });

  it('say what citizens may write about, and where complaints and denunciations belong', async () => {
    const categories = feedbackCategories.parse(await server.getJson('/feedback/categories'));
    assert.equal(new Set(categories.map(({ id }) => id)).size, categories.length);
    assert.ok(
      categories.some(({ kind }) => kind === 'reflection') && categories.some(({ kind }) => kind === 'petition'),
    );
    assert.deepEqual(
      categories.filter(({ elsewhere }) => elsewhere).map(({ label }) => label),
      ['Khiếu nại', 'Tố cáo'],
    );
  });

  it('are announced with notice, consents, limits and days off', async () => {
    const said = status.parse(await server.getJson('/status'));
    assert.ok(said.operations.includes('feedback') && said.operations.includes('replies'));
    assert.equal(said.limits.contentChars, POLICY.feedback.contentChars);
    assert.deepEqual(
      said.feedback?.consents.map(({ purpose }) => purpose),
      ['publish', 'location'],
    );
    assert.ok(said.feedback?.notice.version);
    assert.ok(said.calendar?.holidays.includes('2026-11-24'));
  });

  it('have no published reply yet', async () => {
    assert.deepEqual(await server.getJson('/replies?page=2&size=5&q=đường&category=road'), {
      items: [],
      total: 0,
      page: 2,
      size: 5,
    });
    assert.deepEqual(await refusedFields(await server.get('/replies?size=101')), ['size: out-of-range']);
    await problemOf(await server.get('/replies/1'), 404);
  });
});
