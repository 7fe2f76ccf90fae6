/**
 * A questionnaire's questions, beyond the one that a tap answers. They come in a file of their own.
 */
import { html, nothing, type TemplateResult } from 'lit';
import type { SurveyQuestion } from '../../backend/contract/surveys.ts';
import { isAnswered } from '../../backend/contract/survey-conditions.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { renderErrorSummary } from '../../ui/error-summary.ts';
import { formStyles } from '../../ui/form.styles.ts';
import { addStyles } from '../../core/later-styles.ts';
import { faultIn, idOf, renderSurveyQuestion, type Fault } from './question-views.ts';
import { askedOf, type Answers, type Questionnaire } from './questionnaire.ts';
import { questionsStyles } from './questions.styles.ts';
import type { SurveySession } from './survey-session.ts';

export interface FormContent {
  readonly words: LocalizeController;
  readonly session: SurveySession;
  readonly survey: Questionnaire;
  /** One question a screen. */
  readonly steps: boolean;
  /** Whether it can be passed over; at a counter whoever does not want to goes away. */
  readonly canSkip: boolean;
  /** Title and introduction. */
  readonly head: TemplateResult;
  /** `passing` where it may be only on the way to another answer. */
  readonly answer: (question: SurveyQuestion, value: unknown, passing?: boolean) => void;
  readonly proceed: (event: Event) => void;
  readonly root: ShadowRoot;
  readonly goTo: (id: string) => void;
}

/** The questions that are to be answered now. */
export function renderForm(content: FormContent): TemplateResult {
  const { words, session, survey, steps, proceed, root } = content;
  addStyles(root, formStyles, questionsStyles);
  const { answers, faults, step, isRated } = session;
  const asked = askedOf(survey, answers);
  const shown = steps ? asked.slice(step, step + 1) : asked;
  return html`<form novalidate @submit=${proceed}>
    ${step === 0 ? content.head : nothing} ${steps ? nothing : renderSummary(content, asked)}
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

function renderSummary({ words, session, survey, goTo }: FormContent, asked: readonly SurveyQuestion[]): unknown {
  const { faults } = session;
  const wrong = asked
    .filter(({ id }) => faults.has(id))
    .map((question) => ({
      id: idOf(survey, question.id),
      text: `${question.label} – ${faultIn({ words, question, faults })}`,
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

/** Longest text that the reference endpoint takes, in UTF-16 units. */
const LONGEST_TEXT = 2000;

/** What is still wrong, by question. */
function faultsOf(questions: readonly SurveyQuestion[], answers: Answers): SurveySession['faults'] {
  const faults = new Map<string, Fault>();
  for (const { id, kind, required } of questions) {
    const answer = answers.get(id);
    if (required && !isAnswered(answer)) faults.set(id, 'needed');
    if (kind === 'text' && typeof answer === 'string' && answer.length > LONGEST_TEXT) faults.set(id, 'tooLong');
  }
  return faults;
}

/** Goes on to the next question, or sends; says whether the answers so far allow it. */
export function proceed(session: SurveySession, steps: boolean): boolean {
  const { survey, answers, step } = session;
  const asked = askedOf(survey!, answers);
  session.faults = faultsOf(steps ? asked.slice(step, step + 1) : asked, answers);
  if (session.faults.size > 0) session.goTo(step);
  else if (steps && step < asked.length - 1) session.goTo(step + 1);
  else session.send();
  return session.faults.size === 0;
}
