import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, test } from 'node:test';
import { issueSurveyToken } from '../../../demo/server/surveys/tokens.ts';
import { survey as surveySchema } from '../../../src/backend/contract/surveys.ts';
import { problemOf, refusedFields } from '../../support/node/feedback.ts';
import { startTestServer } from '../../support/node/server.ts';
import { STORES } from '../../support/node/stores.ts';
import { buildResponse, countsOf, readResults, sendResponse, surveyReceiptOf } from '../../support/node/surveys.ts';

const SECRET = 'a secret of the tests';
const DOSSIER = { kind: 'dossier', name: 'H90.101-261124-0001', survey: 'mot-cua' } as const;

for (const { name, skip, emptyPlace } of STORES) {
  describe(`Responses on ${name}`, { skip }, () => {
    test('a tap is taken, and says under which key', async () => {
      const server = await startTestServer(await emptyPlace());
      const key = randomUUID();
      const receipt = await surveyReceiptOf(await sendResponse(server, buildResponse(), { key }));
      assert.equal(receipt.key, key);
    });

    test('a response that is sent again is the same response', async () => {
      const server = await startTestServer(await emptyPlace());
      const key = randomUUID();
      const first = await surveyReceiptOf(await sendResponse(server, buildResponse(), { key }));
      assert.deepEqual(await surveyReceiptOf(await sendResponse(server, buildResponse(), { key })), first);
      await problemOf(await sendResponse(server, buildResponse(1), { key }), 422);
      for (let i = 0; i < 4; i++) await surveyReceiptOf(await sendResponse(server));
      assert.deepEqual(countsOf(await readResults(server)), { 3: 5 });
    });

    test('a key is forgotten after a day', async () => {
      let now = new Date('2026-11-24T08:00:00+07:00');
      const server = await startTestServer({ ...(await emptyPlace()), clock: () => now });
      const key = randomUUID();
      await surveyReceiptOf(await sendResponse(server, buildResponse(), { key }));
      now = new Date('2026-11-25T08:00:01+07:00');
      const again = await surveyReceiptOf(await sendResponse(server, buildResponse(1), { key }));
      assert.equal(again.receivedAt, '2026-11-25T08:00:01+07:00');
    });

    test('a token counts once, whatever the key', async () => {
      const server = await startTestServer({ ...(await emptyPlace()), secret: SECRET });
      const token = issueSurveyToken(SECRET, DOSSIER);
      const body = buildResponse(1, { subject: { kind: 'dossier', token, procedureCode: '1.001193' } });
      await surveyReceiptOf(await sendResponse(server, body));
      const twice = await Promise.all([1, 2, 3].map(() => sendResponse(server, body)));
      for (const response of twice) assert.deepEqual(await refusedFields(response), ['subject.token: used']);
      for (let i = 0; i < 5; i++) await surveyReceiptOf(await sendResponse(server));
      assert.deepEqual(countsOf(await readResults(server)), { 3: 5, 1: 1 });
    });

    test('of many at once with one token, one is taken', async () => {
      const server = await startTestServer({ ...(await emptyPlace()), secret: SECRET });
      const token = issueSurveyToken(SECRET, { kind: 'feedback', name: 'a case', survey: 'mot-cua' });
      const body = buildResponse(1, { subject: { kind: 'feedback', token } });
      const sent = await Promise.all(Array.from({ length: 20 }, () => sendResponse(server, body)));
      assert.equal(sent.filter(({ status }) => status === 201).length, 1);
      assert.equal(sent.filter(({ status }) => status === 400).length, 19);
    });

    test('a token that nobody has issued, or for another questionnaire, is refused', async () => {
      const server = await startTestServer({ ...(await emptyPlace()), secret: SECRET });
      const foreign = issueSurveyToken('another secret', DOSSIER);
      const ofAnother = issueSurveyToken(SECRET, { ...DOSSIER, survey: 'sipas' });
      for (const token of [foreign, ofAnother, 'x', '', `${foreign}x`]) {
        const response = await sendResponse(server, buildResponse(3, { subject: { kind: 'dossier', token } }));
        assert.deepEqual(await refusedFields(response), ['subject.token: unknown']);
      }
    });

    test('what a check of the endpoint sends is taken and not counted', async () => {
      const server = await startTestServer(await emptyPlace());
      for (let i = 0; i < 6; i++) {
        await surveyReceiptOf(await sendResponse(server, buildResponse(), { headers: { 'Dvc-Check': '1' } }));
      }
      assert.equal(countsOf(await readResults(server)), undefined);
    });

    test('a hundred at once are each counted once', async () => {
      const limits = { surveysTogether: { burst: 1_000, perMinute: 1_000 } };
      const server = await startTestServer({ ...(await emptyPlace()), policy: { limits } });
      const keys = Array.from({ length: 100 }, () => randomUUID());
      const sent = [...keys, ...keys].map(
        async (key) => (await sendResponse(server, buildResponse(2), { key })).status,
      );
      const statuses = await Promise.all(sent);
      assert.deepEqual(
        [...new Set(statuses)].filter((status) => status !== 201 && status !== 409),
        [],
      );
      for (const key of keys) await surveyReceiptOf(await sendResponse(server, buildResponse(2), { key }));
      assert.deepEqual(countsOf(await readResults(server)), { 2: 100 });
    });
  });
}

