import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { OFFICE, PHONE, visit } from './browser.ts';

const SITES = ['/xa-doi-man/', '/so-noi-vu/'];
const SCREENS = [{ width: 320, height: 640 }, PHONE, OFFICE];

const search = (page: Page) => page.locator('dvc-procedure-search');

/** Moves by Tab until something inside the element with this text has the focus. */
async function tabTo(page: Page, text: RegExp): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const inner = document.activeElement?.shadowRoot?.activeElement as HTMLElement | null | undefined;
      return inner ? inner.innerText || inner.getAttribute('role') || '' : '';
    });
    if (text.test(focused)) return;
  }
  assert.fail(`Tab never reached ${text}`);
}

for (const site of SITES) {
  test(`on ${site}, “dang ky khai sinh” finds the birth registration first`, async () => {
    const { page, context, complaints } = await visit(site);
    const query = search(page).getByRole('combobox');
    await query.pressSequentially('dang ky khai sinh');
    await query.press('Enter');
    const first = search(page).getByRole('link').first();
    assert.equal((await first.innerText()).trim(), 'Thủ tục đăng ký khai sinh');
    assert.match((await first.getAttribute('href')) ?? '', /#thu-tuc=1\.001193$/);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  for (const screen of SCREENS) {
    test(`on ${site} at ${screen.width} px nothing stands out sideways and axe finds nothing, at any step`, async () => {
      const { page, context } = await visit(site, screen);
      await search(page).getByRole('combobox').waitFor();
      await isSound(page);
      await search(page).getByRole('combobox').fill('khai sinh');
      await search(page).getByRole('option').first().waitFor();
      await isSound(page);
      await search(page).getByRole('combobox').press('Enter');
      await search(page).getByRole('link').first().click();
      await search(page).getByText('Cần mang gì').waitFor();
      await isSound(page);
      await context.close();
    });
  }
}

test('a citizen finds, reads and goes back by keyboard alone', async () => {
  const { page, context } = await visit('/xa-doi-man/', OFFICE);
  await search(page).getByRole('combobox').waitFor();
  await tabTo(page, /^combobox$/);
  await page.keyboard.type('ket hon');
  await search(page).getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await search(page).getByText('Cần mang gì').waitFor();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await search(page).getByRole('combobox').waitFor();
  assert.equal(await search(page).getByRole('combobox').inputValue(), 'ket hon');
  await page.keyboard.press('Enter');
  await tabTo(page, /kết hôn/i);
  await page.keyboard.press('Enter');
  await search(page).getByText('Cần mang gì').waitFor();
  assert.match(page.url(), /#thu-tuc=/);
  await context.close();
});

test('a shared address opens the procedure, and Back leaves the host’s own history whole', async () => {
  const { page, context } = await visit('/so-noi-vu/#thu-tuc=1.000894');
  await search(page).getByText('Cần mang gì').waitFor();
  await search(page).getByRole('button', { name: 'Tìm thủ tục khác' }).click();
  await search(page).getByRole('combobox').waitFor();
  assert.equal(new URL(page.url()).hash, '');
  await context.close();
});

test('Enter in the search does not send the host’s own forms', async () => {
  const { page, context } = await visit('/xa-doi-man/');
  const before = page.url();
  await search(page).getByRole('combobox').fill('khai sinh');
  await search(page).getByRole('combobox').press('Enter');
  await search(page).getByRole('link').first().waitFor();
  assert.equal(page.url(), before);
  await context.close();
});

test('a catalogue that was loaded once answers without a network', async () => {
  const { page, context } = await visit('/xa-doi-man/');
  await search(page).evaluate((element) => element.setAttribute('source', 'catalogue'));
  const query = search(page).getByRole('combobox');
  await query.fill('khai sinh');
  await query.press('Enter');
  await search(page).getByRole('link').first().waitFor();
  await context.setOffline(true);
  await query.fill('ket hon');
  await query.press('Enter');
  await search(page)
    .getByRole('link', { name: /kết hôn/i })
    .first()
    .waitFor();
  await search(page)
    .getByRole('link', { name: /kết hôn/i })
    .first()
    .click();
  await search(page).getByText('Ở đây chỉ có tóm tắt').waitFor();
  await context.close();
});

test('the checklist is printed from a document of its own', async () => {
  const { page, context } = await visit('/xa-doi-man/#thu-tuc=1.001193');
  await search(page).getByText('Cần mang gì').waitFor();
  const printed = page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const { append } = document.body;
        document.body.append = (...nodes) => {
          append.apply(document.body, nodes);
          const view = (nodes[0] as HTMLIFrameElement).contentWindow!;
          view.print = () => resolve(view.document.body.innerText);
        };
      }),
  );
  await search(page).getByRole('button', { name: 'In danh mục giấy tờ' }).click();
  assert.match(await printed, /Thủ tục đăng ký khai sinh[^]*Cần mang gì[^]*Giấy chứng sinh/);
  await context.close();
});

/** No sideways scrolling, and nothing for axe to find in our element. */
async function isSound(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `the page stands out by ${wide} px`);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await axeSource());
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run(root: string): Promise<{ violations: { id: string }[] }> } };
    return (await axe.run('dvc-procedure-search')).violations.map(({ id }) => id);
  });
  assert.deepEqual(found, []);
}

const axeSource = (): Promise<string> =>
  readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
