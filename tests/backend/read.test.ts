import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type * as z from 'zod/mini';
import { buildProcedure, buildProcedureList, buildStatus, buildSummary } from '../../demo/mocks/builders.ts';
import { agencyList } from '../../src/backend/contract/agencies.ts';
import { procedure, procedureList, type ProcedureList } from '../../src/backend/contract/procedures.ts';
import { status } from '../../src/backend/contract/status.ts';
import { BackendError } from '../../src/backend/errors.ts';
import { read } from '../../src/backend/read.ts';
import { mutated, mutations, type Json } from './mutations.ts';
import { holdsFor } from './property.ts';

type Loose = Record<string, unknown>;
const copyOf = <T>(answer: T): Loose => structuredClone(answer) as Loose;
const list = (...codes: string[]) => buildProcedureList({ items: codes.map((code) => buildSummary({ code })) });
const codesOf = ({ items }: ProcedureList): string[] => items.map(({ code }) => code);

/** Reads a whole procedure after `damage` has been done to it. */
function readDamaged(damage: (answer: Loose) => void) {
  const answer = copyOf(buildProcedure());
  damage(answer);
  return read(procedure, answer);
}

describe('an answer of another maker', () => {
  it('is read as it is when it is as agreed', () => {
    assert.deepEqual(read(procedure, copyOf(buildProcedure())), buildProcedure());
    assert.deepEqual(read(procedureList, copyOf(buildProcedureList())), buildProcedureList());
    assert.deepEqual(read(status, copyOf(buildStatus())), buildStatus());
  });

  it('may say more than was agreed', () => {
    const answer = { ...copyOf(buildProcedure()), rating: 5, cases: [{ documents: [], colour: 'red' }] };
    const said = read(procedure, answer);
    assert.ok(!('rating' in said));
    assert.deepEqual(said.cases, [{ documents: [] }]);
  });

  it('may name what we have no words for', () => {
    assert.deepEqual(readDamaged((answer) => (answer['levels'] = ['planet'])).levels, ['planet']);
  });

  const readable: [what: string, damage: (answer: Loose) => void, rest: Loose][] = [
    [
      'no lists at all',
      (a) => ['steps', 'cases', 'channels', 'results', 'keywords'].forEach((name) => delete a[name]),
      {
        steps: [],
        cases: [],
        channels: [],
        results: [],
        keywords: [],
      },
    ],
    ['null for a list', (a) => (a['steps'] = null), { steps: [] }],
    ['an object for a list', (a) => (a['steps'] = { 0: 'Nộp' }), { steps: [] }],
    ['a text for a list', (a) => (a['steps'] = 'Nộp'), { steps: [] }],
    ['no source', (a) => delete a['source'], { source: {} }],
    ['a list for an object', (a) => (a['source'] = []), { source: {} }],
    ['null for what may be missing', (a) => (a['requirements'] = null), { requirements: undefined }],
    ['a number for what may be missing', (a) => (a['submitUrl'] = 5), { submitUrl: undefined }],
    ['no scope', (a) => delete a['scope'], { scope: '' }],
  ];
  for (const [what, damage, rest] of readable) {
    it(`is read around ${what}`, () => {
      const said = readDamaged(damage) as Loose;
      for (const [name, value] of Object.entries(rest)) assert.deepEqual(said[name], value);
      assert.equal(said['title'], buildProcedure().title);
    });
  }

  it('never makes a procedure free of charge because its fee cannot be read', () => {
    for (const amount of ['20.000', null, -5, {}, [20_000], true]) {
      const { channels } = readDamaged((a) => (a['channels'] = [{ mode: 'post', time: {}, fees: [{ amount }] }]));
      assert.deepEqual(channels, [{ mode: 'post', time: {}, fees: [{}] }], `amount ${JSON.stringify(amount)}`);
    }
  });

  it('asks for a paper rather than to lose it where it is not said whether it is needed', () => {
    const paper = { name: 'Tờ khai', originals: 1, copies: 0 };
    const { cases } = readDamaged((a) => (a['cases'] = [{ documents: [paper, { ...paper, required: false }] }]));
    assert.deepEqual(cases, [
      {
        documents: [
          { ...paper, required: true },
          { ...paper, required: false },
        ],
      },
    ]);
  });

  it('leaves out the faulty items of a list and keeps the others in their order', () => {
    const answer = copyOf(list('a', 'b', 'c', 'd', 'e', 'f'));
    const items = answer['items'] as Loose[];
    delete items[0]!['code'];
    items[2]!['title'] = { vi: 'Khai sinh' };
    items[2]!['code'] = null;
    (items as unknown[])[3] = 'd';
    items[5]!['code'] = '';
    assert.deepEqual(codesOf(read(procedureList, answer)), ['b', 'e']);
  });

  it('leaves out what is faulty in several items at several depths, and nothing else', () => {
    const answer = copyOf(list('a', 'b', 'c', 'd'));
    const items = answer['items'] as Loose[];
    items[0]!['issuer'] = 7;
    items[1]!['issuer'] = null;
    items[1]!['code'] = null;
    items[2]!['levels'] = [1, 'commune', null, 'province'];
    delete items[3]!['issuer'];
    const said = read(procedureList, answer);
    assert.deepEqual(codesOf(said), ['a', 'c', 'd']);
    assert.deepEqual(said.items[1]?.levels, ['commune', 'province']);
    assert.deepEqual(said.items[2]?.issuer, { name: '' });
  });

  it('keeps nineteen good records whatever the other hundred are', () => {
    const codes = Array.from({ length: 119 }, (_, place) => `1.${place}`);
    const answer = copyOf(list(...codes));
    const items = answer['items'] as Loose[];
    const damages: ((item: Loose) => void)[] = [
      (item) => delete item['code'],
      (item) => (item['code'] = 5),
      (item) => (item['title'] = ''),
      (item) => ((item['title'] = null), (item['issuer'] = { name: 5 })),
      (item) => ((item['code'] = []), (item['issuer'] = 'x'), (item['levels'] = [[]])),
    ];
    const good: string[] = [];
    items.forEach((item, place) => {
      if (place % 6 === 0 && good.length < 19) good.push(codes[place]!);
      else damages[place % damages.length]!(item);
    });
    assert.equal(good.length, 19);
    assert.deepEqual(codesOf(read(procedureList, answer)), good);
  });

  for (const json of [null, 5, 'x', true, [], [[]], {}, undefined] as const) {
    it(`is refused when it is ${JSON.stringify(json)}`, () => {
      for (const schema of [procedure, procedureList, status, agencyList]) {
        assert.throws(() => read(schema as z.ZodMiniType, structuredClone(json)), BackendError);
      }
    });
  }
});

