import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CaseChangeError, type ChangeFault } from '../../../demo/server/feedback/case-changes.ts';
import type { OfficerAct } from '../../../demo/server/feedback/officer-acts.ts';
import { answerDue, dueAfter, termAfter } from '../../../demo/server/feedback/terms.ts';
import { mayHappen, officerActsIn, stateAfter, type ActKind } from '../../../demo/server/feedback/transitions.ts';
import { usualPolicy } from '../../../demo/server/policy/policy.ts';
import { countWorkingDays, addWorkingDays } from '../../../demo/server/policy/working-days.ts';
import type { FeedbackRow } from '../../../demo/server/store/tables.ts';
import { storedQueue } from '../../../demo/server/webhook/queue.ts';
import { FEEDBACK_STATES } from '../../../src/backend/contract/feedback.ts';
import { buildFeedback, receiptOf, sendFeedback } from '../../support/node/feedback.ts';
import { openDesk, sendAddition, sendRating, type Desk } from '../../support/node/officers.ts';
import { startTestServer } from '../../support/node/server.ts';
import { STORES } from '../../support/node/stores.ts';

const SEED = Number(process.env.DVC_SEED ?? Date.now() % 2 ** 31);
const RUNS = process.env.DVC_FULL ? 150 : 12;

const isFault = (fault: ChangeFault) => (error: unknown) => error instanceof CaseChangeError && error.fault === fault;

const PUBLICATION = { title: 'Đường', content: 'Hỏi.', replyText: 'Đáp.', ground: 'anonymous' } as const;
const AGENCIES = ['H90', 'H90.101', 'H90.102'];

const officerAct: fc.Arbitrary<OfficerAct> = fc.oneof(
  fc.constantFrom<OfficerAct>(
    { kind: 'take' },
    { kind: 'ask', question: 'Ở đâu?' },
    { kind: 'answer', text: 'Đã xong.' },
    { kind: 'refuse', reason: 'Không rõ.' },
    { kind: 'duplicate', note: 'Trùng.' },
    { kind: 'elsewhere', note: 'Nơi khác.' },
    { kind: 'close' },
    { kind: 'reopen' },
    { kind: 'publish', ...PUBLICATION },
    { kind: 'unpublish' },
  ),
  fc.constantFrom(...AGENCIES).map((to): OfficerAct => ({ kind: 'forward', to })),
);
const step = fc.record({
  by: fc.constantFrom('officer', 'officer', 'officer', 'stranger', 'citizen'),
  act: officerAct,
  /** How many steps the officer's page was behind. */
  behind: fc.constantFrom(0, 0, 0, 0, 1),
  adds: fc.boolean(),
  reopens: fc.boolean(),
});

