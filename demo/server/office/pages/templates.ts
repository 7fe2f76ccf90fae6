import { html } from 'hono/html';
import type { Errors } from '../accounts.ts';
import type { Template, TemplateUse } from '../../store/office-texts.ts';
import type { SentForm } from '../sent-form.ts';
import { DESK } from '../visit.ts';
import { firstFault, inputField, selectField, textField } from './fields.ts';
import { formToken, page, type Markup, type PageContext } from './layout.ts';

const USES: Readonly<Record<TemplateUse, string>> = {
  answer: 'Trả lời',
  ask: 'Hỏi thêm',
  refuse: 'Từ chối',
  elsewhere: 'Chỉ nơi khác',
};

export interface TemplatesDetails {
  readonly templates: readonly Template[];
  /** The one that is being changed; undefined for a new one. */
  readonly edited?: string | undefined;
  readonly form?: SentForm;
  readonly errors?: Errors;
  readonly problem?: string;
  readonly done?: string | undefined;
}

/** The texts that an agency's officers begin with, kept for all of them. */
export function templatesPage(c: PageContext, details: TemplatesDetails): Markup {
  const { templates, edited, errors = {}, problem, done } = details;
  const body = html`
    <h1>Mẫu trả lời</h1>
    <p class="muted">Dùng chung trong cơ quan. Khi trả lời, chọn mẫu rồi sửa cho hợp với từng vụ việc.</p>
    <div class="columns">
      <section class="panel" aria-labelledby="kept">
        <h2 id="kept">Các mẫu đang có</h2>
        ${
          templates.length === 0
            ? html`<p class="muted">Chưa có mẫu nào. Hãy viết mẫu đầu tiên.</p>`
            : html`<ul class="rows">
                ${templates.map((template) => row(c, template, template.id === edited))}
              </ul>`
        }
      </section>
      ${editor(c, details)}
    </div>
  `;
  return page(c, { title: 'Mẫu trả lời', section: 'templates', body, problem, problemAt: firstFault(errors), done });
}

function editor(c: PageContext, { templates, edited, form, errors = {} }: TemplatesDetails): Markup {
  const known = templates.find(({ id }) => id === edited);
  return html`
    <section class="panel" aria-labelledby="editor">
      <h2 id="editor">${known ? 'Sửa mẫu' : 'Viết mẫu mới'}</h2>
      <form class="stack" method="post" action="${DESK}/templates">
        ${formToken(c)} ${edited && html`<input type="hidden" name="id" value="${edited}" />`}
        ${selectField({
          name: 'use',
          label: 'Dùng khi',
          value: form?.line('use') ?? known?.use ?? 'answer',
          choices: Object.entries(USES).map(([value, label]) => ({ value, label })),
        })}
        ${inputField({
          name: 'title',
          label: 'Tên mẫu',
          hint: 'Ngắn, để dễ chọn. Ví dụ: Đèn đường, hẹn ngày sửa',
          value: form?.line('title') ?? known?.title,
          error: errors['title'],
          isRequired: true,
        })}
        ${textField({
          name: 'text',
          label: 'Nội dung',
          value: form?.text('text') ?? known?.text,
          error: errors['text'],
          rows: 10,
          isRequired: true,
        })}
        <div class="row">
          <button class="button primary">Lưu mẫu</button>
          ${known && html`<a class="button" href="${DESK}/templates">Thôi, viết mẫu mới</a>`}
        </div>
      </form>
    </section>
  `;
}

const row = (c: PageContext, { id, use, title, text }: Template, isEdited: boolean): Markup => html`
  <li class="${isEdited ? 'chosen' : ''}">
    <p><span class="badge">${USES[use]}</span> <strong>${title}</strong></p>
    <p class="clamp muted">${text}</p>
    <div class="row">
      <a class="button small" href="${DESK}/templates?id=${id}">Sửa<span class="unseen"> mẫu ${title}</span></a>
      <form method="post" action="${DESK}/templates/${id}/delete">
        ${formToken(c)}<button class="button small">Xóa<span class="unseen"> mẫu ${title}</span></button>
      </form>
    </div>
  </li>
`;
