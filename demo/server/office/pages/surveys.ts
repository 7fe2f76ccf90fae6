import { html } from 'hono/html';
import type { Survey } from '../../../../src/backend/contract/surveys.ts';
import type { DeskGroup, DeskQuestion } from '../../surveys/desk-results.ts';
import { DIMENSIONS, FEWEST, type Dimension } from '../../surveys/releases.ts';
import { DESK } from '../visit.ts';
import { selectField } from './fields.ts';
import { sayMonth } from './figures.ts';
import { page, type Markup, type PageContext } from './layout.ts';
import { withFields } from './paging.ts';

export interface SurveysDetails {
  readonly surveys: readonly Survey[];
  readonly survey: Survey;
  readonly questions: readonly DeskQuestion[];
  /** Responses that were told to come later, by day. */
  readonly delays: readonly { readonly day: string; readonly attempts: number }[];
}

export const DIMENSION_LABELS: Readonly<Record<Dimension, string>> = {
  all: 'Tất cả',
  procedure: 'Thủ tục',
  counter: 'Quầy',
  month: 'Tháng',
};

/** How many days of delays are listed. */
const DELAYS = 10;

export const sayName = (dimension: string, name: string): string => (dimension === 'month' ? sayMonth(name) : name);

export function surveysPage(c: PageContext, { surveys, survey, questions, delays }: SurveysDetails): Markup {
  const body = html`
    <div class="stack tight">
      <h1>Mức độ hài lòng</h1>
      <p>${survey.title}</p>
      <p class="muted">
        Không ai biết ai đã trả lời gì: nhóm có ít hơn ${FEWEST} người không hiện, số liệu thêm nhiều nhất mỗi ngày một
        lần.
      </p>
    </div>
    <form class="filters" method="get" action="${DESK}/surveys">
      ${selectField({
        name: 'survey',
        label: 'Phiếu',
        value: survey.id,
        choices: surveys.map(({ id, title }) => ({ value: id, label: title })),
      })}
      <button class="button">Xem</button>
    </form>
    ${questions.map((question) => (question.texts.length > 0 ? textsOf(question) : tablesOf(question)))}
    ${
      delays.length > 0 &&
      html`<section class="panel" aria-labelledby="delays">
        <h2 id="delays">Gửi quá nhanh, đã được hẹn gửi lại</h2>
        <ul>
          ${delays.slice(0, DELAYS).map(({ day, attempts }) => html`<li>${sayDay(day)}: ${attempts} lần</li>`)}
        </ul>
      </section>`
    }
    <p class="no-print row">
      <a class="button" href="${withFields(`${DESK}/surveys.csv`, { survey: survey.id })}">Tải về bảng tính (CSV)</a>
    </p>
  `;
  return page(c, { title: 'Mức độ hài lòng', section: 'surveys', body });
}

const textsOf = ({ id, label, texts }: DeskQuestion): Markup => html`
  <section class="panel" aria-labelledby="q-${id}">
    <h2 id="q-${id}">${label}</h2>
    <ul>
      ${texts.map((text) => html`<li>${text}</li>`)}
    </ul>
  </section>
`;

function tablesOf({ id, label, values, groups }: DeskQuestion): Markup | string {
  const rows = DIMENSIONS.flatMap((dimension) => groups[dimension].map((group) => ({ dimension, group })));
  if (values.length === 0) return '';
  return html`
    <section aria-labelledby="q-${id}">
      <h2 id="q-${id}">${label}</h2>
      ${
        rows.length === 0
          ? html`<p class="muted">Chưa đủ ${FEWEST} người trả lời.</p>`
          : html`<div class="scroll" tabindex="0" role="region" aria-labelledby="q-${id}">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Theo</th>
                    <th scope="col">Nhóm</th>
                    <th scope="col" class="number">Số người</th>
                    ${values.map((value) => html`<th scope="col" class="number">${value}</th>`)}
                  </tr>
                </thead>
                <tbody>
                  ${rows.map(({ dimension, group }) => rowOf(dimension, group))}
                </tbody>
              </table>
            </div>`
      }
    </section>
  `;
}

const rowOf = (dimension: Dimension, { name, answered, counts }: DeskGroup): Markup => html`
  <tr>
    <td>${DIMENSION_LABELS[dimension]}</td>
    <th scope="row">${sayName(dimension, name)}</th>
    <td class="number">${answered}</td>
    ${counts.map((count) => html`<td class="number">${count}</td>`)}
  </tr>
`;

const sayDay = (day: string): string => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
