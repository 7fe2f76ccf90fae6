import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { csvFile, csvLine } from '../../../demo/server/office/csv.ts';
import { countFigures, groupFigures, monthlyFigures } from '../../../demo/server/office/figures.ts';
import { usualPolicy } from '../../../demo/server/policy/policy.ts';
import type { CountedCase } from '../../../demo/server/store/office-figures.ts';
import { status } from '../../../src/backend/contract/status.ts';
import { TOKENS } from '../../../src/theme/tokens.ts';
import { readFile } from 'node:fs/promises';
import { buildFeedback, receiptOf, sendFeedback } from '../../support/node/feedback.ts';
import { COMMUNE, officerAt, startDesk, textOf, WARD } from '../../support/node/desk.ts';
import { sendRating } from '../../support/node/officers.ts';
import { STORES } from '../../support/node/stores.ts';

const POLICY = usualPolicy();
const NOW = new Date('2026-11-30T09:00:00+07:00');
const at = (day: string, time = '09:00') => new Date(`${day}T${time}:00+07:00`).toISOString();

const counted = (changes: Partial<CountedCase> = {}): CountedCase => ({
  id: '1',
  agency: COMMUNE,
  category: 'road',
  state: 'answered',
  received_at: at('2026-11-16'),
  due_at: at('2026-11-27', '17:00'),
  ended_at: at('2026-11-25'),
  firstActAt: at('2026-11-17'),
  firstAnswerAt: at('2026-11-25'),
  outcome: undefined,
  wasReopened: false,
  ...changes,
});

describe('figures', () => {
  it('count on time, late, open and overdue', () => {
    const cases = [
      counted(),
      counted({ ended_at: at('2026-11-27', '17:00') }),
      counted({ ended_at: at('2026-11-27', '17:01') }),
      counted({ state: 'processing', ended_at: null, firstAnswerAt: undefined }),
      counted({ state: 'processing', ended_at: null, due_at: at('2026-12-01'), firstAnswerAt: undefined }),
      counted({ state: 'need-more', ended_at: null, due_at: null, firstAnswerAt: undefined }),
    ];
    const { received, onTime, late, open, openLate } = countFigures(cases, NOW, POLICY);
    assert.deepEqual(
      { received, onTime, late, open, openLate },
      { received: 6, onTime: 2, late: 1, open: 3, openLate: 1 },
    );
  });

  it('count time to the first answer in working days: 24 November and Sundays are none', () => {
    const cases = ['2026-11-17', '2026-11-20', '2026-11-23', '2026-11-25'].map((day) =>
      counted({ firstAnswerAt: at(day) }),
    );
    // 1, 4, 5 and, over the day off, 6.
    const { medianDays, longestDays } = countFigures(cases, NOW, POLICY);
    assert.deepEqual([medianDays, longestDays], [4.5, 6]);
    assert.equal(countFigures([], NOW, POLICY).medianDays, undefined);
  });

  it('tell which nobody began in time', () => {
    const cases = [
      counted({ firstActAt: at('2026-11-23', '17:00') }),
      counted({ firstActAt: at('2026-11-23', '17:01') }),
      counted({ firstActAt: undefined, state: 'received', ended_at: null }),
    ];
    assert.equal(countFigures(cases, NOW, POLICY).begunLate, 2);
  });

  it('have every month of a period, also those in which nothing came', () => {
    const cases = [counted(), counted({ received_at: '2026-10-31T17:00:00.000Z' })];
    const months = monthlyFigures(cases, ['2026-09', '2027-02'], NOW, POLICY);
    assert.deepEqual(
      months.map(({ name, figures }) => [name, figures.received]),
      [
        ['2026-09', 0],
        ['2026-10', 0],
        ['2026-11', 2],
        ['2026-12', 0],
        ['2027-01', 0],
        ['2027-02', 0],
      ],
    );
  });

  it('of all groups together are those of the whole', () => {
    const anyCase = fc.record({
      category: fc.constantFrom('a', 'b', 'c'),
      state: fc.constantFrom('received', 'processing', 'answered', 'refused', 'closed'),
      ended_at: fc.constantFrom(at('2026-11-20'), at('2026-11-29')),
      outcome: fc.constantFrom('solved', 'partly', 'not-solved', undefined),
      wasReopened: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyCase), (changes) => {
        const cases = changes.map(counted);
        const total = countFigures(cases, NOW, POLICY);
        const groups = groupFigures(cases, ({ category }) => category, NOW, POLICY);
        for (const name of ['received', 'onTime', 'late', 'open', 'solved', 'partly', 'notSolved', 'reopened'] as const)
          assert.equal(
            groups.reduce((sum, { figures }) => sum + figures[name], 0),
            total[name],
          );
        assert.equal(total.received, total.onTime + total.late + total.open);
      }),
    );
  });
});

describe('a table for spreadsheets', () => {
  it('has no cell that a spreadsheet would take for a formula', () => {
    for (const text of ['=1+1', '+84912', '-2+3', '@SUM(A1)', '\t=1', ' =1', '\r=1', '|cmd', '＝1', '%1'])
      assert.match(csvLine([text]), /^"'/, JSON.stringify(text));
    assert.equal(csvLine(['Đường', -3, '-3,5', 'a "b"\r\nc']), '"Đường","-3","-3,5","a ""b""\r\nc"\r\n');
    assert.deepEqual([...Buffer.from(csvFile([['a']])).subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  });

  it('gives back what was put in', () => {
    const row = fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(row, (cells) => {
        const line = csvLine(cells).slice(0, -2);
        const read = [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell]) => cell!.replaceAll('""', '"'));
        assert.deepEqual(
          read.map((cell, index) => (cell === cells[index] ? cell : cell.slice(1))),
          cells,
        );
      }),
    );
  });
});

