/** What somebody does with a questionnaire, from the first tap to the receipt. The element only shows it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { SurveyReceipt } from '../../backend/contract/surveys.ts';
import type { SurveyResponse } from '../../backend/contract/survey-response.ts';
import type { BackendError } from '../../backend/errors.ts';
import type { Backend } from '../../backend/request.ts';
import { newKey, type SubmissionState } from '../../backend/submission.ts';
import {
  oneTapQuestion,
  readSurvey,
  sendHeldSurveys,
  sendOneSurvey,
  type SurveyFollowing,
  type SurveyToSend,
} from '../../backend/surveys.ts';
import { RemoteTask } from '../../controllers/remote-task.ts';
import { askedBefore, nameOf, rememberAsked, type Asked } from './asked-before.ts';
import { answersToSend, isOneTap, usable, type Answers, type Questionnaire } from './questionnaire.ts';

/** A low rating is sent after this time, also where nobody gives a reason: it was said with the tap. */
const REASONS_WITHIN_MS = 60_000;
/** As long as a device keeps what it could not send. */
const KEPT_DAYS = 3;

/** `skipped` and `before`: passed over or answered, now or on an earlier visit. */
export type Stage = 'asking' | 'sending' | Asked;

export interface SessionOptions {
  readonly backend: () => Backend | undefined;
  readonly survey: () => string;
  readonly shared: () => boolean;
  /** Days until the same device is asked again. */
  readonly rememberedDays: () => number;
  readonly subject: () => NonNullable<SurveyResponse['subject']>;
  readonly language: () => string;
  readonly opened: (survey: Questionnaire) => void;
  readonly mayAsk: (operation: string) => boolean;
  /** Takes a response over, where somebody else sends it; else it is followed here. */
  readonly handOver: () => ((response: SurveyToSend) => void) | undefined;
  /** A rating was tapped, and reasons are asked for: what is to be sent should nobody give any. */
  readonly rated: (response: SurveyToSend) => void;
  readonly moved: () => void;
  readonly received: () => void;
  readonly failed: (error: BackendError) => void;
}

export class SurveySession implements ReactiveController {
  stage: Stage = 'asking';
  answers: Answers = new Map();
  faults: ReadonlyMap<string, 'needed' | 'tooLong'> = new Map();
  step = 0;
  submission: SubmissionState<SurveyReceipt> | undefined;

