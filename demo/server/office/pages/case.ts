/** One case: what it is about, how much time it has, what may be done, and what happened. */
import { html } from 'hono/html';
import { isOpen } from '../../feedback/transitions.ts';
import type { Policy } from '../../policy/policy.ts';
import type { Template } from '../../store/office-texts.ts';
import type { Attempt } from '../attempt.ts';
import { titleOfCase, type CaseFile, type PastCase } from '../case-file.ts';
import { DESK } from '../visit.ts';
import { deadlineOf, nameOfKind, nameOfState, sayDue, sayReceived, SUSPICIONS } from '../words.ts';
import { actForms, fieldToMend, unpublishForm } from './acts.ts';
import { numberOfCase } from './audit.ts';
import { attachmentList, historyList, pastSteps } from './history.ts';
import { formToken, page, type Markup, type PageContext } from './layout.ts';
import { casePath, inboxPath, wayField } from './way-back.ts';

export interface CaseDetails {
  readonly file: CaseFile;
  readonly templates: readonly Template[];
  readonly now: Date;
  readonly policy: Pick<Policy, 'calendar' | 'attachments'>;
  /** The sender's contact was asked for. */
  readonly withContact?: boolean;
  readonly attempt?: Attempt | undefined;
  readonly problem?: string | undefined;
  readonly done?: string | undefined;
}

export function casePage(c: PageContext, details: CaseDetails): Markup {
  const { file, problem, done, attempt } = details;
  const { row } = file;
  const body = html`
    ${caseHead(c, details)} ${attempt && !file.acts.includes(attempt.act) && leftText(attempt)}
    <div class="case">
      <section class="panel case-content" aria-labelledby="content">
        <h2 id="content">Nội dung</h2>
        ${row.erased_at ? html`<p>Nội dung đã được xóa theo thời hạn lưu.</p>` : content(c, file, details.withContact)}
      </section>
      <section class="case-acts stack" aria-labelledby="acts">
        <h2 id="acts" class="unseen">Xử lý</h2>
        ${timing(c, details)}
        <div>${actForms(c, details)}</div>
      </section>
      <section class="panel case-history" aria-labelledby="history">
        <h2 id="history">Diễn biến</h2>
        ${historyList(c, file)}
      </section>
    </div>
  `;
  const problemAt = attempt && (fieldToMend(attempt, file.acts) ?? (typedIn(attempt) ? 'left' : undefined));
  return page(c, { title: titleOfCase(row), section: 'cases', body, problem, problemAt, done });
}

/** The heading of a case, also above its other pages. */
export const caseHead = (c: PageContext, { file: { row } }: Pick<CaseDetails, 'file'>): Markup => html`
  <div class="stack tight">
    <p><a href="${inboxPath(c)}">Hộp thư</a> <span class="muted">/ Số ${numberOfCase(row.id)}</span></p>
    <h1>${titleOfCase(row)}</h1>
    <p class="row">
      <span class="badge">${nameOfState(row.state)}</span>
      <span class="muted"
        >${nameOfKind(row.kind)}: ${categoryName(c, row.category)}, ${sayReceived(row.received_at)}</span
      >
    </p>
  </div>
`;

function content(c: PageContext, file: CaseFile, withContact = false): Markup {
  const { row, steps } = file;
  const { place_lat: lat, place_lng: lng, place_accuracy: accuracy } = row;
  const marks = (row.suspicion ?? '').split(' ').flatMap((mark) => SUSPICIONS[mark] ?? []);
  return html`
    ${marks.length > 0 && html`<p class="notice warning">Có thể do máy gửi: ${marks.join(', ')}. Hãy đọc rồi tự quyết định.</p>`}
    <p class="said">${row.content}</p>
    ${attachmentList(row.id, steps[0]?.attachments ?? [])}
    <dl class="facts-list">
      ${fact('Nơi xảy ra', row.place_text)}
      ${lat !== null && lng !== null && fact('Vị trí', `${lat}, ${lng}${accuracy === null ? '' : ` (sai số ${Math.round(accuracy)} m)`}`)}
      ${fact('Mã thủ tục', row.procedure_code)} ${fact('Mã hồ sơ', row.dossier_code)}
      ${fact('Công khai', file.hasConsent ? 'Người gửi đồng ý công khai, không nêu tên' : 'Người gửi chưa đồng ý công khai')}
    </dl>
    ${withContact ? contact(row) : contactLink(c, file)}
  `;
}