for (const { name, skip, emptyPlace } of STORES) {
  describe(`the pages of figures and notices over ${name}`, { skip }, () => {
    it('show what came of the cases of an agency', async () => {
      const server = await startDesk({ ...(await emptyPlace()), clock: () => NOW });
      const officer = await officerAt(server, { login: 'can.bo' });
      const { code } = await receiptOf(
        await sendFeedback(server, { ...buildFeedback({ title: 'Một' }), agency: COMMUNE }),
      );
      await receiptOf(await sendFeedback(server, { ...buildFeedback({ title: 'Hai' }), agency: COMMUNE }));
      await receiptOf(await sendFeedback(server, { ...buildFeedback({ title: 'Ba' }), agency: WARD }));
      const path = /href="(\/office\/cases\/[\w-]+)">Một</.exec((await officer.get('/office/cases')).text)![1]!;
      await officer.submit(await officer.get(path), `${path}/answer`, { text: 'Xong.', do: 'answer' });
      await sendRating(server, { code, outcome: 'solved', reopen: false });
      const figures = await officer.get('/office/figures?from=2026-11-01&to=2026-11-30');
      assert.match(textOf(figures.text), /11\/2026 2 0 1 0 1 0 0 0 1 0 0 0/);
      assert.match(figures.text, /<svg class="chart"[\s\S]*<rect class="in-time"/);
      const csv = await (await officer.ask('/office/figures.csv?from=2026-11-01&to=2026-11-30')).text();
      assert.match(csv, /"Tháng nhận","11\/2026","2","0","1","0","1","0","0","0","1","0","0","0"/);
      assert.doesNotMatch(csv, /Bến Trăng/);
    });

    it('are those of this month or the last with one press', async () => {
      const server = await startDesk({ ...(await emptyPlace()), clock: () => new Date('2027-01-15T09:00:00+07:00') });
      const officer = await officerAt(server, { login: 'can.bo', agency: 'H90' });
      const page = await officer.get('/office/figures?agency=H90.101');
      const link = (label: string) =>
        new RegExp(`<a\\s+href="([^"]+)"[^<]*>\\s*${label}`).exec(page.text)![1]!.replaceAll('&amp;', '&');
      assert.equal(link('Tháng này'), '/office/figures?from=2027-01-01&to=2027-01-15&agency=H90.101');
      assert.equal(link('Tháng trước'), '/office/figures?from=2026-12-01&to=2026-12-31&agency=H90.101');
      const last = await officer.get(link('Tháng trước'));
      assert.match(last.text, /to=2026-12-31[^>]*aria-current="page"/);
      assert.match(textOf(last.text), /nhận từ 01\/12\/2026 đến 31\/12\/2026/);
    });

    it('bear any period', async () => {
      const server = await startDesk({ ...(await emptyPlace()), clock: () => NOW });
      const officer = await officerAt(server, { login: 'can.bo' });
      for (const query of [
        'from=2026-12-01&to=2026-01-01',
        'from=0000-00-00',
        'from=1900-01-01',
        'to=9999-12-31',
        'from=x&to=y',
        'to=2026-02-31',
      ])
        assert.equal((await officer.get(`/office/figures?${query}`)).status, 200, query);
    });

    it('tell every citizen what the province announces, and those of an agency what it does', async () => {
      const server = await startDesk({ ...(await emptyPlace()), clock: () => NOW });
      const province = await officerAt(server, { login: 'tinh', agency: 'H90', role: 'admin' });
      const commune = await officerAt(server, { login: 'xa', role: 'admin' });
      const told = async (agency: string) => {
        const { notices } = status.parse(await server.getJson(`/status?agency=${agency}`));
        return notices.map(({ kind, text, until }) => `${kind}: ${text}${until ? ` (${until})` : ''}`);
      };
      const write = async (who: typeof province, fields: Record<string, string>) =>
        who.submit(await who.get('/office/notices'), '/office/notices', fields);
      await write(province, {
        kind: 'maintenance',
        text: 'Bảo trì tối nay.',
        from: '2026-12-01T20:00',
        until: '2026-12-01T23:00',
      });
      await write(commune, { kind: 'info', text: 'Nghỉ sáng thứ Tư.' });
      assert.deepEqual(await told(COMMUNE), [
        'info: Nghỉ sáng thứ Tư.',
        'maintenance: Bảo trì tối nay. (2026-12-01T23:00:00+07:00)',
      ]);
      assert.deepEqual(await told(WARD), ['maintenance: Bảo trì tối nay. (2026-12-01T23:00:00+07:00)']);
      const over = await write(commune, { kind: 'outage', text: 'Hỏng.', until: '2026-11-29T08:00' });
      assert.match(textOf(over.text), /Lúc kết thúc phải sau/);
      for (const fields of [
        { kind: 'x', text: 'a' },
        { kind: 'info', text: '' },
        { kind: 'info', text: 'a', from: 'mai' },
      ])
        assert.equal((await write(commune, fields as Record<string, string>)).status, 400);
      const page = await commune.get('/office/notices');
      const end = /action="(\/office\/notices\/[\w-]+\/end)"/.exec(page.text)![1]!;
      await commune.submit(page, end);
      assert.deepEqual(await told(COMMUNE), ['maintenance: Bảo trì tối nay. (2026-12-01T23:00:00+07:00)']);
    });
  });
}

it('the desk wears the elements’ colours', async () => {
  const look = await readFile(new URL('../../../demo/server/office/look/office.css', import.meta.url), 'utf8');
  for (const [name, value] of TOKENS)
    if (name.startsWith('--dvc-color-')) assert.ok(look.includes(`--${name.slice(12)}: ${value};`), name);
});
