import assert from 'node:assert/strict';
import { test } from 'node:test';
import { version } from '../../vite.config.ts';
import { cdn, endpoint, FALLBACK, host, pageOf, scriptTag, seesFallback, TAG, visit } from './sites.ts';

const box = (attributes = '', name = 'procedure-search'): string =>
  `<div data-dvc="${name}" ${attributes}><p>${FALLBACK}</p></div>`;

const attributesOf = (names: readonly string[]): string[] => names.filter((name) => name !== 'style').sort();

test('draws an element in a box with data, with what the box says', async () => {
  const own = `data-endpoint="${endpoint}" data-agency="H90.101" data-source="endpoint"`;
  const visited = await visit(pageOf(box(own), `<script src="${cdn.origin}/dvc.js"></script>`));
  await visited.drawn();
  const names = await visited.page.locator('dvc-procedure-search').evaluate((tag) => tag.getAttributeNames());
  assert.deepEqual(attributesOf(names), ['agency', 'endpoint', 'source']);
  assert.equal(await seesFallback(visited.page), false);
  assert.deepEqual([...visited.lines, ...visited.troubles], []);
  await visited.close();
});

test('makes no handler, style or name of what an editor has let through as data', async () => {
  const harmless = ['onclick', 'onfocus', 'ONANIMATIONEND', 'style', 'id', 'class', 'dvc-frame'];
  const own = harmless.map((name) => `data-${name}="document.title = 'done'"`).join(' ');
  const visited = await visit(pageOf(box(own), scriptTag()));
  await visited.drawn();
  await visited.page.locator('dvc-procedure-search').click();
  const names = await visited.page.locator('dvc-procedure-search').evaluate((tag) => tag.getAttributeNames());
  assert.deepEqual(attributesOf(names), []);
  assert.equal(await visited.page.title(), 'Xã Đồi Mận');
  await visited.close();
});

test('draws one element in a box that a page puts away and brings back whole', async () => {
  const visited = await visit(pageOf(`<main>${box()}</main>`, scriptTag()));
  await visited.drawn();
  await visited.page.evaluate(() => {
    const main = document.querySelector('main')!;
    const { innerHTML } = main;
    main.innerHTML = '';
    main.innerHTML = innerHTML;
  });
  await visited.drawn();
  assert.equal(await visited.page.locator('dvc-procedure-search').count(), 1);
  await visited.close();
});

test('draws an element in a box however its name is written', async () => {
  for (const name of ['dvc-procedure-search', 'Procedure-Search', ' DVC-procedure-search ']) {
    const visited = await visit(pageOf(box('', name), scriptTag()));
    await visited.drawn();
    assert.deepEqual([...visited.lines, ...visited.troubles], [], name);
    await visited.close();
  }
});

test('leaves a box alone that names none of our elements, and says so once', async () => {
  for (const name of ['procedure-serach', 'feedback', '', 'script', 'constructor', '<img src=x>', 'a b']) {
    const boxes = box('', name.replaceAll('<', '&lt;')).repeat(2);
    const visited = await visit(pageOf(boxes, scriptTag()));
    await visited.page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
    assert.ok(await visited.page.getByText(FALLBACK).first().isVisible(), name);
    assert.equal(await visited.page.locator('[data-dvc] *').count(), 2, name);
    assert.deepEqual(visited.lines, name ? [`data-dvc="${name}" is not in version ${version}`] : []);
    await visited.close();
  }
});

test('keeps what the box holds in view when the code does not arrive, and shows another way', async () => {
  cdn.put('/dvc-procedure-search.js', { status: 404, body: '' });
  cdn.put('/embed/procedure-search.html', { status: 404, body: '' });
  const visited = await visit(pageOf(box(), scriptTag()));
  const link = visited.page.locator('a[href*="/embed/procedure-search.html"]');
  await link.waitFor();
  assert.ok(await seesFallback(visited.page));
  const { searchParams } = new URL((await link.getAttribute('href'))!);
  assert.deepEqual(Object.fromEntries(searchParams), { lang: 'vi', endpoint });
  for (const path of ['/dvc-procedure-search.js', '/embed/procedure-search.html']) cdn.restore(path);
  await visited.close();
});

