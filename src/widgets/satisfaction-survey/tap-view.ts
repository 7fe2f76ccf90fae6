import { html, nothing, type TemplateResult } from 'lit';
import type { SurveyQuestion } from '../../backend/contract/surveys.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { renderBusy } from '../../ui/busy.ts';
import { ratingLevels, renderRating } from '../../ui/rating.ts';
import type { Questionnaire } from './questionnaire.ts';
import type { SurveySession } from './survey-session.ts';

export interface TapContent {
  readonly words: LocalizeController;
  readonly session: SurveySession;
  readonly survey: Questionnaire;
  readonly question: SurveyQuestion;
  readonly canSkip: boolean;
  readonly head: TemplateResult;
  readonly choose: (value: number, passing: boolean) => void;
  readonly proceed: (event: Event) => void;
}

/** The one question that a tap answers. Who got there by the keys finds a button; who does not want to, another. */
export function renderTap(content: TapContent): TemplateResult {
  const { words, session, survey, question, canSkip, head, choose, proceed } = content;
  // What comes first is something else, and its part is on its way.
  if (question.kind !== 'rating') return renderBusy(words.t('common.loading'));
  return html`<form novalidate @submit=${proceed}>
    ${head}
    ${renderRating({
      id: 'q0',
      label: question.label,
      help: question.help,
      levels: ratingLevels(survey.scale, (word) => words.t(`rating.${word}`)),
      value: session.answers.get(question.id) as number | undefined,
      choose,
    })}
    <div class="buttons">
      ${
        session.isRated
          ? html`<button part="button" type="submit" class="button primary">${words.t('survey.send')}</button>`
          : nothing
      }
      ${
        canSkip
          ? html`<button part="button" type="button" class="button" @click=${() => session.skip()}>
              ${words.t(session.isRated ? 'survey.noReasons' : 'survey.skip')}
            </button>`
          : nothing
      }
    </div>
  </form>`;
}

/** Title and introduction. */
export const renderHead = ({ title, intro }: Questionnaire, assisted: boolean): TemplateResult =>
  html`<h2 class="title" tabindex="-1" lang="vi">${title}</h2>
    ${intro && !assisted ? html`<p class="hint" lang="vi">${intro}</p>` : nothing}`;
