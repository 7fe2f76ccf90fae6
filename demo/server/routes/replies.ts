import { Hono } from 'hono';
import type { PublishedReplies } from '../../../src/backend/contract/replies.ts';
import type { AppEnv } from '../app-env.ts';
import { ProblemError } from '../problems.ts';
import { QueryReader } from '../query.ts';

/** `GET /v1/replies` and `GET /v1/replies/{id}`: nothing is published yet. */
export const repliesRoute = new Hono<AppEnv>()
  .get('/replies', (c) => {
    const query = new QueryReader(c.req.url);
    query.texts(['q', 'category']);
    const paging = query.paging();
    query.finish();
    const list: PublishedReplies = { items: [], total: 0, ...paging };
    return c.json(list, 200, { 'Cache-Control': 'public, max-age=60' });
  })
  .get('/replies/:id', () => {
    throw new ProblemError('not-found');
  });
