import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { dossier as dossierSchema, type Dossier } from '../../../src/backend/contract/dossiers.ts';
import { openStore } from '../../../demo/server/store/store.ts';
import { startTestServer, type TestServer } from '../../support/node/server.ts';
import { STORES } from '../../support/node/stores.ts';
import { CODE, FACTORS, importLines, lookUp, sampleLine } from './sample.ts';

const RETURNED = 'H90.101-261001-0010';
const LATE = 'H90.101-261001-0011';
const ELSEWHERE = '000.00.15.H40-190802-0001';

for (const { name, skip, emptyPlace } of STORES) {
  describe(`looking up a dossier on ${name}`, { skip }, () => {
    let server: TestServer;
    let place: Awaited<ReturnType<typeof emptyPlace>>;

    before(async () => {
      place = await emptyPlace();
      const { kept } = await importLines(place, [
        sampleLine(),
        sampleLine({ code: RETURNED, state: 10, returnedAt: '2026-11-05T10:00:00+07:00' }),
        sampleLine({ code: LATE, dueAt: '2026-11-10T17:00:00+07:00' }),
        sampleLine({ code: ELSEWHERE, agency: 'H40.15' }),
      ]);
      assert.equal(kept, 4);
      server = await startTestServer({ ...place, clock: () => new Date('2026-11-20T03:00:00Z') });
    });

    async function find(code: string, kind: string, value: string): Promise<Dossier> {
      const response = await lookUp(server, code, kind, value);
      assert.equal(response.status, 200, await response.clone().text());
      return dossierSchema.parse(await response.json());
    }

    test('shows it to whoever has its telephone, ID or look-up code, however they type them', async () => {
      for (const [kind, value] of [
        ['phone', '0900000007'],
        ['phone', '+84 900 000 007'],
        ['phone', '0084.900.000.007'],
        ['citizen-id-last-6', '000007'],
        ['citizen-id-last-6', '000 007'],
        ['citizen-id-last-6', '090000000007'],
        ['lookup-code', 'man 7007'],
        ['lookup-code', ' MAN7007 '],
      ] as const) {
        assert.equal((await find(CODE, kind, value)).code, CODE, `${kind} ${value}`);
      }
    });

    test('finds its code however it is pasted', async () => {
      for (const typed of [
        CODE.toLowerCase(),
        ` Mã hồ sơ: ${CODE} `,
        CODE.replaceAll('-', '–'),
        CODE.replaceAll('-', ' - '),
        'H90.101-2611020007',
      ]) {
        assert.equal((await find(typed, 'phone', FACTORS.phone)).code, CODE, typed);
      }
      assert.equal((await find(ELSEWHERE, 'phone', FACTORS.phone)).agency.code, 'H40.15');
    });

    test('masks the applicant and says the rest as it was handed over', async () => {
      const found = await find(CODE, 'phone', FACTORS.phone);
      assert.equal(found.applicant, 'N*** T*** V*** D***');
      const { factors: _, agency: __, ...line } = sampleLine() as unknown as Dossier & { factors: unknown };
      const { agency, ...shown } = found;
      assert.deepEqual(shown, { ...line, applicant: found.applicant });
      assert.equal(agency.hotline, '0290 000 1101', 'the agency as the endpoint knows it');
    });

    test('shows with the last four digits of the telephone where it is and nothing of people', async () => {
      const found = await find(CODE, 'phone-last-4', '0007');
      assert.equal(found.view, 'status');
      assert.deepEqual(found.steps, [
        {
          at: '2026-11-02T08:15:00+07:00',
          state: { code: 2, text: 'Được tiếp nhận', group: 'received' },
          unit: 'Bộ phận một cửa',
        },
      ]);
      assert.deepEqual(found.delivery, { kind: 'post' });
      for (const name of ['applicant', 'officer', 'survey']) assert.ok(!(name in found), name);
    });

    test('says by how many days it is late', async () => {
      assert.deepEqual((await find(LATE, 'phone', FACTORS.phone)).late, { days: 10 });
      assert.equal((await find(CODE, 'phone', FACTORS.phone)).late, undefined);
    });

    test('offers the rating once the result was returned, always with the same token', async () => {
      const [first, again] = [
        await find(RETURNED, 'phone', FACTORS.phone),
        await find(RETURNED, 'lookup-code', 'MAN7007'),
      ];
      assert.equal(first.survey?.id, 'mot-cua');
      assert.deepEqual(first.survey, again.survey);
      assert.equal((await find(CODE, 'phone', FACTORS.phone)).survey, undefined);
    });

    test('answers an unknown code, a wrong factor and what can be no factor in the same bytes', async () => {
      const answers = await Promise.all([
        lookUp(server, 'H90.101-261102-9999', 'phone', FACTORS.phone),
        lookUp(server, CODE, 'phone', '0900 000 008'),
        lookUp(server, CODE, 'phone', 'không nhớ'),
        lookUp(server, CODE, 'citizen-id-last-6', '000008'),
        lookUp(server, CODE, 'lookup-code', '🙂'),
        lookUp(server, '', 'phone', FACTORS.phone).then(() => lookUp(server, '---', 'phone', FACTORS.phone)),
      ]);
      const [first, ...others] = await Promise.all(
        answers.map(async (answer) => ({
          status: answer.status,
          text: await answer.text(),
          headers: headersOf(answer),
        })),
      );
      assert.equal(first?.status, 404);
      assert.match(first.text, /mã tra cứu/);
      for (const other of others) assert.deepEqual(other, first);
    });

    test('names what is missing in a question', async () => {
      const refused = async (body: unknown) => {
        const answer = await server.post('/dossiers/lookup', body);
        return [answer.status, ((await answer.json()) as { errors?: unknown }).errors];
      };
      assert.deepEqual(await refused({ factor: { kind: 'phone', value: '1' } }), [
        400,
        [{ field: 'code', key: 'required' }],
      ]);
      assert.deepEqual(await refused({ code: CODE, factor: { kind: 'phone', value: '' } }), [
        400,
        [{ field: 'factor.value', key: 'required' }],
      ]);
      assert.deepEqual(await refused({ code: CODE, factor: { kind: 'password', value: '1' } }), [
        400,
        [{ field: 'factor.kind', key: 'malformed' }],
      ]);
      assert.deepEqual(await refused([]), [400, [{ field: 'body', key: 'required' }]]);
    });

    test('keeps nothing that a telephone or a name could be read from', async () => {
      const store = await openStore(place);
      const rows = [
        await store.db.selectFrom('dossiers').selectAll().execute(),
        await store.db.selectFrom('dossier_factors').selectAll().execute(),
      ];
      await store.close();
      const kept = JSON.stringify(rows);
      for (const secret of ['900000007', '900 000 007', '000007"', 'MAN7007', 'MAN-7007', 'Nguyễn Thị'])
        assert.ok(!kept.includes(secret), secret);
      assert.ok(!server.logged.join('\n').includes('261102'), 'a code in the log');
    });

    test('says in its status what it may be asked by', async () => {
      const status = (await server.getJson('/status')) as { operations: string[]; dossiers: unknown };
      assert.ok(status.operations.includes('dossiers'));
      assert.deepEqual(status.dossiers, {
        factors: ['lookup-code', 'phone', 'citizen-id-last-6', 'phone-last-4'],
      });
    });
  });
}

/** All but what differs from answer to answer. */
const headersOf = (answer: Response): string[][] =>
  [...answer.headers].filter(([name]) => name !== 'date' && name !== 'request-id');
