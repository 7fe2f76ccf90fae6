import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalJson, IdempotentWrites, readKey } from '../../../demo/server/idempotency.ts';
import { ProblemError } from '../../../demo/server/problems.ts';
import { openStore } from '../../../demo/server/store/store.ts';
import { STORES } from '../../support/node/stores.ts';

const SEED = Number(process.env.DVC_SEED ?? Date.now() % 2 ** 31);
const DAY = 24 * 60 * 60 * 1_000;
const ADDRESS = { agency: 'H90', route: 'feedback', key: 'x'.repeat(21) };
const ANSWER = { bodyHash: 'body', answer: '{}' };

const isConflict = (status: number) => (error: unknown) =>
  error instanceof ProblemError && error.kind === 'conflict' && (error.details.status ?? 409) === status;

for (const { name, skip, emptyPlace } of STORES) {
  describe(`a write under a key, over ${name}`, { skip }, () => {
    const open = async () => {
      const store = await openStore(await emptyPlace());
      const writes = () => new IdempotentWrites(store.db, 'secret', () => new Date('2026-11-20T00:00:00Z'));
      return { store, one: writes(), other: writes() };
    };

    it('is held by one request at a time, and let go whatever becomes of it', async () => {
      const { store, one } = await open();
      await assert.rejects(
        one.hold(ADDRESS, async () => {
          await assert.rejects(
            one.hold(ADDRESS, async () => {}),
            isConflict(409),
          );
          await one.hold({ ...ADDRESS, agency: 'H90.101' }, async () => {});
          await one.hold({ ...ADDRESS, route: 'attachments' }, async () => {});
          throw new Error('broken');
        }),
        /broken/,
      );
      assert.equal(await one.hold(ADDRESS, async (held) => held.isBound), false);
      await store.close();
    });

    it('is bound only by what is kept, and then answers the same body only', async () => {
      const { store, one, other } = await open();
      await assert.rejects(
        one.hold(ADDRESS, (held) =>
          store.write(async (transaction) => {
            await held.bind(transaction, ANSWER, DAY);
            throw new Error('broken');
          }),
        ),
      );
      assert.equal(await other.hold(ADDRESS, async (held) => held.isBound), false);
      await one.hold(ADDRESS, (held) => store.write((transaction) => held.bind(transaction, ANSWER, DAY)));
      await other.hold(ADDRESS, async (held) => {
        assert.equal(held.answerAgain('body'), '{}');
        assert.throws(() => held.answerAgain('another'), isConflict(422));
      });
      await store.close();
    });

    it('that another server has done meanwhile is a conflict for now, not another body', async () => {
      const { store, one, other } = await open();
      const late = one.hold(ADDRESS, async (held) => {
        await other.hold(ADDRESS, (faster) => store.write((transaction) => faster.bind(transaction, ANSWER, DAY)));
        await held.lookAgain();
      });
      await assert.rejects(late, isConflict(409));
      const later = one.hold({ ...ADDRESS, agency: 'H01' }, async (held) => {
        const address = { ...ADDRESS, agency: 'H01' };
        await other.hold(address, (faster) => store.write((transaction) => faster.bind(transaction, ANSWER, DAY)));
        await store.write((transaction) => held.bind(transaction, ANSWER, DAY));
      });
      await assert.rejects(later, isConflict(409));
      await store.close();
    });
  });
}

describe('a body', () => {
  it(`is the same whatever the order of its members, and another for any change (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const turned: unknown = JSON.parse(JSON.stringify(value), (_, member: unknown) =>
          typeof member === 'object' && member !== null && !Array.isArray(member)
            ? Object.fromEntries(Object.entries(member).reverse())
            : member,
        );
        assert.equal(canonicalJson(turned), canonicalJson(value));
        assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)));
      }),
      { seed: SEED },
    );
  });

  it('is not followed deeper than anything the contract names', () => {
    const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    assert.ok(canonicalJson(deep).length < 100);
  });
});

describe('a key', () => {
  it('is told from none and from nonsense', () => {
    assert.equal(readKey('A-z_0'.repeat(5)), 'A-z_0'.repeat(5));
    for (const [header, key] of [
      [undefined, 'required'],
      ['', 'malformed'],
      ['x'.repeat(20), 'malformed'],
      [`${'x'.repeat(21)}\n`, 'malformed'],
    ] as const) {
      assert.throws(
        () => readKey(header),
        (error) => error instanceof ProblemError && error.details.errors?.[0]?.key === key,
      );
    }
  });
});
