import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import type { Dossier } from '../../../src/backend/contract/dossiers.ts';
import type { Survey } from '../../../src/backend/contract/surveys.ts';
import { temporaryFolder } from '../../support/node/folder.ts';
import { startTestServer } from '../../support/node/server.ts';
import { CODE, FACTORS, importLines, lookUp, sampleLine } from './sample.ts';

test('a returned dossier can be rated, once', async () => {
  const data = await temporaryFolder();
  await importLines({ data }, [sampleLine({ state: 10 })]);
  const server = await startTestServer({ data });
  const find = async () => (await (await lookUp(server, CODE, 'phone', FACTORS.phone)).json()) as Dossier;
  const { survey } = await find();
  assert.ok(survey);

  const { version, questions } = (await server.getJson(`/surveys/${survey.id}`)) as Survey;
  const [{ id } = { id: '' }] = questions.filter(({ required }) => required);
  const rate = async (token: string) => {
    const body = { version, answers: { [id]: 3 }, subject: { kind: 'dossier', token }, language: 'vi' };
    const answer = await server.post(`/surveys/${survey.id}/responses`, body, { 'Idempotency-Key': randomUUID() });
    await answer.body?.cancel();
    return answer.status;
  };
  assert.equal(await rate(survey.token), 201);
  assert.equal((await find()).survey?.token, survey.token, 'the same however often it is asked for');
  assert.equal(Math.floor((await rate(survey.token)) / 100), 4, 'it counts once');
});

test('whoever has rated a dossier in one tap can answer the longer questionnaire too, once', async () => {
  const data = await temporaryFolder();
  await importLines({ data }, [sampleLine({ state: 10 })]);
  const server = await startTestServer({ data });
  const { survey } = (await (await lookUp(server, CODE, 'phone', FACTORS.phone)).json()) as Dossier;
  assert.ok(survey?.more);
  const { id: longer, token } = survey.more;
  const { version, questions } = (await server.getJson(`/surveys/${longer}`)) as Survey;
  assert.ok(questions.length > 5);
  const asked = questions.filter(({ required, showIf }) => required && !showIf);
  const answers = Object.fromEntries(asked.map(({ id, kind }) => [id, kind === 'rating' ? 4 : false]));
  const send = async () => {
    const body = { version, answers, subject: { kind: 'dossier', token }, language: 'vi' };
    const answer = await server.post(`/surveys/${longer}/responses`, body, { 'Idempotency-Key': randomUUID() });
    await answer.body?.cancel();
    return answer.status;
  };
  assert.equal(await send(), 201);
  assert.equal(await send(), 400);
});