const diagnosed = (): Promise<string> => (window as unknown as { dvc: { diagnose(): Promise<string> } }).dvc.diagnose();

test('tells a webmaster that all is well', async () => {
  const visited = await visit(pageOf(TAG, scriptTag()));
  await visited.drawn();
  const report = await visited.page.evaluate(diagnosed);
  assert.match(report, /✓ Bộ nạp dvc\.js bản 0\.1\.0/);
  assert.match(report, /✓ <dvc-procedure-search> đã hiện/);
  assert.match(report, /✓ Máy chủ .*\/api trả lời đúng/);
  assert.doesNotMatch(report, /✗/);
  await visited.close();
});

test('tells a webmaster in plain words what is wrong', async () => {
  host.put('/khong-co/v1/status', { status: 500, headers: { 'Access-Control-Allow-Origin': '*' }, body: '' });
  host.put('/khoa/v1/status', { body: '{}' });
  const tags = [
    `<dvc-procedure-serach></dvc-procedure-serach>`,
    `<dvc-procedure-search endpoint="${host.origin}/khong"></dvc-procedure-search>`,
    `<dvc-procedure-search endpoint="http://xa.example/api"></dvc-procedure-search>`,
    `<dvc-procedure-search endpoint="http://127.0.0.1:9/api"></dvc-procedure-search>`,
    `<dvc-procedure-search endpoint="${host.origin}/khong-co"></dvc-procedure-search>`,
  ].join('');
  const planted = `<script>Array.prototype.toJSON = function () { return 'x' }; Array.from = function () {};</script>`;
  const visited = await visit(pageOf(tags, planted + scriptTag()));
  await visited.drawn();
  const report = await visited.page.evaluate(diagnosed);
  for (const said of [
    /✗ <dvc-procedure-serach> không có trong bản này/,
    /Tên đúng: .*dvc-procedure-search/,
    /✗ .*\/khong\/v1\/status trả lời mã 404/,
    /✗ Địa chỉ máy chủ "http:\/\/xa\.example\/api" chưa dùng được/,
    /✗ http:\/\/127\.0\.0\.1:9\/api\/v1\/status không trả lời/,
    /✗ .*\/khong-co\/v1\/status trả lời mã 500/,
    /✓ Thư viện của trang đã thay hoặc thêm: Array\.from, Array\.prototype\.toJSON/,
  ]) {
    assert.match(report, said);
  }
  await visited.close();
});

test('tells a webmaster of an endpoint that does not allow this page, and what to write where', async () => {
  const elsewhere = `http://localhost:${new URL(host.origin).port}/khoa`;
  host.put('/khoa/v1/status', { body: '{}' });
  const tag = `<dvc-procedure-search endpoint="${elsewhere}"></dvc-procedure-search>`;
  const visited = await visit(pageOf(tag, scriptTag()).replace('lang="vi"', 'lang="en"'));
  await visited.drawn();
  const report = await visited.page.evaluate(diagnosed);
  assert.match(
    report,
    new RegExp(`✗ .* does not let this page read it \\(CORS\\)\\. .*add ${host.origin} to DVC_ORIGINS`),
  );
  await visited.close();
});

test('tells a webmaster of an agency that the endpoint does not know, for each agency of the page', async () => {
  const tags = `<dvc-procedure-search agency="H90.101"></dvc-procedure-search><dvc-feedback-form>${FALLBACK}</dvc-feedback-form>`;
  const visited = await visit(pageOf(tags, scriptTag('data-agency="H99.999"')));
  await visited.drawn();
  await visited.page.locator('dvc-feedback-form .fallback:not([hidden])').waitFor();
  const report = await visited.page.evaluate(diagnosed);
  assert.match(report, /✓ <dvc-procedure-search> đã hiện/);
  assert.match(report, /✓ Máy chủ .*\/api \(H90\.101\) trả lời đúng/);
  assert.match(report, /✗ <dvc-feedback-form> đang báo lỗi/);
  assert.match(report, /✗ Máy chủ .*\/api không biết cơ quan "H99\.999"/);
  await visited.close();
});

