import fc from 'fast-check';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildDossier } from '../../demo/mocks/builders.ts';
import { findDossier } from '../../src/backend/dossiers.ts';
import { readDossierTerms } from '../../src/backend/status.ts';
import { isKnownDossierCode, readDossierCode } from '../../src/vietnamese/dossier-code.ts';
import { readFactor } from '../../src/widgets/dossier-lookup/factor.ts';
import { html, json, startEndpoint } from './endpoint.ts';
import { failureOf } from './failure.ts';

const endpoint = await startEndpoint();
const backend = { endpoint: endpoint.address, agency: 'H90.101' };
const question = { code: 'H90.101-261120-0001', factor: { kind: 'phone', value: '0912345678' } } as const;
const seed = Number(process.env['DVC_SEED'] ?? Date.now() % 2 ** 31);
console.log(`seed ${seed}`);

test('asks once, with everything in the body and nothing in the address', async () => {
  endpoint.answer(json(buildDossier()));
  assert.equal((await findDossier(backend, question)).code, question.code);
  assert.deepEqual(endpoint.asked, ['POST /v1/dossiers/lookup']);
  assert.deepEqual(JSON.parse(endpoint.bodies[0]!), { agency: 'H90.101', ...question });
});

test('does not ask again by itself when the endpoint is busy: each question counts there', async () => {
  endpoint.answer(html(503));
  assert.equal((await failureOf(findDossier(backend, question))).kind, 'unavailable');
  assert.equal(endpoint.asked.length, 1);
});

test('takes an answer that says where the dossier is, whatever else is missing or makes no sense', async () => {
  for (const state of [{ code: 4 }, { text: 'Chờ họp' }, { code: 'bốn', text: 'Chờ họp' }]) {
    endpoint.answer(json({ state }));
    await findDossier(backend, question);
    endpoint.answer(json({ ...buildDossier(), state, agency: 7, officer: [], dueAt: 'mai', steps: 'nhiều', late: -1 }));
    const { officer, agency, steps, late } = await findDossier(backend, question);
    assert.deepEqual(
      { officer, agency, steps, late },
      { officer: undefined, agency: undefined, steps: [], late: undefined },
    );
  }
});

test('takes nothing for a dossier that does not say where it is', async () => {
  for (const answer of [{}, [], null, 'x', { state: {} }, { state: { code: 99 } }, { status: 'ok' }]) {
    endpoint.answer(json(answer));
    assert.equal((await failureOf(findDossier(backend, question))).kind, 'contract', JSON.stringify(answer));
  }
});

test('keeps the steps that can be read, in words of any backend', async () => {
  const steps = [
    { at: '2026-11-20T08:05:00+07:00', state: 'Thụ lý', officer: 'Bà Mẫu' },
    { at: '20/11/2026', state: { code: 2, text: 'Được tiếp nhận', group: 'received' } },
    { at: '2026-11-20T08:05:00+07:00' },
    null,
    { state: 5 },
  ];
  endpoint.answer(json({ ...buildDossier(), steps }));
  assert.equal((await findDossier(backend, question)).steps.length, 2);
});

test('learns of factors and days off where the rest of the status is nonsense', async () => {
  const agency = { code: 'H90.101', name: 'UBND xã Đồi Mận', level: 'commune' };
  const status = { contract: '1.0', agency, operations: ['dossiers'], limits: 'none', time: 'now' };
  endpoint.answer(json({ ...status, dossiers: { factors: ['phone', 7] }, calendar: { holidays: ['2026-11-24'] } }));
  const { dossiers, calendar } = await readDossierTerms(backend);
  assert.deepEqual(dossiers, { factors: ['phone'] });
  assert.deepEqual(calendar, { holidays: ['2026-11-24'], workdays: [] });
});

const pieces = fc.constantFrom(
  'H90',
  '.',
  '-',
  '–',
  '261120',
  '0001',
  ' ',
  '\u200b',
  '%',
  '%E0',
  'Mã hồ sơ:',
  '０９',
  'ê\u0301',
);
const messes = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
);

test('ten thousand generated codes and factors: no exception, and never more than was asked for', () => {
  const kinds = fc.constantFrom('phone', 'citizen-id-last-6', 'lookup-code', 'phone-last-4' as const);
  const property = fc.property(messes, messes, kinds, (code, typed, kind) => {
    const read = readDossierCode(code);
    assert.ok(read.length <= 400);
    if (isKnownDossierCode(read)) assert.equal(readDossierCode(read), read);
    const factor = readFactor(kind, typed);
    if ('fault' in factor) return;
    assert.notEqual(factor.value, '');
    if (kind === 'citizen-id-last-6') assert.match(factor.value, /^\d{6}$/);
    if (kind === 'phone-last-4') assert.match(factor.value, /^\d{4}$/);
  });
  fc.assert(property, { seed, numRuns: 10_000 });
});
