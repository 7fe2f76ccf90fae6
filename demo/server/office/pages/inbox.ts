import { html } from 'hono/html';
import type { Policy } from '../../policy/policy.ts';
import { INBOX_VIEWS, type InboxRow } from '../../store/office-cases.ts';
import type { MovedCase } from '../../store/office-moved.ts';
import { titleOfCase } from '../case-file.ts';
import { sayDate } from '../days.ts';
import { DESK } from '../visit.ts';
import { deadlineOf, nameOfKind, nameOfState, sayReceived, STATE_CHOICES } from '../words.ts';
import { numberOfCase } from './audit.ts';
import { inputField, selectField, type Choice } from './fields.ts';
import { page, type Markup, type PageContext } from './layout.ts';
import { pagingLinks, withFields, type Paging } from './paging.ts';

/** The parts of the inbox; the last has what is not there any more. */
export const DESK_VIEWS = [...INBOX_VIEWS, 'moved'] as const;
export type DeskView = (typeof DESK_VIEWS)[number];

export const VIEW_NAMES: Readonly<Record<DeskView, string>> = {
  todo: 'Cần làm',
  late: 'Quá hạn',
  mine: 'Của tôi',
  waiting: 'Chờ người dân',
  done: 'Đã xong',
  all: 'Tất cả',
  moved: 'Đã chuyển đi',
};

const EMPTY: Readonly<Record<DeskView, string>> = {
  todo: 'Không còn việc nào chờ. Việc mới sẽ hiện ở đây.',
  late: 'Không có việc nào quá hạn.',
  mine: 'Bạn chưa nhận việc nào.',
  waiting: 'Không có việc nào chờ người dân bổ sung.',
  done: 'Chưa có việc nào xong.',
  all: 'Chưa có phản ánh, kiến nghị nào.',
  moved: 'Chưa chuyển việc nào cho cơ quan khác.',
};

export interface InboxFields {
  readonly view: DeskView;
  readonly q: string | undefined;
  readonly state: string | undefined;
  readonly category: string | undefined;
}

export interface InboxDetails {
  readonly rows: readonly InboxRow[];
  /** What went to another agency: all of it in its own part, elsewhere only what was asked for by code or number. */
  readonly moved: readonly MovedCase[];
  readonly fields: InboxFields;
  readonly counts: Readonly<Record<DeskView, number>>;
  readonly categories: readonly Choice[];
  readonly paging: Paging;
  readonly now: Date;
  readonly policy: Pick<Policy, 'calendar'>;
  readonly done: string | undefined;
}

const PATH = `${DESK}/cases`;

/** What the agency has to do, what is late first. */
export function inboxPage(c: PageContext, details: InboxDetails): Markup {
  const { rows, moved, fields, counts, paging, done } = details;
  const isFiltered = !!(fields.q ?? fields.state ?? fields.category);
  const body = html`
    <h1>Hộp thư</h1>
    <nav class="tabs" aria-label="Phần của hộp thư">${tabs(fields, counts)}</nav>
    ${filters(details)}
    ${isFiltered && html`<p role="status">${paging.total} việc tìm thấy. <a href="${withFields(PATH, { view: fields.view })}">Bỏ lọc</a></p>`}
    ${rows.length + moved.length === 0 && html`<p class="panel empty">${isFiltered ? adviceFor(fields) : EMPTY[fields.view]}</p>`}
    ${
      rows.length > 0 &&
      html`<ul class="inbox">
        ${rows.map((row) => entry(row, details))}
      </ul>`
    }
    ${
      moved.length > 0 &&
      html`<ul class="inbox">
        ${moved.map((row) => movedEntry(row, details))}
      </ul>`
    }
    ${pagingLinks(PATH, { ...fields }, paging)}
  `;
  return page(c, { title: `Hộp thư: ${VIEW_NAMES[fields.view]}`, section: 'cases', body, done });
}

/** What else to try where nothing was found. */
function adviceFor({ view, state, category }: InboxFields): string {
  if (view === 'moved') return 'Không có việc nào như vậy. Ở đây chỉ tìm được bằng mã theo dõi hoặc số việc.';
  const isNarrow = view !== 'all' || state !== undefined || category !== undefined;
  return `Không có việc nào như vậy. Hãy thử ít từ hơn${isNarrow ? ', hoặc bỏ lọc và chọn Tất cả' : ''}.`;
}

const tabs = ({ view, ...others }: InboxFields, counts: InboxDetails['counts']): Markup[] =>
  DESK_VIEWS.map(
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
      hint:
        fields.view === 'moved'
          ? 'Mã theo dõi hoặc số việc'
          : 'Từ trong nội dung, tên, số điện thoại, mã theo dõi hoặc số việc',
    })}
    <button class="button">Tìm</button>
    ${fields.view !== 'moved' && narrowing({ fields, categories })}
  </form>
`;

const narrowing = ({ fields, categories }: Pick<InboxDetails, 'fields' | 'categories'>): Markup => html`
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
`;

/** A case from this list, and the way back to it. */
const pathOf = (id: string, { fields: { view, ...fields }, paging }: InboxDetails): string =>
  withFields(`${PATH}/${id}`, {
    view: view === 'todo' ? undefined : view,
    ...fields,
    page: paging.page > 1 ? String(paging.page) : undefined,
  });

const movedEntry = ({ id, at }: MovedCase, details: InboxDetails): Markup => html`
  <li>
    <h2><a href="${pathOf(id, details)}">Số ${numberOfCase(id)}</a></h2>
    <p class="where"><span>Đã chuyển đến cơ quan khác ngày ${sayDate(at)}</span></p>
  </li>
`;

function entry(row: InboxRow, details: InboxDetails): Markup {
  const { categories, now, policy } = details;
  const { id, kind, category, state, title, content, place_text: place, received_at: receivedAt, taker } = row;
  const deadline = deadlineOf(row, now, policy);
  const name = categories.find(({ value }) => value === category)?.label ?? category;
  return html`
    <li class="${deadline?.look === 'late' ? 'late' : ''}">
      <h2><a href="${pathOf(id, details)}">${titleOfCase(row)}</a></h2>
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
