/** What is kept of a submission, and what follows from it. */
import type { FieldError } from './contract/problem.ts';
import { BackendError, type BackendErrorKind } from './errors.ts';
import { newKey, type Outcome, type Submission, type SubmissionFile } from './submission.ts';

export interface Entry extends Omit<Submission, 'files'> {
  readonly files: readonly EntryFile[];
  /** Milliseconds since 1970 by the device's clock. */
  readonly savedAt: number;
  /** Raised by each try, in whichever tab, and by each change of words: a fencing number. */
  readonly tries: number;
  /** The last try has not said how it ended; its tab may have died. */
  readonly busy: boolean;
  /** Why the last try was in vain. */
  readonly because?: BackendErrorKind;
  /** The endpoint wants no try before this time, in milliseconds since 1970. */
  readonly notBefore?: number;
  /** Bodies sent before the citizen changed something, the newest first; one of them may have arrived. */
  readonly earlier: readonly Submission['body'][];
  /** It waits for the citizen's next word. */
  readonly rest?: 'recalled' | Refusal;
  /** The endpoint has it; nothing of what the citizen wrote is kept any more. */
  readonly received?: Received;
}

export interface EntryFile extends Omit<SubmissionFile, 'blob'> {
  readonly bytes: number;
  /** Tells files of one name and size apart. */
  readonly checksum: number;
  /** The upload's own key. */
  readonly key: string;
  /** The endpoint's name for it; empty until it is uploaded. */
  readonly id: string;
}

export interface Received {
  readonly answer: unknown;
  /** It is what was sent before the citizen's last change. */
  readonly earlier: boolean;
}

interface Refusal {
  readonly kind: BackendErrorKind;
  readonly fields: readonly FieldError[];
  readonly file: number | undefined;
}

/** Makes of an entry the next one; the same to leave it, nothing to erase it. */
export type Change = (now: Entry | undefined) => Entry | undefined;

const KEPT_MS = 72 * 3600_000;
const LONGEST_WAIT_S = 600;

/** Milliseconds that an entry may stay. A clock that was put back does not make it stay longer than from now on. */
export const timeLeft = ({ savedAt }: Entry): number => Math.min(KEPT_MS, savedAt + KEPT_MS - Date.now());

/** Seconds that the endpoint still wants to be left alone; ten minutes at most, whatever the clock says. */
export const secondsAsked = ({ notBefore = 0 }: Entry): number =>
  Math.min(LONGEST_WAIT_S, Math.max(0, (notBefore - Date.now()) / 1000));

/** What is kept of a submission that the citizen sends now, and perhaps has sent before in other words. */
export function renewed(
  now: Entry | undefined,
  { key, path, backend, body, files = [] }: Submission,
  contents: readonly ArrayBuffer[],
): Entry {
  // It had arrived before the citizen's change: the change is not sent, and nothing is kept of it.
  if (now?.received) return { ...now, received: { ...now.received, earlier: true } };
  return {
    key,
    path,
    backend,
    body,
    files: files.map(({ name, type }, i) => {
      const bytes = contents[i]!.byteLength;
      const checksum = checksumOf(contents[i]!);
      const uploaded = now?.files.find(
        (file) => file.id && file.type === type && file.bytes === bytes && file.checksum === checksum,
      );
      return { name, type, bytes, checksum, key: newKey(), id: uploaded?.id ?? '' };
    }),
    savedAt: Date.now(),
    // Whoever is sending what it was before has lost the turn.
    tries: (now?.tries ?? 0) + 1,
    busy: false,
    earlier: now ? [...(isUploaded(now) ? [wired(now)] : []), ...now.earlier] : [],
  };
}

/** FNV-1a: there is nobody to deceive. */
export function checksumOf(bytes: ArrayBuffer): number {
  let sum = 0;
  for (const byte of new Uint8Array(bytes)) sum = Math.imul(sum ^ byte, 16777619);
  return sum;
}

export const isUploaded = ({ files }: Entry): boolean => files.every(({ id }) => id);

/** The body as it goes over the wire. */
export const wired = ({ body, files }: Entry): Submission['body'] =>
  files.length > 0 ? { ...body, attachments: files.map(({ id }) => id) } : body;

/** Without anything that the citizen wrote. */
export function emptied({ key, path, backend, savedAt, tries }: Entry, received: Received): Entry {
  return { key, path, backend, savedAt, tries, busy: false, body: {}, files: [], earlier: [], received };
}

/** How it has ended, if it has. */
export function outcomeOf(entry: Entry | undefined): Outcome | undefined {
  if (entry?.received) return { state: 'received', ...entry.received };
  if (!entry || entry.rest === 'recalled') return { state: 'gone' };
  if (!entry.rest) return undefined;
  const { kind, fields, file } = entry.rest;
  return { state: 'refused', error: new BackendError(kind, { fields }), ...(file !== undefined && { file }) };
}

/** The entry after a try that was in vain: it waits, or it rests until the citizen has mended it. */
export function failed(entry: Entry, error: BackendError | undefined, file: number | undefined): Entry {
  const now = { ...entry, busy: false };
  if (!error) return now;
  const { kind, fields, retryAfter } = error;
  if (isFinal(error)) return { ...now, rest: { kind, fields, file } };
  return { ...now, because: kind, notBefore: retryAfter ? Date.now() + retryAfter * 1000 : 0 };
}

/** The attachments have waited too long for their submission. */
export const isExpired = ({ fields }: BackendError): boolean =>
  fields.some(({ field, key }) => field === 'attachments' && key === 'expired');

// What a refusal says is true tomorrow too, if it is the endpoint's own: networks that want a login first, firewalls and
// proxies answer with these as well. Whoever said it, what is too large stays so.
const isFinal = (error: BackendError): boolean =>
  !isExpired(error) &&
  ([400, 403, 404, 410, 422].includes(error.status ?? 0) || error.kind === 'too-large' || error.kind === 'unsupported');
