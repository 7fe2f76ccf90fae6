import { html, nothing, type TemplateResult } from 'lit';
import type { SurveyQuestion } from '../../backend/contract/surveys.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { renderChoice } from '../../ui/choice.ts';
import { renderError, renderField } from '../../ui/field.ts';
import { ratingLevels, renderRating } from '../../ui/rating.ts';
import type { Answers, Questionnaire } from './questionnaire.ts';

export type Fault = 'needed' | 'tooLong';

export interface QuestionContent {
  readonly words: LocalizeController;
  readonly survey: Questionnaire;
  readonly question: SurveyQuestion;
  readonly answers: Answers;
  readonly faults: ReadonlyMap<string, Fault>;
  /** `passing` where it may be only on the way to another answer. */
  readonly answer: (value: unknown, passing?: boolean) => void;
}

/** The name of a question within the page; what a questionnaire calls it may be anything. */
export const idOf = ({ questions }: Questionnaire, id: string): string =>
  `q${questions.findIndex((question) => question.id === id)}`;

/** One question with all there is to answer. */
export function renderSurveyQuestion(content: QuestionContent): TemplateResult {
  const { words, survey, question, answers, answer } = content;
  const id = idOf(survey, question.id);
  const { label, help, kind } = question;
  const error = faultIn(content);
  const value = answers.get(question.id);
  switch (kind) {
    case 'rating':
      return renderRating({
        id,
        label,
        help,
        error,
        levels: ratingLevels(survey.scale, (word) => words.t(`rating.${word}`)),
        value: value as number | undefined,
        choose: answer,
      });
    case 'text':
      return renderField({
        id,
        label,
        optional: question.required ? undefined : words.t('survey.optional'),
        hint: help,
        error,
        value: typeof value === 'string' ? value : '',
        lines: 4,
        input: answer,
      });
    default:
      return html`<fieldset id=${id} class=${error ? 'wrong' : ''} tabindex="-1">
        <legend part="label">
          ${label}${question.required ? nothing : html` <span class="muted small">${words.t('survey.optional')}</span>`}
        </legend>
        ${help ? html`<p class="hint">${help}</p>` : nothing} ${renderError(id, error)}
        <div class="choices">${renderOptions(content, id)}</div>
      </fieldset>`;
  }
}

function renderOptions({ words, question, answers, answer }: QuestionContent, name: string): TemplateResult[] {
  const several = question.kind === 'choices';
  const options: readonly { readonly value: unknown; readonly label: string }[] =
    question.kind === 'yes-no'
      ? [
          { value: true, label: words.t('survey.yes') },
          { value: false, label: words.t('survey.no') },
        ]
      : (question.options ?? []);
  const now = answers.get(question.id);
  const chosen: readonly unknown[] = several ? ((now as readonly unknown[] | undefined) ?? []) : [now];
  return options.map(({ value, label }, place) =>
    renderChoice({
      id: `${name}-${place}`,
      name,
      label,
      kind: several ? 'checkbox' : 'radio',
      checked: chosen.includes(value),
      choose: (checked) =>
        answer(several ? [...chosen.filter((one) => one !== value), ...(checked ? [value] : [])] : value),
    }),
  );
}

export function faultIn({ words, question, faults }: Pick<QuestionContent, 'words' | 'question' | 'faults'>) {
  const fault = faults.get(question.id);
  return fault && words.t(`survey.${fault}`);
}
