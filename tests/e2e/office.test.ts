/** The desk in a real browser, its scripts switched off: everything an officer does in a day, on a phone and at a desk. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { before, test } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright';
import { chromiumArgs } from '../support/chromium-args.ts';
import { afterAllTests } from '../support/node/cleanup.ts';
import { COMMUNE, OFFICE_TOKEN, PASSWORD, putOfficer, startDesk } from '../support/node/desk.ts';
import { buildFeedback, receiptOf, sendFeedback } from '../support/node/feedback.ts';
import type { TestServer } from '../support/node/server.ts';

const WIDTHS = [320, 360, 1366] as const;

let browser: Browser;
let server: TestServer;

before(async () => {
  const executablePath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
  afterAllTests(() => browser.close());
  server = await startDesk();
  await putOfficer(server, { login: 'lua.tran', name: 'Trần Thị Lụa', role: 'admin' });
  const content = 'Đèn từ đầu thôn đến nhà văn hóa không sáng. Gọi tôi 0912.345.678.';
  for (const title of ['Đèn đường tắt', 'Cống tắc', 'Ổ gà trước cổng trường'])
    await receiptOf(await sendFeedback(server, { ...buildFeedback({ title, content }), agency: COMMUNE }));
});

/** A page on a screen so wide, without scripts unless they are needed to measure it. */
async function atDesk(width: number, { javaScriptEnabled = false } = {}): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    locale: 'vi-VN',
    javaScriptEnabled,
    // The measuring is put into the page, which lets no script in.
    bypassCSP: javaScriptEnabled,
  });
  const page = await context.newPage();
  await page.goto(`${server.address}/office`);
  await page.getByLabel('Tên đăng nhập').fill('lua.tran');
  await page.getByLabel('Mật khẩu').fill(PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('link', { name: 'Đến nội dung chính' }).waitFor({ state: 'attached' });
  return page;
}

const open = async (page: Page, title: string) => {
  await page.goto(`${server.address}/office/cases?view=all`);
  await page.getByRole('link', { name: title }).click();
};

test('an officer takes, asks, answers and publishes without a script, on a phone', async () => {
  const page = await atDesk(360);
  await open(page, 'Đèn đường tắt');
  await page.getByRole('button', { name: 'Nhận xử lý' }).click();
  await page.getByText('Bạn đang xử lý').waitFor();
  await page.getByText('Trả lời', { exact: true }).click();
  await page.getByLabel('Câu trả lời').fill('Đã thay bóng đèn.');
  await page.getByLabel(/Tệp đính kèm/).setInputFiles({
    name: 'biên bản.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('không phải PDF'),
  });
  await page.getByRole('button', { name: 'Gửi câu trả lời' }).click();
  await page.getByText(/“biên bản\.txt” không phải ảnh/).waitFor();
  assert.equal(await page.getByLabel('Câu trả lời').inputValue(), 'Đã thay bóng đèn.');
  await page.getByRole('button', { name: 'Gửi câu trả lời' }).click();
  await page.getByText('Đã gửi câu trả lời. Người dân đọc được ngay khi tra mã.').waitFor();
  await page.getByRole('link', { name: 'Công khai hỏi và đáp' }).click();
  await page.getByRole('radio', { name: /Luật yêu cầu/ }).check();
  await page.getByRole('button', { name: 'Công khai' }).click();
  await page.locator('mark', { hasText: '0912.345.678' }).waitFor();
  await page.getByLabel('Câu hỏi').fill('Đèn không sáng.');
  await page.getByRole('button', { name: 'Công khai' }).click();
  await page.getByText('Đã công khai.').waitFor();
  await page.context().close();
});

test('an officer works by keyboard alone', async () => {
  const page = await atDesk(1366);
  await page.keyboard.press('Tab');
  assert.equal(await page.locator(':focus').innerText(), 'Đến nội dung chính');
  await open(page, 'Cống tắc');
  await page.locator('#ask summary').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Cống nằm chỗ nào?');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Đã gửi câu hỏi.').waitFor();
  await page.context().close();
});

