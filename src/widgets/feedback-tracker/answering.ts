/**
 * What a citizen says to a case: an answer to the officer's question, or what became of it. Kept, sent and sent again by
 * the outbox like the feedback itself.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Acknowledgement, Rating, ReadableCase } from '../../backend/contract/feedback.ts';
import type { SendingTerms } from '../../backend/contract/status.ts';
import type { BackendError } from '../../backend/errors.ts';
import {
  heldAnswers,
  resumeAnswer,
  sendAnswer,
  type AnswerFollowing,
  type CaseAnswer,
} from '../../backend/feedback.ts';
import { openOutbox, type Outbox } from '../../backend/outbox.ts';
import type { Backend } from '../../backend/request.ts';
import { readSendingTerms } from '../../backend/status.ts';
import { newKey, type HeldSubmission, type SubmissionState } from '../../backend/submission.ts';
import { RemoteTask } from '../../controllers/remote-task.ts';
import { Attachments } from '../../device/attachments.ts';
import { Draft } from '../../device/draft.ts';
import { mark } from '../../device/mark.ts';

export type AnswerKind = CaseAnswer['kind'];
export type Outcome = Rating['outcome'];

/** What is wrong with it: a key of the dictionary after `answering.`. */
export type AnswerFault = 'needsAnswer' | 'tooLong' | 'needsOutcome';

export interface AnsweringOptions {
  /** What it is of: element and endpoint. */
  readonly name: string;
  readonly backend: () => Backend | undefined;
  readonly shared: () => boolean;
  /** Code and case that are shown. */
  readonly seen: () => { readonly code: string; readonly found: ReadableCase } | undefined;
  readonly mayAsk: (operation: string) => boolean;
  /** What there is to do has changed, and is shown. */
  readonly moved: () => void;
  readonly received: (kind: AnswerKind) => void;
  readonly failed: (error: BackendError) => void;
}

export class Answering implements ReactiveController {
  /** What is being said; nothing while nobody says anything. */
  kind: AnswerKind | undefined;
  /** The answer, or what is said with a rating. */
  content = '';
  outcome: Outcome | undefined;
  satisfaction: number | undefined;
  reopen = false;
  fault: AnswerFault | undefined;
  /** What an earlier page could not send. */
  held: HeldSubmission | undefined;
  submission: SubmissionState<Acknowledgement> | undefined;
  readonly files: Attachments;
  readonly terms: RemoteTask<[Backend], SendingTerms>;
  readonly #host: ReactiveControllerHost;
  readonly #options: AnsweringOptions;
  #code = '';
  #draft: Draft | undefined;
  #outbox: Promise<Outbox> | undefined;
  #key = newKey();
  #following: AbortController | undefined;

  constructor(host: ReactiveControllerHost, options: AnsweringOptions) {
    this.#host = host;
    this.#options = options;
    this.files = new Attachments(
      () => host.requestUpdate(),
      () => this.terms.latest?.limits.attachments,
    );
    this.terms = new RemoteTask(host, { run: ([backend], signal) => readSendingTerms(backend, signal) });
    host.addController(this);
  }

  hostDisconnected(): void {
    // What is kept on the device stays there; the next page goes on with it.
    this.#following?.abort();
  }

  /** How many characters fit. */
  get most(): number {
    return this.terms.latest?.limits.contentChars ?? Infinity;
  }

  /** Opens the field for an answer or a rating, with what was typed there before. */
  begin(kind: AnswerKind, outcome?: Outcome): void {
    const seen = this.#options.seen();
    const backend = this.#options.backend();
    if (!seen || !backend) return;
    this.#code = seen.code;
    this.#key = newKey();
    // A case is told from others by when it was received: its code does not belong into a storage.
    const name = [kind, backend.endpoint, seen.found.receivedAt].join(' ');
    this.#draft = new Draft({ name, shared: this.#options.shared() });
    const { content = '' } = this.#draft.read() ?? {};
    this.files.reset();
    this.#set({ kind, content, outcome, satisfaction: undefined, fault: undefined, submission: undefined });
    this.reopen = outcome === 'not-solved';
    if (kind === 'addition' && !this.terms.latest) this.terms.ask(backend);
    this.#move();
  }

  write(content: string): void {
    this.#draft?.write({ content });
    this.#set({ content, fault: undefined });
  }

  /** Who says that it is not solved mostly wants another look, and may say otherwise. */
  judge(outcome: Outcome): void {
    this.#set({ outcome, reopen: outcome === 'not-solved', fault: undefined });
  }

  choose(choice: Partial<Pick<Answering, 'satisfaction' | 'reopen'>>): void {
    this.#set(choice);
  }

  /** Closes the field; what was typed stays in its draft. */
  leave(): void {
    this.#set({ kind: undefined, submission: undefined });
    this.#move();
  }

