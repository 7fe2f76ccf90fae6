/**
 * The one place where this library speaks to the network.
 *
 * A request either ends in an answer that the contract's schema has read, or in a `BackendError` whose kind picks the
 * sentence a citizen reads. Reading is tried again by itself; what changes something at the endpoint never is.
 */
import type * as z from 'zod/mini';
import { problemNotes } from './contract/problem.ts';
import { BackendError, isPassing, type BackendErrorDetails, type BackendErrorKind } from './errors.ts';
import { parseJson } from './json.ts';
import { read } from './read.ts';

/** Whom to ask, for which agency, and in which language. */
export interface Backend {
  /** Absolute address without a trailing slash; https, or http on loopback. */
  readonly endpoint: string;
  /** The agency's identifier (mã định danh cơ quan); left out, it is the endpoint's own. */
  readonly agency?: string;
  /** BCP 47 language for texts that exist in several. */
  readonly lang?: string;
}

export interface RequestOptions<T extends z.ZodMiniType> {
  /** Path and query below the endpoint, `/v1/status`. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly schema: T;
  /** Looks at an answer before it is read by the schema; may throw a `BackendError` of its own. */
  readonly examine?: (answer: unknown) => void;
  readonly signal?: AbortSignal;
  /** How it is sent, `asJson(…)` for a POST; without it the request is a GET, which may be asked again by itself. */
  readonly init?: RequestInit;
  /** Milliseconds for a whole try; 15 s when left out, which large bodies exceed on slow networks. */
  readonly timeout?: number;
}

const TRY_TIMEOUT_MS = 15_000;
const PAUSES_MS = [800, 2500];
const LONGEST_PAUSE_MS = 5000;
const LONGEST_WAIT_S = 600;
const LARGEST_ANSWER = 1_000_000;

/** The one call of `fetch`: for whoever must see the answer itself, such as the conformance checks. */
export const exchange = (address: string, init?: RequestInit): Promise<Response> => fetch(address, init);

/** Asks and reads. Throws a `BackendError`; an abort by `signal` throws the signal's reason as it is. */
export async function request<T extends z.ZodMiniType>(
  backend: Backend,
  options: RequestOptions<T>,
): Promise<z.infer<T>> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await askOnce(backend, options);
    } catch (error) {
      const pause = options.init ? undefined : pauseBefore(attempt, error);
      if (pause === undefined) throw error;
      await waitUnlessAborted(pause, options.signal);
    }
  }
}

/** The whole address of a path at the endpoint. */
export function addressOf(backend: Backend, path: string, query: RequestOptions<never>['query'] = {}): string {
  const address = new URL(backend.endpoint + path);
  for (const [name, value] of Object.entries({ ...query, agency: backend.agency })) {
    if (value !== undefined && value !== '') address.searchParams.set(name, String(value));
  }
  return address.href;
}

/**
 * Opens one exchange and hands over a 2xx answer whose body is still to be read, with a deadline that the caller ends.
 * Everything that is no 2xx becomes a `BackendError`.
 */
export async function open(
  backend: Backend,
  path: string,
  {
    accept,
    init = {},
    query,
    signal,
  }: {
    accept: string;
    init?: RequestInit | undefined;
    query?: RequestOptions<never>['query'];
    signal: AbortSignal;
  },
): Promise<Response> {
  const headers: Record<string, string> = { Accept: accept, ...(init.headers as Record<string, string> | undefined) };
  if (backend.lang) headers['Accept-Language'] = backend.lang;
  const response = await exchange(addressOf(backend, path, query), {
    ...init,
    headers,
    signal,
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  });
  if (!response.ok) throw await readProblem(response);
  return response;
}

async function askOnce<T extends z.ZodMiniType>(
  backend: Backend,
  { path, query, schema, examine, signal, init, timeout = TRY_TIMEOUT_MS }: RequestOptions<T>,
): Promise<z.infer<T>> {
  const deadline = startDeadline(timeout, signal);
  try {
    const response = await open(backend, path, { accept: 'application/json', init, query, signal: deadline.signal });
    const answer = parse(response, await readText(response));
    examine?.(answer);
    return read(schema, answer);
  } catch (error) {
    throw deadline.explain(error);
  } finally {
    deadline.end();
  }
}

