/** The demonstration site: host pages, the built elements, and the old libraries that host pages carry. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Handler, Hono, MiddlewareHandler } from 'hono';
import manifest from '../../package.json' with { type: 'json' };
import type { AppEnv } from './app-env.ts';
import { sampleDossiers } from './dossiers/samples.ts';
import { slipAddresses } from './slips/addresses.ts';
import { slipSheet } from './slips/sheet.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGES = join(ROOT, 'demo/pages');
const USUAL_ADDRESS = 'http://localhost:8080';

const FOLDERS = {
  '/dvc': join(ROOT, 'dist/cdn'),
  '/vendor/bootstrap3': join(ROOT, 'node_modules/bootstrap/dist'),
  '/vendor/jquery': join(ROOT, 'node_modules/jquery/dist'),
};

/** The built files are for pages of any origin; a folder named by its version never changes. */
const forStrangers: MiddlewareHandler = async (c, next) => {
  c.res.headers.set('Access-Control-Allow-Origin', '*');
  c.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  await next();
  const lasting = c.res.ok && /^\/dvc\/\d+\.\d+\.\d+\//.test(c.req.path);
  c.header('Cache-Control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache');
};

const INCLUDE = /<!--#include virtual="([\w/-]+\.html)" -->/;

/** Puts in what the pages of a site have in common, by the line that web servers of old sites know. */
async function withCommonParts(page: string, address: string): Promise<string> {
  // Every other piece is the name of a part.
  const pieces = page.split(INCLUDE).map(async (piece, place) => {
    return place % 2 ? readFile(join(PAGES, new URL(piece, address).pathname), 'utf8') : piece;
  });
  return (await Promise.all(pieces)).join('');
}

/** The pages are written for the usual port; on another one they name that, as a webmaster would. */
const ownAddress: MiddlewareHandler = async (c, next) => {
  await next();
  if (!c.res.ok || !c.res.headers.get('Content-Type')?.startsWith('text/html')) return;
  const whole = await withCommonParts(await c.res.text(), c.req.url);
  const page = whole.replaceAll(USUAL_ADDRESS, new URL(c.req.url).origin);
  c.res = new Response(page, { headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache' } });
};

/** Slips of the sample dossiers, as a one-stop counter would print them. */
const sampleSlips =
  (secret: string): Handler =>
  async (c) => {
    const { origin } = new URL(c.req.url);
    const slips = sampleDossiers().map(({ code, agency, procedure: { title }, lookupCode }) => {
      const places = { pages: `${origin}/dvc/${manifest.version}/embed/`, endpoint: `${origin}/api`, agency };
      return { code, title, lookupCode, ...slipAddresses(secret, places, code) };
    });
    return c.html(await slipSheet(slips));
  };

/** Adds the site to a server: pages at `/`, elements at `/dvc/<x.y.z>/`, libraries at `/vendor/`. */
export async function addSite(app: Hono<AppEnv>, secret: string): Promise<void> {
  app.get('/giay-hen.html', sampleSlips(secret));
  app.use('/dvc/*', forStrangers);
  for (const [path, root] of Object.entries(FOLDERS)) {
    app.use(`${path}/*`, serveStatic({ root, rewriteRequestPath: (asked) => asked.slice(path.length) }));
  }
  app.get('/:page{[a-z-]+}', (c) => c.redirect(`/${c.req.param('page')}/`, 301));
  app.use('/*', ownAddress, serveStatic({ root: PAGES }));
}