/** Who sent it stands behind a press of its own, which is written down. */
function contactLink(c: PageContext, { row }: CaseFile): Markup {
  const known = [
    row.sender_name && 'tên',
    row.sender_phone && 'điện thoại',
    row.sender_email && 'thư điện tử',
    row.sender_address && 'địa chỉ',
  ].filter(Boolean);
  if (known.length === 0) return html`<p class="muted">Người gửi không để lại tên và cách liên hệ.</p>`;
  return html`
    <p>
      <a class="button small" href="${casePath(c, row.id, { contact: 'yes' })}#contact"
        >Xem người gửi (${known.join(', ')})</a
      >
    </p>
  `;
}

const contact = (row: CaseFile['row']): Markup => html`
  <div class="notice" id="contact">
    <h3>Người gửi</h3>
    <dl class="facts-list">
      ${fact('Họ và tên', row.sender_name)}
      ${row.sender_phone && fact('Điện thoại', html`<a href="tel:${row.sender_phone.replace(/[^\d+]/g, '')}">${row.sender_phone}</a>`)}
      ${fact('Thư điện tử', row.sender_email)} ${fact('Địa chỉ', row.sender_address)}
      ${row.assistant_name && fact('Người giúp', [row.assistant_name, row.assistant_role].filter(Boolean).join(', '))}
    </dl>
    <p class="muted">Chỉ dùng để xử lý việc này. Lần xem này được ghi vào nhật ký.</p>
  </div>
`;

function timing(c: PageContext, { file, now, policy }: CaseDetails): Markup {
  const { row, taker } = file;
  const deadline = deadlineOf(row, now, policy);
  const isMine = taker?.id === c.var.visit.account?.id;
  return html`
    <div class="panel">
      ${
        deadline &&
        html`<p>
          <strong class="due ${deadline.look}">${deadline.text}</strong>
          ${row.due_at && html`<br /><span class="muted">Hạn: ${sayDue(row.due_at)}</span>`}
        </p>`
      }
      <div class="row apart">
        <p>${whoHasIt(file, isMine)}</p>
        ${
          !isMine &&
          !file.acts.includes('take') &&
          file.acts.includes('ask') &&
          html`<form method="post" action="${DESK}/cases/${row.id}/assign">
            ${formToken(c)} ${wayField(c)}<button class="button small">Giao cho tôi</button>
          </form>`
        }
      </div>
    </div>
  `;
}

function whoHasIt({ row, taker }: CaseFile, isMine: boolean): string {
  if (!taker) return isOpen(row.state) ? 'Chưa ai nhận' : '';
  return `${isMine ? 'Bạn' : taker.name} ${isOpen(row.state) ? 'đang' : 'đã'} xử lý`;
}

/** What was typed for something that can no longer be done: it is not lost. */
const leftText = (attempt: Attempt): Markup | false => {
  const typed = typedIn(attempt);
  return (
    typed !== '' &&
    html`<div class="panel">
      <label class="label" for="left">Nội dung bạn đã gõ, để chép lại nếu cần</label>
      <textarea class="input" id="left" rows="5" readonly>${typed}</textarea>
    </div>`
  );
};

const typedIn = ({ form, text }: Attempt): string => text ?? (form.text('text') || form.text('content'));

export interface PastDetails {
  readonly past: PastCase;
  readonly attempt?: Attempt | undefined;
  readonly problem?: string | undefined;
  readonly done?: string | undefined;
}

/** A case that went to another agency: the steps taken here stay to be seen. */
export function pastCasePage(c: PageContext, { past, attempt, problem, done }: PastDetails): Markup {
  const { agencies } = c.var.edition;
  const body = html`
    <div class="stack tight">
      <p><a href="${inboxPath(c)}">Hộp thư</a> <span class="muted">/ Số ${numberOfCase(past.id)}</span></p>
      <h1>Đã chuyển đến cơ quan khác</h1>
      <p>Vụ việc này thuộc <strong>${agencies.name(past.movedTo).name}</strong>. Chỉ cơ quan đó xem được nội dung.</p>
    </div>
    ${attempt && leftText(attempt)}
    <section class="panel" aria-labelledby="history">
      <h2 id="history">Khi còn ở cơ quan mình</h2>
      ${pastSteps(c, past.steps)}
    </section>
    ${past.canUnpublish && unpublishForm(c, past.id, past.seen)}
  `;
  const problemAt = attempt && typedIn(attempt) ? 'left' : undefined;
  return page(c, { title: 'Đã chuyển đến cơ quan khác', section: 'cases', body, problem, problemAt, done });
}

export const categoryName = (c: PageContext, id: string): string =>
  c.var.edition.categories.find((category) => category.id === id)?.label ?? id;

const fact = (label: string, value: string | Markup | null): Markup | false =>
  !!value &&
  html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
