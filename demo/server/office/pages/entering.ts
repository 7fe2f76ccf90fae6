/** Pages before one is in: logging in, and the first account of a new desk. */
import { html } from 'hono/html';
import { SHORTEST_PASSWORD } from '../passwords.ts';
import type { SentForm } from '../sent-form.ts';
import { DESK } from '../visit.ts';
import { firstFault, inputField } from './fields.ts';
import { formToken, page, type Markup, type PageContext } from './layout.ts';

/** A form that came from whoever was away too long: where it went, and what was typed. */
export interface Kept {
  readonly path: string;
  readonly form: SentForm;
}

export interface LoginDetails {
  readonly form?: SentForm;
  readonly next?: string | undefined;
  readonly problem?: string;
  readonly notice?: string;
  readonly resume?: Kept;
}

const AWAY = 'Bạn rời máy hơi lâu nên cần đăng nhập lại. Nội dung đang gõ vẫn được giữ.';

export function loginPage(c: PageContext, { form, next, problem, notice, resume }: LoginDetails): Markup {
  const kept = resume ? JSON.stringify(resume.form.typed) : form?.raw('kept');
  const path = resume?.path ?? form?.line('resume');
  const said = resume
    ? AWAY
    : (notice ?? (c.var.visit.isOver ? 'Bạn rời máy hơi lâu nên cần đăng nhập lại.' : undefined));
  const body = html`
    <div class="narrow">
      <h1>Đăng nhập</h1>
      ${said && html`<p class="notice">${said}</p>`}
      <form class="stack" method="post" action="${DESK}/login">
        ${formToken(c)} ${hidden('next', next ?? form?.line('next'))} ${hidden('resume', path)} ${hidden('kept', kept)}
        ${inputField({
          name: 'login',
          label: 'Tên đăng nhập',
          value: form?.line('login'),
          autocomplete: 'username',
          isRequired: true,
        })}
        ${inputField({
          name: 'password',
          label: 'Mật khẩu',
          type: 'password',
          autocomplete: 'current-password',
          isRequired: true,
        })}
        <button class="button primary">Đăng nhập</button>
      </form>
      <p class="hint">Quên mật khẩu: nhờ người quản trị của cơ quan đặt lại.</p>
    </div>
  `;
  return page(c, { title: 'Đăng nhập', body, problem });
}

export interface SetupDetails {
  readonly form?: SentForm;
  readonly errors?: Readonly<Record<string, string>>;
  readonly problem?: string;
}

/** Makes the first account. */
export function setupPage(c: PageContext, { form, errors = {}, problem }: SetupDetails): Markup {
  const field = (name: string) => ({ name, value: form?.line(name), error: errors[name], isRequired: true });
  const body = html`
    <div class="narrow">
      <h1>Tài khoản đầu tiên</h1>
      <p>
        Tài khoản này quản trị bàn làm việc của <strong>${c.var.edition.agencies.own.agency.name}</strong>, và mở tài
        khoản cho các cơ quan dùng chung máy chủ.
      </p>
      <form class="stack" method="post" action="${DESK}/setup">
        ${formToken(c)}
        ${inputField({
          ...field('token'),
          value: '',
          label: 'Mã cài đặt',
          hint: 'Giá trị của DVC_OFFICE_TOKEN trên máy chủ.',
          type: 'password',
        })}
        ${accountNameFields(form, errors)} ${newPasswordFields(errors)}
        <button class="button primary">Tạo tài khoản</button>
      </form>
    </div>
  `;
  return page(c, { title: 'Tài khoản đầu tiên', body, problem, problemAt: firstFault(errors) });
}

export const accountNameFields = (form: SentForm | undefined, errors: Readonly<Record<string, string>>): Markup => html`
  ${inputField({
    name: 'name',
    label: 'Họ và tên',
    value: form?.line('name'),
    error: errors['name'],
    autocomplete: 'name',
    isRequired: true,
  })}
  ${inputField({
    name: 'login',
    label: 'Tên đăng nhập',
    hint: 'Chữ thường không dấu, số, dấu chấm hoặc gạch nối. Ví dụ: lan.nguyen',
    value: form?.line('login'),
    error: errors['login'],
    autocomplete: 'username',
    isRequired: true,
  })}
`;

export const newPasswordFields = (errors: Readonly<Record<string, string>>): Markup => html`
  ${inputField({
    name: 'password',
    label: 'Mật khẩu mới',
    hint: `Ít nhất ${SHORTEST_PASSWORD} ký tự. Một câu ngắn dễ nhớ là tốt nhất.`,
    error: errors['password'],
    type: 'password',
    autocomplete: 'new-password',
    isRequired: true,
  })}
  ${inputField({
    name: 'password-again',
    label: 'Gõ lại mật khẩu mới',
    error: errors['password-again'],
    type: 'password',
    autocomplete: 'new-password',
    isRequired: true,
  })}
`;

/** What a browser shows that followed a link from elsewhere: it asks again, as a visitor of this site. */
export const comingInPage = (c: PageContext): Markup =>
  page(c, {
    title: 'Đang mở',
    refresh: true,
    body: html`<p>Đang mở trang… <a href="">Bấm vào đây</a> nếu trang không tự mở.</p>`,
  });

const hidden = (name: string, value: string | undefined): Markup | false =>
  !!value && html`<input type="hidden" name="${name}" value="${value}" />`;