/** A time limit joined with the caller's own signal (`AbortSignal.any` is too new for the phones we serve). */
export function startDeadline(milliseconds: number, signal: AbortSignal | undefined) {
  const controller = new AbortController();
  let passed = false;
  let limit = milliseconds;
  const pass = (): void => {
    passed = true;
    controller.abort();
  };
  let timer = setTimeout(pass, limit);
  const follow = (): void => controller.abort();
  if (signal?.aborted) follow();
  signal?.addEventListener('abort', follow);
  return {
    signal: controller.signal,
    /** What an exception of `fetch` or of reading the body means. */
    explain(error: unknown): unknown {
      if (signal?.aborted) return abortReason(signal);
      if (error instanceof BackendError) return error;
      if (passed) return new BackendError('timeout', { hint: `${limit} ms` });
      if (navigator.onLine === false) return new BackendError('offline');
      return new BackendError('unreachable', { hint: String(error) });
    },
    /** Begins a limit anew: an answer that has begun may take its time. */
    renew(milliseconds: number): void {
      clearTimeout(timer);
      limit = milliseconds;
      timer = setTimeout(pass, limit);
    },
    /** Also closes what is still open of the exchange, such as the rest of an answer that nobody wants. */
    end(): void {
      clearTimeout(timer);
      signal?.removeEventListener('abort', follow);
      controller.abort();
    },
  };
}

// `signal.reason` is younger than our oldest browsers.
const abortReason = (signal: AbortSignal): Error =>
  (signal.reason as Error | undefined) ?? new DOMException('aborted', 'AbortError');

/** Reads the body but not without end: a broken or hostile server may never stop. */
async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  // Where a host has made `fetch` of older parts there is no stream.
  if (!reader) return response.text();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    bytes += value.byteLength;
    if (bytes > LARGEST_ANSWER) {
      throw new BackendError('contract', { hint: 'endless' });
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parse(response: Response, text: string): unknown {
  const type = response.headers.get('Content-Type') ?? '';
  if (!/\bjson\b/i.test(type)) throw new BackendError('contract', { hint: `not JSON: ${type}` });
  try {
    return parseJson(text);
  } catch {
    throw new BackendError('contract', { hint: 'cut off' });
  }
}

const KIND_OF_STATUS: Readonly<Record<number, BackendErrorKind>> = {
  400: 'invalid',
  403: 'forbidden',
  404: 'not-found',
  408: 'timeout',
  409: 'conflict',
  410: 'not-found',
  413: 'too-large',
  415: 'unsupported',
  422: 'conflict',
  429: 'too-many',
  503: 'unavailable',
};

/** Proxies and firewalls answer in HTML; then the status alone says the kind. */
async function readProblem(response: Response): Promise<BackendError> {
  const { status } = response;
  const kind = KIND_OF_STATUS[status] ?? (status >= 500 ? 'server' : 'contract');
  const details: { -readonly [K in keyof BackendErrorDetails]: BackendErrorDetails[K] } = { hint: `status ${status}` };
  const wait = secondsUntil(response.headers.get('Retry-After'), response.headers.get('Date'));
  if (wait !== undefined) details.retryAfter = wait;
  try {
    const { title, errors, until } = read(problemNotes, parse(response, await readText(response)));
    if (errors) details.fields = errors;
    if (until) details.until = until;
    if (title) details.hint += `: ${title}`;
    // What answers elsewhere, to what has become a GET on the way, says nothing of what was sent.
    const isOwn = errors ?? /problem/i.test(response.headers.get('Content-Type')!);
    if (isOwn && !response.redirected) details.status = status;
  } catch {
    // The status has said enough.
  }
  return new BackendError(kind, details);
}

/**
 * `Retry-After` is seconds or a date; a date is compared with the answer's own clock, since the phone's may be wrong.
 * Nobody is told to wait longer than ten minutes, whatever nonsense was sent.
 */
export function secondsUntil(retryAfter: string | null, now: string | null): number | undefined {
  if (!retryAfter) return undefined;
  const seconds = /^\d+$/.test(retryAfter)
    ? Number(retryAfter)
    : Math.ceil((Date.parse(retryAfter) - (Date.parse(now ?? '') || Date.now())) / 1000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(0, seconds), LONGEST_WAIT_S);
}

/**
 * Milliseconds before the next try, or nothing when there should be none: a device that says by itself that it has no
 * network is believed, once it has failed, and a citizen is told so at once.
 */
function pauseBefore(attempt: number, error: unknown): number | undefined {
  const pause = PAUSES_MS[attempt];
  if (!(error instanceof BackendError) || !isPassing(error) || pause === undefined) return undefined;
  if (error.kind === 'offline') return undefined;
  const asked = (error.retryAfter ?? 0) * 1000;
  if (asked > LONGEST_PAUSE_MS) return undefined;
  return Math.max(asked, pause * (0.75 + Math.random() / 2));
}

function waitUnlessAborted(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(abortReason(signal));
    const timer = setTimeout(done, milliseconds);
    function done(): void {
      signal?.removeEventListener('abort', stop);
      resolve();
    }
    function stop(): void {
      clearTimeout(timer);
      reject(abortReason(signal!));
    }
    signal?.addEventListener('abort', stop, { once: true });
  });
}
