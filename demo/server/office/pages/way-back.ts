/**
 * The list that an officer came from, carried from page to page of a case: by links in their address, by forms in a
 * field, so that the way back leads to the same part, search and page without any script.
 */
import { html } from 'hono/html';
import { DESK } from '../visit.ts';
import type { Markup, PageContext } from './layout.ts';
import { withFields } from './paging.ts';

const NAMES = ['view', 'q', 'state', 'category', 'page'] as const;
type Way = Readonly<Partial<Record<(typeof NAMES)[number], string>>>;

const LONGEST = 400;
const INBOX = `${DESK}/cases`;

/** The inbox as it was left. */
export const inboxPath = (c: PageContext): string => withFields(INBOX, readWay(c));

/** A page of a case, from which the same way leads back. */
export const casePath = (c: PageContext, page: string, more: Readonly<Record<string, string>> = {}): string =>
  withFields(`${INBOX}/${page}`, { ...readWay(c), ...more });

/** The hidden field by which a form of a case knows the way. */
export function wayField(c: PageContext): Markup | false {
  const [, way] = inboxPath(c).split('?');
  return way !== undefined && html`<input type="hidden" name="way" value="${way}" />`;
}

/** A form's own field stands before what its address says. */
function readWay(c: PageContext): Way {
  const sent = c.req.method === 'POST' ? c.var.form.raw('way').slice(0, LONGEST) : undefined;
  const said = sent === undefined ? new URL(c.req.url).searchParams : new URLSearchParams(sent);
  return Object.fromEntries(NAMES.map((name) => [name, said.get(name)?.slice(0, LONGEST) ?? '']));
}
