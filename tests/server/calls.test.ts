import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, describe, it } from 'node:test';
import { agencyList } from '../../src/backend/contract/agencies.ts';
import { catalogue } from '../../src/backend/contract/catalogue.ts';
import { problem } from '../../src/backend/contract/problem.ts';
import { procedure, procedureList } from '../../src/backend/contract/procedures.ts';
import { status } from '../../src/backend/contract/status.ts';
import { startTestServer, type TestServer } from '../support/node/server.ts';
import { STORES } from '../support/node/stores.ts';

for (const { name, skip, emptyPlace } of STORES) {
  describe(`the endpoint over ${name}`, { skip }, () => {
    let server: TestServer;
    before(async () => {
      server = await startTestServer(await emptyPlace());
    });

    const problemOf = async (path: string, init?: RequestInit) => {
      const response = await server.get(path, init);
      assert.equal(response.headers.get('content-type'), 'application/problem+json');
      const answer = problem.parse(await response.json());
      assert.equal(answer.status, response.status);
      return answer;
    };

    it('says what it is and whom it speaks for', async () => {
      const answer = status.parse(await server.getJson('/status'));
      assert.equal(answer.contract, '1.0');
      assert.equal(answer.agency.code, 'H90');
      const offered = ['procedures', 'catalogue', 'dossiers', 'attachments', 'feedback', 'replies', 'surveys'];
      assert.deepEqual(answer.operations, offered);
      const ofCommune = status.parse(await server.getJson('/status?agency=H90.101'));
      assert.equal(ofCommune.agency.level, 'commune');
    });

    it('lists its agencies, also by level, by a part of the name and by identifier', async () => {
      const all = agencyList.parse(await server.getJson('/agencies'));
      assert.equal(all.items.length, all.total);
      const communes = agencyList.parse(await server.getJson('/agencies?level=commune'));
      assert.ok(communes.items.every(({ level }) => level === 'commune'));
      for (const q of ['doi man', 'Đồi Mận', 'h90.101']) {
        const found = agencyList.parse(await server.getJson(`/agencies?q=${encodeURIComponent(q)}`));
        assert.deepEqual(
          found.items.map(({ code }) => code),
          ['H90.101'],
        );
      }
    });

    it('turns the pages of a list', async () => {
      const all = agencyList.parse(await server.getJson('/agencies?size=100'));
      const second = agencyList.parse(await server.getJson('/agencies?page=2&size=1'));
      assert.deepEqual(second, { items: [all.items[1]], total: all.total, page: 2, size: 1 });
      const beyond = agencyList.parse(await server.getJson('/agencies?page=9007199254740991&size=100'));
      assert.deepEqual(beyond.items, []);
      assert.equal(beyond.total, all.total);
    });

    it('finds a procedure by what citizens type', async () => {
      for (const q of ['đăng ký khai sinh', 'dang ky khai sinh', '1.001193', '1001193']) {
        const path = `/procedures?agency=H90.101&q=${encodeURIComponent(q)}`;
        const found = procedureList.parse(await server.getJson(path));
        assert.equal(found.items[0]?.code, '1.001193', q);
      }
    });

    it('finds the longest official title by all its words', async () => {
      const q = 'Thủ tục đăng ký khai sinh cho trẻ em '.repeat(50).slice(0, 1_192);
      procedureList.parse(await server.getJson(`/procedures?q=${encodeURIComponent(q)}`));
    });

    it('narrows by a filter to as many as the facet counts', async () => {
      const all = procedureList.parse(await server.getJson('/procedures'));
      for (const filter of ['field', 'level', 'audience', 'mode'] as const) {
        for (const { value, count } of all.facets[filter]) {
          // Some keyboards and systems write the marks apart from their letters.
          for (const written of [value, value.normalize('NFD')]) {
            const narrowed = await server.getJson(`/procedures?${filter}=${encodeURIComponent(written)}`);
            assert.equal(procedureList.parse(narrowed).total, count, `${filter} ${value}`);
          }
        }
      }
    });

    it('tells all about a procedure, however its code was typed', async () => {
      for (const code of ['1.001193', '1001193', '%201.001193', '1.001193%20', '1.001193.json', '1001193.json']) {
        const found = procedure.parse(await server.getJson(`/procedures/${code}`));
        assert.equal(found.code, '1.001193');
      }
    });

    it('holds every procedure in the catalogue', async () => {
      const all = catalogue.parse(await server.getJson('/catalogue'));
      for (const { code } of all.procedures) {
        const response = await server.get(`/procedures/${encodeURIComponent(code)}`);
        assert.equal(procedure.parse(await response.json()).code, code);
      }
    });

    it('does not know what is not there', async () => {
      for (const path of [
        '/procedures/9.999999',
        '/procedures/%00',
        '/procedures/1.001193%00',
        `/procedures/${'1'.repeat(5_000)}`,
        '/procedures/%E0%A4%A',
        '/nothing',
        '/',
        '',
        '/status/',
        '/status?agency=H99',
        '/procedures?agency=%00',
        '/catalogue?agency=h90',
      ]) {
        assert.equal((await problemOf(path)).kind, 'not-found', path);
      }
    });

    it('names each field that is out of range, and never clamps', async () => {
      const cases: [path: string, errors: { field: string; key: string }[]][] = [
        ['page=0', [{ field: 'page', key: 'out-of-range' }]],
        ['page=-1', [{ field: 'page', key: 'out-of-range' }]],
        ['page=1.5', [{ field: 'page', key: 'out-of-range' }]],
        ['page=', [{ field: 'page', key: 'out-of-range' }]],
        ['page=1e3', [{ field: 'page', key: 'out-of-range' }]],
        ['page=99999999999999999999', [{ field: 'page', key: 'out-of-range' }]],
        ['size=101', [{ field: 'size', key: 'out-of-range' }]],
        ['size=0', [{ field: 'size', key: 'out-of-range' }]],
        ['size=20&size=20', [{ field: 'size', key: 'repeated' }]],
        [`q=${'a'.repeat(2_001)}`, [{ field: 'q', key: 'too-long' }]],
        [`agency=${'a'.repeat(201)}`, [{ field: 'agency', key: 'too-long' }]],
        ['page=x&size=x', ['page', 'size'].map((field) => ({ field, key: 'out-of-range' }))],
      ];
      for (const list of ['procedures', 'agencies']) {
        for (const [query, errors] of cases) {
          const answer = await problemOf(`/${list}?${query}`);
          assert.deepEqual([answer.kind, answer.errors], ['invalid', errors], query.slice(0, 40));
        }
      }
    });

    it('passes over what a later version may ask for', async () => {
      agencyList.parse(await server.getJson('/agencies?later=1&later=2'));
    });

    it('says how a path may be asked', async () => {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
        const response = await server.get('/status', { method });
        assert.equal(response.status, 405);
        assert.equal(response.headers.get('allow'), 'GET, HEAD');
        assert.equal(problem.parse(await response.json()).kind, 'unsupported');
      }
    });

    it('says that it is the body that it cannot read', async () => {
      const headers = { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() };
      for (const path of ['/feedback', '/feedback/lookup', '/dossiers/lookup', '/surveys/mot-cua/responses']) {
        for (const body of ['{"agency"', '', '\ufeff{', new Uint8Array([0x22, 0xff, 0x22])]) {
          const response = await server.get(path, { method: 'POST', body, headers });
          const { kind, errors } = problem.parse(await response.json());
          assert.deepEqual(
            [response.status, kind, errors],
            [400, 'invalid', [{ field: 'body', key: 'malformed' }]],
            path,
          );
        }
      }
    });

    it('knows no path that there is not, whatever is done to it', async () => {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
        const response = await server.get('/nothing', { method });
        assert.equal(response.status, 404, method);
        assert.equal(problem.parse(await response.json()).kind, 'not-found');
      }
    });

    it('answers HEAD like GET, without the body', async () => {
      const response = await server.get('/procedures/1.001193', { method: 'HEAD' });
      assert.equal(response.status, 200);
      assert.equal(await response.text(), '');
    });

    it('says that its texts are Vietnamese', async () => {
      for (const path of ['/status', '/procedures', '/procedures/1.001193', '/catalogue', '/nothing', '/?page=0']) {
        const response = await server.get(path);
        assert.equal(response.headers.get('content-language'), 'vi', path);
        await response.arrayBuffer();
      }
    });

    it('lets sixty requests at once through', async () => {
      const statuses = await Promise.all(
        Array.from({ length: 60 }, async (_, number) => {
          const path = ['/status', '/procedures?q=khai+sinh', '/procedures/1.001193', '/agencies'][number % 4] ?? '';
          const response = await server.get(path);
          await response.arrayBuffer();
          return response.status;
        }),
      );
      assert.deepEqual(new Set(statuses), new Set([200]));
    });

    it('is healthy', async () => {
      const response = await fetch(`${server.address}/healthz`);
      assert.equal(response.status, 200);
      assert.deepEqual(await response.json(), {
        status: 'ok',
        store: server.settings.databaseUrl ? 'postgres' : 'sqlite',
      });
    });
  });
}

describe('an endpoint whose own agency nobody imported', () => {
  it('says its identifier and goes on', async () => {
    const server = await startTestServer({ agency: 'H55' });
    const answer = status.parse(await server.getJson('/status'));
    assert.deepEqual(answer.agency, { code: 'H55', name: 'H55', level: 'other' });
    assert.equal((await server.get('/procedures?agency=H55')).status, 200);
    // The made-up province is no neighbour of a real agency.
    const { items } = agencyList.parse(await server.getJson('/agencies'));
    assert.deepEqual(items, [answer.agency]);
  });
});
