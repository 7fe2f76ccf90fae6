/**
 * What a citizen is doing in the form, from the first letter to the receipt: the answers and their draft, the files and
 * the place, and how it is sent. The element only shows it.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Consent, Feedback, FeedbackCategory, Receipt } from '../../backend/contract/feedback.ts';
import type { SendingTerms } from '../../backend/contract/status.ts';
import type { BackendError } from '../../backend/errors.ts';
import { readCategories } from '../../backend/feedback.ts';
import { parseJson, stringify } from '../../backend/json.ts';
import type { Backend } from '../../backend/request.ts';
import { readSendingTerms } from '../../backend/status.ts';
import type { HeldSubmission, SubmissionState } from '../../backend/submission.ts';
import { RemoteTask } from '../../controllers/remote-task.ts';
import { Attachments } from '../../device/attachments.ts';
import { Draft } from '../../device/draft.ts';
import { loadFileList } from '../../ui/load-file-list.ts';
import {
  answersFrom,
  clean,
  faultsOf,
  feedbackFrom,
  NO_ANSWERS,
  type Answers,
  type Circumstances,
  type Fault,
  type Faults,
  type Field,
} from './answers.ts';
import { FeedbackSending } from './feedback-sending.ts';
import { loadWhereabouts } from './load-whereabouts.ts';
import type { Whereabouts } from './whereabouts.ts';

/** What the endpoint says before anything is asked: limits, notice, consents, categories. */
export interface Opening {
  readonly status: SendingTerms;
  readonly categories: readonly FeedbackCategory[];
}

export type Phase = 'writing' | 'checking' | 'sending';

export interface SessionOptions {
  readonly backend: () => Backend | undefined;
  readonly shared: () => boolean;
  /** What the page adds to a feedback. */
  readonly about: () => Pick<Circumstances, 'procedureCode' | 'dossierCode' | 'assistedBy' | 'language'>;
  readonly mayAsk: (operation: string) => boolean;
  /** The phase or the state of the submission has changed, and is shown. */
  readonly moved: () => void;
  readonly received: () => void;
  readonly failed: (error: BackendError) => void;
}

export class FeedbackSession implements ReactiveController {
  answers: Answers = NO_ANSWERS;
  faults: Faults = {};
  phase: Phase = 'writing';
  step = 0;
  /** Purposes agreed to, and when: an instant, ISO 8601. */
  consents: ReadonlyMap<string, string> = new Map();
  /** What the hidden field holds; people leave it empty. */
  trap = '';
  /** Whether the answers shown were written on an earlier visit. */
  draftFound = false;
  /** The place by GPS, once it was asked for. */
  whereabouts: Whereabouts | undefined;
  /** The device did not say where it is. */
  isLost = false;
  /** Something waited so long for a network that it was erased. */
  expired = false;