test('what is wrong is where the keyboard is, and the notice leads there too', async () => {
  const page = await atDesk(360);
  await open(page, 'Ổ gà trước cổng trường');
  await page.locator('#refuse summary').click();
  await page.getByRole('button', { name: 'Từ chối', exact: true }).click();
  await page.getByText('Hãy nêu lý do.').waitFor();
  assert.equal(await page.locator(':focus').getAttribute('id'), 'refuse-text');
  await page.getByRole('link', { name: 'Đến chỗ cần sửa' }).click();
  await page.keyboard.press('Tab');
  assert.equal(await page.locator(':focus').innerText(), 'Từ chối');
  await page.context().close();
});

test('the figures fit the screen of an office, and a phone begins with the newest months and their scale', async () => {
  const office = await atDesk(1366, { javaScriptEnabled: true });
  await office.goto(`${server.address}/office/figures`);
  const hidden = async () =>
    new Set(
      await office.evaluate(() =>
        [...document.querySelectorAll('.scroll, .wide-drawing')].map((part) => part.scrollWidth - part.clientWidth),
      ),
    );
  assert.deepEqual(await hidden(), new Set([0]));
  // The width of A4 between its margins.
  await office.setViewportSize({ width: 673, height: 950 });
  await office.emulateMedia({ media: 'print' });
  assert.deepEqual(await hidden(), new Set([0]));
  await office.context().close();
  for (const width of [320, 360]) {
    const phone = await atDesk(width, { javaScriptEnabled: true });
    await phone.goto(`${server.address}/office/figures`);
    const seen = await phone.evaluate(() => {
      const edge = document.querySelector('.wide-drawing')!.getBoundingClientRect();
      const isSeen = (text: Element) =>
        text.getBoundingClientRect().left > edge.left && text.getBoundingClientRect().right <= edge.right;
      return [...document.querySelectorAll('.chart text')].filter(isSeen).map((text) => text.textContent);
    });
    for (const mark of ['0', '1', '4']) assert.ok(seen.includes(mark), `${width}: ${seen.join(' ')}`);
    await phone.context().close();
  }
});

test('the first account is made in the browser', async () => {
  const fresh = await startDesk();
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${fresh.address}/office`);
  await page.getByLabel('Mã cài đặt').fill(OFFICE_TOKEN);
  await page.getByLabel('Họ và tên').fill('Y Thanh Niê');
  await page.getByLabel('Tên đăng nhập').fill('thanh.nie');
  await page.getByLabel('Mật khẩu mới', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Gõ lại mật khẩu mới').fill(PASSWORD);
  await page.getByRole('button', { name: 'Tạo tài khoản' }).click();
  await page.getByText('Đã tạo tài khoản quản trị').waitFor();
  await context.close();
});

for (const width of WIDTHS) {
  test(`every page is as wide as a screen of ${width} and has no barrier that axe knows`, async () => {
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    const page = await atDesk(width, { javaScriptEnabled: true });
    await open(page, 'Ổ gà trước cổng trường');
    const path = new URL(page.url()).pathname;
    const answered = await atDesk(width);
    await open(answered, 'Đèn đường tắt');
    for (const address of [
      '/office/cases?view=all',
      '/office/cases?q=khong+co',
      '/office/cases?view=moved',
      `${path}?contact=yes`,
      `${new URL(answered.url()).pathname}/publish`,
      '/office/figures',
      '/office/templates',
      '/office/notices',
      '/office/accounts',
      '/office/audit',
      '/office/password',
      '/office/nowhere',
    ]) {
      await page.goto(server.address + address);
      await page.evaluate(() => document.querySelectorAll('details').forEach((part) => (part.open = true)));
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(over, 0, `${address} is ${over} px too wide`);
      const small = await page.evaluate(() =>
        [...document.querySelectorAll('button, .button, nav a, summary, .input, .check')]
          .filter((part) => part.getClientRects().length > 0 && part.getBoundingClientRect().height < 44)
          .map((part) => part.outerHTML.slice(0, 80)),
      );
      assert.deepEqual(small, [], `${address} has targets under 44 px`);
      await page.evaluate(axe);
      const broken = await page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        return (await axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join()}`);
      });
      assert.deepEqual(broken, [], address);
    }
    await answered.context().close();
    await page.context().close();
  });
}