test('tells a webmaster which path is wrong when nothing is there, whatever the agency', async () => {
  const tag = `<dvc-procedure-search endpoint="${endpoint}/v1" agency="H90.101"></dvc-procedure-search>`;
  const visited = await visit(pageOf(tag, scriptTag()));
  await visited.drawn();
  const report = await visited.page.evaluate(diagnosed);
  assert.match(report, /✗ .*\/api\/v1\/v1\/status\?agency=H90\.101 trả lời mã 404.*trước \/v1/);
  await visited.close();
});

test('tells a webmaster of boxes that name nothing, and of those that are drawn', async () => {
  const boxes = box('', 'dvc-procedure-search') + box('', 'feedback') + box('', '');
  const visited = await visit(pageOf(boxes, scriptTag()));
  await visited.drawn();
  const report = await visited.page.evaluate(diagnosed);
  assert.match(report, /✓ <dvc-procedure-search> đã hiện/);
  assert.match(report, /✗ data-dvc="feedback" không có trong bản này. Tên đúng: .*dvc-feedback-form/);
  assert.match(report, /✗ data-dvc="" không có trong bản này/);
  assert.doesNotMatch(report, /Chưa có thẻ/);
  await visited.close();
});

test('tells a webmaster that what the elements need was replaced, and what may come of it', async () => {
  const monitoring = `<script>
    const own = fetch;
    window.fetch = (address, init) => own(address, { ...init, headers: { ...init?.headers, traceparent: '00-1-2-01' } });
  </script>`;
  const visited = await visit(pageOf(TAG, monitoring + scriptTag()));
  await visited.drawn();
  const report = await visited.page.evaluate(diagnosed);
  assert.match(report, /✗ Mã của trang đã thay fetch,/);
  assert.doesNotMatch(report, /Thư viện của trang đã thay/);
  await visited.close();
});

test('tells a webmaster that the page has named something of its own as the browser does', async () => {
  const visited = await visit(pageOf(TAG, scriptTag()), { waitUntil: 'domcontentloaded' });
  await visited.read(`Object.assign(window, { Set: {}, AbortController: undefined }); void dvc.diagnose()`);
  await visited.line(/✗ Mã của trang đã thay Set, AbortController,/);
  await visited.close();
});

const inShadow = (html: string): string =>
  `<xa-khung></xa-khung><script>
    document.querySelector('xa-khung').attachShadow({ mode: 'open' }).innerHTML = \`${html}\`;
  </script>`;

test('tells a webmaster of tags in the shadow of another component, where the loader does not look', async () => {
  const hidden = '<dvc-procedure-search></dvc-procedure-search><div data-dvc="feedback-form"></div>';
  const visited = await visit(pageOf(inShadow(hidden), scriptTag()));
  const report = await visited.page.evaluate(diagnosed);
  assert.match(report, /✗ <dvc-procedure-search> nằm trong shadow root/);
  assert.match(report, /✗ data-dvc="feedback-form" nằm trong shadow root/);
  await visited.close();
});

test('finds nothing wrong with a tag in the shadow of another component that brings the file itself', async () => {
  const own = `<script src="${cdn.origin}/dvc-procedure-search.js"></script>`;
  const visited = await visit(pageOf(inShadow(TAG), scriptTag() + own));
  await visited.drawn();
  const report = await visited.page.evaluate(diagnosed);
  assert.match(report, /✓ <dvc-procedure-search> đã hiện/);
  assert.doesNotMatch(report, /✗/);
  await visited.close();
});

test('tells a webmaster of a tag that was not closed and takes in the rest of the page', async () => {
  const body = '<div><dvc-procedure-search /><p>Tin của xã</p><dvc-satisfaction-survey /></div>';
  const visited = await visit(pageOf(body, scriptTag()));
  await visited.drawn();
  const report = await visited.page.evaluate(diagnosed);
  assert.match(report, /✗ <dvc-procedure-search> đang chứa cả <dvc-satisfaction-survey>.*<\/dvc-procedure-search>/);
  await visited.close();
});
