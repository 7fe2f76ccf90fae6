import { Hono, type Context } from 'hono';
import { accepts } from 'hono/accepts';
import type { AppEnv } from '../app-env.ts';
import type { EncodedCatalogue } from '../encode-catalogue.ts';

const LINES = 'application/x-ndjson';
/** A day, then a week in which a page may show what it has while it asks again. */
const CACHING = 'public, max-age=86400, stale-while-revalidate=604800';

/** `GET /v1/catalogue`, and its lines as a static folder would have them, `catalogue.ndjson` */
export const catalogueRoute = new Hono<AppEnv>()
  .get('/catalogue', async (c) => {
    const type = accepts(c, {
      header: 'Accept',
      supports: ['application/json', LINES],
      default: 'application/json',
    });
    return send(c, await (type === LINES ? c.var.edition.lines() : c.var.edition.json()));
  })
  .get('/catalogue.ndjson', async (c) => send(c, await c.var.edition.lines()));

function send(c: Context<AppEnv>, { type, etag, plain, gzipped }: EncodedCatalogue): Response {
  const headers = { ETag: etag, 'Cache-Control': CACHING };
  if (isKnown(etag, c.req.header('If-None-Match'))) return c.body(null, 304, headers);
  const zipped = accepts(c, { header: 'Accept-Encoding', supports: ['gzip'], default: 'identity' }) === 'gzip';
  if (!zipped) return c.body(plain, 200, { ...headers, 'Content-Type': type });
  return c.body(gzipped, 200, { ...headers, 'Content-Type': type, 'Content-Encoding': 'gzip' });
}

/** Whether the asker has it already; tags are compared weakly, as `If-None-Match` asks. */
function isKnown(etag: string, asked = ''): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return asked.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag));
}