  readonly files: Attachments;
  readonly opening: RemoteTask<[Backend], Opening>;
  readonly #host: ReactiveControllerHost;
  readonly #options: SessionOptions;
  readonly #sending: FeedbackSending;
  #asked = '';
  #draft: Draft | undefined;
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
    this.files = new Attachments(
      () => host.requestUpdate(),
      () => this.opening.latest?.status.limits.attachments,
    );
    this.opening = new RemoteTask(host, {
      run: async ([backend], signal): Promise<Opening> => {
        const [status, categories] = await Promise.all([
          readSendingTerms(backend, signal),
          readCategories(backend, signal),
        ]);
        return { status, categories };
      },
      failed: options.failed,
    });
    host.addController(this);
  }

  hostUpdate(): void {
    const backend = this.#options.backend();
    const asked = backend ? [backend.endpoint, backend.agency].join('\n') : '';
    if (!backend || asked === this.#asked) return;
    this.#asked = asked;
    this.#draft = new Draft({ name: `feedback ${asked}`, shared: this.#options.shared() });
    this.#takeUpDraft();
    this.opening.ask(backend);
    void this.#findHeld();
  }

  hostConnected(): void {
    // Some hosts move elements about.
    if (this.phase === 'sending' && this.#sending.isInterrupted) void this.#resume();
  }

  hostDisconnected(): void {
    this.#sending.stop();
  }

  /** What can be said of the feedback since it was sent. */
  get submission(): SubmissionState<Receipt> | undefined {
    return this.#sending.state;
  }

  /** The category that was chosen. */
  get category(): FeedbackCategory | undefined {
    return this.opening.latest?.categories.find(({ id }) => id === this.answers.category);
  }

  get keptLonger(): boolean {
    return this.#draft?.keptLonger ?? false;
  }

  answer(field: Field, value: string): void {
    this.answers = { ...this.answers, [field]: value };
    // A fault goes as soon as somebody works on it; it is looked for again at the next step.
    if (this.faults[field]) this.faults = without(this.faults, field);
    this.#keepDraft();
    this.#host.requestUpdate();
  }

  keepLonger(longer: boolean): void {
    this.#keepDraft(longer);
    this.#host.requestUpdate();
  }

  #keepDraft(longer?: boolean): void {
    const key = this.#sending.usedKey;
    this.#draft?.write({ ...this.answers, ...(key && { key }) }, longer);
  }

  /** Asks the device where it is. */
  async locate(): Promise<void> {
    const known = await this.#openWhereabouts().then(
      (whereabouts) => whereabouts.ask(),
      () => false,
    );
    this.isLost = !known;
    this.#host.requestUpdate();
  }

  agree(purpose: string, agreed: boolean): void {
    const consents = new Map(this.consents);
    if (agreed) consents.set(purpose, new Date().toISOString());
    else consents.delete(purpose);
    this.consents = consents;
    this.#host.requestUpdate();
  }

  /** Whether `fields` are as the endpoint needs them; what is not is in `faults`. */
  passes(fields: readonly Field[]): boolean {
    const said = this.opening.latest?.status;
    const all = faultsOf(this.answers, {
      contentChars: said?.limits.contentChars ?? Infinity,
      mayBeAnonymous: said?.feedback?.anonymous ?? false,
    });
    this.faults = Object.fromEntries(Object.entries(all).filter(([field]) => fields.includes(field as Field)));
    this.#host.requestUpdate();
    return Object.keys(this.faults).length === 0;
  }

  goTo(phase: Phase, step = this.step): void {
    this.phase = phase;
    this.step = step;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(this.#options.moved);
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

  /** Back to the answers. */
  async edit(): Promise<void> {
    await this.#sending.recall();
    this.goTo('writing', 0);
  }

  /** Erases everything, here and on the device. */
  async startOver(): Promise<void> {
    await this.#sending.letGo();
    this.#sending.startOver();
    this.#draft?.erase();
    this.files.reset();
    this.#begunAt = performance.now();
    Object.assign(this, {
      answers: NO_ANSWERS,
      faults: {},
      consents: new Map(),
      draftFound: false,
      expired: false,
      whereabouts: undefined,
      isLost: false,
    });
    this.goTo('writing', 0);
    await this.#findHeld();
  }

  #watch(state: SubmissionState<Receipt>, before: SubmissionState['state'] | undefined): void {
    if (state.state === 'received') {
      this.#draft?.write({ receipt: stringify(state) }, false);
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
    const faults: { [F in Field]?: Fault } = {};
    for (const { field } of error.fields) {
      const ours = field.replace(/^sender\.|\.text$/g, '') as Field;
      if (ours in NO_ANSWERS) faults[ours] = 'fieldRefused';
    }
    this.faults = faults;
    if (file !== undefined) this.files.refuse(file);
    if (error.kind === 'conflict') void this.#sending.leaveKey().then(() => this.#keepDraft());
    this.#options.failed(error);
  }

  #circumstances(): Circumstances {
    const consents: Consent[] = [];
    for (const { purpose, version } of this.opening.latest?.status.feedback?.consents ?? []) {
      const givenAt = this.consents.get(purpose);
      if (givenAt) consents.push({ purpose, version, givenAt });
    }
    return {
      ...this.#options.about(),
      position: this.whereabouts?.position,
      consents,
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
    const { receipt, key, ...kept } = draft;
    if (key) this.#sending.takeKey(key);
    if (receipt) {
      const received = parseJson(receipt) as Extract<SubmissionState<Receipt>, { state: 'received' }>;
      this.#sending.takeKey(received.answer.key);
      this.#sending.state = received;
      void this.#letGo();
    }
    this.answers = { ...NO_ANSWERS, ...kept };
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
    this.consents = new Map(feedback.consents.map(({ purpose, givenAt }) => [purpose, givenAt]));
    if (feedback.place?.lat !== undefined) (await this.#openWhereabouts()).take(feedback.place);
    this.files.reset(files);
    if (files.length > 0) await loadFileList();
    if (state === 'waiting' && !isChanged) await this.#resume();
  }

  async #openWhereabouts(): Promise<Whereabouts> {
    const { Whereabouts } = await loadWhereabouts();
    return (this.whereabouts ??= new Whereabouts(() => this.#host.requestUpdate()));
  }
}

function without(faults: Faults, field: Field): Faults {
  const { [field]: _gone, ...others } = faults;
  return others;
}
