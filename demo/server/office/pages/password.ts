import { html } from 'hono/html';
import type { Errors } from '../accounts.ts';
import { DESK } from '../visit.ts';
import { newPasswordFields } from './entering.ts';
import { firstFault, inputField } from './fields.ts';
import { formToken, page, type Markup, type PageContext } from './layout.ts';

/** One's own password; the first one, given by an admin, has to be replaced. */
export function passwordPage(c: PageContext, { errors = {}, problem }: { errors?: Errors; problem?: string }): Markup {
  const isFirst = c.var.visit.account?.mustChange;
  const body = html`
    <div class="narrow">
      <h1>${isFirst ? 'Đặt mật khẩu của riêng bạn' : 'Đổi mật khẩu'}</h1>
      ${isFirst && html`<p>Mật khẩu người quản trị đưa chỉ dùng một lần. Từ nay chỉ bạn biết mật khẩu mới.</p>`}
      <form class="stack" method="post" action="${DESK}/password">
        ${formToken(c)}
        <input type="hidden" name="login" autocomplete="username" value="${c.var.visit.account?.login ?? ''}" />
        ${inputField({
          name: 'password-now',
          label: isFirst ? 'Mật khẩu vừa được đưa' : 'Mật khẩu đang dùng',
          error: errors['password-now'],
          type: 'password',
          autocomplete: 'current-password',
          isRequired: true,
        })}
        ${newPasswordFields(errors)}
        <button class="button primary">Lưu mật khẩu</button>
      </form>
    </div>
  `;
  return page(c, { title: 'Đổi mật khẩu', body, problem, problemAt: firstFault(errors) });
}
