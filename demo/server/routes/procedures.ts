import { Hono } from 'hono';
import type { Agency } from '../../../src/backend/contract/agencies.ts';
import type { Place } from '../../../src/search/procedure-index.ts';
import type { AppEnv } from '../app-env.ts';
import { ProblemError } from '../problems.ts';
import { QueryReader } from '../query.ts';
import { findProcedure } from '../store/procedures.ts';
import type { Database } from '../store/tables.ts';

const CACHING = { 'Cache-Control': 'public, max-age=60' };

/** `GET /v1/procedures`, `GET /v1/procedures/{code}`, and the latter as a static folder would have it, `{code}.json` */
export const proceduresRoute = (db: Database) =>
  new Hono<AppEnv>()
    .get('/procedures', (c) => {
      const query = new QueryReader(c.req.url);
      const wanted = query.texts(['q', 'field', 'level', 'audience', 'mode']);
      const paging = query.paging();
      query.finish();
      const place = placeOf(c.var.served.agency);
      return c.json(c.var.edition.index.search({ ...wanted, ...paging, place }), 200, CACHING);
    })
    .get('/procedures/:code', async (c) => {
      const procedure = await findProcedure(db, c.req.param('code').replace(/\.json$/, ''));
      if (procedure === undefined) throw new ProblemError('not-found');
      return c.body(procedure, 200, { 'Content-Type': 'application/json', ...CACHING });
    });

const placeOf = ({ province, level }: Agency): Place => ({ level, ...(province && { province }) });
