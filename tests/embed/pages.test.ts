import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { vi } from '../../src/i18n/vi.ts';
import { cdn, endpoint, host, pageOf, scriptTag, Site, visit, type Visit } from './sites.ts';

const json = (body: unknown) => ({ headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

const addressOf = (query: Readonly<Record<string, string>>, fragment = ''): string =>
  `${cdn.origin}/embed/procedure-search.html?${new URLSearchParams(query).toString()}${fragment}`;

/** Opens an embed page by itself, and keeps what it asks of whom. */
async function open(address: string): Promise<Visit & { readonly asked: string[] }> {
  const visited = await visit(pageOf(''));
  const asked: string[] = [];
  visited.page.on('request', (request) => asked.push(new URL(request.url()).origin));
  await visited.page.goto(address);
  return Object.assign(visited, { asked });
}

const refused = (page: Page) => page.getByText(vi['page.refused']);

test('an embed page talks to an endpoint of its own origin', async () => {
  cdn.forward('/api', endpoint);
  const visited = await open(addressOf({ endpoint: `${cdn.origin}/api` }));
  await visited.page.locator('dvc-procedure-search #query').waitFor();
  assert.deepEqual(new Set(visited.asked), new Set([cdn.origin]));
  assert.equal(await visited.page.title(), vi['page.procedure-search']);
  assert.deepEqual([...visited.lines, ...visited.troubles], []);
  await visited.close();
});

test('an embed page sends nothing to an endpoint that a stranger has written into its address', async () => {
  const stranger = await Site.start();
  for (const foreign of [
    `${stranger.origin}/api`,
    `${stranger.origin}`,
    'javascript:alert(1)',
    'data:application/json,{}',
    `//${new URL(stranger.origin).host}/api`,
    `${cdn.origin.replace('http://', 'http://user:pass@')}/api`,
    `${cdn.origin}.khac.example/api`,
    'khong phai dia chi',
  ]) {
    const visited = await open(addressOf({ endpoint: foreign }, '#ma=ABCDE-FGHJK'));
    await refused(visited.page).waitFor();
    assert.equal(await visited.page.locator('dvc-procedure-search').count(), 0, foreign);
    assert.deepEqual(new Set(visited.asked), new Set([cdn.origin]), foreign);
    assert.doesNotMatch(visited.page.url(), /#/);
    await visited.close();
  }
  assert.deepEqual(stranger.asked, []);
});

test('an embed page talks to an endpoint that the agency has listed, and the browser lets nothing go elsewhere', async () => {
  cdn.put('/endpoints.json', json([`${endpoint}/`]));
  const stranger = await Site.start();
  const visited = await open(addressOf({ endpoint }));
  await visited.page.locator('dvc-procedure-search #query').waitFor();
  const blocked = await visited.page.evaluate(
    (address) =>
      fetch(address).then(
        () => 'answered',
        () => 'blocked',
      ),
    stranger.origin,
  );
  assert.equal(blocked, 'blocked');
  assert.deepEqual(stranger.asked, []);
  cdn.restore('/endpoints.json');
  await visited.close();
});

for (const [what, answer] of Object.entries({
  'is a login page': { headers: { 'Content-Type': 'text/html' }, body: '<!doctype html>' },
  'lists another': json(['https://khac.example/api']),
  'is no list': json({ endpoint }),
  'lists nonsense': json([null, 1, {}, [endpoint]]),
  'is elsewhere': { status: 302, headers: { Location: `${cdn.origin}/list` }, body: '' },
})) {
  test(`an embed page refuses a foreign endpoint when the agency's list ${what}`, async () => {
    cdn.put('/endpoints.json', answer);
    cdn.put('/list', json([endpoint]));
    const visited = await open(addressOf({ endpoint }));
    await refused(visited.page).waitFor();
    cdn.restore('/endpoints.json');
    await visited.close();
  });
}

test('an embed page takes from its address what it may, and no sentence, code or handler', async () => {
  cdn.forward('/api', endpoint);
  const visited = await open(
    addressOf({
      endpoint: `${cdn.origin}/api`,
      agency: 'H90.101',
      texts: '{"search.label":"x"}',
      onclick: 'alert(1)',
      id: 'x',
      lang: 'en',
    }),
  );
  const names = await visited.page.locator('dvc-procedure-search').evaluate((tag) => tag.getAttributeNames());
  assert.deepEqual(names.filter((name) => name !== 'style').sort(), ['agency', 'endpoint']);
  assert.equal(await visited.page.title(), 'Find a procedure');
  await visited.close();
});

const frameOf = (attributes = ''): string =>
  `<iframe src="${addressOf({ endpoint: `${cdn.origin}/api` })}" data-dvc-frame title="Thủ tục" width="100%" height="90" ${attributes}></iframe>`;

const heightOf = (visited: Visit): Promise<number> =>
  visited.page.locator('iframe').evaluate((frame) => frame.clientHeight);

/** Waits until the frame is as high as what is in it. */
const grown = (visited: Visit): Promise<unknown> =>
  visited.page.waitForFunction(() => document.querySelector('iframe')!.clientHeight > 150);

for (const [when, page] of Object.entries({
  before: pageOf(scriptTag() + frameOf()),
  after: pageOf(frameOf(), scriptTag('defer')),
})) {
  test(`the frame grows with what is in it, the script standing ${when} it`, async () => {
    cdn.forward('/api', endpoint);
    const visited = await visit(page);
    await grown(visited);
    const before = await heightOf(visited);
    const frame = visited.page.frameLocator('iframe');
    await frame.locator('#query').fill('khai sinh');
    await frame.locator('#query').press('Enter');
    await visited.page.waitForFunction((height) => document.querySelector('iframe')!.clientHeight > height, before);
    assert.deepEqual([...visited.lines, ...visited.troubles], []);
    await visited.close();
  });
}

/** Messages that are none of ours, in every way that came to mind. */
const forged = (nonce: string): unknown[] => [
  { dvc: 'height', nonce, turn: 1, height: 5000 },
  { dvc: 'height', nonce, turn: 1e9, height: 99_999_999 },
  { dvc: 'height', nonce, turn: 1e9, height: -1 },
  { dvc: 'height', nonce, turn: '9', height: '1px;position:fixed' },
  { dvc: 'height', nonce: 'made-up', turn: 1e9, height: 5000 },
  { dvc: 'ready', nonce },
  { dvc: 'hello', nonce: 'made-up' },
  { dvc: { toString: 'x' } },
  { dvc: 'height' },
  { dvc: '__proto__', nonce: {} },
];

test('the loader ignores ten thousand messages that are made up or said again, and warns once', async () => {
  cdn.forward('/api', endpoint);
  const visited = await visit(pageOf(scriptTag() + frameOf()), {
    prepare: (page) =>
      page.addInitScript(() =>
        addEventListener('message', ({ data }: MessageEvent<{ nonce?: string }>) => {
          if (data?.nonce) (window as unknown as { nonce: string }).nonce = data.nonce;
        }),
      ),
  });
  await grown(visited);
  const height = await heightOf(visited);
  const nonce = await visited.page.evaluate(() => (window as unknown as { nonce: string }).nonce);
  // From the page itself, which is none of its frames, and from the frame's own window: again, or out of bounds.
  await visited.page.evaluate((messages) => {
    for (let i = 0; i < 500; i++) for (const message of messages) postMessage(message, '*');
  }, forged(nonce));
  const frame = visited.page.frames()[1]!;
  await frame.evaluate(
    (messages) => {
      for (let i = 0; i < 500; i++) for (const message of messages) parent.postMessage(message, '*');
    },
    forged(nonce).filter(
      (message) =>
        (message as { turn?: unknown }).turn !== 1e9 ||
        (message as { nonce: string }).nonce !== nonce ||
        (message as { height: number }).height > 20_000 ||
        (message as { height: number }).height < 0,
    ),
  );
  await visited.page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  assert.equal(await heightOf(visited), height);
  assert.deepEqual(visited.lines, [`a message from ${cdn.origin} was ignored`]);
  assert.deepEqual(visited.troubles, []);
  await visited.close();
});

test('the embed page ignores ten thousand messages from elsewhere or said again, and warns once', async () => {
  cdn.forward('/api', endpoint);
  const visited = await visit(pageOf(scriptTag() + frameOf()));
  await grown(visited);
  const frame = visited.page.frames()[1]!;
  const sibling = `<!doctype html><script>
    addEventListener('message', ({ data }) => { if (data.go) for (var i = 0; i < 500; i++) data.go.forEach((m) => parent.frames[0].postMessage(m, '*')); });
  </script>`;
  host.put('/sibling.html', { headers: { 'Content-Type': 'text/html' }, body: sibling });
  await visited.page.evaluate((messages) => {
    const target = (document.querySelector('iframe') as HTMLIFrameElement).contentWindow!;
    for (let i = 0; i < 500; i++) for (const message of messages) target.postMessage(message, '*');
  }, forged('again'));
  await visited.page.evaluate(
    (messages) =>
      new Promise<void>((resolve) => {
        const other = document.createElement('iframe');
        other.src = '/sibling.html';
        other.onload = () => {
          other.contentWindow!.postMessage({ go: messages }, '*');
          requestIdleCallback(() => resolve());
        };
        document.body.append(other);
      }),
    forged('again'),
  );
  await frame.locator('#query').fill('khai sinh');
  await frame.locator('#query').press('Enter');
  await frame.locator('[data-code]').first().waitFor();
  assert.deepEqual(visited.lines, [`a message from ${host.origin} was ignored`]);
  assert.deepEqual(visited.troubles, []);
  await visited.close();
});
