/**
 * The whole way of a question, each person in a browser of their own over the real endpoint: a citizen on a slow line,
 * an officer without scripts, another citizen who reads.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { before, test } from 'node:test';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright';
import sharp from 'sharp';
import { chromiumArgs } from '../support/chromium-args.ts';
import { afterAllTests } from '../support/node/cleanup.ts';
import { COMMUNE, PASSWORD, putOfficer, startDesk } from '../support/node/desk.ts';

const VERSION = '0.1.0';
const notBuilt = existsSync(`dist/cdn/${VERSION}/embed/published-replies.html`)
  ? false
  : 'the elements are not built: npm run build';

/** A poor telephone network: 3G at the edge of a village. */
const SLOW_LINE = { offline: false, latency: 300, downloadThroughput: 50_000, uploadThroughput: 30_000 };
const PHONE = { width: 360, height: 740 };
const QUESTION = 'Ổ gà nằm bên trái hay bên phải cổng trường?';
const ADDITION = 'Bên phải, ngay chỗ các cháu rẽ vào.';
const REPLY = 'Xã đã cho vá ổ gà sáng nay. Cảm ơn bạn đã báo.';

let browser: Browser;
let origin = '';

before(async () => {
  if (notBuilt) return;
  const executablePath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
  browser = await chromium.launch({ executablePath, args: [...chromiumArgs] });
  afterAllTests(() => browser.close());
  const server = await startDesk({ site: true });
  await putOfficer(server, { login: 'lua.tran', name: 'Trần Thị Lụa' });
  origin = server.address.replace('127.0.0.1', 'localhost');
});

interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
}

async function person(options: Parameters<Browser['newContext']>[0] = {}): Promise<Person> {
  const context = await browser.newContext({ viewport: PHONE, locale: 'vi-VN', ...options });
  return { context, page: await context.newPage() };
}

const embedPage = (name: string, fragment = ''): string =>
  `${origin}/dvc/${VERSION}/embed/${name}.html?endpoint=${encodeURIComponent(`${origin}/api`)}&agency=${COMMUNE}${fragment}`;

/** A photo of what no compression makes small. */
const photo = async (name: string) => {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const;
  const picture = sharp({ create: { width: 640, height: 480, channels: 3, background: '#888', noise } });
  return { name, mimeType: 'image/jpeg', buffer: await picture.jpeg({ quality: 70 }).toBuffer() };
};

/** Sends a question with two photos over a slow line; returns the code of the receipt. */
async function send({ context, page }: Person): Promise<string> {
  await page.goto(`${origin}/xa-doi-man/phan-anh.html`);
  const form = page.locator('dvc-feedback-form');
  const next = form.getByRole('button', { name: 'Tiếp tục' });
  await form.getByRole('radio', { name: /Đường sá/ }).check();
  await next.click();
  await form.locator('#content').fill('Ổ gà sâu trước cổng trường tiểu học.');
  await next.click();
  await form.locator('#file').setInputFiles([await photo('o-ga-1.jpg'), await photo('o-ga-2.jpg')]);
  await form.getByText(/o-ga-1\.jpg \(\d+ kB\)/).waitFor();
  await form.getByText(/o-ga-2\.jpg \(\d+ kB\)/).waitFor();
  await next.click();
  await form.locator('#place').fill('Cổng trường tiểu học Đồi Mận');
  await next.click();
  await form.locator('#name').fill("H'Hen Niê");
  await form.locator('#phone').fill('0912.345.678');
  await form.locator('#address').fill('Thôn Giếng Làng, xã Đồi Mận');
  await next.click();
  await form.getByRole('button', { name: 'Xem lại trước khi gửi' }).click();
  const line = await context.newCDPSession(page);
  await line.send('Network.emulateNetworkConditions', SLOW_LINE);
  await form.getByRole('button', { name: 'Gửi đi' }).click();
  assert.equal(await form.locator('.code').count(), 0, 'nothing is called sent before the receipt');
  const code = (await form.locator('.code').innerText({ timeout: 60_000 })).trim();
  await line.detach();
  return code;
}

