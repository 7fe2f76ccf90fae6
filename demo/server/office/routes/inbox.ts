import { Hono } from 'hono';
import { countCases, listCases, type InboxFilter } from '../../store/office-cases.ts';
import { countMoved, findMoved, listMoved, type MovedCase } from '../../store/office-moved.ts';
import type { DeskParts } from '../desk-parts.ts';
import { sayDone } from '../done.ts';
import { DESK_VIEWS, inboxPage, VIEW_NAMES, type DeskView, type InboxFields } from '../pages/inbox.ts';
import type { PageContext } from '../pages/layout.ts';
import { readPage } from '../pages/paging.ts';
import { record } from '../recording.ts';
import { readKnownBy, searchCases } from '../searching.ts';
import type { DeskEnv } from '../visit.ts';

const SIZE = 25;
/** Longest search, in characters. */
const LONGEST = 200;

/** The inbox of the officer's agency. */
export function inboxRoute(parts: DeskParts) {
  const { store, secret, clock, policy } = parts;

  /** The cases of the agency that fit, and those it handed on where they were asked for by name. */
  const find = async (filter: InboxFilter, q: string | undefined, page: number) => {
    const slice = { limit: SIZE, offset: (page - 1) * SIZE };
    const none: MovedCase[] = [];
    if (!q) {
      return { rows: await listCases(store.db, filter, slice), moved: none, total: await countCases(store.db, filter) };
    }
    const found = await searchCases(store.db, secret, filter, q);
    const ids = found.slice(slice.offset, slice.offset + SIZE);
    const rows = await listCases(store.db, { ...filter, ids }, { limit: SIZE, offset: 0 });
    const moved = page === 1 ? await findGone(filter.agency, q) : none;
    return { rows, moved, total: found.length + moved.length };
  };

  const findGone = async (agency: string, q: string) => {
    const by = readKnownBy(secret, q);
    return by ? findMoved(store.db, agency, by) : [];
  };

  const listGone = async (agency: string, q: string | undefined, page: number) => {
    const moved = q
      ? await findGone(agency, q)
      : await listMoved(store.db, agency, { limit: SIZE, offset: (page - 1) * SIZE });
    return { rows: [], moved, total: q ? moved.length : await countMoved(store.db, agency) };
  };

  return new Hono<DeskEnv>().get('/cases', async (c) => {
    const account = c.var.visit.account!;
    const now = clock();
    const fields = readFields(c);
    const { view, q, ...narrowed } = fields;
    const base = { agency: account.agency, account: account.id, now: now.toISOString() };
    const page = readPage(c.req.query('page'));
    await record(parts, account, 'read-list', { detail: VIEW_NAMES[view] });
    const found =
      view === 'moved' ? await listGone(account.agency, q, page) : await find({ ...base, ...narrowed, view }, q, page);
    const counts = await Promise.all(
      DESK_VIEWS.map(async (name) => {
        const count =
          name === 'moved' ? countMoved(store.db, account.agency) : countCases(store.db, { ...base, view: name });
        return [name, await count] as const;
      }),
    );
    const details = {
      rows: found.rows,
      moved: found.moved,
      fields,
      counts: Object.fromEntries(counts) as Record<DeskView, number>,
      categories: c.var.edition.categories.map(({ id, label }) => ({ value: id, label })),
      paging: { page, size: SIZE, total: found.total },
      now,
      policy,
      done: sayDone(c.req.query('done')),
    };
    return c.html(inboxPage(c, details));
  });
}

function readFields(c: PageContext): InboxFields {
  const asked = (name: string) => c.req.query(name)?.trim().slice(0, LONGEST) || undefined;
  const view = DESK_VIEWS.find((known) => known === asked('view')) ?? 'todo';
  if (view === 'moved') return { view, q: asked('q'), state: undefined, category: undefined };
  return { view, q: asked('q'), state: asked('state'), category: asked('category') };
}
