import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { DAY, HOUR } from '../../../demo/server/clock.ts';
import { LookupBudgets } from '../../../demo/server/dossiers/budgets.ts';
import { usualPolicy } from '../../../demo/server/policy/policy.ts';
import { startTestServer, type TestServer } from '../../support/node/server.ts';
import { temporaryFolder } from '../../support/node/folder.ts';
import { CODE, FACTORS, importLines, lookUp, sampleLine } from './sample.ts';

const UNKNOWN = 'H90.101-261102-9999';
const OWNER = '198.51.100.7';

/** Another address range each time. */
const range = (number: number): string => `10.${number >> 8}.${number & 255}.1`;
const phone = (number: number): string => `0900 ${String(100_000 + number).replace(/(\d{3})$/, ' $1')}`;
const codeOf = (number: number): string => `H90.101-261103-${String(number).padStart(4, '0')}`;

describe('budgets of look-ups', () => {
  let now: number;
  let server: TestServer;
  const wait = (milliseconds: number) => (now += milliseconds);

  beforeEach(async () => {
    now = Date.parse('2026-11-20T08:00:00+07:00');
    const data = await temporaryFolder();
    const many = Array.from({ length: 60 }, (_, number) =>
      sampleLine({
        code: codeOf(number),
        factors: { phone: phone(number), 'lookup-code': `SLIP${number}` },
      }),
    );
    await importLines({ data }, [sampleLine(), ...many]);
    server = await startTestServer({ data, trustProxy: ['127.0.0.1'], clock: () => new Date(now) });
  });

  const ask = async (from: string, code: string, kind: string, value: string): Promise<number> =>
    (await lookUp(server, code, kind, value, { 'X-Forwarded-For': from })).status;

  async function attack(code: string, guesses = 5): Promise<void> {
    for (let at = 0; at < guesses; at++) assert.equal(await ask(range(at), code, 'phone', phone(9_000 + at)), 404);
  }

  test('compare a code under attack with its look-up code only, whoever asks', async () => {
    await attack(CODE);
    assert.equal(await ask(OWNER, CODE, 'phone', FACTORS.phone), 404);
    assert.equal(await ask(OWNER, CODE, 'citizen-id-last-6', '000007'), 404);
    assert.equal(await ask(OWNER, CODE, 'phone-last-4', '0007'), 404);
    assert.equal(await ask(OWNER, CODE, 'lookup-code', FACTORS['lookup-code']), 200);
    assert.equal(await ask(OWNER, codeOf(1), 'phone', phone(1)), 200, 'another code is none the worse');
  });

  test('lock nobody out: after a while a code is compared again', async () => {
    await attack(CODE);
    wait(HOUR + 1_000);
    assert.equal(await ask(OWNER, CODE, 'phone', FACTORS.phone), 200);
    assert.equal(await ask(OWNER, CODE, 'phone', FACTORS.phone), 200, 'who found it may look again');
  });

  test('make each next delay longer where guessing goes on', async () => {
    await attack(CODE);
    for (const hours of [1, 2, 4]) {
      wait(hours * HOUR - 60_000);
      assert.equal(await ask(OWNER, CODE, 'phone', FACTORS.phone), 404, `before ${hours} h`);
      wait(61_000);
      assert.equal(await ask(range(hours), CODE, 'phone', phone(9_100 + hours)), 404);
    }
  });

  test('let somebody who mistypes twice see theirs at the third try, and typing the same again costs nothing', async () => {
    for (let again = 0; again < 20; again++) assert.equal(await ask(OWNER, CODE, 'phone', phone(9_001)), 404);
    assert.equal(await ask(OWNER, CODE, 'phone', phone(9_002)), 404);
    assert.equal(await ask(OWNER, CODE, 'phone', FACTORS.phone), 200);
  });

  test('compare a known telephone with ten dossiers a day and no more', async () => {
    for (let at = 0; at < 10; at++) await ask(range(at), `H90.101-261104-${1_000 + at}`, 'phone', FACTORS.phone);
    assert.equal(await ask(OWNER, CODE, 'phone', FACTORS.phone), 404);
    assert.equal(await ask(OWNER, CODE, 'lookup-code', FACTORS['lookup-code']), 200);
    wait(DAY);
    assert.equal(await ask(OWNER, CODE, 'phone', FACTORS.phone), 200);
  });

  test('let an agent with one telephone for many dossiers see all of them', async () => {
    const data = await temporaryFolder();
    const lines = Array.from({ length: 30 }, (_, at) => sampleLine({ code: codeOf(at), factors: { phone: phone(1) } }));
    await importLines({ data }, lines);
    const other = await startTestServer({ data });
    for (let at = 0; at < 30; at++) assert.equal((await lookUp(other, codeOf(at), 'phone', phone(1))).status, 200);
  });

  test('show forty people behind one address their dossiers, two of whom mistype twice', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, at) => askCarefully(at, at % 20 === 0)));
    assert.deepEqual(new Set(answers), new Set([200]));
  });

  async function askCarefully(owner: number, isMistyping: boolean): Promise<number> {
    if (isMistyping) {
      await ask(OWNER, codeOf(owner), 'phone', phone(8_000 + owner));
      await ask(OWNER, codeOf(owner), 'phone', phone(8_100 + owner));
    }
    return ask(OWNER, codeOf(owner), 'phone', phone(owner));
  }

  test('hear whoever comes for the first time also while others guess all day', async () => {
    // More than what all share, out of ranges that have used up what is their own.
    for (let at = 0; at < 320; at++) {
      await ask(range(at % 10), `H90.101-261105-${1_000 + at}`, 'phone', phone(2_000 + at));
    }
    assert.equal(await ask(range(3), CODE, 'phone', FACTORS.phone), 404, 'a range that has guessed');
    assert.equal(await ask(range(3), CODE, 'lookup-code', FACTORS['lookup-code']), 200);
    assert.equal(await ask(OWNER, CODE, 'phone', FACTORS.phone), 200, 'a range that has not');
  });

  test('believe X-Forwarded-For of a trusted proxy only, and only its last strange hop', async () => {
    for (let at = 0; at < 320; at++) {
      wait(1_000);
      await ask(`${range(at)}, 192.0.2.77`, `H90.101-261106-${1_000 + at}`, 'phone', phone(3_000 + at));
    }
    assert.equal(await ask(`${OWNER}, 192.0.2.77`, CODE, 'phone', FACTORS.phone), 404, 'forged hops are one address');
    assert.equal(await ask(`192.0.2.77, ${OWNER}`, CODE, 'phone', FACTORS.phone), 200);
  });

  describe('where an address may ask twenty times at once', () => {
    const pace = { free: 20, firstSeconds: 2, mostSeconds: 60, forgetSeconds: 60 };

    beforeEach(async () => {
      const { settings } = server;
      server = await startTestServer({ ...settings, policy: { dossiers: { pace } }, clock: () => new Date(now) });
    });

    test('spend the same for codes that nobody has', async () => {
      const askMany = async (code: string, from: string) => {
        const answers: unknown[] = [];
        for (let at = 0; at < 90; at++) {
          const kind = at % 3 === 0 ? 'lookup-code' : at % 3 === 1 ? 'phone' : 'citizen-id-last-6';
          const value = kind === 'phone' ? phone(4_000 + at) : String(400_000 + at);
          const answer = await lookUp(server, code, kind, value, { 'X-Forwarded-For': from });
          answers.push([answer.status, answer.headers.get('Retry-After'), await answer.text()]);
        }
        return answers;
      };
      const known = await askMany(CODE, '192.0.2.1');
      wait(30 * DAY);
      assert.deepEqual(await askMany(UNKNOWN, '203.0.113.1'), known);
    });

    test('delay who does not wait, each time longer, and let them in again after that', async () => {
      const delays: number[] = [];
      for (let at = 0; at < 20; at++) await ask(OWNER, CODE, 'phone', FACTORS.phone);
      for (let round = 0; round < 8; round++) {
        const answer = await lookUp(server, CODE, 'phone', FACTORS.phone, { 'X-Forwarded-For': OWNER });
        assert.equal(answer.status, 429);
        delays.push(Number(answer.headers.get('Retry-After')));
        for (let more = 0; more < 2; more++) assert.equal(await ask(OWNER, CODE, 'phone', FACTORS.phone), 429);
        wait(delays.at(-1)! * 1_000);
        assert.equal(await ask(OWNER, CODE, 'phone', FACTORS.phone), 200, 'after the delay');
      }
      assert.deepEqual(delays.slice(0, 3), [2, 32, 60]);
      assert.ok(Math.max(...delays) <= 60, JSON.stringify(delays));
      assert.equal(await ask('198.51.101.7', CODE, 'phone', FACTORS.phone), 200, 'another address does not wait');
      assert.equal(await ask(OWNER, CODE, 'lookup-code', FACTORS['lookup-code']), 200, 'nor does the look-up code');
    });
  });

  test('decide over HTTP what they decide by themselves', async () => {
    const direct = new LookupBudgets(usualPolicy().dossiers.budgets, () => new Date(now));
    for (let at = 0; at < 600; at++) {
      wait(7 * 60_000);
      const owner = (at * 17) % 60;
      const value = at % 5 === 0 ? phone(owner) : phone(5_000 + ((at * 31) % 40));
      const from = range((at * 13) % 20);
      const comparison = direct.begin({ code: codeOf(owner), kind: 'phone', value, range: from });
      const isFound = comparison !== undefined && value === phone(owner);
      if (isFound) comparison.found();
      assert.equal(await ask(from, codeOf(owner), 'phone', value), isFound ? 200 : 404, `guess ${at}`);
    }
  });
});
