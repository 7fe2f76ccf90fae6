import { Hono } from 'hono';
import { countCases, INBOX_VIEWS, listCases, type InboxFilter, type InboxView } from '../../store/office-cases.ts';
import type { DeskParts } from '../desk-parts.ts';
import { sayDone } from '../done.ts';
import { inboxPage, VIEW_NAMES, type InboxFields } from '../pages/inbox.ts';
import type { PageContext } from '../pages/layout.ts';
import { readPage } from '../pages/paging.ts';
import { record } from '../recording.ts';
import { searchCases } from '../searching.ts';
import type { DeskEnv } from '../visit.ts';

const SIZE = 25;
/** Longest search, in characters. */
const LONGEST = 200;

/** The inbox of the officer's agency. */
export function inboxRoute(parts: DeskParts) {
  const { store, secret, clock, policy } = parts;

  const find = async (filter: InboxFilter, q: string | undefined, page: number) => {
    const slice = { limit: SIZE, offset: (page - 1) * SIZE };
    if (!q) return { rows: await listCases(store.db, filter, slice), total: await countCases(store.db, filter) };
    const found = await searchCases(store.db, secret, filter, q);
    const ids = found.slice(slice.offset, slice.offset + SIZE);
    const rows = await listCases(store.db, { ...filter, ids }, { limit: SIZE, offset: 0 });
    return { rows, total: found.length };
  };

  return new Hono<DeskEnv>().get('/cases', async (c) => {
    const account = c.var.visit.account!;
    const now = clock();
    const fields = readFields(c);
    const base = { agency: account.agency, account: account.id, now: now.toISOString() };
    const page = readPage(c.req.query('page'));
    await record(parts, account, 'read-list', { detail: VIEW_NAMES[fields.view] });
    const { rows, total } = await find({ ...base, ...fields }, fields.q, page);
    const counts = await Promise.all(
      INBOX_VIEWS.map(async (view) => [view, await countCases(store.db, { ...base, view })] as const),
    );
    const details = {
      rows,
      fields,
      counts: Object.fromEntries(counts) as Record<InboxView, number>,
      categories: c.var.edition.categories.map(({ id, label }) => ({ value: id, label })),
      paging: { page, size: SIZE, total },
      now,
      policy,
      done: sayDone(c.req.query('done')),
    };
    return c.html(inboxPage(c, details));
  });
}

function readFields(c: PageContext): InboxFields {
  const asked = (name: string) => c.req.query(name)?.trim().slice(0, LONGEST) || undefined;
  const view = INBOX_VIEWS.find((known) => known === asked('view')) ?? 'todo';
  return { view, q: asked('q'), state: asked('state'), category: asked('category') };
}
