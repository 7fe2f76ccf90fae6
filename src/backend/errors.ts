import type { FieldError, ProblemKind } from './contract/problem.ts';

/**
 * Why a conversation with the endpoint failed, in one word that picks the sentence a citizen reads:
 * the contract's own kinds (RFC 9457 `kind`), and what only the asking side can know:
 *
 * - `offline`: the device itself has no network
 * - `unreachable`: there is a network, but no answer came (name, certificate, CORS, firewall)
 * - `timeout`: no whole answer within the time
 * - `contract`: an answer came that is not what was agreed (HTML with 200, truncated, another shape)
 * - `version`: the endpoint speaks another major version of the contract
 */
export type BackendErrorKind = ProblemKind | 'offline' | 'unreachable' | 'timeout' | 'contract' | 'version';

/** What the endpoint or the way to it said besides the kind. */
export interface BackendErrorDetails {
  /** For the webmaster's console; never shown to a citizen. */
  readonly hint?: string;
  /** Fields the endpoint refused, with the key of the reason. */
  readonly fields?: readonly FieldError[];
  /** Seconds to wait before another try. */
  readonly retryAfter?: number;
  /** When the service is expected back: an instant, ISO 8601. */
  readonly until?: string;
  /** The HTTP status, where the endpoint refused in the contract's words; left out where a proxy may have spoken. */
  readonly status?: number;
}

/** A conversation with the endpoint that did not end as agreed. */
export class BackendError extends Error {
  readonly kind: BackendErrorKind;
  readonly fields: readonly FieldError[];
  readonly retryAfter: number | undefined;
  readonly until: string | undefined;
  readonly status: number | undefined;

  /** Known by name: with script tags, each file of the library brings a class of its own. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'BackendError';
  }

  constructor(kind: BackendErrorKind, { hint, fields = [], retryAfter, until, status }: BackendErrorDetails = {}) {
    super(hint ?? kind);
    this.name = 'BackendError';
    this.kind = kind;
    this.fields = fields;
    this.retryAfter = retryAfter;
    this.until = until;
    this.status = status;
  }
}

const WORTH_ANOTHER_TRY: ReadonlySet<BackendErrorKind> = new Set([
  'offline',
  'unreachable',
  'timeout',
  'too-many',
  'server',
  'unavailable',
]);

/** Whether the same request may succeed later without anybody changing anything. */
export const isPassing = (error: BackendError): boolean => WORTH_ANOTHER_TRY.has(error.kind);

/**
 * Whether an element's first question says that only the webmaster can help: the endpoint speaks another version, or has
 * nothing at this address or for this agency. Nobody has entered a code yet that could be unknown.
 */
export const isMisplaced = (
  failure: BackendError | undefined,
): failure is BackendError & { readonly kind: 'not-found' | 'version' } =>
  failure !== undefined && /^(not-found|version)$/.test(failure.kind);

/** Whether a failure keeps an element from its work: that nothing is there, or that many ask at once, is an answer. */
export const isBreakdown = (failure: BackendError | undefined): boolean =>
  failure !== undefined && !/^(not-found|too-many)$/.test(failure.kind);
