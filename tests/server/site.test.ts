import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import type { PublishedReplies } from '../../src/backend/contract/replies.ts';
import { startTestServer, type TestServer } from '../support/node/server.ts';

const notBuilt = existsSync('dist/cdn') ? false : 'the elements are not built: npm run build';

describe('the demonstration site', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer({ site: true });
  });

  const get = async (path: string) => {
    const response = await fetch(`${server.address}${path}`);
    return { status: response.status, headers: response.headers, body: await response.text() };
  };

  it('lists its pages, and each of them is there', async () => {
    const index = await get('/');
    const paths = [...index.body.matchAll(/href="([^"]+\.html)"/g)].map(([, path]) => `/${path}`);
    assert.ok(paths.length > 0);
    for (const path of paths) {
      const page = await get(path);
      assert.equal(page.status, 200, path);
      assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    }
  });

  it('names its own address to the elements on any port', async () => {
    const page = await get('/xa-doi-man/');
    assert.match(page.body, new RegExp(`data-endpoint="${server.address}/api"`));
  });

  it('puts into a page what the pages of its site have in common', async () => {
    for (const path of ['/xa-doi-man/', '/xa-doi-man/phan-anh.html']) {
      const { body } = await get(path);
      assert.match(body, /<footer id="footer">/);
      assert.match(body, /<nav class="navbar"/);
      assert.doesNotMatch(body, /#include/);
    }
  });

  it('brings the old libraries that host pages carry', async () => {
    for (const [path, type] of [
      ['/vendor/bootstrap3/css/bootstrap.min.css', 'text/css'],
      ['/vendor/bootstrap3/js/bootstrap.min.js', 'text/javascript'],
      ['/vendor/jquery/jquery.min.js', 'text/javascript'],
    ] as const) {
      const { status, headers } = await get(path);
      assert.equal(status, 200, path);
      assert.ok(headers.get('content-type')?.startsWith(type), path);
    }
  });

  for (const [site, agency] of [
    ['xa-doi-man', 'H90.101'],
    ['so-noi-vu', 'H90.05'],
  ] as const) {
    it(`leads at ${site} from plain links to replies that can be read without a script`, async () => {
      const { body } = await get(`/${site}/tra-loi.html`);
      const [, slot] = /<dvc-published-replies[^>]*>(.*)<\/dvc-published-replies>/s.exec(body)!;
      const links = [...slot!.matchAll(/<a href="tin-tuc\.html#([^"]+)">([^<]+)</g)];
      const published = JSON.parse((await get(`/api/v1/replies?agency=${agency}`)).body) as PublishedReplies;
      assert.deepEqual(
        links.map(([, , title]) => title),
        published.items.map(({ title }) => title),
      );
      const news = (await get(`/${site}/tin-tuc.html`)).body.replace(/\s+/g, ' ');
      for (const [, id] of links) assert.ok(news.includes(`id="${id}"`), id);
      for (const { reply } of published.items) assert.ok(news.includes(reply.text), reply.text);
    });
  }

  it('serves the endpoint beside its pages', async () => {
    assert.equal((await get('/api/v1/status')).status, 200);
    assert.equal((await get('/healthz')).status, 200);
  });

  it('gives away nothing beside its pages', async () => {
    for (const path of [
      '/package.json',
      '/../package.json',
      '/%2e%2e/package.json',
      '/..%2fpackage.json',
      '/vendor/jquery/../../package.json',
      '/vendor/jquery/%2e%2e/package.json',
      '/vendor/',
      '/dvc/',
      '/dvc/../npm/index.js',
      '/.data/secret',
    ]) {
      assert.equal((await get(path)).status, 404, path);
    }
  });

  it('lets pages of any site load the built elements, and keep what has a version', { skip: notBuilt }, async () => {
    const script = await get('/dvc/0.1.0/dvc.js?ver=6.1');
    assert.equal(script.status, 200);
    assert.equal(script.headers.get('access-control-allow-origin'), '*');
    assert.equal(script.headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.equal(script.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.match(script.headers.get('content-type') ?? '', /^text\/javascript/);
  });

  it('lets nobody keep that something is missing', async () => {
    const missing = await get('/dvc/0.0.0/nothing.js');
    assert.equal(missing.status, 404);
    assert.equal(missing.headers.get('cache-control'), 'no-cache');
    assert.equal(missing.headers.get('access-control-allow-origin'), '*');
  });
});
