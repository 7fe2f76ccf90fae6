import { Hono } from 'hono';
import type { Agency, AgencyList } from '../../../src/backend/contract/agencies.ts';
import { fold } from '../../../src/vietnamese/text.ts';
import type { AppEnv } from '../app-env.ts';
import { QueryReader } from '../query.ts';

/** `GET /v1/agencies` */
export const agenciesRoute = new Hono<AppEnv>().get('/agencies', (c) => {
  const query = new QueryReader(c.req.url);
  const { q, level } = query.texts(['q', 'level']);
  const { page, size } = query.paging();
  query.finish();
  const found = c.var.edition.agencies.all
    .map(({ agency }) => agency)
    .filter((agency) => (!level || agency.level === level) && (!q || isMeant(agency, q)));
  const items = found.slice((page - 1) * size, page * size);
  const list: AgencyList = { items, total: found.length, page, size };
  return c.json(list, 200, { 'Cache-Control': 'public, max-age=60' });
});

/** By a part of its name, with or without marks, or by the beginning of its identifier. */
const isMeant = (agency: Agency, q: string): boolean =>
  fold(agency.name).includes(fold(q) || q) || agency.code.toLowerCase().startsWith(q.toLowerCase());