for (const { name, skip, emptyPlace } of STORES) {
  describe(`changes of a case, over ${name}`, { skip }, () => {
    const open = async () => {
      const server = await startTestServer(await emptyPlace());
      const desk = await openDesk(server.settings, { webhook: storedQueue(() => {}) });
      const send = async () => (await receiptOf(await sendFeedback(server))).code;
      return { server, desk, send };
    };

    it(`go from state to state as the table says, whoever tries what (seed ${SEED})`, async () => {
      const { server, desk, send } = await open();
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
          const code = await send();
          for (const { by, act, behind, adds, reopens } of steps) {
            const before = await desk.caseOf(code);
            const isOk =
              by === 'citizen'
                ? await citizenDoes({ server, code }, { adds, reopens })
                : await officerDoes(desk, before, { act, behind, isStranger: by === 'stranger' });
            const after = await desk.caseOf(code);
            const kind: ActKind = by !== 'citizen' ? act.kind : adds ? 'add' : reopens ? 'rate-and-reopen' : 'rate';
            if (!isOk) assert.deepEqual(after, before, 'refused, and changed all the same');
            else {
              assert.ok(mayHappen(kind, before.state), `${kind} in ${before.state}`);
              assert.equal(after.state, stateAfter(kind, before.state));
              assert.equal(after.steps, before.steps + 1);
            }
            if (by === 'officer' && behind === 0 && !mayHappen(act.kind, before.state)) assert.equal(isOk, false);
          }
          const { id, state, steps: count, agency } = await desk.caseOf(code);
          const written = await desk.store.db
            .selectFrom('feedback_steps')
            .selectAll()
            .where('feedback_id', '=', id)
            .orderBy('number')
            .execute();
          assert.deepEqual(
            written.map(({ number }) => number),
            Array.from({ length: count }, (_, at) => at + 1),
          );
          assert.deepEqual([written.at(-1)?.state, written.at(-1)?.agency], [state, agency]);
          const told = await desk.store.db
            .selectFrom('webhook_events')
            .select('number')
            .where('feedback_id', '=', id)
            .execute();
          // Those of citizens come by a server without a webhook.
          const byOfficers = written.filter(({ officer }) => officer !== null);
          assert.deepEqual(
            told.map(({ number }) => number).sort((a, b) => a - b),
            byOfficers.map(({ number }) => number),
          );
        }),
        { seed: SEED, numRuns: RUNS },
      );
    });

    it('by two officers at once never go over one another', async () => {
      const { desk, send } = await open();
      const code = await send();
      const { id, agency, steps } = await desk.caseOf(code);
      const officers = Array.from({ length: 10 }, (_, at) => ({ id: `officer-${at}`, agency }));
      const tried = await Promise.allSettled(
        officers.map((officer, at) =>
          desk.acts.do(id, officer, steps, at % 2 ? { kind: 'take' } : { kind: 'ask', question: `Câu ${at}?` }),
        ),
      );
      assert.equal(tried.filter(({ status }) => status === 'fulfilled').length, 1);
      for (const one of tried)
        if (one.status === 'rejected') assert.ok(isFault('changed')(one.reason), String(one.reason));
      assert.equal((await desk.caseOf(code)).steps, 2);
    });

    it('are written with what belongs to them, or not at all', async () => {
      const { desk, send } = await open();
      const { id, agency, steps } = await desk.caseOf(await send());
      const officer = { id: 'officer', agency };
      await assert.rejects(
        desk.acts.do(id, officer, steps, { kind: 'answer', text: 'Xong.' }, async () => {
          throw new Error('no audit');
        }),
        /no audit/,
      );
      assert.deepEqual(await desk.store.db.selectFrom('feedback_replies').selectAll().execute(), []);
      assert.deepEqual(await desk.store.db.selectFrom('webhook_events').selectAll().execute(), []);
      const changed = await desk.acts.do(id, officer, steps, { kind: 'take' }, async (transaction, { number }) => {
        assert.equal(number, 2);
        await transaction.selectFrom('feedback').selectAll().execute();
      });
      assert.deepEqual([changed.state, changed.number], ['processing', 2]);
    });

    it('are the agency’s that has the case, and say what is wrong with them', async () => {
      const { server, desk, send } = await open();
      const code = await send();
      const { id } = await desk.caseOf(code);
      const stranger = { id: 'stranger', agency: 'H90.101' };
      await assert.rejects(desk.acts.do(id, stranger, 1, { kind: 'take' }), isFault('not-yours'));
      await assert.rejects(desk.acts.do('khong-co', stranger, 1, { kind: 'take' }), isFault('unknown'));
      for (const [act, fault] of [
        [{ kind: 'ask', question: ' \u202e\n' }, 'required'],
        [{ kind: 'ask', question: 'a'.repeat(5_001) }, 'too-long'],
        [{ kind: 'answer', text: 'a'.repeat(100_001) }, 'too-long'],
        [{ kind: 'forward', to: 'H00.99' }, 'agency'],
        [{ kind: 'forward', to: 'H90' }, 'agency'],
        [{ kind: 'publish', ...PUBLICATION }, 'not-now'],
      ] as [OfficerAct, ChangeFault][]) {
        await assert.rejects(desk.do(code, act), isFault(fault), JSON.stringify(act).slice(0, 60));
      }
      await desk.do(code, { kind: 'answer', text: 'a'.repeat(100_000) });
      await assert.rejects(
        desk.do(code, { kind: 'publish', ...PUBLICATION, ground: 'consent' }),
        isFault('no-consent'),
      );
      await assert.rejects(desk.do(code, { kind: 'publish', ...PUBLICATION, files: ['x'] }), isFault('file'));
      await assert.rejects(desk.do(code, { kind: 'unpublish' }), isFault('not-now'));
      await desk.do(code, { kind: 'publish', ...PUBLICATION });

      const check = await receiptOf(await sendFeedback(server, buildFeedback(), { headers: { 'Dvc-Check': '1' } }));
      await assert.rejects(desk.do(check.code, { kind: 'take' }), isFault('unknown'));
    });
  });
}

async function officerDoes(
  desk: Desk,
  { id, agency, steps }: FeedbackRow,
  { act, behind, isStranger }: { act: OfficerAct; behind: number; isStranger: boolean },
): Promise<boolean> {
  const officer = { id: 'officer', agency: isStranger ? 'H90.105' : agency };
  const done = desk.acts.do(id, officer, steps - behind, act);
  if (isStranger) await assert.rejects(done, isFault('not-yours'));
  else if (behind > 0) await assert.rejects(done, isFault('changed'));
  else {
    return done.then(
      () => true,
      (error: unknown) => {
        assert.ok(error instanceof CaseChangeError, String(error));
        return false;
      },
    );
  }
  return false;
}

async function citizenDoes(
  { server, code }: { server: Parameters<typeof sendRating>[0]; code: string },
  { adds, reopens }: { adds: boolean; reopens: boolean },
): Promise<boolean> {
  const { status } = adds
    ? await sendAddition(server, { code, content: 'Thêm.', attachments: [] })
    : await sendRating(server, { code, outcome: 'partly', reopen: reopens });
  assert.ok(status === 201 || status === 400, String(status));
  return status === 201;
}

