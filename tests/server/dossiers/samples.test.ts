import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { sampleDossiers } from '../../../demo/server/dossiers/samples.ts';
import { dossier as dossierSchema, DOSSIER_STATES, type Dossier } from '../../../src/backend/contract/dossiers.ts';
import { startTestServer, type TestServer } from '../../support/node/server.ts';
import { lookUp } from './sample.ts';

describe('dossiers to try in the demonstration', () => {
  let server: TestServer;
  const shown = new Map<string, Dossier>();

  before(async () => {
    server = await startTestServer({ site: true });
    for (const { code, lookupCode } of sampleDossiers()) {
      const answer = await lookUp(server, code, 'lookup-code', lookupCode);
      assert.equal(answer.status, 200, code);
      shown.set(code, dossierSchema.parse(await answer.json()));
    }
  });

  test('can be asked for by each of their factors', async () => {
    for (const { code, phone, citizenId } of sampleDossiers()) {
      for (const [kind, value] of [
        ['phone', phone],
        ['citizen-id-last-6', citizenId],
        ['phone-last-4', phone.replaceAll(' ', '').slice(-4)],
      ] as const) {
        assert.equal((await lookUp(server, code, kind, value)).status, 200, `${code} ${kind}`);
      }
    }
  });

  test('stand in every national state but the eighth, and nothing happened to them after now', () => {
    const states = new Set([...shown.values()].map(({ state }) => state.code));
    assert.deepEqual(
      DOSSIER_STATES.filter(({ code }) => !states.has(code)).map(({ code }) => code),
      [8],
    );
    for (const { steps, updatedAt, receivedAt = '' } of shown.values()) {
      const times = [receivedAt, ...steps.map(({ at }) => at)];
      assert.deepEqual(times, times.toSorted());
      assert.ok(Date.parse(updatedAt) < Date.now());
    }
  });

  test('show one that is late, with an apology and a new date', () => {
    const late = [...shown.values()].find((dossier) => dossier.late);
    assert.ok(late?.late?.apology && late.newDueAt && late.late.days > 0);
    assert.ok(Date.parse(late.newDueAt) > Date.now());
  });

  test('are there in a demonstration only', async () => {
    const plain = await startTestServer();
    const [{ code, lookupCode } = { code: '', lookupCode: '' }] = sampleDossiers();
    assert.equal((await lookUp(plain, code, 'lookup-code', lookupCode)).status, 404);
  });
});
