import { html } from 'hono/html';
import type { Markup } from './layout.ts';

export interface Paging {
  readonly page: number;
  readonly size: number;
  readonly total: number;
}

/** The number of a page as an address has it; the first where it has none. */
export const readPage = (typed: string | undefined): number =>
  typed && /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : 1;

/** The same address with other fields; an empty one is left out. */
export function withFields(path: string, fields: Readonly<Record<string, string | undefined>>): string {
  const said = Object.entries(fields).filter((field): field is [string, string] => !!field[1]);
  return said.length > 0 ? `${path}?${new URLSearchParams(said).toString()}` : path;
}

/** Links to the pages before and after. */
export function pagingLinks(path: string, fields: Readonly<Record<string, string | undefined>>, paging: Paging) {
  const { page, size, total } = paging;
  const last = Math.max(1, Math.ceil(total / size));
  if (last === 1) return '';
  const link = (to: number, label: string, rel: string): Markup => html`
    <a class="button" rel="${rel}" href="${withFields(path, { ...fields, page: String(to) })}">${label}</a>
  `;
  return html`
    <nav class="row paging" aria-label="Các trang">
      ${page > 1 && link(page - 1, 'Trang trước', 'prev')}
      <span>Trang ${page} / ${last}</span>
      ${page < last && link(page + 1, 'Trang sau', 'next')}
    </nav>
  `;
}
