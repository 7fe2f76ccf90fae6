import assert from 'node:assert/strict';
import { BackendError } from '../../src/backend/errors.ts';

/** The failure that `conversation` must end in. */
export async function failureOf(conversation: Promise<unknown>): Promise<BackendError> {
  try {
    await conversation;
  } catch (error) {
    assert.ok(error instanceof BackendError, `not a BackendError: ${String(error)}`);
    return error;
  }
  return assert.fail('it did not fail');
}
