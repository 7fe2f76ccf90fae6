import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildProcedure, buildProcedureList } from '../../demo/mocks/builders.ts';
import { findProcedure, searchProcedures } from '../../src/backend/procedures.ts';
import { html, json, startEndpoint } from './endpoint.ts';
import { failureOf } from './failure.ts';

const endpoint = await startEndpoint();
const backend = { endpoint: endpoint.address };
const never = new AbortController().signal;

test('asks for what was typed and chosen, and for nothing else', async () => {
  const list = buildProcedureList();
  endpoint.answer(json(list));
  assert.deepEqual(await searchProcedures(backend, { q: 'khai sinh', level: 'commune', page: 1 }, never), list);
  assert.deepEqual(endpoint.asked, ['GET /v1/procedures?q=khai+sinh&level=commune&page=1']);
});

test('never says that nothing was found above a list of what was found', async () => {
  for (const total of [0, null, 'four', -1, undefined]) {
    endpoint.answer(json({ ...buildProcedureList(), total }));
    assert.equal((await searchProcedures(backend, {}, never)).total, 4);
  }
});

test('opens a procedure by its code, whatever stands in it', async () => {
  endpoint.answer(json(buildProcedure()));
  assert.deepEqual(await findProcedure(backend, '1.001193', never), buildProcedure());
  await findProcedure(backend, '../status?x=1#y', never);
  assert.deepEqual(endpoint.asked[1], 'GET /v1/procedures/..%2Fstatus%3Fx%3D1%23y');
});

test('says when there is no such procedure', async () => {
  endpoint.answer(html(404));
  assert.equal((await failureOf(findProcedure(backend, '9', never))).kind, 'not-found');
});
