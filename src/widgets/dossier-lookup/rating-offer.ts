/**
 * The rating that comes with a returned dossier: one tap, kept until it is received, under a token that names nobody. The
 * questionnaire's other questions are not asked here; a longer one opens on a page of our own.
 */
import type { nothing, ReactiveElement, TemplateResult } from 'lit';
import type { OfferedSurvey } from '../../backend/contract/survey-offer.ts';
import type { Survey } from '../../backend/contract/surveys.ts';
import type { Backend } from '../../backend/request.ts';
import { newKey } from '../../backend/submission.ts';
import { oneTapQuestion, readSurvey, sendRating } from '../../backend/surveys.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { SurveyOffer } from '../../controllers/survey-offer.ts';
import { addStyles } from '../../core/later-styles.ts';
import { surveyPage } from '../../core/own-page.ts';
import { ratingStyles } from '../../ui/rating.styles.ts';
import { renderSurveyOffer } from '../../ui/survey-offer.ts';

export { sendHeldSurveys } from '../../backend/surveys.ts';

export interface RatingPlace {
  readonly words: LocalizeController;
  readonly backend: Backend;
  readonly shared: boolean;
  readonly survey: OfferedSurvey;
  /** Whether it may be sent now. */
  readonly mayAsk: () => boolean;
}

export class RatingOffer {
  readonly #place: RatingPlace;
  readonly #offer: SurveyOffer<Survey>;

  constructor(host: ReactiveElement, place: RatingPlace) {
    const { words, backend, shared, survey, mayAsk } = place;
    const key = newKey();
    this.#place = place;
    this.#offer = new SurveyOffer(host, {
      read: (signal) => readSurvey(backend, survey.id, signal),
      questionOf: oneTapQuestion,
      send: (rated, watch) => {
        const subject = { kind: 'dossier', token: survey.token } as const;
        return sendRating({ key, backend, ...rated, subject, language: words.language }, { watch }, { shared });
      },
      mayAsk,
    });
    addStyles(host.renderRoot as ShadowRoot, ratingStyles);
  }

  /** The question; nothing where it cannot be had, since nobody came for it. */
  render(): TemplateResult | typeof nothing {
    const { words, backend, survey } = this.#place;
    return renderSurveyOffer({
      id: 'rating',
      offer: this.#offer,
      say: (key) => words.t(key),
      more: surveyPage(backend, survey.more, 'dossier'),
    });
  }
}
