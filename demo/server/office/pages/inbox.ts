import { html } from 'hono/html';
import type { Policy } from '../../policy/policy.ts';
import type { InboxRow, InboxView } from '../../store/office-cases.ts';
import { DESK } from '../visit.ts';
import { deadlineOf, nameOfKind, nameOfState, sayReceived, STATE_CHOICES } from '../words.ts';
import { inputField, selectField, type Choice } from './fields.ts';
import { page, type Markup, type PageContext } from './layout.ts';
import { pagingLinks, withFields, type Paging } from './paging.ts';

export const VIEW_NAMES: Readonly<Record<InboxView, string>> = {
  todo: 'Cần làm',
  late: 'Quá hạn',
  mine: 'Của tôi',
  waiting: 'Chờ người dân',
  done: 'Đã xong',
  all: 'Tất cả',
};

const EMPTY: Readonly<Record<InboxView, string>> = {
  todo: 'Không còn việc nào chờ. Việc mới sẽ hiện ở đây.',
  late: 'Không có việc nào quá hạn.',
  mine: 'Bạn chưa nhận việc nào.',
  waiting: 'Không có việc nào chờ người dân bổ sung.',
  done: 'Chưa có việc nào xong.',
  all: 'Chưa có phản ánh, kiến nghị nào.',
};

export interface InboxFields {
  readonly view: InboxView;
  readonly q: string | undefined;
  readonly state: string | undefined;
  readonly category: string | undefined;
}

export interface InboxDetails {
  readonly rows: readonly InboxRow[];
  readonly fields: InboxFields;
  readonly counts: Readonly<Record<InboxView, number>>;
  readonly categories: readonly Choice[];
  readonly paging: Paging;
  readonly now: Date;
  readonly policy: Pick<Policy, 'calendar'>;
  readonly done: string | undefined;
}

const PATH = `${DESK}/cases`;

/** What the agency has to do, what is late first. */
export function inboxPage(c: PageContext, details: InboxDetails): Markup {
  const { rows, fields, counts, paging, done } = details;
  const isFiltered = !!(fields.q ?? fields.state ?? fields.category);
  const body = html`
    <h1>Hộp thư</h1>
    <nav class="tabs" aria-label="Phần của hộp thư">${tabs(fields, counts)}</nav>
    ${filters(details)}
    ${isFiltered && html`<p role="status">${paging.total} việc tìm thấy. <a href="${withFields(PATH, { view: fields.view })}">Bỏ lọc</a></p>`}
    ${
      rows.length === 0
        ? html`<p class="panel empty">
            ${isFiltered ? 'Không có việc nào như vậy. Hãy thử ít từ hơn, hoặc chọn Tất cả.' : EMPTY[fields.view]}
          </p>`
        : html`<ul class="inbox">
            ${rows.map((row) => entry(row, details))}
          </ul>`
    }
    ${pagingLinks(PATH, { ...fields }, paging)}
  `;
  return page(c, { title: `Hộp thư: ${VIEW_NAMES[fields.view]}`, section: 'cases', body, done });
}

const tabs = ({ view, ...others }: InboxFields, counts: InboxDetails['counts']): Markup[] =>
  (Object.keys(VIEW_NAMES) as InboxView[]).map(
    (name) => html`
      <a
        href="${withFields(PATH, { ...others, view: name })}"
        class="${name === 'late' && counts.late > 0 ? 'late' : ''}"
        ${name === view && html`aria-current="page"`}
        >${VIEW_NAMES[name]} <b>${counts[name]}</b></a
      >
    `,
  );

const filters = ({ fields, categories }: InboxDetails): Markup => html`
  <form class="filters" method="get" action="${PATH}" role="search">
    <input type="hidden" name="view" value="${fields.view}" />
    ${inputField({
      name: 'q',
      label: 'Tìm',
      type: 'search',
      value: fields.q,
      hint: 'Từ trong nội dung, tên, số điện thoại hoặc mã theo dõi',
    })}
    <button class="button">Tìm</button>
    <details class="more" ${!!(fields.category ?? fields.state) && html`open`}>
      <summary>Lọc theo loại, tình trạng</summary>
      <div>
        ${selectField({ name: 'category', label: 'Loại', value: fields.category, first: 'Mọi loại', choices: categories })}
        ${selectField({
          name: 'state',
          label: 'Tình trạng',
          value: fields.state,
          first: 'Mọi tình trạng',
          choices: STATE_CHOICES,
        })}
      </div>
    </details>
  </form>
`;

function entry(row: InboxRow, { categories, now, policy }: InboxDetails): Markup {
  const { id, kind, category, state, title, content, place_text: place, received_at: receivedAt, taker } = row;
  const deadline = deadlineOf(row, now, policy);
  const name = categories.find(({ value }) => value === category)?.label ?? category;
  return html`
    <li class="${deadline?.look === 'late' ? 'late' : ''}">
      <h2><a href="${PATH}/${id}">${titleOf(row)}</a></h2>
      ${title && content && html`<p class="clamp muted">${content}</p>`}
      <p class="where">
        <span>${nameOfKind(kind)}: ${name}</span>
        ${place && html`<span>${place}</span>`}
        <span>${sayReceived(receivedAt)}</span>
        ${row.suspicion && html`<span class="badge soon">Có thể do máy gửi</span>`}
      </p>
      <p class="facts">
        ${deadline && html`<span class="due ${deadline.look}">${deadline.text}</span>`}
        <span class="badge">${nameOfState(state)}</span>
        ${taker && html`<span class="muted">${taker}</span>`}
      </p>
    </li>
  `;
}

/** What a list calls it: its title, else how it begins. */
function titleOf({ title, content, erased_at: erasedAt }: InboxRow): string {
  if (erasedAt) return 'Đã xóa theo thời hạn lưu';
  if (title) return title;
  const line = (content ?? '').replace(/\s+/g, ' ');
  return line.length > 90 ? `${line.slice(0, 90).trimEnd()}…` : line || '(Không có chữ)';
}