describe('the table of acts', () => {
  it('leads from every state somewhere, and back from every end', () => {
    for (const state of FEEDBACK_STATES) {
      assert.ok(officerActsIn(state).length > 0, state);
      const ends = !mayHappen('take', state) && !mayHappen('answer', state);
      if (ends) assert.ok(officerActsIn(state).includes('reopen'), state);
    }
    assert.deepEqual(officerActsIn('answered'), ['answer', 'close', 'reopen', 'publish', 'unpublish']);
    assert.deepEqual(officerActsIn('a state of a later version'), []);
  });
});

describe('a term', () => {
  const policy = usualPolicy();
  const row = (changes: Partial<FeedbackRow>) =>
    ({
      state: 'processing',
      received_at: '2026-11-23T02:00:00.000Z',
      due_at: null,
      days_left: null,
      ended_at: null,
      ...changes,
    }) as FeedbackRow;

  it('passes over Tết, swapped days and 24 November', () => {
    const due = (day: string, days: number) => dueAfter(new Date(`${day}T10:00:00+07:00`), days, policy).slice(0, 16);
    // In UTC; offices close at 17:00.
    assert.equal(due('2026-11-23', 1), '2026-11-25T10:00');
    assert.equal(due('2026-02-13', 1), '2026-02-23T10:00');
    assert.equal(due('2026-01-09', 1), '2026-01-10T10:00');
    assert.equal(due('2026-08-21', 2), '2026-08-24T10:00');
  });

  it(`counts back what it counted on (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 1, max: 60 }), (offset, days) => {
        const from = new Date(Date.UTC(2026, 0, 1 + offset)).toISOString().slice(0, 10);
        assert.equal(countWorkingDays(from, addWorkingDays(from, days, policy.calendar), policy.calendar), days);
      }),
      { seed: SEED },
    );
  });

  it('stands still for a question while there is time left, and never for an agency that is late', () => {
    const now = new Date('2026-11-25T09:00:00+07:00');
    const due = '2026-12-02T10:00:00.000Z';
    const stopped = termAfter('ask', 'need-more', row({ due_at: due }), now, policy);
    assert.deepEqual(stopped, { due_at: null, days_left: 5, ended_at: null });
    const later = new Date('2027-01-04T09:00:00+07:00');
    const goesOn = termAfter('add', 'processing', row({ state: 'need-more', ...stopped }), later, policy);
    assert.deepEqual(goesOn, { due_at: '2027-01-11T10:00:00.000Z', days_left: null, ended_at: null });
    const late = termAfter('ask', 'need-more', row({ due_at: '2026-11-20T10:00:00.000Z' }), now, policy);
    assert.deepEqual(late, { due_at: '2026-11-20T10:00:00.000Z', days_left: null, ended_at: null });
  });

  it('is not made longer by taking in hand what was forwarded or reopened', () => {
    const now = new Date('2026-11-25T09:00:00+07:00');
    const due = '2026-11-27T10:00:00.000Z';
    for (const state of ['forwarded', 'reopened']) {
      assert.equal(termAfter('take', 'processing', row({ state, due_at: due }), now, policy).due_at, due);
    }
    const begun = termAfter('take', 'processing', row({ state: 'received', due_at: due }), now, policy);
    assert.equal(begun.due_at, dueAfter(now, policy.handling.answerDays, policy));
  });

  it('is not made longer by taking in hand late what was received: the citizen was told a day', () => {
    const received = row({ state: 'received', due_at: '2026-12-01T10:00:00.000Z' });
    const told = answerDue(new Date(received.received_at), policy);
    for (const day of ['2026-12-02', '2026-12-10', '2027-01-15']) {
      const now = new Date(`${day}T09:00:00+07:00`);
      assert.equal(termAfter('take', 'processing', received, now, policy).due_at, told, day);
    }
    const late = termAfter('ask', 'need-more', received, new Date('2027-01-15T09:00:00+07:00'), policy);
    assert.deepEqual(late, { due_at: told, days_left: null, ended_at: null });
  });

  it('is new for the agency that a case goes to, which could not begin before', () => {
    const now = new Date('2027-01-15T09:00:00+07:00');
    const anew = dueAfter(now, policy.handling.answerDays, policy);
    for (const state of ['received', 'processing']) {
      const late = row({ state, due_at: '2026-12-01T10:00:00.000Z' });
      assert.equal(termAfter('forward', 'forwarded', late, now, policy).due_at, anew, state);
    }
  });

  it('ends with the first answer, and keeps the day that the citizen was told', () => {
    const ended = '2026-11-27T03:00:00.000Z';
    const answered = row({ state: 'answered', due_at: '2026-12-02T10:00:00.000Z', ended_at: ended });
    const later = new Date('2026-12-20T09:00:00+07:00');
    assert.equal(termAfter('answer', 'answered', answered, later, policy).ended_at, ended);
    const again = termAfter('answer', 'answered', row({ state: 'reopened', ended_at: ended }), later, policy);
    assert.equal(again.ended_at, later.toISOString());
    const received = row({ state: 'received', due_at: '2026-12-01T10:00:00.000Z' });
    const atOnce = termAfter('answer', 'answered', received, new Date('2026-12-04T09:00:00+07:00'), policy);
    assert.equal(atOnce.due_at, answerDue(new Date(received.received_at), policy));
  });
});
