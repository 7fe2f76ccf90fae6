/** Brings one submission to its end: tries, waits and tries again, in one tab at a time. */
import type * as z from 'zod/mini';
import { sendAttachment } from './attachments.ts';
import { BackendError, type BackendErrorKind } from './errors.ts';
import { asJson } from './json.ts';
import { requestWithKey, tryTime } from './keyed-request.ts';
import {
  checksumOf,
  emptied,
  failed,
  isExpired,
  isUploaded,
  outcomeOf,
  renewed,
  secondsAsked,
  timeLeft,
  wired,
  type Change,
  type Entry,
  type Received,
} from './outbox-entry.ts';
import { Pause, secondsBeforeTry } from './outbox-pause.ts';
import type { Store } from './outbox-store.ts';
import { inTurn } from './outbox-turn.ts';
import { newKey, type Outcome, type Submission, type SubmissionState, type Underway } from './submission.ts';

export type Watch = (state: SubmissionState) => void;

/** Why there must be another try, and how many seconds the endpoint wants to be left alone. */
interface Wait {
  readonly state: 'waiting' | 'sending';
  readonly because: BackendErrorKind;
  readonly asked: number;
}

type WithoutKept<State> = State extends unknown ? Omit<State, 'kept'> : never;

export class Delivery {
  /** Rejects when it is stopped, or when the device does not give back what it held. */
  readonly outcome: Promise<Outcome>;
  /** Nothing of it is going on any more. */
  readonly ended: Promise<void>;
  /** It goes on with what an earlier page has left. */
  readonly isResumed: boolean;
  readonly #key: string;
  readonly #schema: z.ZodMiniType;
  /** Where it is to be kept, and what takes over when that fails. */
  readonly #device: Store;
  readonly #page: Store;
  #store: Store;
  /** As it was last seen; nothing once it was taken away, `null` before it was seen at all. */
  #entry: Entry | undefined | null = null;
  #contents: readonly ArrayBuffer[] = [];
  /** Which file is on its way. */
  #file: number | undefined;
  #watchers: readonly Watch[] = [];
  #state: SubmissionState | undefined;
  #pause: Pause | undefined;
  #settle!: (outcome: Outcome) => void;
  #fail!: (error: unknown) => void;
  readonly #stopped = new AbortController();
  /** How many tries, of any tab, are known of, and since when: a tab that begins one and says no more has died. */
  #known = { tries: -1, since: 0 };

  /** With a `submission` it is kept first; without, it is what an earlier page has left. */
  constructor(key: string, schema: z.ZodMiniType, store: Store, page: Store, submission?: Submission) {
    this.#key = key;
    this.#schema = schema;
    this.#device = this.#store = store;
    this.#page = page;
    this.isResumed = !submission;
    this.outcome = new Promise((settle, fail) => {
      this.#settle = settle;
      this.#fail = fail;
    });
    this.ended = this.#run(submission).then(this.#settle, this.#fail);
  }