const answers: [name: string, schema: z.ZodMiniType, answer: unknown][] = [
  ['procedure', procedure, buildProcedure()],
  ['list of procedures', procedureList, buildProcedureList()],
  ['status', status, buildStatus({ notices: [{ kind: 'info', text: 'Nghỉ lễ' }] })],
  ['list of agencies', agencyList, { items: [buildStatus().agency], total: 1, page: 1, size: 20 }],
];
for (const [name, schema, answer] of answers) {
  holdsFor(
    `a ${name} changed in any places is either read as agreed or refused in one way`,
    fc.property(mutations(12), (changes) => {
      const json = mutated(answer, changes);
      let said: unknown;
      try {
        said = read(schema, json);
      } catch (error) {
        assert.ok(error instanceof BackendError && error.kind === 'contract', String(error));
        return;
      }
      assert.ok(schema.safeParse(said).success);
    }),
    2000,
  );

  holdsFor(
    `anything at all in place of a ${name} is refused or read`,
    fc.property(fc.jsonValue(), (json) => {
      try {
        read(schema, json as Json);
      } catch (error) {
        assert.ok(error instanceof BackendError, String(error));
      }
    }),
  );
}

holdsFor(
  'records that were not touched survive whatever happens to the others',
  fc.property(
    fc.array(fc.option(mutations(4), { nil: undefined, freq: 2 }), { minLength: 1, maxLength: 25 }),
    (damages) => {
      const items = damages.map((_, place) => buildSummary({ code: `1.${place}`, keywords: ['một', 'hai'] }));
      const answer = copyOf(buildProcedureList({ items }));
      answer['items'] = items.map((item, place) => (damages[place] ? mutated(item, damages[place]) : item));
      const said = read(procedureList, structuredClone(answer));
      const untouched = items.filter((_, place) => !damages[place]);
      const survived = said.items.filter((item) => untouched.some(({ code }) => code === item.code));
      for (const item of untouched)
        assert.deepEqual(
          survived.find(({ code }) => code === item.code),
          item,
        );
      const order = said.items.map(({ code }) => codeNumber(code)).filter((number) => number !== undefined);
      assert.deepEqual(
        order,
        order.toSorted((one, other) => one - other),
      );
    },
  ),
  1000,
);

const codeNumber = (code: string): number | undefined => (/^1\.\d+$/.test(code) ? Number(code.slice(2)) : undefined);
