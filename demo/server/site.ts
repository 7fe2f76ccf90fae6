/** The demonstration site: host pages, the built elements, and the old libraries that host pages carry. */
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono, MiddlewareHandler } from 'hono';
import { html } from 'hono/html';
import type { AppEnv } from './app-env.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGES = join(ROOT, 'demo/pages');

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

/** Adds the site to a server: pages at `/`, elements at `/dvc/<x.y.z>/`, libraries at `/vendor/`. */
export async function addSite(app: Hono<AppEnv>): Promise<void> {
  app.use('/dvc/*', forStrangers);
  for (const [path, root] of Object.entries(FOLDERS)) {
    app.use(`${path}/*`, serveStatic({ root, rewriteRequestPath: (asked) => asked.slice(path.length) }));
  }
  app.get('/', async (c) => c.html(renderIndex(await findPages())));
  app.use('/*', serveStatic({ root: PAGES }));
}

interface Page {
  readonly path: string;
  readonly title: string;
}

async function findPages(): Promise<Page[]> {
  const pages: Page[] = [];
  for await (const file of glob('**/*.html', { cwd: PAGES })) {
    const text = await readFile(join(PAGES, file), 'utf8');
    const title = /<title>([^<]*)<\/title>/.exec(text)?.[1]?.trim() || file;
    pages.push({ path: `/${file}`, title });
  }
  return pages.sort((a, b) => (a.path < b.path ? -1 : 1));
}

const renderIndex = (pages: readonly Page[]) =>
  html`<!doctype html>
    <html lang="vi">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>Trang thử dvc-widgets</title>
      <style>
        body {
          max-width: 40rem;
          margin: 2rem auto;
          padding: 0 1rem;
          font: 1.125rem/1.6 sans-serif;
        }
        a {
          display: inline-block;
          padding: 0.5rem 0;
        }
      </style>
      <h1>Trang thử dvc-widgets</h1>
      <p>Mỗi trang dưới đây là một trang cơ quan (hư cấu) có gắn các thẻ của thư viện.</p>
      <ul>
        ${pages.map(({ path, title }) => html`<li><a href="${path}">${title}</a></li>`)}
      </ul>
      <p>Điểm cuối: <a href="/api/v1/status">/api/v1/status</a></p>
    </html>`;
