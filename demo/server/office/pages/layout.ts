/** The frame of every page of the desk. Whatever stands in a template is escaped by `html`; nothing else makes markup. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import { addressOfLook } from '../look.ts';
import { DESK, type DeskEnv } from '../visit.ts';

export type Markup = ReturnType<typeof html>;
export type PageContext = Context<DeskEnv>;

export interface Section {
  readonly id: string;
  readonly path: string;
  readonly label: string;
  readonly forAdmins?: boolean;
}

/** What the desk has, in the order of its navigation. */
const SECTIONS: readonly Section[] = [
  { id: 'cases', path: '/cases', label: 'Hộp thư' },
  { id: 'figures', path: '/figures', label: 'Số liệu' },
  { id: 'surveys', path: '/surveys', label: 'Hài lòng' },
  { id: 'templates', path: '/templates', label: 'Mẫu trả lời' },
  { id: 'notices', path: '/notices', label: 'Thông báo', forAdmins: true },
  { id: 'accounts', path: '/accounts', label: 'Tài khoản', forAdmins: true },
  { id: 'audit', path: '/audit', label: 'Nhật ký', forAdmins: true },
];

export interface Page {
  readonly title: string;
  /** The section of the navigation that it belongs to. */
  readonly section?: string;
  readonly body: Markup | readonly Markup[];
  /** What was just done, said once at the top. */
  readonly done?: string | undefined;
  /** Something to mend: said first in the page's title too, for whoever hears it. */
  readonly problem?: string | undefined;
  /** Where that is: the id of a field. */
  readonly problemAt?: string | undefined;
  /** For a page that opens another one by itself. */
  readonly refresh?: boolean;
}

/** A whole page. */
export function page(
  c: PageContext,
  { title, section, body, done, problem, problemAt, refresh = false }: Page,
): Markup {
  const { account } = c.var.visit;
  const agency = c.var.edition.agencies.name(account?.agency ?? c.var.edition.agencies.own.agency.code);
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        ${refresh && html`<meta http-equiv="refresh" content="0" />`}
        <title>${problem && 'Cần sửa: '}${title} – ${agency.name}</title>
        <link rel="stylesheet" href="${DESK}${addressOfLook('office.css')}" />
        <link rel="icon" href="${DESK}${addressOfLook('icon.svg')}" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#main">Đến nội dung chính</a>
        <header class="top">
          <div class="wide bar">
            <p class="house">
              <a href="${DESK}">Bàn làm việc</a>
              <span>${agency.name}</span>
            </p>
            ${account && me(c, account.name)}
          </div>
          ${account && !account.mustChange && navigation(account.role === 'admin', section)}
        </header>
        <main id="main" class="wide" tabindex="-1">
          ${done && html`<p class="notice done" role="status">${done}</p>`}
          ${problem && problemNotice(problem, problemAt)} ${body}
        </main>
      </body>
    </html>`;
}

const problemNotice = (problem: string, at: string | undefined): Markup => html`
  <p class="notice error" role="alert">${problem} ${at && html`<a href="#${at}">Đến chỗ cần sửa</a>`}</p>
`;

/** The hidden field that every form carries. */
export const formToken = (c: PageContext): Markup =>
  html`<input type="hidden" name="csrf" value="${c.var.visit.formToken}" />`;

const me = (c: PageContext, name: string): Markup => html`
  <div class="me">
    <a href="${DESK}/password" title="Đổi mật khẩu">${name}</a>
    <form method="post" action="${DESK}/logout">${formToken(c)}<button class="link">Đăng xuất</button></form>
  </div>
`;

const navigation = (isAdmin: boolean, current: string | undefined): Markup => html`
  <nav class="wide" aria-label="Các mục">
    <ul>
      ${SECTIONS.filter(({ forAdmins }) => isAdmin || !forAdmins).map(
        ({ id, path, label }) => html`
          <li><a href="${DESK}${path}" ${id === current && html`aria-current="page"`}>${label}</a></li>
        `,
      )}
    </ul>
  </nav>
`;
