import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright';
import { findFeedback } from '../../src/backend/feedback.ts';
import { OFFICE, PHONE, site, visit } from './browser.ts';

const formOf = (page: Page): Locator => page.locator('dvc-feedback-form');

/** Answers question after question, as on a phone. */
async function fillIn(form: Locator): Promise<void> {
  const next = form.getByRole('button', { name: 'Tiếp tục' });
  await form.getByRole('radio', { name: /Chiếu sáng công cộng/ }).check();
  await next.click();
  await form.locator('#content').fill('Đèn đường thôn Nà Lau hỏng một tháng nay.');
  await next.click();
  await next.click();
  await form.locator('#place').fill('Đầu thôn Nà Lau');
  await next.click();
  await form.locator('#name').fill("H'Hen Niê");
  await form.locator('#phone').fill('0912.345.678');
  await form.locator('#address').fill('Thôn Nà Lau, xã Đồi Mận');
  await next.click();
  await form.getByRole('button', { name: 'Xem lại trước khi gửi' }).click();
}

const codeIn = async (form: Locator): Promise<string> => (await form.locator('.code').innerText()).trim();

const lookUp = async (code: string) => findFeedback({ endpoint: `${(await site()).address}/api` }, code);

test('what a citizen sends from the commune’s page is at the endpoint under the code that is shown', async () => {
  const { page, context, complaints } = await visit('/xa-doi-man/phan-anh.html', PHONE);
  const form = formOf(page);
  await fillIn(form);
  await form.getByRole('button', { name: 'Gửi đi' }).click();
  assert.deepEqual(await lookUp(await codeIn(form)).then(({ state, category }) => [state, category]), [
    'received',
    'lighting',
  ]);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('without a network nothing is lost, not even with the page, and it goes out once the network is back', async () => {
  const { page, context } = await visit('/xa-doi-man/phan-anh.html', PHONE);
  const form = formOf(page);
  await fillIn(form);
  await context.setOffline(true);
  await form.getByRole('button', { name: 'Gửi đi' }).click();
  await form.getByText('Chưa gửi được').waitFor();
  await context.setOffline(false);
  await page.reload();
  assert.equal((await lookUp(await codeIn(form))).state, 'received');
  await context.close();
});

test('a photo is taken in, made small and sent along', async () => {
  const { page, context } = await visit('/xa-doi-man/phan-anh.html', OFFICE);
  const form = formOf(page);
  await form.getByRole('radio', { name: /Đường sá/ }).check();
  await form.locator('#content').fill('Ổ gà lớn trước cổng trường.');
  const photo = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 3000;
    canvas.height = 2000;
    canvas.getContext('2d')!.fillRect(0, 0, 1500, 1000);
    const blob = await new Promise<Blob>((resolve) => canvas.toBlob((made) => resolve(made!), 'image/jpeg'));
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  await form.locator('#file').setInputFiles({ name: 'o-ga.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(photo) });
  await form.getByText(/o-ga\.jpg \(\d+ kB\)/).waitFor();
  await form.locator('.files canvas').waitFor();
  await form.locator('#name').fill('Y Jut Êban');
  await form.locator('#email').fill('ten@vidu.example');
  await form.locator('#address').fill('Thôn Đồi Chè');
  await form.getByRole('button', { name: 'Xem lại trước khi gửi' }).click();
  await form.locator('.check').getByText('o-ga.jpg').waitFor();
  await form.getByRole('button', { name: 'Gửi đi' }).click();
  assert.equal((await lookUp(await codeIn(form))).state, 'received');
  await context.close();
});