  follow(watch: Watch): void {
    this.#watchers = [...this.#watchers, watch];
    if (this.#state) watch(this.#state);
  }

  /** Tries as soon as the endpoint allows. */
  hurry(): void {
    this.#pause?.hurry();
  }

  /** Sends no more; what is kept stays as it is. Without an outcome it is an abort. */
  stop(outcome?: Outcome): void {
    if (outcome) this.#settle(outcome);
    else this.#fail(new DOMException('stopped', 'AbortError'));
    this.#watchers = [];
    this.#stopped.abort();
    this.#pause?.end();
  }

  async #run(submission: Submission | undefined): Promise<Outcome> {
    // The device failed before, and the page has it.
    if (await this.#page.change(this.#key, (now) => now)) this.#store = this.#page;
    const over = submission ? await this.#keep(submission) : await this.#find();
    if (over) return this.#tell(over);
    const end = performance.now() + timeLeft(this.#entry!);
    for (let failures = 0; !this.#stopped.signal.aborted; failures++) {
      const result = await (performance.now() < end
        ? inTurn(`dvc-outbox ${this.#key}`, (alone) => this.#try(alone))
        : this.#expire());
      if (!('asked' in result)) return this.#tell(result);
      await this.#wait(result, failures);
    }
    return { state: 'gone' };
  }

  /** Nothing is sent before it is kept. */
  async #keep(submission: Submission): Promise<Outcome | undefined> {
    const contents: ArrayBuffer[] = [];
    for (const { blob } of submission.files ?? []) {
      try {
        contents.push(await blob.arrayBuffer());
      } catch {
        // Moved or changed on the device since it was chosen.
        const error = new BackendError('invalid', { fields: [{ field: 'attachments', key: 'unreadable' }] });
        return { state: 'refused', error, file: contents.length };
      }
    }
    this.#contents = contents;
    await this.#change((now) => renewed(now, submission, contents), contents);
    this.#say({ state: 'saved' });
    return undefined;
  }

  async #find(): Promise<Outcome | undefined> {
    const entry = await this.#change((now) => now);
    const read = (): Promise<readonly ArrayBuffer[]> => this.#store.files(this.#key);
    this.#contents = await read().catch(read);
    return outcomeOf(entry);
  }

  async #expire(): Promise<Outcome> {
    await this.#change(() => undefined);
    return { state: 'expired' };
  }

  async #try(alone: boolean | undefined): Promise<Outcome | Wait> {
    let mine = false;
    const entry = await this.#change((now) => {
      mine = !outcomeOf(now) && this.#hasTurn(now!, alone);
      return mine ? { ...now!, busy: true, tries: now!.tries + 1 } : now;
    });
    if (!mine) return outcomeOf(entry) ?? waitFor(entry!);
    const { tries, earlier } = entry!;
    this.#known = { tries, since: performance.now() };
    try {
      const received = await this.#send(entry!);
      const isChanged = (now: Entry): boolean => now.earlier.length > earlier.length;
      await this.#change((now) => now && emptied(now, isChanged(now) ? { ...received, earlier: true } : received));
      // Should the device have come back, what it kept is not to be sent again.
      if (this.#store !== this.#device) this.#device.change(this.#key, () => undefined).catch(() => {});
      return { state: 'received', ...received };
    } catch (error) {
      const known = error instanceof BackendError ? error : undefined;
      const after = await this.#change((now) => (now?.tries === tries ? failed(now, known, this.#file) : now));
      const over = outcomeOf(after);
      if (over) return over;
      if (!known) throw error;
      return waitFor(after!);
    }
  }

  /** Whether it is this tab that may try now. */
  #hasTurn(now: Entry, alone: boolean | undefined): boolean {
    const { tries, since } = this.#known;
    if (now.tries !== tries) {
      this.#known = { tries: now.tries, since: performance.now() };
      // Another tab has tried in the meantime, or an earlier page was asked to wait: a pause, and then it is our turn.
      if (tries >= 0 || secondsAsked(now) > 0) return false;
    }
    return (alone ?? !now.busy) || performance.now() - since > longestTry(now);
  }

  async #send(entry: Entry): Promise<Received> {
    try {
      return await this.#post(await this.#upload(entry));
    } catch (error) {
      if (!(error instanceof BackendError && isExpired(error))) throw error;
      const anew = await this.#amend((now) => ({
        ...now,
        files: now.files.map((file) => ({ ...file, key: newKey(), id: '' })),
      }));
      return await this.#post(await this.#upload(anew));
    }
  }

  /** Uploads what has not been uploaded yet; says which entry knows their names. */
  async #upload(entry: Entry): Promise<Entry> {
    const { files, backend } = entry;
    // Another tab may have let the citizen take other photos.
    if (!isUploaded(entry)) this.#contents = await this.#store.files(this.#key).catch(() => this.#contents);
    const of = files.reduce((sum, { bytes }) => sum + bytes, 0);
    let sent = 0;
    let uploaded = entry;
    // Counted by hand: Prototype.js has another `entries` on lists.
    for (let i = 0; i < files.length; i++) {
      const { key, type, bytes, id, checksum } = files[i]!;
      if (!id) {
        this.#file = i;
        this.#say({ state: 'sending', sent, of });
        const content = this.#contents[i];
        if (!content || checksumOf(content) !== checksum) throw await this.#leftToOthers();
        const attachment = await sendAttachment(backend, { key, type, bytes: content }, this.#stopped.signal);
        uploaded = await this.#amend((now) => ({
          ...now,
          files: now.files.map((one) => (one.key === key ? { ...one, id: attachment.id } : one)),
        }));
      }
      sent += bytes;
    }
    this.#file = undefined;
    this.#say({ state: 'sending', sent, of });
    return uploaded;
  }

  /**
   * Posts the newest edition. When the endpoint has the key with another body, an answer was lost on the way and one of
   * the editions before it has arrived; sent again, it brings the receipt.
   */
  async #post(entry: Entry): Promise<Received> {
    // In a POST the agency is named by the body.
    const { endpoint, lang } = entry.backend;
    const backend = lang === undefined ? { endpoint } : { endpoint, lang };
    const editions = [wired(entry), ...entry.earlier];
    for (let i = 0; ; i++) {
      try {
        const answer: unknown = await requestWithKey(backend, {
          path: entry.path,
          schema: this.#schema,
          key: this.#key,
          init: asJson(editions[i]),
          signal: this.#stopped.signal,
        });
        return { answer, earlier: i > 0 };
      } catch (error) {
        if (!(error instanceof BackendError) || error.status !== 422 || i + 1 === editions.length) throw error;
      }
    }
  }

  async #wait({ state, because, asked }: Wait, failures: number): Promise<void> {
    const again = secondsBeforeTry(failures, asked);
    this.#pause = new Pause(again, asked);
    if (this.#stopped.signal.aborted) this.#pause.end();
    this.#say(state === 'sending' ? { state } : { state, because, again: Math.ceil(again) });
    await this.#pause.over;
  }

  /** Another tab has it in another edition, with photos that this one does not know and may never get to know. */
  async #leftToOthers(): Promise<BackendError> {
    if (this.#store === this.#page) await this.#change(() => undefined);
    return new BackendError('conflict');
  }

  /** A change within a try, as long as it is this tab's turn and the citizen has not changed anything. */
  async #amend(change: (now: Entry) => Entry): Promise<Entry> {
    const isOurs = (now: Entry | undefined): boolean => now?.tries === this.#known.tries && !outcomeOf(now);
    const entry = await this.#change((now) => (isOurs(now) ? change(now!) : now));
    if (!isOurs(entry)) throw new BackendError('conflict');
    return entry!;
  }

  /** Tries the device twice, then goes on in the page: what a browser takes away must not stop the sending. */
  async #change(change: Change, contents?: readonly ArrayBuffer[]): Promise<Entry | undefined> {
    const store = this.#store;
    const again = (): Promise<Entry | undefined> => store.change(this.#key, change, contents);
    const elsewhere = (error: unknown): Promise<Entry | undefined> => {
      if (store === this.#page || (this.#entry === null && !contents)) throw error;
      this.#store = this.#page;
      return this.#page.change(this.#key, (now) => change(this.#entry ?? now), this.#contents);
    };
    return (this.#entry = await again().catch(again).catch(elsewhere));
  }

  #say(state: WithoutKept<Underway>): void {
    this.#tell({ ...state, kept: this.#store.kept });
  }

  #tell<State extends SubmissionState>(state: State): State {
    this.#state = state;
    for (const watch of this.#watchers) watch(state);
    return state;
  }
}

const waitFor = (entry: Entry): Wait => ({
  state: entry.busy ? 'sending' : 'waiting',
  because: entry.because ?? 'unreachable',
  asked: secondsAsked(entry),
});

/** Milliseconds that a try may take if it lives. */
const longestTry = ({ files, earlier }: Entry): number =>
  files.reduce((sum, { bytes }) => sum + tryTime(bytes), (2 + earlier.length) * tryTime(0));
