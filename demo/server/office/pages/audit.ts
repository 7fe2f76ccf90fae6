import { html } from 'hono/html';
import type { AgencyBook } from '../../agency-book.ts';
import type { AuditEntry } from '../../store/office-audit.ts';
import type { OfficeAccount } from '../../store/office-accounts.ts';
import { sayTime } from '../days.ts';
import { AUDITED, type Audited } from '../recording.ts';
import { DESK } from '../visit.ts';
import { GROUND_WORDS, ROLE_NAMES } from '../words.ts';
import { inputField, selectField } from './fields.ts';
import { page, type Markup, type PageContext } from './layout.ts';
import { pagingLinks, withFields, type Paging } from './paging.ts';

export type AuditFields = Readonly<Record<'login' | 'from' | 'to' | 'case', string | undefined>>;

export interface AuditDetails {
  readonly entries: readonly AuditEntry[];
  readonly accounts: readonly OfficeAccount[];
  readonly fields: AuditFields;
  readonly paging: Paging;
  /** After so many days an entry is deleted. */
  readonly keptDays: number;
}

/** What it is called in the list. */
export const nameOfAct = (act: string): string => (Object.hasOwn(AUDITED, act) ? AUDITED[act as Audited] : act);

/** What an entry says besides, in words: its codes are those of agencies, roles and grounds. */
export function sayDetail(agencies: AgencyBook, { act, detail = '' }: Pick<AuditEntry, 'act' | 'detail'>): string {
  if (act === 'publish') return wordOf(GROUND_WORDS, detail)?.label ?? detail;
  if (act !== 'forward' && act !== 'account-add' && act !== 'setup') return detail;
  const [code, login, role] = act === 'forward' ? [detail] : inParts(detail);
  const agency = agencies.name(code ?? '').name;
  return [login, role && (wordOf(ROLE_NAMES, role) ?? role), agency].filter(Boolean).join(', ');
}

/** An account is written down as `lan.nguyen, H90.101, officer`. */
const inParts = (detail: string): readonly (string | undefined)[] => {
  const [login, code, role] = detail.split(', ');
  return [code, login, role];
};

const wordOf = <T>(words: Readonly<Record<string, T>>, code: string): T | undefined =>
  Object.hasOwn(words, code) ? words[code] : undefined;

/** The short number that officers call a case by. */
export const numberOfCase = (id: string): string => id.slice(0, 8).toUpperCase();

export function auditPage(c: PageContext, { entries, accounts, fields, paging, keptDays }: AuditDetails): Markup {
  const body = html`
    <h1>Nhật ký</h1>
    <p class="muted">
      Ai đã xem gì, làm gì, lúc nào. Không ai sửa hay xóa được nhật ký từ đây. Dòng quá ${keptDays} ngày thì máy tự xóa.
    </p>
    <form class="filters" method="get" action="${DESK}/audit">
      ${selectField({
        name: 'login',
        label: 'Người',
        value: fields.login,
        first: 'Mọi người',
        choices: accounts.map(({ login, name }) => ({ value: login, label: `${name} (${login})` })),
      })}
      ${inputField({ name: 'from', label: 'Từ ngày', type: 'date', value: fields.from })}
      ${inputField({ name: 'to', label: 'Đến ngày', type: 'date', value: fields.to })}
      ${fields.case && html`<input type="hidden" name="case" value="${fields.case}" />`}
      <button class="button">Lọc</button>
    </form>
    ${
      fields.case &&
      html`<p class="notice">
        Chỉ vụ việc ${numberOfCase(fields.case)}.
        <a href="${withFields(`${DESK}/audit`, { ...fields, case: undefined })}">Xem mọi vụ việc</a>
      </p>`
    }
    <div class="scroll" tabindex="0" role="region" aria-labelledby="entries">
      <table class="blocks" role="table">
        <caption id="entries">
          ${paging.total} dòng
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">Lúc</th>
            <th scope="col" role="columnheader">Người</th>
            <th scope="col" role="columnheader">Việc</th>
            <th scope="col" role="columnheader">Vụ việc</th>
            <th scope="col" role="columnheader">Chi tiết</th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${entries.map((entry) => entryRow(c, entry))}
        </tbody>
      </table>
    </div>
    ${pagingLinks(`${DESK}/audit`, fields, paging)}
    <p><a class="button" href="${withFields(`${DESK}/audit.csv`, fields)}">Tải về bảng tính (CSV)</a></p>
  `;
  return page(c, { title: 'Nhật ký', section: 'audit', body });
}

/** On a narrow screen each entry is a block of lines. */
const entryRow = (c: PageContext, entry: AuditEntry): Markup => html`
  <tr role="row">
    <td role="cell" class="nowrap">${sayTime(entry.at)}</td>
    <td role="cell">${entry.name} <span class="muted">${entry.login}</span></td>
    <td role="cell">${nameOfAct(entry.act)}</td>
    <td role="cell">${caseLink(entry)}</td>
    <td role="cell">${sayDetail(c.var.edition.agencies, entry)}</td>
  </tr>
`;

const caseLink = ({ caseId }: AuditEntry): Markup | undefined =>
  caseId ? html`<a href="${DESK}/cases/${caseId}">${numberOfCase(caseId)}</a>` : undefined;
