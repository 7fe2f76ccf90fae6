/**
 * What a designer would notice and no assertion names: some views as pictures, beside those that were looked at and
 * found good. `DVC_PICTURES=write npm test -- e2e` takes them anew; look at each before committing it.
 *
 * Letters are drawn by the browser: another major version of Chromium compares nothing.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import type { Page } from 'playwright';
import sharp from 'sharp';
import { newContext } from './browser.ts';
import { buildStories, type BuiltStories } from './built-stories.ts';
import { fontCss } from './pictures-font.ts';
import { VIEWS, type View } from './pictures-views.ts';

const FOLDER = join(import.meta.dirname, 'pictures');
const TAKEN_WITH = join(FOLDER, 'taken-with.json');
const WRITES = process.env['DVC_PICTURES'] === 'write';
/** The demonstration's own day: deadlines are early or late by the reader's clock. */
const NOW = new Date('2026-11-23T09:00:00+07:00');
/** How far apart two colours may be, 0 to 255 a channel: pictures are kept with few colours. */
const NEAR = 40;
/** The share of pixels that may differ: marks such as ✓ come from the machine's own typefaces. */
const PIXELS_APART = 0.002;
const MOST_BYTES = 2_000_000;

const chromium = await majorVersion();
if (WRITES) await startAnew();
const { chromium: known } = JSON.parse(await readFile(TAKEN_WITH, 'utf8')) as { readonly chromium: string };
const skip = known !== chromium && `taken with Chromium ${known}, this is ${chromium}`;

/** As many at a time: the machine that this has to be quick on has two cores. */
const AT_A_TIME = 2;

describe('views as pictures', { concurrency: AT_A_TIME, skip }, () => {
  /** Each of a citizen's own: what a story leaves on the device is none of the other's. */
  const pages: Page[] = [];
  let stories: BuiltStories;
  let font: string;

  before(async () => {
    for (let count = 0; count < AT_A_TIME; count += 1) pages.push(await (await newContext()).newPage());
    for (const page of pages) await page.clock.setFixedTime(NOW);
    [stories, font] = await Promise.all([buildStories(), fontCss()]);
  });

  for (const view of VIEWS) {
    it(`are as they were: ${nameOf(view)}`, async () => {
      const page = pages.pop()!;
      const picture = await take(page, stories, font, view).finally(() => pages.push(page));
      const file = join(FOLDER, `${nameOf(view)}.png`);
      if (WRITES) return writeFile(file, picture);
      assert.ok(existsSync(file), 'take it by DVC_PICTURES=write');
      const apart = await shareApart(picture, await readFile(file));
      assert.ok(apart <= PIXELS_APART, `${(apart * 100).toFixed(2)} % of the pixels differ`);
    });
  }
});

describe('the pictures that are kept', () => {
  it('are few and small enough to be looked at', async () => {
    const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.png'));
    const sizes = await Promise.all(files.map(async (file) => (await readFile(join(FOLDER, file))).length));
    assert.ok(files.length <= 40);
    assert.ok(sizes.reduce((sum, size) => sum + size, 0) <= MOST_BYTES);
    assert.deepEqual(files.sort(), VIEWS.map((view) => `${nameOf(view)}.png`).sort());
  });
});

/** Of the browser that tests start. */
async function majorVersion(): Promise<string> {
  const context = await newContext();
  const [major] = context.browser()!.version().split('.');
  await context.close();
  return major!;
}

async function startAnew(): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  await writeFile(TAKEN_WITH, `{ "chromium": "${chromium}" }\n`);
}

function nameOf({ element, story, width, look }: View): string {
  return [element, story, width, look].filter(Boolean).join('-');
}

async function take(page: Page, { address, idOf }: BuiltStories, font: string, view: View): Promise<Buffer> {
  const { element, story, width, look = 'blue' } = view;
  const id = idOf(`${element}.stories.ts`, story);
  await page.setViewportSize({ width, height: 900 });
  await page.goto(`${address}iframe.html?id=${id}&viewMode=story&globals=look:${look}`);
  await page.waitForFunction(hasBeenPlayed);
  await page.addStyleTag({ content: font });
  await page.evaluate(async () => void (await document.fonts.ready));
  return sharp(await settled(page))
    .png({ palette: true, colours: 64, effort: 10 })
    .toBuffer();
}

/** In the page: whether the story has come to its end. */
const hasBeenPlayed = (): boolean => {
  const { __STORYBOOK_PREVIEW__: preview } = window as {
    __STORYBOOK_PREVIEW__?: { currentRender?: { phase?: string } };
  };
  return preview?.currentRender?.phase === 'finished';
};

/** The page once two pictures of it, one after the other, are the same. */
async function settled(page: Page): Promise<Buffer> {
  for (let before: Buffer = Buffer.of(); ;) {
    const now = await page.screenshot({ animations: 'disabled', caret: 'hide', fullPage: true });
    if (now.equals(before)) return now;
    before = now;
  }
}

/** The share of pixels that a person would see to differ, 0 to 1; 1 for another size. */
async function shareApart(one: Buffer, other: Buffer): Promise<number> {
  const [first, second] = await Promise.all(
    [one, other].map((picture) => sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })),
  );
  if (first!.info.width !== second!.info.width || first!.info.height !== second!.info.height) return 1;
  let apart = 0;
  for (let at = 0; at < first!.data.length; at += 3) {
    const differs = [0, 1, 2].some(
      (channel) => Math.abs(first!.data[at + channel]! - second!.data[at + channel]!) > NEAR,
    );
    if (differs) apart += 1;
  }
  return apart / (first!.data.length / 3);
}