  /** Sends; a second press joins the first. */
  async send(): Promise<void> {
    const backend = this.#backendOfCase();
    const answer = this.#answer();
    this.#set({ fault: this.#faultOf() });
    if (this.fault) return this.#move();
    if (!backend || !answer || !this.#options.mayAsk('feedback')) return;
    this.#mark(true);
    this.#set({ submission: { state: 'sending', kept: 'page' } });
    const outbox = await this.#openOutbox();
    await this.#follow((following) => sendAnswer(outbox, { key: this.#key, backend, answer }, following));
  }

  /** Looks for what an earlier page could not send. */
  async look(): Promise<void> {
    const backend = this.#options.backend();
    if (!backend) return;
    const held = await heldAnswers(await this.#openOutbox(), backend);
    const [unsent] = held.filter(({ state }) => state !== 'received');
    if (!unsent) this.#mark(false);
    this.#set({ held: unsent });
  }

  /** Goes on with it; gives the code that it is about. */
  async resume(): Promise<string | undefined> {
    const { held } = this;
    if (!held) return undefined;
    const said = held.body as Partial<Rating> & { readonly content?: string };
    this.#key = held.key;
    this.#code = said.code ?? '';
    this.#set({
      kind: /rating$/.test(held.path) ? 'rating' : 'addition',
      content: said.content ?? said.comment ?? '',
      outcome: said.outcome,
      satisfaction: said.satisfaction,
      reopen: said.reopen ?? false,
      submission: { state: 'sending', kept: held.kept },
      held: undefined,
    });
    this.files.reset(held.files);
    this.#move();
    const outbox = await this.#openOutbox();
    void this.#follow((following) => resumeAnswer(outbox, held.key, following));
    outbox.hurry(held.key);
    return said.code;
  }

  /** Tries at once. */
  async hurry(): Promise<void> {
    (await this.#openOutbox()).hurry(this.#key);
  }

  /** Back to the field; what was sent under this key may have arrived, and is then not sent twice. */
  async edit(): Promise<void> {
    await (await this.#openOutbox()).recall(this.#key);
    this.#following?.abort();
    this.#set({ submission: undefined });
    this.#move();
  }

  /** Does not send it, and erases it here and on the device. */
  async forget(): Promise<void> {
    this.#following?.abort();
    await (await this.#openOutbox()).discard(this.#key);
    this.#draft?.erase();
    this.#mark(false);
    this.files.reset();
    this.content = '';
    this.leave();
  }

  #faultOf(): AnswerFault | undefined {
    if (this.kind === 'rating') return this.outcome ? undefined : 'needsOutcome';
    if (!this.content.trim()) return 'needsAnswer';
    return lengthOf(this.content) > this.most ? 'tooLong' : undefined;
  }

  get #canReopen(): boolean {
    return new Date(this.#options.seen()?.found.canReopenUntil ?? NaN) > new Date();
  }

  #answer(): CaseAnswer | undefined {
    const code = this.#code;
    const content = this.content.normalize('NFC').trim();
    if (this.kind === 'addition') return { kind: 'addition', body: { code, content }, files: this.files.ready };
    const { outcome, satisfaction, reopen } = this;
    if (!outcome) return undefined;
    const said = { ...(satisfaction !== undefined && { satisfaction }), ...(content && { comment: content }) };
    return {
      kind: 'rating',
      body: { code, outcome, ...said, reopen: reopen && outcome !== 'solved' && this.#canReopen },
    };
  }

  /** Files go to the agency that has the case now. */
  #backendOfCase(): Backend | undefined {
    const backend = this.#options.backend();
    const agency = this.#options.seen()?.found.agency?.code;
    return backend && { ...backend, ...(agency && { agency }) };
  }

  async #follow(start: (following: AnswerFollowing) => Promise<unknown>): Promise<void> {
    this.#following?.abort();
    const { signal } = (this.#following = new AbortController());
    try {
      await start({ watch: (state) => this.#watch(state), signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  #watch(state: SubmissionState<Acknowledgement>): void {
    const before = this.submission?.state;
    const { kind } = this;
    this.#set({ submission: state });
    if (state.state === 'refused') this.#takeRefusal(state.error, state.file);
    if (state.state === 'gone') this.leave();
    if (state.state === 'received') void this.#arrived();
    if (before !== state.state) this.#move();
    if (state.state === 'received' && kind) this.#options.received(kind);
  }

  #takeRefusal(error: BackendError, file: number | undefined): void {
    if (file !== undefined) this.files.refuse(file);
    this.#options.failed(error);
  }

  /** Nothing of it is needed on the device any more. */
  async #arrived(): Promise<void> {
    this.#draft?.erase();
    this.content = '';
    this.files.reset();
    await (await this.#openOutbox()).discard(this.#key);
    this.#mark(false);
  }

  /** So that the next visit looks for what is left, and only then. */
  #mark(yes: boolean): void {
    if (!this.#options.shared()) mark(this.#options.name, yes);
  }

  #set(changes: Partial<Answering>): void {
    Object.assign(this, changes);
    this.#host.requestUpdate();
  }

  #move(): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(this.#options.moved);
  }

  #openOutbox(): Promise<Outbox> {
    return (this.#outbox ??= openOutbox({ shared: this.#options.shared() }));
  }
}

/** Characters as the endpoint counts them: composed (NFC), a pair of surrogates as one. */
export const lengthOf = (text: string): number => [...text.normalize('NFC')].length;