  readonly opening: RemoteTask<[Backend, string], Questionnaire>;
  readonly #host: ReactiveControllerHost;
  readonly #options: SessionOptions;
  #asked = '';
  #key = newKey();
  #name = '';
  #following: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost, options: SessionOptions) {
    this.#host = host;
    this.#options = options;
    this.opening = new RemoteTask(host, {
      run: async ([backend, id], signal) => usable(await readSurvey(backend, id, signal)),
      done: (survey) => {
        options.opened(survey);
        this.#findHeld();
      },
      failed: options.failed,
    });
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#leave);
    addEventListener('pagehide', this.#sendRating);
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#leave);
    removeEventListener('pagehide', this.#sendRating);
    if (this.isRated) return this.send();
    // What is kept on the device stays there; the next page goes on with it.
    this.#following?.abort();
  }

  hostUpdate(): void {
    const { backend, survey, subject } = this.#options;
    const asking = backend();
    const { token, counter, procedureCode } = subject();
    const asked = asking ? [asking.endpoint, asking.agency, survey(), token, counter, procedureCode].join('\n') : '';
    if (!asking || asked === this.#asked) return;
    this.#asked = asked;
    this.#name = nameOf(asked);
    this.startOver();
    if (this.#options.rememberedDays() > 0) this.stage = askedBefore(this.#name) ?? 'asking';
    this.opening.ask(asking, survey());
  }

  /** The questionnaire, once it is here. */
  get survey(): Questionnaire | undefined {
    return this.opening.latest;
  }

  /** Takes an answer; where it was the last word, it is sent with the same tap. `passing`: perhaps only on the way. */
  answer(id: string, value: unknown, passing = false): void {
    this.answers = new Map(this.answers).set(id, value);
    this.faults = new Map([...this.faults].filter(([fault]) => fault !== id));
    clearTimeout(this.#timer);
    this.#host.requestUpdate();
    if (passing || !this.survey) return;
    if (isOneTap(this.survey, this.answers)) return this.send();
    this.#timer = setTimeout(this.#sendRating, REASONS_WITHIN_MS);
    if (this.isRated) this.#options.rated(this.#response()!);
  }

  goTo(step: number): void {
    this.step = step;
    this.#move();
  }

  send(): void {
    clearTimeout(this.#timer);
    const response = this.#response();
    if (!response || this.stage === 'sending' || !this.#options.mayAsk('surveys')) return;
    this.stage = 'sending';
    const handOver = this.#options.handOver();
    if (handOver) handOver(response);
    else void this.#follow((following) => sendOneSurvey(response, following, { shared: this.#options.shared() }));
    this.#move();
  }

  /** Passes over; what was tapped before counts all the same. */
  skip(): void {
    if (this.isRated) return this.#sendRating();
    this.stage = 'skipped';
    this.#remember('skipped', this.#options.rememberedDays());
    this.#move();
  }

  /** Back to the questions after a refusal: what was chosen still is, and goes out as something new. */
  readonly retry = (): void => {
    this.stage = 'asking';
    this.#key = newKey();
    this.#move();
  };

  /** As if nobody had been here. */
  readonly startOver = (): void => {
    clearTimeout(this.#timer);
    this.#following?.abort();
    this.#key = newKey();
    Object.assign(this, { stage: 'asking', answers: new Map(), faults: new Map(), step: 0, submission: undefined });
    this.#host.requestUpdate();
  };

  /** As it would go over the wire now. */
  #response(): SurveyToSend | undefined {
    const backend = this.#options.backend();
    const { survey } = this;
    if (!backend || !survey) return undefined;
    const response = {
      version: survey.version,
      answers: answersToSend(survey, this.answers),
      subject: this.#options.subject(),
      language: this.#options.language(),
    };
    return { key: this.#key, backend, survey: survey.id, response };
  }

  /** Whether the one question that a tap answers has its answer, and only reasons are still asked for. */
  get isRated(): boolean {
    const rating = this.survey && oneTapQuestion(this.survey);
    return this.stage === 'asking' && rating !== undefined && this.answers.has(rating.id);
  }

  readonly #sendRating = (): void => {
    if (this.isRated) this.send();
  };

  // Whoever only looks something up while writing comes back to what they have written.
  readonly #leave = (): void => {
    if (document.visibilityState === 'hidden' && this.answers.size === 1) this.#sendRating();
  };

  #remember(how: Asked, days: number): void {
    if (!this.#options.shared()) rememberAsked(this.#name, how, days);
  }

  /** Called answered is what was received, and what is on its way, as long as the device keeps it; never a refusal. */
  #rememberAnswer(submission: SubmissionState<SurveyReceipt>): void {
    const days = this.#options.rememberedDays();
    const { state } = submission;
    const isKept = 'kept' in submission && submission.kept === 'device';
    this.#remember('before', state === 'received' ? days : isKept ? Math.min(days, KEPT_DAYS) : 0);
  }

  /** Goes on with what an earlier visit has left. */
  #findHeld(): void {
    const backend = this.#options.backend();
    if (!backend || this.#options.handOver() || this.#options.shared()) return;
    void this.#follow((following) => sendHeldSurveys(backend, following));
  }

  async #follow(start: (following: SurveyFollowing) => Promise<unknown>): Promise<void> {
    this.#following?.abort();
    const { signal } = (this.#following = new AbortController());
    const watch = (state: SubmissionState<SurveyReceipt>): void => {
      // What an earlier visit has left is not to stand in the way of who is asked something else now.
      if (this.stage === 'asking' || this.stage === 'skipped') return;
      this.stage = 'sending';
      this.#rememberAnswer(state);
      this.submission = state;
      this.#host.requestUpdate();
      if (state.state === 'received') this.#options.received();
      if (state.state === 'refused') this.#options.failed(state.error);
    };
    try {
      await start({ watch, signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  #move(): void {
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(this.#options.moved);
  }
}
