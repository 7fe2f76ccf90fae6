import { html } from 'hono/html';
import type { Errors } from '../accounts.ts';
import type { OfficeAccount } from '../../store/office-accounts.ts';
import type { SentForm } from '../sent-form.ts';
import { DESK } from '../visit.ts';
import { ROLE_NAMES } from '../words.ts';
import { accountNameFields } from './entering.ts';
import { firstFault, radioField, selectField } from './fields.ts';
import { formToken, page, type Markup, type PageContext } from './layout.ts';

export interface AccountsDetails {
  readonly accounts: readonly OfficeAccount[];
  /** The agencies that this admin may add accounts to. */
  readonly agencies: readonly { readonly code: string; readonly name: string }[];
  readonly form?: SentForm;
  readonly errors?: Errors;
  readonly problem?: string;
  readonly done?: string | undefined;
  /** A first password, told this once. */
  readonly told?: { readonly login: string; readonly password: string };
}

export function accountsPage(c: PageContext, details: AccountsDetails): Markup {
  const { accounts, agencies, form, errors = {}, problem, done, told } = details;
  const groups = agencies
    .map(({ code, name }) => ({ name, members: accounts.filter(({ agency }) => agency === code) }))
    .filter(({ members }) => members.length > 0);
  const body = html`
    <h1>Tài khoản</h1>
    ${told && toldPassword(told)}
    <div class="columns">
      <div class="stack">${groups.map(({ name, members }) => group(c, name, members))}</div>
      <section class="panel" aria-labelledby="new-account">
        <h2 id="new-account">Thêm tài khoản</h2>
        <form class="stack" method="post" action="${DESK}/accounts">
          ${formToken(c)} ${accountNameFields(form, errors)}
          ${
            agencies.length > 1 &&
            selectField({
              name: 'agency',
              label: 'Cơ quan',
              hint: 'Người này chỉ xem được vụ việc của cơ quan này.',
              value: form?.line('agency') ?? c.var.visit.account?.agency,
              error: errors['agency'],
              choices: agencies.map(({ code, name }) => ({ value: code, label: name })),
            })
          }
          ${radioField(
            { name: 'role', label: 'Vai trò', value: form?.line('role') ?? 'officer', error: errors['role'] },
            [
              { value: 'officer', label: ROLE_NAMES.officer, hint: 'xử lý vụ việc' },
              {
                value: 'admin',
                label: ROLE_NAMES.admin,
                hint: 'xử lý vụ việc, mở tài khoản, xem nhật ký, đăng thông báo',
              },
            ],
          )}
          <button class="button primary">Thêm</button>
        </form>
      </section>
    </div>
  `;
  return page(c, { title: 'Tài khoản', section: 'accounts', body, problem, problemAt: firstFault(errors), done });
}

const toldPassword = ({ login, password }: { login: string; password: string }): Markup => html`
  <div class="notice done" role="status">
    <p>
      Mật khẩu dùng một lần của <strong>${login}</strong>. Hãy chép lại và đưa tận tay, trang này không hiện lại nữa.
    </p>
    <p class="told">${password}</p>
  </div>
`;

const group = (c: PageContext, name: string, members: readonly OfficeAccount[]): Markup => html`
  <section class="panel">
    <h2>${name}</h2>
    <ul class="rows">
      ${members.map((account) => row(c, account))}
    </ul>
  </section>
`;

function row(c: PageContext, account: OfficeAccount): Markup {
  const isMe = account.id === c.var.visit.account?.id;
  const act = (name: string, label: string) => html`
    <form method="post" action="${DESK}/accounts/${account.id}/${name}">
      ${formToken(c)}<button class="button small">${label}</button>
    </form>
  `;
  return html`
    <li class="person">
      <p>
        <strong>${account.name}</strong> ${isMe && html`<span class="muted">(bạn)</span>`}<br />
        <span class="muted">${account.login} · ${ROLE_NAMES[account.role]}</span>
        ${account.disabledAt && html`<span class="badge late">Đã khóa</span>`}
        ${!account.disabledAt && account.mustChange && html`<span class="badge">Chờ đặt mật khẩu</span>`}
      </p>
      ${
        !isMe &&
        html`<div class="row">
          ${act('reset', 'Đặt lại mật khẩu')} ${account.disabledAt ? act('enable', 'Mở lại') : act('disable', 'Khóa')}
        </div>`
      }
    </li>
  `;
}
