import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemOf } from '../../support/node/feedback.ts';
import { startTestServer } from '../../support/node/server.ts';
import { buildResponse, countsOf, readResults, sendResponse, surveyReceiptOf } from '../../support/node/surveys.ts';

/** A server whose days go by when a test says so. */
async function serverWithDays() {
  let now = new Date('2026-11-02T08:00:00+07:00');
  const server = await startTestServer({ clock: () => now });
  const rate = async (level: number, times: number, counter?: string) => {
    const body = buildResponse(level, counter ? { subject: { kind: 'counter', counter } } : {});
    for (let i = 0; i < times; i++) await surveyReceiptOf(await sendResponse(server, body));
  };
  const nextDay = () => (now = new Date(now.getTime() + 24 * 3600_000));
  return { server, rate, nextDay };
}

test('a question is shown from its fifth answer on', async () => {
  const { server, rate } = await serverWithDays();
  await rate(3, 4);
  assert.equal(countsOf(await readResults(server)), undefined);
  await rate(1, 1);
  assert.deepEqual(countsOf(await readResults(server)), { 3: 4, 1: 1 });
});

test('what is shown changes once a day at most', async () => {
  const { server, rate, nextDay } = await serverWithDays();
  await rate(3, 5);
  assert.deepEqual(countsOf(await readResults(server)), { 3: 5 });
  await rate(1, 7);
  assert.deepEqual(countsOf(await readResults(server)), { 3: 5 });
  nextDay();
  assert.deepEqual(countsOf(await readResults(server)), { 3: 5, 1: 7 });
});

test('what is shown changes only by five answers or more', async () => {
  const { server, rate, nextDay } = await serverWithDays();
  await rate(3, 5);
  await readResults(server);
  for (let day = 0; day < 4; day++) {
    nextDay();
    await rate(1, 1);
    assert.deepEqual(countsOf(await readResults(server)), { 3: 5 });
  }
  nextDay();
  await rate(1, 1);
  assert.deepEqual(countsOf(await readResults(server)), { 3: 5, 1: 5 });
});

test('a period within another tells of nobody among fewer than five', async () => {
  const { server, rate, nextDay } = await serverWithDays();
  const days = ['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06', '2026-11-07'];
  for (const answers of [5, 2, 4, 1, 6, 3]) {
    await rate(2, answers);
    await readResults(server);
    nextDay();
  }
  const shown = async (from: string, to: string) =>
    countsOf(await readResults(server, `?from=${from}&to=${to}`))?.[2] ?? 0;
  const whole = await shown(days[0]!, days[5]!);
  assert.equal(whole, 18);
  for (const from of days) {
    for (const to of days.filter((day) => day >= from)) {
      const part = await shown(from, to);
      assert.ok(part === 0 || part >= 5, `${part} from ${from} to ${to}`);
      assert.ok(whole === part || whole - part >= 5, `${whole - part} outside ${from} to ${to}`);
    }
  }
});

test('results say which days they hold', async () => {
  const { server, rate, nextDay } = await serverWithDays();
  const empty = await readResults(server);
  assert.deepEqual([empty.from, empty.to], ['2026-11-02', '2026-11-02']);
  await rate(3, 2);
  nextDay();
  await rate(3, 3);
  const { from, to } = await readResults(server);
  assert.deepEqual([from, to], ['2026-11-02', '2026-11-03']);
});

test('results of another agency are its own', async () => {
  const { server, rate } = await serverWithDays();
  await rate(3, 5);
  assert.equal(countsOf(await readResults(server, '?agency=H90.101')), undefined);
  await problemOf(await server.get('/surveys/mot-cua/results?agency=H99'), 404);
  await problemOf(await server.get('/surveys/mot-cua/results?from=2026-02-30'), 400);
});
