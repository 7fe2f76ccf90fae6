/**
 * What a citizen says to a case: an answer to the officer's question, or what became of it. Kept, sent and sent again by
 * the outbox like the feedback itself.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Acknowledgement, ReadableCase } from '../../backend/contract/feedback.ts';
import type { SendingTerms } from '../../backend/contract/status.ts';
import type { BackendError } from '../../backend/errors.ts';
import { heldAnswers, resumeAnswer, sendAnswer, type AnswerFollowing } from '../../backend/feedback.ts';
import { openOutbox, type Outbox } from '../../backend/outbox.ts';
import type { Backend } from '../../backend/request.ts';
import { readSendingTerms } from '../../backend/status.ts';
import { newKey, type HeldSubmission, type SubmissionState } from '../../backend/submission.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { RemoteTask } from '../../controllers/remote-task.ts';
import { Attachments } from '../../device/attachments.ts';
import { Draft } from '../../device/draft.ts';
import { mark } from '../../device/mark.ts';
import { CaseSurvey } from './case-survey.ts';
import { answerFrom, faultOf, saidBefore, type AnswerFault, type AnswerKind, type Outcome, type Said } from './said.ts';

export interface AnsweringOptions {
  /** What it is of: element and endpoint. */
  readonly name: string;
  readonly words: LocalizeController;
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

export class Answering implements ReactiveController, Said {
  kind: AnswerKind | undefined;
  content = '';
  outcome: Outcome | undefined;
  satisfaction: number | undefined;
  reopen = false;
  fault: AnswerFault | undefined;
  /** What an earlier page could not send. */
  held: HeldSubmission | undefined;
  submission: SubmissionState<Acknowledgement> | undefined;
  /** The agency's questionnaire, which a rating is followed by where the case comes with one. */
  survey: CaseSurvey | undefined;
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
    const { content = '', key } = this.#draft.read() ?? {};
    this.files.reset();
    this.#set({ kind, content, outcome, satisfaction: undefined, fault: undefined, submission: undefined });
    this.reopen = outcome === 'not-solved';
    if (kind === 'addition' && !this.terms.latest) this.terms.ask(backend);
    if (kind === 'rating' && seen.found.survey) this.#offerSurvey(backend, seen.found.survey);
    if (key) void this.#dropArrived(backend, key);
    this.#move();
  }

  /** The page may have gone in the moment that its answer arrived: then the words are no draft any more. */
  async #dropArrived(backend: Backend, key: string): Promise<void> {
    const held = await heldAnswers(await this.#openOutbox(), backend);
    if (!held.some((answer) => answer.key === key && answer.state === 'received')) return;
    this.#key = key;
    await this.#arrived();
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
    this.#set({ kind: undefined, submission: undefined, survey: undefined });
    this.#move();
  }

  /** Sends; a second press joins the first. */
  async send(): Promise<void> {
    const backend = this.#backendOfCase();
    const about = { code: this.#code, canReopen: this.#canReopen, files: this.files.ready };
    const answer = answerFrom(this, about);
    this.#set({ fault: faultOf(this, this.most) });
    if (this.fault) return this.#move();
    if (!backend || !answer || !this.#options.mayAsk('feedback')) return;
    this.#mark(true);
    this.#draft?.write({ content: this.content, key: this.#key });
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
    const { code, ...said } = saidBefore(held);
    this.#key = held.key;
    this.#code = code;
    this.#set({ ...said, submission: { state: 'sending', kept: held.kept }, held: undefined });
    this.files.reset(held.files);
    this.#move();
    const outbox = await this.#openOutbox();
    void this.#follow((following) => resumeAnswer(outbox, held.key, following));
    outbox.hurry(held.key);
    return code;
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

  #offerSurvey(backend: Backend, survey: NonNullable<ReadableCase['survey']>): void {
    this.survey ??= new CaseSurvey(this.#host, {
      words: this.#options.words,
      backend,
      survey,
      shared: this.#options.shared(),
      mayAsk: () => this.#options.mayAsk('surveys'),
    });
  }

  get #canReopen(): boolean {
    return new Date(this.#options.seen()?.found.canReopenUntil ?? NaN) > new Date();
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
    if (state.state === 'received') void this.#arrived();
    if (before !== state.state) this.#move();
    if (state.state === 'received' && kind) this.#options.received(kind);
  }

  #takeRefusal(error: BackendError, file: number | undefined): void {
    if (file !== undefined) this.files.refuse(file);
    if (error.kind === 'conflict') void this.#leaveKey();
    this.#options.failed(error);
  }

  /** What is sent next is something new: the endpoint knows the key with other words. */
  async #leaveKey(): Promise<void> {
    const known = this.#key;
    this.#key = newKey();
    this.#draft?.write({ content: this.content });
    await (await this.#openOutbox()).discard(known);
  }

  /** Nothing of it is needed on the device any more. */
  async #arrived(): Promise<void> {
    this.#draft?.erase();
    this.content = '';
    this.files.reset();
    const arrived = this.#key;
    this.#key = newKey();
    this.#host.requestUpdate();
    await (await this.#openOutbox()).discard(arrived);
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
