/**
 * The rating that comes with a reply (đánh giá mức độ hài lòng): one tap, through the outbox, under a token that counts
 * once and names nobody. A longer questionnaire opens on a page of our own.
 */
import type { nothing, ReactiveControllerHost, TemplateResult } from 'lit';
import type { OfferedSurvey } from '../../backend/contract/survey-offer.ts';
import type { Survey } from '../../backend/contract/surveys.ts';
import type { Backend } from '../../backend/request.ts';
import { newKey } from '../../backend/submission.ts';
import { oneTapQuestion, readSurvey, sendRating } from '../../backend/surveys.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { SurveyOffer } from '../../controllers/survey-offer.ts';
import { surveyPage } from '../../core/own-page.ts';
import { renderSurveyOffer } from '../../ui/survey-offer.ts';

export interface CaseSurveyPlace {
  readonly words: LocalizeController;
  readonly backend: Backend;
  readonly survey: OfferedSurvey;
  readonly shared: boolean;
  readonly mayAsk: () => boolean;
}

export class CaseSurvey {
  readonly #place: CaseSurveyPlace;
  readonly #offer: SurveyOffer<Survey>;

  constructor(host: ReactiveControllerHost, place: CaseSurveyPlace) {
    const { words, backend, survey, shared, mayAsk } = place;
    const key = newKey();
    this.#place = place;
    this.#offer = new SurveyOffer(host, {
      read: (signal) => readSurvey(backend, survey.id, signal),
      questionOf: oneTapQuestion,
      send: (rated, watch) => {
        const subject = { kind: 'feedback', token: survey.token } as const;
        return sendRating({ key, backend, ...rated, subject, language: words.language }, { watch }, { shared });
      },
      mayAsk,
    });
  }

  /** The one question; nothing where it cannot be had, since nobody came for it. */
  render(): TemplateResult | typeof nothing {
    const { words, backend, survey } = this.#place;
    return renderSurveyOffer({
      id: 'survey',
      offer: this.#offer,
      say: (key) => words.t(key),
      more: surveyPage(backend, survey.more, 'feedback'),
    });
  }
}
