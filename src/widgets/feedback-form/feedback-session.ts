/**
 * What a citizen is doing in the form, from the first letter to the receipt: the answers and their draft, the files and
 * the place, and how it is sent. The element only shows it.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Feedback, FeedbackCategory, Receipt } from '../../backend/contract/feedback.ts';
import type { SendingTerms } from '../../backend/contract/status.ts';
import type { BackendError } from '../../backend/errors.ts';
import type { Backend } from '../../backend/request.ts';
import type { HeldSubmission, SubmissionState } from '../../backend/submission.ts';
import { RemoteTask } from '../../controllers/remote-task.ts';
import { Attachments } from '../../device/attachments.ts';
import { loadFileList } from '../../ui/load-file-list.ts';
import {
  answersFrom,
  clean,
  feedbackFrom,
  NO_ANSWERS,
  type Answers,
  type Circumstances,
  type Field,
} from './answers.ts';
import { Extras } from './extras.ts';
import { faultsAmong, faultsBeside, faultsOf, refusalsIn, type Faults } from './faults.ts';
import { FeedbackDraft } from './feedback-draft.ts';
import { FeedbackSending } from './feedback-sending.ts';
import { readOpening, type Opening } from './opening.ts';
import { stepAsking, stepsOf, type Asked, type Step } from './steps.ts';

export type Phase = 'writing' | 'checking' | 'sending';

export interface SessionOptions {
  readonly backend: () => Backend | undefined;
  readonly shared: () => boolean;
  /** What the page adds to a feedback. */
  readonly about: () => Pick<Circumstances, 'procedureCode' | 'dossierCode' | 'assistedBy' | 'language'>;
  readonly mayAsk: (operation: string) => boolean;
  /** The phase or the state of the submission has changed, and is shown; where somebody asked for a field, which. */
  readonly moved: (to?: Asked) => void;
  readonly received: () => void;
  readonly failed: (error: BackendError) => void;
}

export class FeedbackSession implements ReactiveController {
  answers: Answers = NO_ANSWERS;
  faults: Faults = {};
  phase: Phase = 'writing';
  step = 0;
  /** What the hidden field holds; people leave it empty. */
  trap = '';
  /** Whether the answers shown were written on an earlier visit. */
  draftFound = false;
  /** Something waited so long for a network that it was erased. */
  expired = false;

  readonly files: Attachments;
  readonly extras: Extras;
  readonly opening: RemoteTask<[Backend], Opening>;
  readonly #host: ReactiveControllerHost;
  readonly #options: SessionOptions;
  readonly #sending: FeedbackSending;
  #asked = '';
  #draft: FeedbackDraft | undefined;
  #begunAt = performance.now();

