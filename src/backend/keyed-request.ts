import type * as z from 'zod/mini';
import { BackendError } from './errors.ts';
import { request, type Backend, type RequestOptions } from './request.ts';

const TRY_MS = 15_000;
const MS_PER_BYTE = 60_000 / 1e6;

/** Milliseconds that one try to send so many bytes may take, on a slow network too. */
export const tryTime = (bytes: number): number => TRY_MS + bytes * MS_PER_BYTE;

interface KeyedRequest<T extends z.ZodMiniType> extends Omit<RequestOptions<T>, 'examine' | 'timeout'> {
  /** With a text or bytes as its body. */
  readonly init: RequestInit;
  /** The Idempotency-Key: however often it is sent, the endpoint keeps it once. */
  readonly key: string;
}

/**
 * One try to send something under a key. It has been received only when an answer as agreed echoes the key: the page of
 * a network that wants a login first answers 200 too.
 */
export function requestWithKey<T extends z.ZodMiniType>(
  backend: Backend,
  { key, init, ...options }: KeyedRequest<T>,
): Promise<z.infer<T>> {
  const body = init.body as string | ArrayBuffer;
  return request(backend, {
    ...options,
    init: { ...init, headers: { ...init.headers, 'Idempotency-Key': key } },
    // A letter of Vietnamese takes three bytes at most.
    timeout: tryTime(typeof body === 'string' ? body.length * 3 : body.byteLength),
    examine: (answer) => {
      if ((answer as { key?: unknown } | null)?.key === key) return;
      throw new BackendError('contract', { hint: 'another key' });
    },
  });
}
