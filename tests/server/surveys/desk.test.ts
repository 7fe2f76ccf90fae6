import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMUNE, officerAt, startDesk, textOf, WARD } from '../../support/node/desk.ts';
import type { TestServer } from '../../support/node/server.ts';
import { buildResponse, sendResponse, surveyReceiptOf } from '../../support/node/surveys.ts';

/** So many people rate what was done for this procedure at this counter. */
async function rate(server: TestServer, times: number, level: number, procedureCode: string, counter: string) {
  for (let i = 0; i < times; i++) {
    const subject = { kind: 'counter', procedureCode, counter } as const;
    const answers = { 'hai-long': level, ...(level === 1 && { 'y-kien': `Chờ lâu quá lần ${i}` }) };
    const body = buildResponse(level, { agency: COMMUNE, subject, answers });
    await surveyReceiptOf(await sendResponse(server, body));
  }
}

test('an officer sees answers by procedure, counter and month, and takes them home as a table', async () => {
  const server = await startDesk({ clock: () => new Date('2026-11-24T08:00:00+07:00') });
  await rate(server, 6, 3, '1.001193', 'Quầy 1');
  await rate(server, 5, 1, '1.004222', 'Quầy 2');
  const officer = await officerAt(server, { login: 'mau' });
  const text = textOf((await officer.get('/office/surveys')).text).replace(/\s+/g, ' ');
  for (const row of ['Tất cả 11 6 0 5', 'Thủ tục 1.001193 6 6 0 0', 'Quầy Quầy 2 5 0 0 5', 'Tháng 11/2026 11 6 0 5']) {
    assert.ok(text.includes(row), `${row} in ${text}`);
  }
  assert.ok(text.includes('Chờ lâu quá lần 4'));
  const { text: file, headers } = await officer.get('/office/surveys.csv?survey=mot-cua');
  assert.match(headers.get('Content-Disposition') ?? '', /danh-gia-mot-cua\.csv/);
  assert.ok(file.includes('"Bạn có hài lòng với việc phục vụ không?","Thủ tục","1.001193","Rất hài lòng","6","6"\r\n'));
});

test('a part that fewer than five have rated is not shown, and cannot be had by taking the others away', async () => {
  const server = await startDesk({ clock: () => new Date('2026-11-24T08:00:00+07:00') });
  await rate(server, 8, 3, '1.001193', 'Quầy 1');
  await rate(server, 6, 2, '1.004222', 'Quầy 1');
  await rate(server, 1, 1, '2.000815', 'Quầy 1');
  const officer = await officerAt(server, { login: 'mau' });
  const text = textOf((await officer.get('/office/surveys')).text).replace(/\s+/g, ' ');
  assert.ok(text.includes('Tất cả 15 8 6 1'), text);
  assert.ok(text.includes('Thủ tục 1.001193 8'), text);
  // With it, the one that is left would be known.
  assert.ok(!text.includes('1.004222'), text);
  assert.ok(!text.includes('2.000815'), text);
  assert.ok(!text.includes('Chờ lâu quá'), text);
});

test('an officer of another agency sees nothing of it', async () => {
  const server = await startDesk();
  await rate(server, 6, 3, '1.001193', 'Quầy 1');
  const officer = await officerAt(server, { login: 'khac', agency: WARD });
  const { text } = await officer.get('/office/surveys');
  assert.ok(!text.includes('1.001193'));
  assert.ok(textOf(text).includes('Chưa đủ 5 người trả lời.'));
});
