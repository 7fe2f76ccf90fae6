import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import type * as z from 'zod/mini';
import { compileContract } from '../../build/contract.ts';
import { buildProcedure, buildProcedureList, buildProblem, buildStatus } from '../../demo/mocks/builders.ts';
import { catalogueHead, catalogueLine } from '../../src/backend/contract/catalogue.ts';
import { problem } from '../../src/backend/contract/problem.ts';
import { procedure, procedureList } from '../../src/backend/contract/procedures.ts';
import { status } from '../../src/backend/contract/status.ts';
import { BackendError } from '../../src/backend/errors.ts';
import { read } from '../../src/backend/read.ts';
import { temporaryFolder } from '../support/node/folder.ts';
import { mutated, mutations } from './mutations.ts';
import { holdsFor } from './property.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = await temporaryFolder();

/** A schema of the contract as the files of the script tag carry it, without zod. */
async function withoutZod(file: string, name: string): Promise<z.ZodMiniType> {
  const reader = join(ROOT, 'src/embed/contract-reader.ts');
  const compiled = join(folder, `${name}.mjs`);
  await writeFile(compiled, await compileContract(join(ROOT, `src/backend/contract/${file}.ts`), reader));
  return ((await import(compiled)) as Record<string, z.ZodMiniType>)[name]!;
}

/** What is read, or that nothing can be. */
function outcome(schema: z.ZodMiniType, json: unknown): unknown {
  try {
    return read(schema, structuredClone(json));
  } catch (error) {
    assert.ok(error instanceof BackendError);
    return error.kind;
  }
}

const line = { code: '1.001193', title: 'Đăng ký khai sinh', levels: ['commune'], field: 0, audiences: [0], issuer: 0 };
const head = {
  asOf: '2026-07-18',
  version: '1',
  fields: ['Hộ tịch'],
  audiences: [],
  issuers: [{ name: 'Bộ Tư pháp' }],
};
const notices = [{ kind: 'info', from: '2026-11-24T08:00:00+07:00', text: 'Nghỉ lễ' }];
const fields = [{ field: 'q', key: 'long' }];

const answers = [
  ['procedures', 'procedure', procedure, buildProcedure()],
  ['procedures', 'procedureList', procedureList, buildProcedureList()],
  ['status', 'status', status, buildStatus({ notices })],
  ['catalogue', 'catalogueLine', catalogueLine, line],
  ['catalogue', 'catalogueHead', catalogueHead, { ...head, words: [['sổ đỏ', 'giấy chứng nhận']] }],
  ['problem', 'problem', problem, buildProblem('invalid', { errors: fields })],
] satisfies [string, string, z.ZodMiniType, unknown][];
// All before the first test, since the folder goes after the last.
const compiled = await Promise.all(answers.map(([file, name]) => withoutZod(file, name)));

answers.forEach(([, name, schema, answer], place) => {
  holdsFor(
    `the script tag reads of a damaged ${name} what a bundle reads`,
    fc.property(mutations(8), (changes) => {
      const json = mutated(answer, changes);
      assert.deepEqual(outcome(compiled[place]!, json), outcome(schema, json));
    }),
    1000,
  );
});