/** What the citizen's tracker shows under the code, as their QR code opens it. */
async function track(page: Page, code: string): Promise<Locator> {
  // Only the fragment differs: a page that is open already would not be loaded again.
  await page.goto('about:blank');
  await page.goto(embedPage('feedback-tracker', `#ma-phan-anh=${code}`));
  const tracker = page.locator('dvc-feedback-tracker');
  await tracker.getByText(code).first().waitFor();
  assert.ok(!page.url().includes(code), 'the code stays in no address');
  return tracker;
}

async function openCase({ page }: Person): Promise<void> {
  await page.goto(`${origin}/office/cases?view=all`);
  await page.locator('.inbox h2 a').click();
}

test('a question is asked, answered, doubted, opened again and read by others', { skip: notBuilt }, async () => {
  const citizen = await person();
  const officer = await person({ javaScriptEnabled: false });
  const neighbour = await person();

  const code = await send(citizen);

  await officer.page.goto(`${origin}/office`);
  await officer.page.getByLabel('Tên đăng nhập').fill('lua.tran');
  await officer.page.getByLabel('Mật khẩu').fill(PASSWORD);
  await officer.page.getByRole('button', { name: 'Đăng nhập' }).click();
  await openCase(officer);
  assert.equal(await officer.page.locator('.pictures img').count(), 2);
  await officer.page.getByText('Hỏi thêm người dân', { exact: true }).click();
  await officer.page.getByLabel('Câu hỏi').fill(QUESTION);
  await officer.page.getByRole('button', { name: 'Gửi câu hỏi' }).click();

  let tracker = await track(citizen.page, code);
  await tracker.getByText(QUESTION).first().waitFor();
  await tracker.getByRole('button', { name: 'Viết trả lời' }).click();
  await tracker.getByLabel('Trả lời của bạn').fill(ADDITION);
  await tracker.getByRole('button', { name: 'Gửi trả lời' }).click();
  await tracker.getByText(/Cơ quan đã nhận trả lời của bạn/).waitFor();

  await openCase(officer);
  await officer.page.getByText(ADDITION).first().waitFor();
  await officer.page.getByText('Trả lời', { exact: true }).click();
  await officer.page.getByLabel('Câu trả lời').fill(REPLY);
  await officer.page.getByRole('button', { name: 'Gửi câu trả lời' }).click();
  await officer.page.getByRole('link', { name: 'Công khai hỏi và đáp' }).click();
  await officer.page.getByLabel('Tiêu đề').fill('Ổ gà trước cổng trường');
  await officer.page.getByRole('radio', { name: /Luật yêu cầu/ }).check();
  await officer.page.getByRole('button', { name: 'Công khai' }).click();
  await officer.page.getByText('Đã công khai.').waitFor();

  tracker = await track(citizen.page, code);
  await tracker.getByText(REPLY).first().waitFor();
  await tracker.getByText('Câu hỏi và trả lời đã được đăng công khai, không có tên bạn.').first().waitFor();
  await tracker.getByRole('button', { name: 'Chưa xong' }).click();
  await tracker.getByLabel('Bạn muốn nói thêm gì?').fill('Mưa một trận lại lún.');
  const again = tracker.getByLabel(/Yêu cầu cơ quan xem lại/);
  if (!(await again.isChecked())) await again.check();
  await tracker.getByRole('button', { name: 'Gửi đánh giá' }).click();
  await tracker.getByText(/Cơ quan đã nhận đánh giá của bạn/).waitFor();
  tracker = await track(citizen.page, code);
  await tracker.getByText('Đang xem xét lại').first().waitFor();

  await openCase(officer);
  await officer.page.getByText('Người dân đánh giá và đề nghị mở lại').waitFor();
  await officer.page.getByText('Mưa một trận lại lún.').waitFor();

  await neighbour.page.goto(embedPage('published-replies'));
  const replies = neighbour.page.locator('dvc-published-replies');
  await replies.getByLabel('Bạn muốn tìm chuyện gì?').fill('o ga');
  await replies.getByRole('button', { name: 'Tìm', exact: true }).click();
  await replies.getByRole('link', { name: 'Ổ gà trước cổng trường' }).click();
  await replies.getByText(REPLY).waitFor();
  const read = await replies.innerText();
  assert.doesNotMatch(read, /Hen Niê|0912|Giếng Làng/);
  assert.equal(await replies.locator('img').count(), 0);

  for (const { context } of [citizen, officer, neighbour]) await context.close();
});
