import { html, nothing, type TemplateResult } from 'lit';
import type { SurveyQuestion } from '../../backend/contract/surveys.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { renderErrorSummary } from '../../ui/error-summary.ts';
import { faultIn, idOf, renderSurveyQuestion } from './question-views.ts';
import { askedOf, type Questionnaire } from './questionnaire.ts';
import type { SurveySession } from './survey-session.ts';

export interface FormContent {
  readonly words: LocalizeController;
  readonly session: SurveySession;
  readonly survey: Questionnaire;
  /** One question a screen. */
  readonly steps: boolean;
  /** Whether it can be passed over; at a counter whoever does not want to goes away. */
  readonly canSkip: boolean;
  readonly assisted: boolean;
  /** `passing` where it may be only on the way to another answer. */
  readonly answer: (question: SurveyQuestion, value: unknown, passing?: boolean) => void;
  readonly proceed: (event: Event) => void;
  readonly goTo: (id: string) => void;
}

/** The questions that are to be answered now. */
export function renderForm(content: FormContent): TemplateResult {
  const { words, session, survey, steps, proceed } = content;
  const { answers, faults, step, isRated } = session;
  const asked = askedOf(survey, answers);
  const shown = steps ? asked.slice(step, step + 1) : asked;
  return html`<form novalidate @submit=${proceed}>
    ${step === 0 ? renderHead(content) : nothing} ${steps ? nothing : renderSummary(content, asked)}
    ${
      steps && asked.length > 1
        ? html`<p class="title muted" tabindex="-1">
            ${words.t('survey.step', { step: step + 1, count: asked.length })}
          </p>`
        : nothing
    }
    ${shown.map((question) =>
      renderSurveyQuestion({
        words,
        survey,
        question,
        answers,
        faults,
        answer: (value, passing) => content.answer(question, value, passing),
      }),
    )}
    ${isRated && asked.length > 1 ? html`<p class="hint">${words.t('survey.ratedAlready')}</p>` : nothing}
    ${renderButtons(content, asked)}
  </form>`;
}

const renderHead = ({ survey: { title, intro }, assisted }: FormContent): TemplateResult =>
  html`<h2 class="title" tabindex="-1" lang="vi">${title}</h2>
    ${intro && !assisted ? html`<p class="hint" lang="vi">${intro}</p>` : nothing}`;

function renderSummary({ words, session, survey, goTo }: FormContent, asked: readonly SurveyQuestion[]): unknown {
  const { faults } = session;
  const wrong = asked
    .filter(({ id }) => faults.has(id))
    .map((question) => ({
      id: idOf(survey, question.id),
      text: `${question.label} ${faultIn({ words, question, faults })}`,
    }));
  return renderErrorSummary(words.t('survey.problem'), wrong, goTo);
}

function renderButtons(
  { words, session, steps, canSkip }: FormContent,
  asked: readonly SurveyQuestion[],
): TemplateResult {
  const { answers, step, isRated } = session;
  const [first] = asked;
  // What one tap sends needs no button; one that was reached by the keys does.
  const needsNone = asked.length === 1 && first!.kind === 'rating' && !answers.has(first!.id);
  const goesOn = steps && step < asked.length - 1;
  const button = (label: string, act: () => void): TemplateResult =>
    html`<button part="button" type="button" class="button" @click=${act}>${label}</button>`;
  return html`<div class="buttons">
    ${
      needsNone
        ? nothing
        : html`<button part="button" type="submit" class="button primary">
            ${words.t(goesOn ? 'survey.next' : 'survey.send')}
          </button>`
    }
    ${step > 0 ? button(words.t('survey.previous'), () => session.goTo(step - 1)) : nothing}
    ${
      canSkip || isRated ? button(words.t(isRated ? 'survey.noReasons' : 'survey.skip'), () => session.skip()) : nothing
    }
  </div>`;
}
