import { Hono } from 'hono';
import type { AppEnv } from '../app-env.ts';

/** `GET /v1/feedback/categories` */
export const feedbackCategoriesRoute = new Hono<AppEnv>().get('/feedback/categories', (c) =>
  c.json(c.var.edition.categories, 200, { 'Cache-Control': 'public, max-age=60' }),
);
