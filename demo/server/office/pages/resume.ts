import { html } from 'hono/html';
import { DESK } from '../visit.ts';
import { textField } from './fields.ts';
import type { Kept } from './entering.ts';
import { formToken, page, type Markup, type PageContext } from './layout.ts';

/** From so many characters on, a text is shown to be read over before it is sent. */
const LONG = 60;

/** A form that was sent too late: what was typed stands there again, and one press sends it. */
export function resumePage(c: PageContext, { path, form }: Kept): Markup {
  const shown = form.typed.filter(([, value]) => value.length >= LONG || value.includes('\n'));
  const rest = form.typed.filter((field) => !shown.includes(field));
  const body = html`
    <div class="narrow">
      <h1>Nội dung đang gõ vẫn còn</h1>
      <p class="notice">
        Trang trước mở từ lần đăng nhập trước nên chưa có gì được gửi đi. Hãy xem lại rồi bấm gửi.
        ${form.hasFiles && 'Tệp đính kèm chưa giữ được: gửi xong, hãy kèm lại tệp.'}
      </p>
      <form class="stack" method="post" action="${path}">
        ${formToken(c)} ${rest.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        ${shown.map(([name, value], at) => textField({ name, id: `${name}-${at}`, label: 'Nội dung', value }))}
        <div class="row">
          <button class="button primary">Gửi</button>
          <a class="button" href="${DESK}">Không gửi nữa</a>
        </div>
      </form>
    </div>
  `;
  return page(c, { title: 'Nội dung đang gõ vẫn còn', section: 'cases', body });
}
