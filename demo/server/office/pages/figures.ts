import { html } from 'hono/html';
import type { FigureGroup, Figures } from '../figures.ts';
import { dayBefore, sayTime, today } from '../days.ts';
import { DESK } from '../visit.ts';
import { monthsChart } from './chart.ts';
import { inputField, selectField, type Choice } from './fields.ts';
import { page, type Markup, type PageContext } from './layout.ts';
import { withFields } from './paging.ts';

export interface FiguresFields {
  readonly from: string;
  readonly to: string;
  /** Empty for all agencies, where they may be seen. */
  readonly agency: string;
}

export interface FiguresDetails {
  readonly fields: FiguresFields;
  /** What may be chosen from; one for an officer who sees only their own agency's. */
  readonly agencies: readonly Choice[];
  readonly total: Figures;
  readonly months: readonly FigureGroup[];
  readonly categories: readonly FigureGroup[];
  readonly byAgency: readonly FigureGroup[];
  readonly now: Date;
}

/** The columns of every table, and of the file for spreadsheets. */
export const COLUMNS: readonly { readonly label: string; readonly of: (figures: Figures) => number | undefined }[] = [
  { label: 'Nhận', of: ({ received }) => received },
  { label: 'Nhận xử lý trễ', of: ({ begunLate }) => begunLate },
  { label: 'Xong đúng hạn', of: ({ onTime }) => onTime },
  { label: 'Xong trễ hạn', of: ({ late }) => late },
  { label: 'Đang xử lý', of: ({ open }) => open },
  { label: 'Trong đó quá hạn', of: ({ openLate }) => openLate },
  { label: 'Ngày làm việc đến trả lời (giữa)', of: ({ medianDays }) => medianDays },
  { label: 'Lâu nhất', of: ({ longestDays }) => longestDays },
  { label: 'Dân: đã giải quyết', of: ({ solved }) => solved },
  { label: 'Dân: một phần', of: ({ partly }) => partly },
  { label: 'Dân: chưa giải quyết', of: ({ notSolved }) => notSolved },
  { label: 'Mở lại', of: ({ reopened }) => reopened },
];

/** `11/2026` */
export const sayMonth = (month: string): string => `${month.slice(5, 7)}/${month.slice(0, 4)}`;

export function figuresPage(c: PageContext, details: FiguresDetails): Markup {
  const { fields, agencies, total, months, categories, byAgency, now } = details;
  const whose = agencies.find(({ value }) => value === fields.agency)?.label ?? 'Tất cả các cơ quan';
  const body = html`
    <div class="stack tight">
      <h1>Số liệu phản ánh, kiến nghị</h1>
      <p>${whose}, nhận từ ${sayDay(fields.from)} đến ${sayDay(fields.to)}.</p>
      <p class="muted">Tính lúc ${sayTime(now.toISOString())}.</p>
    </div>
    <nav class="tabs" aria-label="Kỳ báo cáo">${periods(details)}</nav>
    <form class="filters" method="get" action="${DESK}/figures">
      ${inputField({ name: 'from', label: 'Nhận từ ngày', type: 'date', value: fields.from })}
      ${inputField({ name: 'to', label: 'Đến ngày', type: 'date', value: fields.to })}
      ${
        agencies.length > 1 &&
        selectField({
          name: 'agency',
          label: 'Cơ quan',
          value: fields.agency,
          first: 'Tất cả các cơ quan',
          choices: agencies,
        })
      }
      <button class="button">Xem</button>
    </form>
    <dl class="tiles">
      ${tile('Nhận', total.received)} ${tile('Xong đúng hạn', share(total.onTime, total.onTime + total.late))}
      ${tile('Đang quá hạn', total.openLate)} ${tile('Ngày làm việc đến trả lời', say(total.medianDays))}
      ${tile('Dân nói đã giải quyết', share(total.solved, total.solved + total.partly + total.notSolved))}
    </dl>
    <section class="panel" aria-labelledby="by-month">
      <h2 id="by-month">Biểu đồ theo tháng nhận</h2>
      ${monthsChart(months, sayMonth)}
    </section>
    ${table(
      'months',
      'Theo tháng nhận',
      'Tháng',
      months.map(({ name, figures }) => ({ name: sayMonth(name), figures })),
      total,
    )}
    ${table('categories', 'Theo loại', 'Loại', categories, total)}
    ${byAgency.length > 1 && table('agencies', 'Theo cơ quan', 'Cơ quan', byAgency, total)}
    <p class="muted">
      Thời hạn tính theo ngày làm việc, trừ ngày nghỉ lễ và tính cả ngày làm bù. Lúc chờ người dân bổ sung không tính.
    </p>
    <p class="no-print row">
      <a class="button" href="${withFields(`${DESK}/figures.csv`, { ...fields })}">Tải về bảng tính (CSV)</a>
      <span class="muted">Để in: dùng lệnh in của trình duyệt.</span>
    </p>
  `;
  return page(c, { title: 'Số liệu', section: 'figures', body });
}

/** The periods of the reports, each a press away. */
const periods = ({ fields, now }: FiguresDetails): Markup[] => {
  const day = today(now);
  const lastMonth = dayBefore(`${day.slice(0, 7)}-01`);
  const known = [
    { label: 'Tháng này', from: `${day.slice(0, 7)}-01`, to: day },
    { label: 'Tháng trước', from: `${lastMonth.slice(0, 7)}-01`, to: lastMonth },
    { label: 'Năm nay', from: `${day.slice(0, 4)}-01-01`, to: day },
  ];
  return known.map(
    ({ label, from, to }) => html`
      <a
        href="${withFields(`${DESK}/figures`, { ...fields, from, to })}"
        ${from === fields.from && to === fields.to && html`aria-current="page"`}
        >${label}</a
      >
    `,
  );
};

const tile = (label: string, value: number | string): Markup => html`
  <div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>
`;

function table(id: string, caption: string, first: string, groups: readonly FigureGroup[], total: Figures): Markup {
  const cells = (figures: Figures) => COLUMNS.map(({ of }) => html`<td class="number">${say(of(figures))}</td>`);
  return html`
    <div class="scroll" tabindex="0" role="region" aria-labelledby="${id}">
      <table class="figures">
        <caption id="${id}">
          ${caption}
        </caption>
        <thead>
          <tr>
            <th scope="col">${first}</th>
            ${COLUMNS.map(({ label }) => html`<th scope="col" class="number">${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${groups.map(
            ({ name, figures }) =>
              html`<tr>
                <th scope="row">${name}</th>
                ${cells(figures)}
              </tr>`,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Tổng</th>
            ${cells(total)}
          </tr>
        </tfoot>
      </table>
    </div>
  `;
}

/** Decimals as Vietnamese writes them; a dash where there is nothing to count. */
const say = (value: number | undefined): string => (value === undefined ? '–' : String(value).replace('.', ','));

const share = (part: number, whole: number): string => (whole === 0 ? '–' : `${Math.round((part / whole) * 100)} %`);

const sayDay = (day: string): string => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