test('a new endpoint has the three questionnaires', async () => {
  const server = await startTestServer();
  for (const id of ['mot-cua', 'sipas', 'thong-tin']) {
    const survey = surveySchema.parse(await server.getJson(`/surveys/${id}`));
    assert.equal(survey.id, id);
  }
  const slip = surveySchema.parse(await server.getJson('/surveys/mot-cua'));
  assert.deepEqual(
    slip.questions.filter(({ required }) => required).map(({ kind, showIf }) => [kind, showIf]),
    [['rating', undefined]],
  );
  await problemOf(await server.get('/surveys/chi-so'), 404);
});

const refusals: readonly [what: string, survey: string, body: unknown, expected: string[]][] = [
  ['an unknown question', 'mot-cua', buildResponse(3, { answers: { 'hai-long': 3, gia: 1 } }), ['answers: unknown']],
  [
    'an unknown question with a name that every object has',
    'mot-cua',
    buildResponse(3, { answers: JSON.parse('{"hai-long":3,"__proto__":1}') as Record<string, number> }),
    ['answers: unknown'],
  ],
  ['no answer', 'mot-cua', buildResponse(3, { answers: {} }), ['answers.hai-long: required']],
  ['a level above the scale', 'mot-cua', buildResponse(4), ['answers.hai-long: malformed']],
  ['a level of 0', 'mot-cua', buildResponse(0), ['answers.hai-long: malformed']],
  ['half a level', 'mot-cua', buildResponse(2.5), ['answers.hai-long: malformed']],
  ['a level as a text', 'mot-cua', buildResponse(3, { answers: { 'hai-long': '3' } }), ['answers.hai-long: malformed']],
  [
    'an unknown option',
    'mot-cua',
    buildResponse(1, { answers: { 'hai-long': 1, 'ly-do': ['mua-dong'] } }),
    ['answers.ly-do: malformed'],
  ],
  [
    'a text as several options',
    'mot-cua',
    buildResponse(1, { answers: { 'hai-long': 1, 'ly-do': 'cho-lau' } }),
    ['answers.ly-do: malformed'],
  ],
  [
    'a text that is too long',
    'mot-cua',
    buildResponse(1, { answers: { 'hai-long': 1, 'y-kien': 'ă'.repeat(2001) } }),
    ['answers.y-kien: too-long'],
  ],
  ['another version', 'mot-cua', buildResponse(3, { version: '0' }), ['version: unknown']],
  ['no version', 'mot-cua', { answers: { 'hai-long': 3 }, language: 'vi' }, ['version: required']],
  ['answers as a list', 'mot-cua', { version: '1', answers: [3], language: 'vi' }, ['answers: malformed']],
  [
    'an object as an answer',
    'mot-cua',
    { version: '1', answers: { 'hai-long': { secret: 1 } }, language: 'vi' },
    ['answers: malformed'],
  ],
  ['nothing', 'mot-cua', null, ['body: required']],
  [
    'a question that its condition asks for',
    'sipas',
    buildResponse(3, { answers: { 'tiep-can': 5, 'thu-tuc': 4, 'cong-chuc': 3, 'ket-qua': 2, 'da-gop-y': true } }),
    ['answers.gop-y: required'],
  ],
  [
    'a strange procedure code',
    'mot-cua',
    buildResponse(3, { subject: { kind: 'procedure', procedureCode: 'Nguyễn Văn A' } }),
    ['subject.procedureCode: malformed'],
  ],
  [
    'a story as a counter',
    'mot-cua',
    buildResponse(3, { subject: { kind: 'counter', counter: 'quầy '.repeat(20) } }),
    ['subject.counter: too-long'],
  ],
];

for (const [what, survey, body, expected] of refusals) {
  test(`refuses ${what}, and says where`, async () => {
    const server = await startTestServer();
    const response = await sendResponse(server, body, {}, survey);
    assert.deepEqual(await refusedFields(response), expected);
  });
}

test('an answer to what was not asked is left out, and nothing is asked back', async () => {
  const server = await startTestServer();
  for (let i = 0; i < 5; i++) {
    const answers = { 'hai-long': 3, 'ly-do': ['cho-lau'], 'y-kien': 'Tốt.' };
    await surveyReceiptOf(await sendResponse(server, buildResponse(3, { answers })));
  }
  assert.deepEqual(
    (await readResults(server)).questions.map(({ id }) => id),
    ['hai-long'],
  );
});

test('a whole questionnaire with every kind of question is taken', async () => {
  const server = await startTestServer();
  const ratings = { 'tiep-can': 5, 'thu-tuc': 4, 'cong-chuc': 3, 'ket-qua': 2, 'gop-y': 1 };
  const answers = { ...ratings, 'da-gop-y': true, 'so-lan': '2', 'y-kien': 'Mở cửa buổi trưa.' };
  for (let i = 0; i < 5; i++) {
    await surveyReceiptOf(await sendResponse(server, buildResponse(3, { answers }), {}, 'sipas'));
  }
  const results = await readResults(server, '', 'sipas');
  assert.deepEqual(countsOf(results, 'gop-y'), { 1: 5 });
  assert.deepEqual(countsOf(results, 'da-gop-y'), { true: 5 });
  assert.deepEqual(countsOf(results, 'so-lan'), { 2: 5 });
  // What people wrote is never published.
  assert.deepEqual(countsOf(results, 'y-kien'), {});
});
