import { html, nothing, type TemplateResult } from 'lit';
import type { SurveyQuestion } from '../../backend/contract/surveys.ts';
import type { BackendError } from '../../backend/errors.ts';
import { warnOnce } from '../../core/config.ts';
import { RequestEvent, SurveySentEvent, WidgetErrorEvent } from '../../core/events.ts';
import { property } from '../../core/property.ts';
import { WidgetElement } from '../../core/widget-element.ts';
import { baseStyles } from '../../theme/base.styles.ts';
import { renderBusy } from '../../ui/busy.ts';
import { renderNotice } from '../../ui/notice.ts';
import { ratingStyles } from '../../ui/rating.styles.ts';
import type { Kiosk } from './kiosk.ts';
import { LaterParts } from './later-parts.ts';
import { loadKiosk, loadQuestions, loadResults } from './load-parts.ts';
import { askedOf, type Questionnaire } from './questionnaire.ts';
import type * as questions from './questions.ts';
import type { ResultsTask } from './results-task.ts';
import { styles } from './satisfaction-survey.styles.ts';
import { renderFailure, renderStatus } from './status-view.ts';
import { subjectOf } from './subject.ts';
import { SurveySession } from './survey-session.ts';
import { renderHead, renderTap } from './tap-view.ts';

/** More questions than this stand one a screen: a page of them would frighten anybody. */
const MOST_ON_A_PAGE = 30;

/**
 * Lets people rate a service (đánh giá mức độ hài lòng) in one tap, or answer an agency's questionnaire, without anybody
 * knowing who they are (Decree 224/2026 art. 10). Passing over is as easy as answering.
 *
 * @element dvc-satisfaction-survey
 * @fires {ReadyEvent} dvc-ready - the element shows itself for the first time
 * @fires {RequestEvent} dvc-request - a response is about to be sent; cancelable
 * @fires {SurveySentEvent} dvc-survey-sent - the endpoint has said that it has the response
 * @fires {WidgetErrorEvent} dvc-error - something failed in a way a citizen can see
 * @slot - shown where no script runs or the element cannot work: the agency's telephone, address, a link
 * @csspart base - the whole element inside its reset
 * @csspart label - each question
 * @csspart level - each level of a rating
 * @csspart input - every text field
 * @csspart error - what is wrong, in the summary and at each question
 * @csspart button - every framed button
 * @csspart result - thanks, and the results
 * @csspart notice - messages: what happened and what to do
 * @csspart fallback - the box around the tag's own children
 */
export class SatisfactionSurveyElement extends WidgetElement {
  static override styles = [baseStyles, ratingStyles, styles];

  /** Which questionnaire: `mot-cua` (a service, also where nothing is said), `sipas`, `thong-tin` (a page), or an agency's own. */
  @property() survey = 'mot-cua';

  /** What came with a dossier or a reply, so that it is rated once; it names nobody. */
  @property() token?: string;

  /** What the token came with: `dossier` or `feedback`. */
  @property() about?: 'dossier' | 'feedback';

  /** Code of the procedure (mã thủ tục) that is rated, where the page knows it. */
  @property({ attribute: 'procedure-code' }) procedureCode?: string;

  /** Name of the counter (quầy) that is rated, as it stands above it. */
  @property() counter?: string;

  /** `page` shows all questions at once, `steps` one a screen; left out, what suits their number. */
  @property() layout?: 'page' | 'steps';

  /** Days until a device that has answered or passed over is asked again; 0 asks each time. */
  @property({ attribute: 'remember-days', type: Number }) rememberDays = 30;

  /** Shows what people have answered, in place of the questions. */
  @property({ type: Boolean }) results = false;

  /** First day of the results, `YYYY-MM-DD`; left out, from the beginning. */
  @property() from?: string;

  /** Last day of the results, `YYYY-MM-DD`; left out, until today. */
  @property() to?: string;

  /** A screen at a counter: one citizen after the other, also without network. */
  @property({ type: Boolean }) kiosk = false;

  /** Seconds without a touch until the next citizen begins, at a counter. */
  @property({ attribute: 'quiet-seconds', type: Number }) quietSeconds = 20;

