import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BackendError, isPassing, type BackendErrorKind } from '../../src/backend/errors.ts';

test('is recognised when another file of the library brought its own class', async () => {
  const file = '../../src/backend/errors.ts?another-file';
  const other = (await import(file)) as { BackendError: typeof BackendError };
  const error: unknown = new other.BackendError('timeout');
  assert.notEqual(other.BackendError, BackendError);
  assert.ok(error instanceof BackendError);
  assert.equal(error.kind, 'timeout');
});

test('is not mistaken for anything else', () => {
  const pretender = { name: 'BackendError', kind: 'server' };
  for (const other of [new Error('BackendError'), new TypeError('x'), pretender, 'BackendError', null, undefined]) {
    assert.ok(!((other as unknown) instanceof BackendError));
  }
});

test('says what is known, and nothing more', () => {
  const bare = new BackendError('contract');
  assert.equal(bare.message, 'contract');
  assert.deepEqual(bare.fields, []);
  assert.equal(bare.retryAfter, undefined);
  const full = new BackendError('invalid', {
    hint: 'q',
    fields: [{ field: 'q', key: 'long' }],
    retryAfter: 3,
    until: 'x',
  });
  assert.equal(full.message, 'q');
  assert.deepEqual([full.fields.length, full.retryAfter, full.until], [1, 3, 'x']);
});

test('is worth another try only where time may mend it', () => {
  const passing = new Set<BackendErrorKind>(['offline', 'unreachable', 'timeout', 'too-many', 'server', 'unavailable']);
  const lasting: BackendErrorKind[] = ['invalid', 'forbidden', 'not-found', 'conflict', 'too-large', 'unsupported'];
  for (const kind of [...passing, ...lasting, 'contract' as const, 'version' as const]) {
    assert.equal(isPassing(new BackendError(kind)), passing.has(kind), kind);
  }
});
