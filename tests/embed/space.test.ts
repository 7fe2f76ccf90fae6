import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { elements } from '../../src/embed/elements.ts';
import { pageOf, scriptTag, TAG, visit } from './sites.ts';

/** Slow 3G: 400 kbit/s, 400 ms there and back. */
const SLOW = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const MOST_SHIFT = 0.02;

// The shift is a race between the script and the first picture of the page, so one good visit proves nothing.
const VISITS = [
  { width: 360, height: 640 },
  { width: 360, height: 640 },
  { width: 1366, height: 768 },
  { width: 1366, height: 768 },
];

const ways: Readonly<Record<string, string>> = {
  'the script in the head': pageOf(TAG, scriptTag()),
  'the script before the tag': pageOf(scriptTag() + TAG),
  'the lines of the README': pageOf(scriptTag('defer') + TAG.replace('>', ' style="display:block;min-height:220px">')),
};

const TAG_NAME = 'dvc-procedure-search';

interface Watched {
  /** Adds up the shifts so far. */
  shift(): number;
}

const watchShift = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    let sum = 0;
    const add = (entries: readonly PerformanceEntry[]): void => {
      for (const entry of entries as unknown as readonly { value: number }[]) sum += entry.value;
    };
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type: 'layout-shift', buffered: true });
    (window as unknown as Watched).shift = () => {
      add(observer.takeRecords());
      return sum;
    };
  });

const slowDown = async (page: Page): Promise<unknown> => {
  const session = await page.context().newCDPSession(page);
  return session.send('Network.emulateNetworkConditions', SLOW);
};

/** How far a slow visit moves what a citizen looks at, until the element is drawn and has heard all that it asks for. */
async function shiftOf(html: string, viewport: (typeof VISITS)[number], tag = TAG_NAME): Promise<number> {
  const visited = await visit(html, {
    viewport,
    waitUntil: 'commit',
    prepare: (page) => Promise.all([watchShift(page), slowDown(page)]),
  });
  const { page } = visited;
  await page.locator(`${tag} .base`).waitFor();
  await page.waitForLoadState('networkidle');
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve((window as unknown as Watched).shift())));
      }),
  );
  await visited.close();
  return shift;
}

/** Enough below the tag that a citizen would see it move. */
const withText = (html: string): string => html.replace('Tin tức của xã', 'Tin tức của xã. '.repeat(300));

for (const [way, html] of Object.entries(ways)) {
  test(`moves nothing on a slow network with ${way}`, async () => {
    const shifts = await Promise.all(VISITS.map((viewport) => shiftOf(withText(html), viewport)));
    assert.ok(Math.max(...shifts) <= MOST_SHIFT, `shifts of ${shifts.join(', ')}`);
  });
}

const seed = Number(process.env.DVC_SEED ?? Math.floor(Math.random() * 1000));
const names = Object.keys(elements);
const chosen = process.env.DVC_FULL ? names : [names[seed % names.length]!];
console.log(`DVC_SEED=${seed}`);

for (const name of chosen) {
  test(`moves nothing on a slow network below dvc-${name}`, async () => {
    const html = withText(pageOf(TAG.replaceAll('procedure-search', name), scriptTag('data-agency="H90.101"')));
    const shifts = await Promise.all(VISITS.map((viewport) => shiftOf(html, viewport, `dvc-${name}`)));
    assert.ok(Math.max(...shifts) <= MOST_SHIFT, `shifts of ${shifts.join(', ')}`);
  });
}

test('notices a page that moves, so that the tests above can fail', async () => {
  const shift = await shiftOf(withText(pageOf(scriptTag('async') + TAG)), VISITS[0]!);
  assert.ok(shift > MOST_SHIFT, `a shift of ${shift}`);
});
