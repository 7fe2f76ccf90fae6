/**
 * Hundreds of citizens at real pages with a bad network between the element and the endpoint: each reads a code in the
 * end, some only after they have closed the page and opened it again, and there is one case for each.
 */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import type { BrowserContext, Page } from 'playwright';
import { openStore } from '../../demo/server/store/store.ts';
import { version } from '../../vite.config.ts';
import { afterAllTests } from '../support/node/cleanup.ts';
import { FaultProxy } from '../support/node/fault-proxy.ts';
import { newContext, OFFICE, site } from './browser.ts';
import { hurryPage } from './hurried-page.ts';

const SUBMISSIONS = process.env['DVC_FULL'] ? 2_000 : 200;
const PHONES = 6;
/** Every so many pages are left while it is on its way, and opened again. */
const LEFT = 6;

/** Runs in the page: answers everything as a citizen at a desk does, sends, and waits until it is kept. */
async function sendFeedback(content: string): Promise<void> {
  const root = document.querySelector('dvc-feedback-form')!.shadowRoot!;
  const end = performance.now() + 40_000;
  const until = async <T>(look: () => T | null | false): Promise<T> => {
    for (;;) {
      const found = look();
      if (found) return found;
      if (performance.now() > end) throw new Error(`${content}: ${String(look)} in: ${root.textContent}`);
      // Neither limits nor categories have come: the form says so and offers another try.
      root.querySelector<HTMLElement>('.notice.error button')?.click();
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
  };
  const appears = <E extends HTMLElement>(selector: string): Promise<E> => until(() => root.querySelector<E>(selector));
  const write = async (id: string, text: string): Promise<void> => {
    const field = await appears<HTMLInputElement>(`#${id}`);
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };
  (await appears('#category-lighting')).click();
  await write('content', content);
  await write('name', "H'Hen Niê");
  await write('phone', '0912 345 678');
  await write('address', 'Thôn Giếng Làng, xã Đồi Mận');
  (await appears('form button[type=submit]')).click();
  (await appears('.receipt .primary')).click();
  await until(() => /Đã lưu|Đang gửi|Chưa gửi|đã nhận/.test(root.textContent));
}

/** Sends one after another from one phone, until there are no more. */
async function useAPhone(context: BrowserContext, address: string, numbers: Iterator<number>): Promise<string[]> {
  const codes: string[] = [];
  const page: Page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.addInitScript(hurryPage);
  await page.goto(address);
  await page.locator('dvc-feedback-form .base').waitFor({ state: 'attached' });
  for (let next = numbers.next(); !next.done; next = numbers.next()) {
    await page.evaluate(sendFeedback, `Việc số ${next.value}`);
    if (next.value % LEFT === 0) await page.reload();
    codes.push(await page.locator('dvc-feedback-form .code').innerText());
    await page.getByRole('button', { name: 'Gửi chuyện khác' }).click();
  }
  return codes;
}

/** The address of a host's page of that content. */
async function servePage(content: string): Promise<string> {
  const host = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(content));
  await once(host.listen(0, '127.0.0.1'), 'listening');
  afterAllTests(async () => {
    host.closeAllConnections();
    host.close();
  });
  return `http://127.0.0.1:${(host.address() as AddressInfo).port}/`;
}

test(`each of ${SUBMISSIONS} feedbacks is acknowledged once, however bad the network`, async (test) => {
  const seed = Number(process.env['FC_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  test.diagnostic(`seed ${seed}`);
  const server = await site();
  const proxy = await FaultProxy.start({ upstream: server.address, seed, share: 0.5 });
  const page = await servePage(`<!doctype html><html lang="vi"><meta charset="utf-8"><title>Phản ánh</title>
    <script src="${server.address}/dvc/${version}/dvc.js" data-endpoint="${proxy.address}/api" data-agency="H90.101"></script>
    <dvc-feedback-form></dvc-feedback-form>`);
  const numbers = Array.from({ length: SUBMISSIONS }, (_, number) => number).values();
  const codes = await Promise.all(
    Array.from({ length: PHONES }, async () => useAPhone(await newContext(OFFICE), page, numbers)),
  );
  assert.equal(new Set(codes.flat()).size, SUBMISSIONS, 'a code was shown twice');

  const store = await openStore({ data: server.settings.data });
  const rows = await store.db.selectFrom('feedback').select('content').execute();
  await store.close();
  assert.deepEqual(
    rows.map(({ content }) => Number(content?.split(' ').at(-1))).sort((a, b) => a - b),
    Array.from({ length: SUBMISSIONS }, (_, number) => number),
    'lost, or there twice',
  );
  test.diagnostic(`${proxy.exchanges} exchanges`);
  for (const [fault, times] of [...proxy.struck].sort()) test.diagnostic(`${times} × ${fault}`);
});
