/**
 * The rating that comes with a reply (đánh giá mức độ hài lòng): one tap, through the outbox, under a token that counts
 * once and names nobody.
 */
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Survey, SurveyReceipt } from '../../backend/contract/surveys.ts';
import type { Outbox } from '../../backend/outbox.ts';
import type { Backend } from '../../backend/request.ts';
import { newKey, type SubmissionState } from '../../backend/submission.ts';
import { readSurvey, sendSurvey } from '../../backend/surveys.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { RemoteTask } from '../../controllers/remote-task.ts';
import { renderBusy } from '../../ui/busy.ts';
import { ratingLevels, renderRating } from '../../ui/rating.ts';

export interface CaseSurveyPlace {
  readonly backend: Backend;
  readonly survey: { readonly id: string; readonly token: string };
  readonly openOutbox: () => Promise<Outbox>;
  readonly mayAsk: () => boolean;
}

export class CaseSurvey {
  readonly #host: ReactiveControllerHost;
  readonly #place: CaseSurveyPlace;
  readonly #asking: RemoteTask<[Backend, string], Survey>;
  readonly #key = newKey();
  #value: number | undefined;
  #submission: SubmissionState<SurveyReceipt> | undefined;

  constructor(host: ReactiveControllerHost, place: CaseSurveyPlace) {
    this.#host = host;
    this.#place = place;
    this.#asking = new RemoteTask(host, { run: ([backend, id], signal) => readSurvey(backend, id, signal) });
    this.#asking.ask(place.backend, place.survey.id);
  }

  /** The one question; nothing where it cannot be had, since nobody came for it. */
  render(words: LocalizeController): TemplateResult | typeof nothing {
    const survey = this.#asking.latest;
    const question = survey?.questions.find(({ kind, required }) => kind === 'rating' && required);
    if (!survey || !question) return nothing;
    if (this.#submission) return html`<div role="status">${this.#inWords(words, survey)}</div>`;
    return html`<div lang="vi">
      ${renderRating({
        id: 'survey',
        label: question.label,
        help: question.help,
        levels: ratingLevels(survey.scale, (word) => words.t(`rating.${word}`)),
        value: this.#value,
        choose: (value, passing) => this.#choose(words, value, passing),
      })}
      ${
        this.#value === undefined
          ? nothing
          : html`<button part="button" type="button" class="button" @click=${() => void this.#send(words)}>
              ${words.t('answering.sendRating')}
            </button>`
      }
    </div>`;
  }

  #inWords(words: LocalizeController, { thanks }: Survey): unknown {
    switch (this.#submission!.state) {
      case 'received':
        return html`<span lang="vi"><span aria-hidden="true">✓</span> ${thanks}</span>`;
      case 'waiting':
        return words.t('offer.later');
      case 'refused':
      case 'expired':
      case 'gone':
        return words.t('offer.over');
      default:
        return renderBusy(words.t('sending.sending'));
    }
  }

  /** A tap is the whole answer; an arrow key only passes over a level. */
  #choose(words: LocalizeController, value: number, passing: boolean): void {
    this.#value = value;
    this.#host.requestUpdate();
    if (!passing) void this.#send(words);
  }

  async #send(words: LocalizeController): Promise<void> {
    const { backend, survey, openOutbox, mayAsk } = this.#place;
    const { latest } = this.#asking;
    const question = latest?.questions.find(({ kind, required }) => kind === 'rating' && required);
    if (!latest || !question || this.#value === undefined || this.#submission || !mayAsk()) return;
    this.#show({ state: 'sending', kept: 'page' });
    const response = {
      version: latest.version,
      answers: { [question.id]: this.#value },
      subject: { kind: 'feedback' as const, token: survey.token },
      language: words.language,
    };
    const toSend = { key: this.#key, backend, survey: survey.id, response };
    await sendSurvey(await openOutbox(), toSend, { watch: (state) => this.#show(state) });
  }

  #show(state: SubmissionState<SurveyReceipt>): void {
    this.#submission = state;
    this.#host.requestUpdate();
  }
}