  constructor(host: ReactiveControllerHost, options: SessionOptions) {
    this.#host = host;
    this.#options = options;
    this.#sending = new FeedbackSending({
      shared: options.shared,
      watch: (state, before) => this.#watch(state, before),
      // The words are still here.
      lost: () => this.goTo('writing'),
    });
    const changed = (): void => host.requestUpdate();
    this.files = new Attachments(changed, () => this.terms?.limits.attachments);
    this.extras = new Extras(changed, () => this.terms);
    this.opening = new RemoteTask(host, {
      run: ([backend], signal) => readOpening(backend, signal),
      failed: options.failed,
    });
    host.addController(this);
  }

  hostUpdate(): void {
    const backend = this.#options.backend();
    const asked = backend ? [backend.endpoint, backend.agency].join('\n') : '';
    if (!backend || asked === this.#asked) return;
    this.#asked = asked;
    this.#draft?.hold(false);
    this.#draft = new FeedbackDraft(asked, this.#options.shared());
    this.#takeUpDraft();
    this.opening.ask(backend);
    void this.#findHeld();
  }

  hostConnected(): void {
    // Some hosts move elements about.
    this.#draft?.hold(true);
    if (this.phase === 'sending' && this.#sending.isInterrupted) void this.#resume();
  }

  hostDisconnected(): void {
    this.#sending.stop();
    this.#draft?.hold(false);
  }

  /** What can be said of the feedback since it was sent. */
  get submission(): SubmissionState<Receipt> | undefined {
    return this.#sending.state;
  }

  /** What may be sent here, once the endpoint has said so. */
  get terms(): SendingTerms | undefined {
    return this.opening.latest?.status;
  }

  /** The questions of this endpoint. */
  get steps(): readonly Step[] {
    return stepsOf(this.terms);
  }

  /** The category that was chosen. */
  get category(): FeedbackCategory | undefined {
    return this.opening.latest?.categories.find(({ id }) => id === this.answers.category);
  }

  get keptLonger(): boolean {
    return this.#draft?.keptLonger ?? false;
  }

  /** Whether a story was begun here, which the citizen may want to keep. */
  get isBegun(): boolean {
    return !this.draftFound && this.answers.content !== '';
  }

  answer(field: Field, value: string): void {
    this.answers = { ...this.answers, [field]: value };
    this.faults = faultsBeside(this.faults, field);
    this.#keepDraft();
    this.#host.requestUpdate();
  }

  keepLonger(longer: boolean): void {
    this.#keepDraft(longer);
    this.#host.requestUpdate();
  }

  #keepDraft(longer?: boolean): void {
    this.#draft?.write(this.answers, this.#sending.usedKey, longer);
  }

  /** Whether `fields` are as the endpoint needs them; what is not is in `faults`, beside what is known of the others. */
  passes(fields: readonly Field[]): boolean {
    const now = faultsOf(this.answers, {
      contentChars: this.terms?.limits.contentChars ?? Infinity,
      mayBeAnonymous: this.terms?.feedback?.anonymous ?? false,
    });
    this.faults = faultsAmong(fields, now, this.faults);
    this.#host.requestUpdate();
    return !fields.some((field) => this.faults[field]);
  }

  goTo(phase: Phase, step = this.step, to?: Asked): void {
    this.phase = phase;
    this.step = step;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => this.#options.moved(to));
  }

  /** Sends; a second press joins the first. */
  async send(): Promise<void> {
    const backend = this.#options.backend();
    const { category } = this;
    if (!backend || !category || !this.#options.mayAsk('feedback')) return;
    const feedback = feedbackFrom(this.answers, category, this.#circumstances());
    this.#sending.begin();
    this.#keepDraft();
    this.goTo('sending');
    await this.#sending.send(backend, feedback, this.files.ready);
  }

  async #resume(): Promise<void> {
    this.goTo('sending');
    await this.#sending.resume();
  }

  /** Tries at once. */
  hurry(): Promise<void> {
    return this.#sending.hurry();
  }

  /** Back to the answers, to the first that is to be mended. */
  async edit(): Promise<void> {
    await this.#sending.recall();
    const [fault] = Object.keys(this.faults) as Field[];
    this.goTo('writing', stepAsking(this.steps, fault ?? (this.files.refused.length > 0 ? 'files' : undefined)));
  }

  /** Erases everything, here and on the device. */
  async startOver(): Promise<void> {
    await this.#sending.letGo();
    this.#sending.startOver();
    this.#draft?.erase();
    this.files.reset();
    this.extras.reset();
    this.#begunAt = performance.now();
    this.answers = NO_ANSWERS;
    this.faults = {};
    this.draftFound = this.expired = false;
    this.goTo('writing', 0);
    await this.#findHeld();
  }

  #watch(state: SubmissionState<Receipt>, before: SubmissionState['state'] | undefined): void {
    if (state.state === 'received') {
      this.#draft?.writeReceipt(state);
      void this.#letGo();
    }
    if (state.state === 'refused') this.#takeRefusal(state.error, state.file);
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() => {
      if (state.state === 'received') this.#options.received();
      if (before !== state.state) this.#options.moved();
    });
  }

  /**
   * The device lets go of a submission once the citizen can have seen its receipt; the tab keeps that in place of the
   * draft, since a phone may drop a page while the code is written down.
   */
  async #letGo(): Promise<void> {
    if (document.hidden) await new Promise((seen) => addEventListener('visibilitychange', seen, { once: true }));
    await this.#sending.letGo();
  }

  /** The endpoint's faults go where our own would stand. */
  #takeRefusal(error: BackendError, file: number | undefined): void {
    this.faults = refusalsIn(error.fields);
    if (file !== undefined) this.files.refuse(file);
    if (error.kind === 'conflict') void this.#sending.leaveKey().then(() => this.#keepDraft());
    this.#options.failed(error);
  }

  #circumstances(): Circumstances {
    return {
      ...this.#options.about(),
      position: this.extras.position,
      consents: this.extras.consents,
      filledIn: {
        seconds: Math.round((performance.now() - this.#begunAt) / 1000),
        ...(this.trap && { trap: this.trap }),
      },
      page: location.origin + location.pathname,
    };
  }

  #takeUpDraft(): void {
    const draft = this.#draft?.read();
    if (!draft) return;
    const { answers, key, received } = draft;
    if (key) this.#sending.takeKey(key);
    if (received) {
      this.#sending.state = received;
      void this.#letGo();
    }
    this.answers = answers;
    this.draftFound = this.#hasWords;
  }

  get #hasWords(): boolean {
    return Object.values(this.answers).some(Boolean);
  }

  /** Goes on with what an earlier visit has left, unless the citizen is writing something else. */
  async #findHeld(): Promise<void> {
    const { held, expired } = await this.#sending.findHeld(this.#options.backend());
    this.expired = expired;
    const isBusy = this.submission !== undefined || this.phase !== 'writing';
    const isOther = held?.key !== this.#sending.usedKey && this.#hasWords && !this.#says(held);
    if (held && !isBusy && !isOther) await this.#takeUp(held);
    this.#host.requestUpdate();
  }

  /** Whether what waits has the words that stand in the form. */
  #says(held: HeldSubmission | undefined): boolean {
    return clean(this.answers.content) === held?.body['content'];
  }

  async #takeUp(held: HeldSubmission): Promise<void> {
    const { key, state, body, files } = held;
    // What was changed since then is newer.
    const isChanged = key === this.#sending.usedKey && this.#hasWords && !this.#says(held);
    this.#sending.takeKey(key);
    if (state === 'received') return this.#resume();
    const feedback = body as unknown as Feedback;
    if (!isChanged) this.answers = answersFrom(feedback);
    this.draftFound = true;
    await this.extras.take(feedback);
    this.files.reset(files);
    if (files.length > 0) await loadFileList();
    if (state === 'waiting' && !isChanged) await this.#resume();
  }
}
