import fc from 'fast-check';
import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type * as z from 'zod/mini';
import { compileContract } from '../../build/contract.ts';
import { root } from '../../vite.config.ts';
import { temporaryFolder } from '../support/node/folder.ts';

const CONTRACT = join(root, 'src/backend/contract');
const READER = join(root, 'src/embed/contract-reader.ts');

interface Reading {
  readonly success: boolean;
  readonly data?: unknown;
  readonly error?: {
    readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly expected?: unknown }[];
  };
}
interface Reader {
  safeParse(value: unknown): Reading;
}

/** What `src/backend/read.ts` acts upon: the data, or the places where something is wrong, and what may stand in there. */
function outcome(reading: Reading): unknown {
  if (reading.success) return { data: reading.data };
  const issues = reading.error!.issues.map(({ path, expected }) => {
    const fillable = expected === 'array' || expected === 'object' ? expected : '';
    return `${path.join('.')} ${fillable}`;
  });
  return [...new Set(issues)].sort();
}

const anything = fc.constantFrom(null, true, '', 'x', 0, -1, 1.5, 3, 400, 2 ** 60, [], [1], {}, { a: 1 });
const texts = fc.constantFrom(
  'x',
  'province',
  '2026-11-24',
  '2026-02-30',
  '2026-11-24T08:00:00+07:00',
  '2026-11-24T08:00',
  '',
);
const numbers = fc.constantFrom(0, 1, 1.5, -1, 400, 599, 600);

/** Values that mostly fit a schema, with something wrong here and there. */
function almost(schema: z.ZodMiniType): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 15, arbitrary: fitting(schema) }, { weight: 1, arbitrary: anything });
}

function fitting(schema: z.ZodMiniType): fc.Arbitrary<unknown> {
  const definition = schema._zod.def as unknown as {
    type: string;
    shape?: Record<string, z.ZodMiniType>;
    element?: z.ZodMiniType;
    innerType?: z.ZodMiniType;
    items?: z.ZodMiniType[];
    options?: z.ZodMiniType[];
    entries?: Record<string, string>;
    values?: unknown[];
    valueType?: z.ZodMiniType;
  };
  switch (definition.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(Object.entries(definition.shape!).map(([name, each]) => [name, almost(each)])),
      );
    case 'array':
      return fc.array(almost(definition.element!), { maxLength: 3 });
    case 'tuple':
      return fc.tuple(...definition.items!.map(almost));
    case 'optional':
      return fc.oneof(fc.constant(undefined), almost(definition.innerType!));
    case 'union':
      return fc.oneof(...definition.options!.map(almost));
    case 'enum':
      return fc.constantFrom(...Object.values(definition.entries!));
    case 'literal':
      return fc.constantFrom(...definition.values!);
    case 'record':
      return fc.dictionary(fc.constantFrom('a', 'b'), almost(definition.valueType!));
    case 'boolean':
      return fc.boolean();
    case 'number':
      return numbers;
    default:
      return texts;
  }
}

const folder = await temporaryFolder();
const seed = Number(process.env.DVC_SEED ?? Date.now() % 2 ** 31);
console.log(`seed ${seed}`);

interface Module {
  readonly file: string;
  readonly contract: Readonly<Record<string, unknown>>;
  readonly compiled: Readonly<Record<string, unknown>>;
}

async function compile(file: string): Promise<Module> {
  const path = join(folder, file.replace('.ts', '.mjs'));
  await writeFile(path, await compileContract(join(CONTRACT, file), pathToFileURL(READER).href));
  return {
    file,
    contract: (await import(join(CONTRACT, file))) as Module['contract'],
    compiled: (await import(path)) as Module['compiled'],
  };
}

const isSchema = (value: unknown): value is z.ZodMiniType =>
  typeof value === 'object' && value !== null && '_zod' in value;

for (const { file, contract, compiled } of await Promise.all((await readdir(CONTRACT)).map(compile))) {
  for (const [name, value] of Object.entries(contract)) {
    if (isSchema(value)) {
      test(`reads ${name} of ${file} in the script tag's files as zod does`, () => {
        const property = fc.property(almost(value), (sample) => {
          const json: unknown = JSON.parse(JSON.stringify(sample) ?? 'null');
          assert.deepEqual(
            outcome((compiled[name] as Reader).safeParse(json)),
            outcome(value.safeParse(json) as Reading),
          );
        });
        fc.assert(property, { seed, numRuns: 300 });
      });
    } else if (typeof value !== 'function') {
      test(`keeps ${name} of ${file} for the script tag's files`, () => assert.deepEqual(compiled[name], value));
    }
  }
}

test('refuses a schema that it could not read like zod', async () => {
  const path = join(folder, 'refused.mjs');
  const zod = pathToFileURL(join(root, 'node_modules/zod/mini/index.js')).href;
  await writeFile(path, `import * as z from '${zod}'; export const odd = z.map(z.string(), z.number());`);
  await assert.rejects(compileContract(path, READER), /map has no translation yet/);
});
