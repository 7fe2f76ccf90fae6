import { html } from 'hono/html';
import type { AuditEntry } from '../../store/office-audit.ts';
import type { OfficeAccount } from '../../store/office-accounts.ts';
import { sayTime } from '../days.ts';
import { AUDITED, type Audited } from '../recording.ts';
import { DESK } from '../visit.ts';
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
      <table>
        <caption id="entries">
          ${paging.total} dòng
        </caption>
        <thead>
          <tr>
            <th scope="col">Lúc</th>
            <th scope="col">Người</th>
            <th scope="col">Việc</th>
            <th scope="col">Vụ việc</th>
            <th scope="col">Chi tiết</th>
          </tr>
        </thead>
        <tbody>
          ${entries.map(entryRow)}
        </tbody>
      </table>
    </div>
    ${pagingLinks(`${DESK}/audit`, fields, paging)}
    <p><a class="button" href="${withFields(`${DESK}/audit.csv`, fields)}">Tải về bảng tính (CSV)</a></p>
  `;
  return page(c, { title: 'Nhật ký', section: 'audit', body });
}

const entryRow = ({ at, name, login, act, caseId, detail }: AuditEntry): Markup => html`
  <tr>
    <td class="nowrap">${sayTime(at)}</td>
    <td>${name} <span class="muted">${login}</span></td>
    <td>${nameOfAct(act)}</td>
    <td>${caseId && html`<a href="${DESK}/cases/${caseId}">${numberOfCase(caseId)}</a>`}</td>
    <td>${detail}</td>
  </tr>
`;
