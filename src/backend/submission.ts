/**
 * What a citizen sends and must be sure of: a feedback, an answer to an officer's question, a rating.
 *
 * A submission carries a key (Idempotency-Key) that is made before the first attempt. However often it is sent, from
 * however many tabs, the endpoint keeps it once and gives the same receipt again.
 */
import type { BackendError, BackendErrorKind } from './errors.ts';
import type { Backend } from './request.ts';

export interface Submission {
  /** Of `newKey()`; stays the same while the citizen mends what was refused, and across reloads. */
  readonly key: string;
  /** Path below the endpoint, `/v1/feedback`. */
  readonly path: string;
  readonly backend: Backend;
  /** The call's body; `attachments` is filled in by the outbox when there are files. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Photos and papers, as they are to be sent. */
  readonly files?: readonly SubmissionFile[];
}

export interface SubmissionFile {
  /** For the citizen's own list; it is never sent. */
  readonly name: string;
  /** MIME type, `image/jpeg`. */
  readonly type: string;
  readonly blob: Blob;
}

/**
 * Where a copy is kept until the receipt is there: on the device, where it survives closing and crashes, or only in this
 * page, which must then stay open.
 */
export type Kept = 'device' | 'page';

/** What can honestly be said of a submission. */
export type SubmissionState<Answer = unknown> = Underway | Outcome<Answer>;

/** Nobody has it yet, or nobody has said so. */
export type Underway =
  | { readonly state: 'saved'; readonly kept: Kept }
  /** Bytes of the files that have arrived, of all; this tab or another one is sending. */
  | { readonly state: 'sending'; readonly kept: Kept; readonly sent?: number; readonly of?: number }
  /** Sent again by itself in `again` seconds, or sooner when the network comes back. It may have arrived already. */
  | { readonly state: 'waiting'; readonly kept: Kept; readonly because: BackendErrorKind; readonly again: number };

/** How a submission ends; nothing is tried after it. */
export type Outcome<Answer = unknown> =
  /**
   * The endpoint has it and says so. With `earlier` it has what was sent before the citizen's last change (whose answer
   * had been lost on the way), and the change has not been sent.
   */
  | { readonly state: 'received'; readonly answer: Answer; readonly earlier: boolean }
  /**
   * The endpoint does not take it as it is. The citizen may mend it and send it again under the same key; `file` is the
   * index of the file that is meant.
   */
  | { readonly state: 'refused'; readonly error: BackendError; readonly file?: number }
  /** Not sent for 72 hours, and therefore erased from the device. */
  | { readonly state: 'expired' }
  /** Received and shown, or discarded, in another tab. */
  | { readonly state: 'gone' };

/** A submission that this device still holds. */
export interface HeldSubmission {
  readonly key: string;
  readonly path: string;
  readonly backend: Backend;
  readonly kept: Kept;
  /** When the citizen sent it, as the device's clock had it: milliseconds since 1970. */
  readonly savedAt: number;
  /**
   * `waiting` is to be sent: call `resume()`. `refused` and `recalled` wait for the citizen's next word. `received` has
   * a receipt that nobody has seen yet; its text is gone.
   */
  readonly state: 'waiting' | 'refused' | 'recalled' | 'received';
  /** As the citizen wrote it; empty once received. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly files: readonly SubmissionFile[];
}

// Of Idempotency-Key's alphabet, as many as six bits can name.
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** A new key of 144 random bits; pages on plain http have no `randomUUID`. */
export function newKey(): string {
  let key = '';
  for (const byte of crypto.getRandomValues(new Uint8Array(24))) key += LETTERS[byte & 63];
  return key;
}
