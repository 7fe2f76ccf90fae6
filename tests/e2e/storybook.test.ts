/** The stories as an agency's designer gets them: a folder of files, under any path, without a network. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Page } from 'playwright';
import { MOCK_ENDPOINT } from '../../demo/mocks/handlers.ts';
import { elements } from '../../src/embed/elements.ts';
import { newContext, OFFICE } from './browser.ts';
import { buildStories, type BuiltStories } from './built-stories.ts';

describe('the stories, built as files', () => {
  let stories: BuiltStories;
  let page: Page;
  const elsewhere = new Set<string>();

  before(async () => {
    stories = await buildStories();
    page = await (await newContext(OFFICE)).newPage();
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(stories.address) && !/^(data|blob):/.test(url)) elsewhere.add(url);
    });
  });

  it('show an element that answers', async () => {
    const id = stories.idOf('procedure-search.stories.ts', 'Playground');
    await page.goto(`${stories.address}iframe.html?id=${id}&viewMode=story`);
    await page.getByRole('button', { name: 'Khai sinh' }).click();
    await page.getByText('Tìm thấy 4 thủ tục').waitFor();
  });

  it('offer what is to be pasted for the controls of now', async () => {
    await page.goto(`${stories.address}?path=/story/${stories.idOf('procedure-search.stories.ts', 'Playground')}`);
    await page.getByRole('radio', { name: 'catalogue' }).check();
    await page.getByRole('tab', { name: 'Dán vào trang' }).click();
    await page.getByText('<dvc-procedure-search source="catalogue" style=').waitFor();
  });

  for (const name of Object.keys(elements)) {
    it(`offer what is to be pasted for <dvc-${name}>, and nothing that only a story has`, async () => {
      await page.goto(`${stories.address}?path=/story/${stories.idOf(`${name}.stories.ts`, 'Playground')}`);
      await page.getByRole('tab', { name: 'Dán vào trang' }).click();
      // The controls come after the panel.
      const panel = page.locator('pre', { hasText: `</dvc-${name}>` }).filter({ hasText: 'data-agency="H90.101"' });
      const pasted = await panel.innerText();
      assert.doesNotMatch(pasted, / width=| theme=/);
    });
  }

  for (const [language, guide, heading, cell] of [
    ['Vietnamese', '1-bat-dau.mdx', 'Bắt đầu trong hai phút', 'trang phản ánh, kiến nghị'],
    ['English', '2-theming.mdx', 'Theming', 'buttons, links, the focused field'],
  ] as const) {
    it(`explain themselves in ${language}`, async () => {
      await page.goto(`${stories.address}iframe.html?id=${stories.idOf(guide)}&viewMode=docs`);
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
      await page.getByRole('cell', { name: cell, exact: true }).waitFor();
    });
  }

  it('ask nobody else for anything', () => {
    assert.deepEqual(
      [...elsewhere].filter((url) => !url.startsWith(MOCK_ENDPOINT)),
      [],
    );
  });
});
