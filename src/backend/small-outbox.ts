/**
 * A few words that wait for a network: an outbox for what is too little to be worth a database. It is kept on the device
 * before the first try and erased once the endpoint has said that it has it, at the latest after 72 hours.
 */
import type * as z from 'zod/mini';
import { BackendError } from './errors.ts';
import { asJson, parseJson, stringify } from './json.ts';
import { requestWithKey } from './keyed-request.ts';
import { Pause, secondsBeforeTry } from './outbox-pause.ts';
import type { Following } from './outbox.ts';
import type { Kept, Outcome, Submission } from './submission.ts';

const NAME = 'dvc-outbox ';
const KEPT_MS = 72 * 3600_000;

type SmallSubmission = Omit<Submission, 'files'>;

interface Note extends SmallSubmission {
  /** Milliseconds since 1970 by the device's clock. */
  readonly savedAt: number;
}

/** Keeps, sends, and follows to the end, however many tries that takes. With `shared` nothing is written to the device. */
export async function sendSmall<T extends z.ZodMiniType>(
  submission: SmallSubmission,
  { schema, watch, signal }: Following<T>,
  { shared }: { readonly shared: boolean },
): Promise<Outcome<z.infer<T>>> {
  const { key, path, backend, body } = submission;
  const kept: Kept = !shared && keep({ ...submission, savedAt: Date.now() }) ? 'device' : 'page';
  const end = (outcome: Outcome<z.infer<T>>): typeof outcome => {
    forget(key);
    watch(outcome);
    return outcome;
  };
  // So little may still be on its way when its page has gone.
  const init = { ...asJson(body), keepalive: true };
  for (let failures = 0; ; failures++) {
    watch({ state: 'sending', kept });
    try {
      const answer = await requestWithKey(backend, {
        path,
        schema,
        key,
        init,
        ...(signal && { signal }),
      });
      return end({ state: 'received', answer, earlier: false });
    } catch (error) {
      if (!(error instanceof BackendError)) throw error;
      // Said by the endpoint itself; networks that want a login first and firewalls answer with the same numbers.
      if ([400, 403, 404, 410, 422].includes(error.status ?? 0)) return end({ state: 'refused', error });
      await wait(secondsBeforeTry(failures, error.retryAfter ?? 0), error.retryAfter ?? 0, signal, (again) =>
        watch({ state: 'waiting', kept, because: error.kind, again }),
      );
    }
  }
}

/** Whether an earlier page may have left something: what reads it need not be fetched before. */
export function holdsSmall(): boolean {
  try {
    return Object.keys(localStorage).some((name) => name.startsWith(NAME));
  } catch {
    return false;
  }
}

/** What an earlier page has left, the oldest first; what is too old is erased. */
export function heldSmall(isOurs: (submission: SmallSubmission) => boolean): SmallSubmission[] {
  const notes: Note[] = [];
  try {
    for (const name of Object.keys(localStorage)) {
      if (!name.startsWith(NAME)) continue;
      const note = parseJson(localStorage.getItem(name)!) as Note;
      const age = Date.now() - note.savedAt;
      // A clock that was put back does not keep it longer.
      if (Math.abs(age) > KEPT_MS) forget(note.key);
      else notes.push(note);
    }
  } catch {
    // No storage here, or something in it that is not ours.
  }
  return notes.filter(isOurs).sort((a, b) => a.savedAt - b.savedAt);
}

function keep(note: Note): boolean {
  try {
    localStorage.setItem(NAME + note.key, stringify(note));
    return true;
  } catch {
    return false;
  }
}

function forget(key: string): void {
  try {
    localStorage.removeItem(NAME + key);
  } catch {
    // There was none.
  }
}

/** Rejects when it is stopped; what is kept stays. */
async function wait(
  seconds: number,
  asked: number,
  signal: AbortSignal | undefined,
  tell: (again: number) => void,
): Promise<void> {
  const pause = new Pause(seconds, asked);
  signal?.addEventListener('abort', pause.end);
  if (signal?.aborted) pause.end();
  else tell(seconds);
  await pause.over;
  signal?.removeEventListener('abort', pause.end);
  if (signal?.aborted) throw new DOMException('stopped', 'AbortError');
}
