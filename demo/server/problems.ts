/** Everything that goes wrong, as RFC 9457 problems with the contract's `kind`. They never say what was sent. */
import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import type { FieldError, Problem, ProblemKind } from '../../src/backend/contract/problem.ts';
import { describeError, type Log } from './log.ts';

const STATUS = {
  invalid: 400,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  unsupported: 415,
  'too-many': 429,
  server: 500,
  unavailable: 503,
} as const satisfies Record<ProblemKind, number>;

const TITLES: Readonly<Record<ProblemKind, string>> = {
  invalid: 'Yêu cầu có chỗ chưa đúng.',
  forbidden: 'Trang web này chưa được phép hỏi cơ quan đó.',
  'not-found': 'Không tìm thấy nội dung được hỏi.',
  conflict: 'Yêu cầu trùng với một yêu cầu khác.',
  'too-large': 'Nội dung gửi lên quá lớn.',
  unsupported: 'Máy chủ không nhận cách gửi hoặc dạng nội dung này.',
  'too-many': 'Có quá nhiều yêu cầu. Hãy thử lại sau ít phút.',
  server: 'Máy chủ gặp sự cố. Hãy thử lại sau ít phút.',
  unavailable: 'Máy chủ đang tạm ngừng. Hãy thử lại sau ít phút.',
};

/** Codes of errors that mean: the store is out of reach now, or its disk is full. */
const STORE_IS_AWAY = /^(ECONN|EAI_|ENOTFOUND|ETIMEDOUT|EPIPE|ENOSPC|EDQUOT|EROFS|08|53|57P)/;
/** What the PostgreSQL driver says without a code. */
const CONNECTION_IS_GONE =
  /^(Connection terminated|timeout exceeded when trying to connect|Client (has encountered|was closed))/;
/** SQLite's own numbers: busy, locked, read-only, input or output fails, full, cannot be opened. */
const SQLITE_IS_AWAY = [5, 6, 8, 10, 13, 14];
const RETRY_AFTER = '5';

interface ProblemDetails {
  readonly errors?: readonly FieldError[];
  /** Where the kind's own words would say too little. */
  readonly title?: string;
  /** Where the kind's own status would say too little, such as 405. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown anywhere below a route, answered as a problem. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly kind: ProblemKind;
  readonly details: ProblemDetails;

  constructor(kind: ProblemKind, details: ProblemDetails = {}) {
    super(kind);
    this.kind = kind;
    this.details = details;
  }
}

/** The answer that says what went wrong. */
export function problemResponse(kind: ProblemKind, details: ProblemDetails = {}): Response {
  const status = details.status ?? STATUS[kind];
  const problem: Problem = { type: `urn:dvc:problem:${kind}`, title: details.title ?? TITLES[kind], status, kind };
  if (details.errors) problem.errors = [...details.errors];
  return new Response(JSON.stringify(problem), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Content-Language': 'vi', ...details.headers },
  });
}

/** Answers what was thrown; what nobody expected is logged without its words, which might be a citizen's. */
export const answerError =
  (log: Log): ErrorHandler =>
  (error, c) => {
    if (error instanceof ProblemError) return problemResponse(error.kind, error.details);
    // Whoever asked hung up before the request was whole: nobody is left to answer, and nothing is broken.
    if (c.req.raw.signal.aborted) return problemResponse('invalid');
    log.error({ id: c.get('requestId'), ...describeError(error) }, 'failed');
    if (isStoreAway(error)) {
      return problemResponse('unavailable', { headers: { 'Retry-After': RETRY_AFTER } });
    }
    return problemResponse('server');
  };

function isStoreAway(error: Error): boolean {
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  // The lowest byte is the number, the others say more of it.
  if (typeof errcode === 'number') return SQLITE_IS_AWAY.includes(errcode & 0xff);
  return STORE_IS_AWAY.test(String(code)) || CONNECTION_IS_GONE.test(error.message);
}

export const answerNotFound: NotFoundHandler = () => problemResponse('not-found');

/** A path that exists, asked in a way that it does not take. */
export const answerMethodNotAllowed = (_context: Context, methods: string[]): Response =>
  problemResponse('unsupported', { status: 405, headers: { Allow: methods.join(', ') } });
