import { html } from 'hono/html';
import type { NOTICE_KINDS } from '../../../../src/backend/contract/status.ts';
import type { OfficeNotice } from '../../store/office-texts.ts';
import type { Errors } from '../accounts.ts';
import { sayTime } from '../days.ts';
import type { SentForm } from '../sent-form.ts';
import { DESK } from '../visit.ts';
import { firstFault, inputField, radioField, textField } from './fields.ts';
import { formToken, page, type Markup, type PageContext } from './layout.ts';

type NoticeKind = (typeof NOTICE_KINDS)[number];

const KINDS: Readonly<Record<NoticeKind, { label: string; hint: string }>> = {
  info: { label: 'Thông tin', hint: 'lịch làm việc, điều cần biết' },
  maintenance: { label: 'Bảo trì', hint: 'sắp tạm ngừng để nâng cấp' },
  outage: { label: 'Sự cố', hint: 'đang hỏng, đang khắc phục' },
};

export interface NoticesDetails {
  readonly notices: readonly OfficeNotice[];
  /** Whether what is written here is shown to the citizens of every agency. */
  readonly isForAll: boolean;
  readonly form?: SentForm;
  readonly errors?: Errors;
  readonly problem?: string;
  readonly done?: string | undefined;
}

/** What every element shows above itself (Decree 224/2026 art. 13: downtime is announced beforehand). */
export function noticesPage(c: PageContext, details: NoticesDetails): Markup {
  const { notices, isForAll, form, errors = {}, problem, done } = details;
  const body = html`
    <h1>Thông báo cho người dân</h1>
    <p class="muted">Hiện ở đầu mọi tiện ích trên các trang web của ${isForAll ? 'tất cả các cơ quan' : 'cơ quan'}.</p>
    <div class="columns">
      <section class="panel" aria-labelledby="shown">
        <h2 id="shown">Đang và sắp hiện</h2>
        ${
          notices.length === 0
            ? html`<p class="muted">Không có thông báo nào.</p>`
            : html`<ul class="rows">
                ${notices.map((notice) => row(c, notice))}
              </ul>`
        }
      </section>
      <section class="panel" aria-labelledby="new-notice">
        <h2 id="new-notice">Đăng thông báo</h2>
        <form class="stack" method="post" action="${DESK}/notices">
          ${formToken(c)}
          ${radioField(
            { name: 'kind', label: 'Loại', value: form?.line('kind') ?? 'info', error: errors['kind'] },
            Object.entries(KINDS).map(([value, kind]) => ({ value, ...kind })),
          )}
          ${textField({
            name: 'text',
            label: 'Nội dung',
            hint: 'Một, hai câu ngắn: việc gì, đến khi nào, người dân nên làm gì.',
            value: form?.text('text'),
            error: errors['text'],
            rows: 4,
            isRequired: true,
          })}
          ${inputField({
            name: 'from',
            label: 'Sự việc bắt đầu lúc (không bắt buộc)',
            type: 'datetime-local',
            value: form?.line('from'),
            error: errors['from'],
          })}
          ${inputField({
            name: 'until',
            label: 'Kết thúc lúc (không bắt buộc)',
            hint: 'Đến lúc đó thông báo tự hết.',
            type: 'datetime-local',
            value: form?.line('until'),
            error: errors['until'],
          })}
          <button class="button primary">Đăng</button>
        </form>
      </section>
    </div>
  `;
  return page(c, { title: 'Thông báo', section: 'notices', body, problem, problemAt: firstFault(errors), done });
}

const row = (c: PageContext, { id, kind, text, from, until, agency }: OfficeNotice): Markup => html`
  <li>
    <p><span class="badge">${KINDS[kind as NoticeKind]?.label ?? kind}</span> ${text}</p>
    ${(from ?? until) && html`<p class="muted">${from && `Từ ${sayTime(from)}.`} ${until && `Đến ${sayTime(until)}.`}</p>`}
    ${
      agency === c.var.visit.account?.agency
        ? html`<form method="post" action="${DESK}/notices/${id}/end">
            ${formToken(c)}<button class="button small">Gỡ</button>
          </form>`
        : html`<p class="muted">Do ${c.var.edition.agencies.name(agency).name} đăng.</p>`
    }
  </li>
`;
