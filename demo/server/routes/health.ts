import { Hono } from 'hono';
import type { Store } from '../store/store.ts';

/** `GET /healthz`: whether the store answers and writes through to the disk. */
export const healthRoute = (store: Store) =>
  new Hono().get('/healthz', async (c) => {
    await store.check();
    return c.json({ status: 'ok', store: store.kind }, 200, { 'Cache-Control': 'no-store' });
  });
