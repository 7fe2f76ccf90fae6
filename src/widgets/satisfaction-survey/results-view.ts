import { html, type TemplateResult } from 'lit';
import type { Survey, SurveyQuestion, SurveyResults } from '../../backend/contract/surveys.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { RatingLevel } from '../../ui/rating.ts';

export interface ResultsContent {
  readonly words: LocalizeController;
  readonly survey: Survey;
  readonly results: SurveyResults;
  /** Of the questionnaire's scale. */
  readonly levels: readonly RatingLevel[];
}

type Asked = SurveyResults['questions'][number];

/**
 * What people have answered, as tables whose bars say nothing that their numbers do not.
 */
export function renderResults(content: ResultsContent): TemplateResult {
  const { words, survey, results } = content;
  const shown = survey.questions.flatMap((question) => {
    const found = results.questions.find(({ id }) => id === question.id);
    return found && found.counts.length > 0 ? [{ question, found }] : [];
  });
  const period = { from: words.day(results.from) ?? results.from, to: words.day(results.to) ?? results.to };
  return html`<section part="result" class="results">
    <h2 class="title" lang="vi">${survey.title}</h2>
    ${
      shown.length === 0
        ? html`<p>${words.t('results.tooFew')}</p>`
        : html`<p class="muted">${words.t('results.period', period)}</p>
            ${shown.map(({ question, found }) => renderTable(content, question, found))}
            <p class="hint">${words.t('results.rule')}</p>`
    }
  </section>`;
}

function renderTable(content: ResultsContent, question: SurveyQuestion, { answered, counts }: Asked): TemplateResult {
  const { words } = content;
  const labels = labelsOf(content, question);
  return html`<table>
    <caption>
      <span lang="vi">${question.label}</span>
      <span class="muted small">${words.t('results.answered', { count: words.number(answered) })}</span>
    </caption>
    <thead class="visually-hidden">
      <tr>
        <th scope="col">${words.t('results.answer')}</th>
        <th scope="col">${words.t('results.share')}</th>
        <th scope="col">${words.t('results.people')}</th>
      </tr>
    </thead>
    <tbody>
      ${counts.map(({ value, count }) => {
        const share = answered > 0 ? Math.min(100, Math.round((100 * count) / answered)) : 0;
        return html`<tr>
          <th scope="row">${labels.get(value) ?? String(value)}</th>
          <td class="bar">
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
              <rect class="whole" width="100" height="10"></rect>
              <rect width=${share} height="10"></rect>
            </svg>
            <span>${share} %</span>
          </td>
          <td class="count">${words.number(count)}</td>
        </tr>`;
      })}
    </tbody>
  </table>`;
}

/** What each value is called; one that nobody knows stands there as it is. */
function labelsOf(
  { words, levels }: ResultsContent,
  { kind, options = [] }: SurveyQuestion,
): ReadonlyMap<unknown, string> {
  const yesNo = [
    { value: true, label: words.t('survey.yes') },
    { value: false, label: words.t('survey.no') },
  ];
  const known = kind === 'rating' ? levels : kind === 'yes-no' ? yesNo : options;
  return new Map<unknown, string>(known.map(({ value, label }) => [value, label]));
}
