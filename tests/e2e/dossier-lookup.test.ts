import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Locator, Page } from 'playwright';
import { OFFICE, PHONE, visit } from './browser.ts';

const lookupOf = (page: Page): Locator => page.locator('dvc-dossier-lookup');

/** Asks by what the page asks for. */
async function lookUp(lookup: Locator, code: string, factor: string): Promise<void> {
  await lookup.locator('#code').fill(code);
  await lookup.locator('#factor').fill(factor);
  await lookup.getByRole('button', { name: 'Xem hồ sơ' }).click();
}

/** Would rather show by something else that the dossier is theirs. */
async function choose(lookup: Locator, factor: string): Promise<void> {
  await lookup.getByText('Dùng thông tin khác').click();
  await lookup.getByRole('button', { name: factor }).click();
}

const PAGE = '/xa-doi-man/tra-cuu-ho-so.html';

test('a citizen follows a dossier from the commune’s page by the code as pasted and a telephone number', async () => {
  const { page, context, complaints } = await visit(PAGE, PHONE);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const lookup = lookupOf(page);
  await choose(lookup, 'Số điện thoại đã ghi khi nộp');
  await lookUp(lookup, 'Mã hồ sơ: h90.101 – 261102 – 0006', '+84 900.000.006');
  await lookup.getByRole('heading', { name: 'Bạn cần bổ sung giấy tờ' }).waitFor();
  const text = await lookup.locator('.base').innerText();
  assert.match(text, /Hồ sơ H90\.101-261102-0006/);
  assert.match(text, /Đang chờ bạn bổ sung giấy tờ/);
  assert.match(text, /(Chủ nhật|Thứ (Hai|Ba|Tư|Năm|Sáu|Bảy)), \d\d\/\d\d\/\d{4}/i);
  for (const address of asked) assert.doesNotMatch(address, /261102|900/, address);
  assert.doesNotMatch(page.url(), /261102/);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('an unknown code and a wrong number are told in the same words, which say how to go on', async () => {
  const { page, context } = await visit(PAGE, PHONE);
  const lookup = lookupOf(page);
  const said: string[] = [];
  for (const code of ['H90.101-261102-0006', 'H90.101-261102-9999']) {
    const answered = page.waitForResponse(/dossiers\/lookup$/);
    await lookUp(lookup, code, 'SAI00000');
    await answered;
    await lookup.locator('.failure .heading').waitFor();
    said.push(await lookup.locator('.failure').innerText());
  }
  assert.equal(said[0], said[1]);
  assert.match(said[0]!, /mã tra cứu/);
  await lookUp(lookup, 'H90.101-261102-0006', 'doiman06');
  await lookup.getByRole('heading', { name: 'Bạn cần bổ sung giấy tờ' }).waitFor();
  await context.close();
});

test('four digits of the telephone show where it is, and nothing of a person', async () => {
  const { page, context } = await visit(PAGE, OFFICE);
  const lookup = lookupOf(page);
  await choose(lookup, '4 số cuối điện thoại đã ghi khi nộp');
  await lookUp(lookup, 'H90.102-261102-0005', '0005');
  await lookup.getByText('Đây là bản rút gọn').waitFor();
  const text = await lookup.locator('.base').innerText();
  assert.doesNotMatch(text, /Người đang xử lý|Người nộp/);
  assert.match(text, /trễ hẹn/);
  await context.close();
});

test('the link on a slip fills in the code and leaves nothing in the address or the history', async () => {
  const { page, context } = await visit(`${PAGE}#ho-so=H90.101-261102-0010`, PHONE);
  const lookup = lookupOf(page);
  await lookup.locator('#factor').waitFor();
  assert.equal(await lookup.locator('#code').inputValue(), 'H90.101-261102-0010');
  assert.doesNotMatch(page.url(), /ho-so=/);
  await context.close();
});

test('a returned dossier is rated by one tap, and once', async () => {
  const { page, context, complaints } = await visit(PAGE, PHONE);
  const lookup = lookupOf(page);
  await lookUp(lookup, 'H90.101-261102-0010', 'DOIMAN10');
  await lookup.getByRole('radio', { name: 'Rất hài lòng' }).click({ force: true });
  await lookup.getByText('✓').waitFor();
  assert.equal(await lookup.getByRole('radio').count(), 0);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a code is remembered only when asked, and is then one tap away', async () => {
  const { page, context } = await visit(PAGE, PHONE);
  const lookup = lookupOf(page);
  await lookUp(lookup, 'H90.101-261102-0004', 'DOIMAN04');
  await lookup.getByText('In, chia sẻ').click();
  await lookup.getByRole('checkbox', { name: /Nhớ mã hồ sơ này/ }).check();
  await page.reload();
  await lookup.getByRole('button', { name: 'H90.101-261102-0004', exact: true }).click();
  assert.equal(await lookup.locator('#code').inputValue(), 'H90.101-261102-0004');
  assert.equal(await lookup.locator('#factor').inputValue(), '');
  await context.close();
});

test('paper carries what to do and when, and no name', async () => {
  const { page, context } = await visit(PAGE, PHONE);
  await page.evaluate(() => {
    // A frame's own print would open a dialogue.
    const { append } = document.body;
    document.body.append = (...nodes) => {
      append.apply(document.body, nodes);
      for (const node of nodes) {
        if (!(node instanceof HTMLIFrameElement)) continue;
        const view = node.contentWindow!;
        view.print = () => Object.assign(globalThis, { paper: view.document.body.innerText });
      }
    };
  });
  const lookup = lookupOf(page);
  await lookUp(lookup, 'H90.102-261102-0007', 'DOIMAN07');
  await lookup.getByText('In, chia sẻ').click();
  await lookup.getByRole('button', { name: 'In', exact: true }).click();
  const paper = await page.evaluate(() => (globalThis as { paper?: string }).paper ?? '');
  assert.match(paper, /H90\.102-261102-0007[\s\S]*Bạn cần nộp tiền/);
  assert.doesNotMatch(paper, /\*/);
  await context.close();
});