  #kiosk: Kiosk | undefined;
  #results: ResultsTask | undefined;
  #questions: typeof questions | undefined;
  readonly #parts = new LaterParts(this);
  readonly #session = new SurveySession(this, {
    backend: () => (this.results ? undefined : this.backend),
    survey: () => this.survey,
    shared: () => this.shared || this.kiosk,
    rememberedDays: () => (this.kiosk ? 0 : this.rememberDays),
    subject: () => subjectOf(this),
    language: () => this.localize.language,
    opened: (survey) => this.#opened(survey),
    mayAsk: (operation) => this.dispatchEvent(new RequestEvent(operation)),
    handOver: () => (this.kiosk ? this.#kiosk?.take : undefined),
    rated: (response) => this.#kiosk?.rated(response),
    moved: () => void this.focusOn('.summary', '.title', '.status'),
    received: () => this.dispatchEvent(new SurveySentEvent()),
    failed: (error) => this.report(error),
  });

  protected override get needsFallback(): boolean {
    const { survey, opening } = this.#session;
    const failure = opening.failure ?? this.#results?.failure ?? this.#parts.missing;
    const broken = failure && failure.kind !== 'too-many';
    return !this.backend || !!broken || survey?.questions.length === 0;
  }

  protected override willUpdate(): void {
    if (this.kiosk && !this.#kiosk) this.#parts.want(this.#openKiosk);
    if (this.results && !this.#results) this.#parts.want(this.#openResults);
  }

  protected override renderContent(): TemplateResult {
    if (!this.backend) return renderNotice({ text: this.t('error.configuration'), alert: true });
    if (this.#parts.missing && !this.#session.isRated)
      return this.#renderFailure(this.#parts.missing, this.#parts.retry);
    if (this.results) return html`${this.#results?.render()}`;
    return this.#session.opening.render({
      initial: () => html``,
      pending: ({ look }) => html`${look ? renderBusy(this.t('common.loading')) : nothing}`,
      complete: (survey) => this.#renderSurvey(survey),
      error: (error) => this.#renderFailure(error, () => this.#session.opening.retry()),
    });
  }

  readonly #renderFailure = (error: BackendError, act: () => void): TemplateResult =>
    renderFailure(this.localize, error, act);

  #renderSurvey(survey: Questionnaire): TemplateResult {
    if (survey.questions.length === 0) return renderNotice({ text: this.t('survey.unusable'), alert: true });
    if (!this.kiosk) return this.#renderStage(survey);
    return this.#kiosk ? this.#kiosk.render(this.#renderForm(survey)) : html``;
  }

  #renderStage(survey: Questionnaire): TemplateResult {
    const { stage, submission, startOver, retry } = this.#session;
    if (stage === 'asking') return this.#renderForm(survey);
    if (stage === 'sending') {
      return html`<div class="status" role="status" tabindex="-1">
        ${renderStatus(this.localize, submission, survey.thanks, retry)}
      </div>`;
    }
    return html`<p class="status" role="status" tabindex="-1">
      ${this.t(stage === 'skipped' ? 'survey.skipped' : 'survey.before')}
      ${
        this.token && stage === 'before'
          ? nothing
          : html`<button type="button" class="button plain" @click=${startOver}>${this.t('survey.rate')}</button>`
      }
    </p>`;
  }

  /** The one question that a tap answers; with whatever else there is, once that has come. */
  #renderForm(survey: Questionnaire): TemplateResult {
    const [first, ...more] = askedOf(survey, this.#session.answers);
    const isTap = more.length === 0 && first?.kind === 'rating';
    if (!isTap && !this.#questions) this.#parts.want(this.#openQuestions);
    const shared = {
      words: this.localize,
      session: this.#session,
      survey,
      canSkip: !this.kiosk,
      head: renderHead(survey, this.assisted),
      proceed: this.#proceed,
    };
    if (isTap || !this.#questions) {
      const choose = (value: number, passing: boolean): void => this.#answer(first!, value, passing);
      return renderTap({ ...shared, question: first!, choose });
    }
    return this.#questions.renderForm({
      ...shared,
      steps: this.#inSteps,
      answer: this.#answer,
      goTo: (id) => void this.focusOn(`#${id} input`, `#${id}`),
      root: this.renderRoot as ShadowRoot,
    });
  }

  get #inSteps(): boolean {
    const { survey } = this.#session;
    return this.kiosk || this.layout === 'steps' || (!this.layout && (survey?.questions.length ?? 0) > MOST_ON_A_PAGE);
  }

  readonly #answer = (question: SurveyQuestion, value: unknown, passing = false): void => {
    this.#session.answer(question.id, value, passing);
    const goesOn = question.kind === 'rating' || question.kind === 'yes-no';
    if (this.kiosk && goesOn && !passing && this.#session.stage === 'asking') this.#goOn();
  };

  readonly #proceed = (event: Event): void => {
    event.preventDefault();
    this.#goOn();
  };

  #goOn(): void {
    if (!this.#questions) return this.#session.send();
    if (this.#questions.proceed(this.#session, this.#inSteps)) return;
    void this.focusOn('.summary', '.wrong input', '.wrong textarea');
  }

  /** The questionnaire's name is the webmaster's too, and the likeliest to be wrong. */
  protected override report(error: BackendError): void {
    if (error.kind !== 'not-found') return super.report(error);
    this.dispatchEvent(new WidgetErrorEvent(error.kind));
    warnOnce(
      `<${this.localName}> survey "${this.survey}" not found: check it, address and agency (${this.backend?.endpoint})`,
    );
  }

  #opened({ problems, questions, id }: Questionnaire): void {
    for (const problem of problems) warnOnce(`<${this.localName}> survey "${id}": ${problem}`);
    if (questions.length === 0) warnOnce(`<${this.localName}> survey "${id}" has no question that can be asked`);
  }

  readonly #openKiosk = async (): Promise<void> => {
    const [{ Kiosk }, parts] = await Promise.all([loadKiosk(), loadQuestions()]);
    this.#questions = parts;
    this.#kiosk ??= new Kiosk(this, {
      words: this.localize,
      backend: () => this.backend,
      counter: () => this.counter ?? '',
      quietSeconds: () => this.quietSeconds,
      quiet: () => (this.#session.isRated ? this.#session.send() : this.#session.startOver()),
      next: this.#session.startOver,
      leave: () => (this.kiosk = false),
    });
  };

  readonly #openQuestions = async (): Promise<void> => {
    this.#questions = await loadQuestions();
  };

  readonly #openResults = async (): Promise<void> => {
    const { ResultsTask } = await loadResults();
    this.#results ??= new ResultsTask(this, {
      words: this.localize,
      wanted: () => {
        const { results, backend, survey, from, to } = this;
        return results && backend ? { backend, survey, from, to } : undefined;
      },
      failed: (error) => this.report(error),
      renderFailure: this.#renderFailure,
    });
  };
}
