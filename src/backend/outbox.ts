/**
 * Submissions that wait for a network: kept on the device before the first attempt, sent until the endpoint has said
 * that it has them, erased then. Nothing is lost and nothing is sent twice.
 */
import type * as z from 'zod/mini';
import type { HeldSubmission, Outcome, Submission, SubmissionState } from './submission.ts';

/** What the sender wants to know and for how long: every change of state, until `signal` aborts. */
export interface Following<T extends z.ZodMiniType> {
  /** How the endpoint's answer is read; it must have a `key`, which echoes the submission's. */
  readonly schema: T;
  readonly watch: (state: SubmissionState<z.infer<T>>) => void;
  /** Stops following and sending here; what is kept on the device stays there. Rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

export interface Outbox {
  /** Keeps, sends, and follows to the end. A second call for a key under way (a double tap) joins the first. */
  submit<T extends z.ZodMiniType>(submission: Submission, following: Following<T>): Promise<Outcome<z.infer<T>>>;
  /** Goes on with what an earlier page has left. */
  resume<T extends z.ZodMiniType>(key: string, following: Following<T>): Promise<Outcome<z.infer<T>>>;
  /** Tries at once, as far as the endpoint allows; the citizen has asked. */
  hurry(key: string): void;
  /** Stops sending, so that the citizen may change it and `submit` it under the same key; it may have arrived already. */
  recall(key: string): Promise<void>;
  /** Erases a submission: the receipt has been shown, or the citizen does not want to send it any more. */
  discard(key: string): Promise<void>;
  /** What this device still holds, oldest first. */
  held(): Promise<readonly HeldSubmission[]>;
}

/** Opens the outbox of this site. With `shared` (a computer that many use) nothing is ever written to the device. */
export function openOutbox(_options: { readonly shared: boolean }): Promise<Outbox> {
  throw new Error('not yet');
}
