/**
 * The rating that comes with a returned dossier: one tap, through the outbox, under a token that names nobody. The
 * questionnaire's other questions are not asked here.
 */
import { html, nothing, type ReactiveElement, type TemplateResult } from 'lit';
import type { Survey, SurveyReceipt } from '../../backend/contract/surveys.ts';
import { openOutbox } from '../../backend/outbox.ts';
import type { Backend } from '../../backend/request.ts';
import { newKey, type SubmissionState } from '../../backend/submission.ts';
import { readSurvey, sendSurvey } from '../../backend/surveys.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { RemoteTask } from '../../controllers/remote-task.ts';
import { addStyles } from '../../core/later-styles.ts';
import { renderBusy } from '../../ui/busy.ts';
import { ratingStyles } from '../../ui/rating.styles.ts';
import { ratingLevels, renderRating } from '../../ui/rating.ts';

export interface RatingPlace {
  readonly words: LocalizeController;
  readonly backend: Backend;
  readonly shared: boolean;
  readonly survey: { readonly id: string; readonly token: string };
  /** Whether it may be sent now. */
  readonly mayAsk: () => boolean;
}

export class RatingOffer {
  readonly #host: ReactiveElement;
  readonly #place: RatingPlace;
  readonly #asking: RemoteTask<[string], Survey>;
  readonly #key = newKey();
  #value: number | undefined;
  #submission: SubmissionState<SurveyReceipt> | undefined;

  constructor(host: ReactiveElement, place: RatingPlace) {
    this.#host = host;
    this.#place = place;
    this.#asking = new RemoteTask(host, { run: ([id], signal) => readSurvey(place.backend, id, signal) });
    this.#asking.ask(place.survey.id);
    addStyles(host.renderRoot as ShadowRoot, ratingStyles);
  }

  /** The question; nothing where it cannot be had, since nobody came for it. */
  render(): TemplateResult | typeof nothing {
    const { words } = this.#place;
    const survey = this.#asking.latest;
    const question = survey?.questions.find(({ kind, required }) => kind === 'rating' && required);
    if (!survey || !question) return nothing;
    if (this.#submission) return html`<div role="status">${this.#renderSubmission(survey)}</div>`;
    return html`<div lang="vi">
      ${renderRating({
        id: 'rating',
        label: question.label,
        help: question.help,
        levels: ratingLevels(survey.scale, (word) => words.t(`rating.${word}`)),
        value: this.#value,
        choose: (value, passing) => this.#choose(value, passing, survey, question.id),
      })}
      ${
        this.#value
          ? html`<p>
              <button part="button" type="button" class="button" @click=${() => void this.#send(survey, question.id)}>
                ${words.t('answering.sendRating')}
              </button>
            </p>`
          : nothing
      }
    </div>`;
  }

  #renderSubmission(survey: Survey): unknown {
    const { words } = this.#place;
    switch (this.#submission!.state) {
      case 'received':
        return html`<p class="strong"><span aria-hidden="true">✓</span> ${survey.thanks}</p>`;
      case 'refused':
      case 'expired':
      case 'gone':
        return html`<p>${words.t('offer.over')}</p>`;
      case 'waiting':
        return html`<p>${words.t('offer.later')}</p>`;
      default:
        return renderBusy(words.t('sending.sending'));
    }
  }

  /** An arrow key only passes over a level; a tap is the whole answer. */
  #choose(value: number, passing: boolean, survey: Survey, question: string): void {
    this.#value = value;
    this.#host.requestUpdate();
    if (!passing) void this.#send(survey, question);
  }

  async #send({ id, version }: Survey, question: string): Promise<void> {
    const { words, backend, shared, survey, mayAsk } = this.#place;
    if (this.#value === undefined || this.#submission || !mayAsk()) return;
    this.#show({ state: 'sending', kept: 'page' });
    const response = {
      version,
      answers: { [question]: this.#value },
      subject: { kind: 'dossier' as const, token: survey.token },
      language: words.language,
    };
    const outbox = await openOutbox({ shared });
    await sendSurvey(
      outbox,
      { key: this.#key, backend, survey: id, response },
      { watch: (state) => this.#show(state) },
    );
  }

  #show(state: SubmissionState<SurveyReceipt>): void {
    this.#submission = state;
    this.#host.requestUpdate();
  }
}
