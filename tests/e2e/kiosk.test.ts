import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrowserContext, Page } from 'playwright';
import { randomOf } from '../../bench/random.ts';
import { openStore } from '../../demo/server/store/store.ts';
import { startTestServer, type TestServer } from '../support/node/server.ts';
import { version } from '../../vite.config.ts';
import { newContext } from './browser.ts';

const COUNTER = { width: 1080, height: 1920 };
const CITIZENS = process.env.DVC_FULL ? 2_000 : 40;
const LOSSES = process.env.DVC_FULL ? 10 : 4;
const RESTARTS = process.env.DVC_FULL ? 5 : 2;
const LEVELS = ['Không hài lòng', 'Hài lòng', 'Rất hài lòng'];

const seed = Number(process.env.DVC_SEED ?? Date.now() % 2 ** 31);
console.log(`seed ${seed}`);

const kioskPage = ({ address }: TestServer): string => {
  const origin = address.replace('127.0.0.1', 'localhost');
  const asked = new URLSearchParams({ endpoint: `${origin}/api`, agency: 'H90.101', counter: 'Quầy 3', kiosk: '' });
  return `${origin}/dvc/${version}/embed/satisfaction-survey.html?${asked}`;
};

async function openKiosk(context: BrowserContext, server: TestServer): Promise<Page> {
  const page = await context.newPage();
  await page.goto(kioskPage(server));
  await page.locator('dvc-satisfaction-survey').getByRole('radio', { name: 'Rất hài lòng' }).waitFor();
  return page;
}

/** One citizen comes, taps a level, perhaps a reason, and goes. */
async function rate(page: Page, level: number, reason: boolean): Promise<void> {
  const kiosk = page.locator('dvc-satisfaction-survey');
  await kiosk.getByRole('radio', { name: LEVELS[level - 1]!, exact: true }).click();
  if (level === 1) {
    if (reason) await kiosk.getByRole('checkbox', { name: 'Phải chờ lâu' }).check();
    await kiosk.getByRole('button', { name: 'Không nêu lý do' }).click();
  }
  await kiosk.getByRole('button', { name: 'Người tiếp theo' }).click();
  await kiosk.getByRole('radio', { name: 'Rất hài lòng' }).waitFor();
}

/**
 * Until the machine holds nothing that the endpoint does not have yet. Asked again and again in the page:
 * `waitForFunction` takes the promise of an answer for the answer.
 */
const isAllSent = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const holdsNothing = async (): Promise<boolean> => {
      const known = (await indexedDB.databases()).some(({ name }) => name === 'dvc-outbox');
      // Opened before the outbox has made it, it would be an empty one.
      if (!known || localStorage.getItem('dvc-kiosk pending')) return false;
      return new Promise((resolve, reject) => {
        const opening = indexedDB.open('dvc-outbox');
        opening.onerror = () => reject(new Error(String(opening.error)));
        opening.onsuccess = () => {
          const { result } = opening;
          const held = result.transaction('entries').objectStore('entries').count();
          held.onsuccess = () => {
            result.close();
            resolve(held.result === 0);
          };
        };
      });
    };
    while (!(await holdsNothing())) await new Promise((drawn) => requestAnimationFrame(drawn));
  });

const workerIsThere = (page: Page): Promise<unknown> =>
  page.evaluate(() => navigator.serviceWorker.ready.then(() => true));

/** Asked for before the worker was there, the questionnaire is kept a little later than the files. */
const isStartable = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const hasQuestionnaire = async (): Promise<boolean> => {
      for (const name of await caches.keys()) {
        const kept = await (await caches.open(name)).keys();
        if (kept.some(({ url }) => url.includes('/v1/surveys/mot-cua'))) return true;
      }
      return false;
    };
    while (!(await hasQuestionnaire())) await new Promise((drawn) => requestAnimationFrame(drawn));
  });

/** How often each level was kept. */
async function keptLevels(server: TestServer): Promise<Record<string, number>> {
  const store = await openStore({ data: server.settings.data });
  const rows = await store.db.selectFrom('survey_answers').select(['question', 'value', 'counter']).execute();
  await store.close();
  const counts: Record<string, number> = {};
  for (const { question, value, counter } of rows) {
    assert.equal(counter, 'Quầy 3');
    if (question === 'hai-long') counts[value] = (counts[value] ?? 0) + 1;
  }
  return counts;
}

test(`of ${CITIZENS} citizens at a counter, with ${LOSSES} losses of the network and ${RESTARTS} restarts, each answer arrives once`, async () => {
  const limits = { surveysTogether: { burst: 100_000, perMinute: 100_000 } };
  const server = await startTestServer({ site: true, policy: { limits } });
  const context = await newContext(COUNTER);
  const random = randomOf(seed);
  let page = await openKiosk(context, server);
  await workerIsThere(page);
  await isStartable(page);
  const given: Record<string, number> = {};
  const every = (times: number, at: number): boolean => at > 0 && at % Math.floor(CITIZENS / (times + 1)) === 0;
  for (let citizen = 0; citizen < CITIZENS; citizen++) {
    if (every(LOSSES * 2, citizen))
      await context.setOffline((citizen / Math.floor(CITIZENS / (LOSSES * 2 + 1))) % 2 === 1);
    if (every(RESTARTS, citizen)) {
      await page.close();
      page = await openKiosk(context, server);
    }
    const level = 1 + Math.floor(random() * 3);
    await rate(page, level, random() < 0.5);
    given[level] = (given[level] ?? 0) + 1;
  }
  await context.setOffline(false);
  await page.reload();
  await isAllSent(page);
  await context.close();
  await server.close();
  assert.deepEqual(await keptLevels(server), given);
});

test('a counter’s screen starts without network also when its browser has forgotten all that it need not keep', async () => {
  const server = await startTestServer({ site: true });
  const context = await newContext(COUNTER);
  const page = await openKiosk(context, server);
  await workerIsThere(page);
  await isStartable(page);
  await (await context.newCDPSession(page)).send('Network.clearBrowserCache');
  await page.close();
  await server.close();
  await openKiosk(context, server);
  await context.close();
});

test('a low rating counts although the machine is switched off before a reason is given', async () => {
  const server = await startTestServer({ site: true });
  const context = await newContext(COUNTER);
  const page = await openKiosk(context, server);
  await page.locator('dvc-satisfaction-survey').getByRole('radio', { name: 'Không hài lòng', exact: true }).click();
  await page.locator('dvc-satisfaction-survey').getByRole('checkbox', { name: 'Phải chờ lâu' }).waitFor();
  await page.close({ runBeforeUnload: false });
  const again = await openKiosk(context, server);
  await isAllSent(again);
  await again.close();
  await context.close();
  await server.close();
  assert.deepEqual(await keptLevels(server), { 1: 1 });
});

test('the corner leaves the counter’s screen when it is held, and not when it is tapped', async () => {
  const server = await startTestServer({ site: true });
  const context = await newContext(COUNTER);
  const page = await openKiosk(context, server);
  const corner = page.locator('dvc-satisfaction-survey').getByRole('button', { name: 'Giữ 5 giây' });
  await corner.click();
  await page.getByText('Thoát chế độ quầy?').waitFor({ state: 'hidden' });
  await corner.hover();
  await page.mouse.down();
  await page.getByText('Thoát chế độ quầy?').waitFor();
  await page.mouse.up();
  await page.getByRole('button', { name: 'Thoát', exact: true }).click();
  await page.getByRole('button', { name: 'Bỏ qua' }).waitFor();
  await context.close();
});

const SCREENS = [
  [1366, 768],
  [1280, 720],
  [1024, 768],
  [768, 1024],
  [1080, 1920],
  [1920, 1080],
] as const;

/** What does not stand on the screen as a whole. */
const cutOff = (page: Page): Promise<string[]> =>
  page.locator('dvc-satisfaction-survey .screen').evaluate((screen) =>
    [...screen.querySelectorAll('h2, label, button, .foot span')]
      .filter((part) => {
        const { top, bottom, left, right } = part.getBoundingClientRect();
        return top < 0 || bottom > innerHeight || left < 0 || right > innerWidth;
      })
      .map((part) => part.textContent || part.className),
  );

test('a counter’s screen shows all of a question at once, lying or standing, with three levels or five', async () => {
  const server = await startTestServer({ site: true });
  for (const scale of [3, 5]) {
    const context = await newContext(COUNTER);
    await context.route('**/v1/surveys/mot-cua?*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...((await response.json()) as object), scale } });
    });
    const page = await openKiosk(context, server);
    const kiosk = page.locator('dvc-satisfaction-survey');
    for (const [width, height] of SCREENS) {
      await page.setViewportSize({ width, height });
      assert.deepEqual(await cutOff(page), [], `${scale} levels, ${width} × ${height}`);
    }
    await kiosk.getByRole('radio').last().click();
    await kiosk.getByRole('button', { name: 'Không nêu lý do' }).waitFor();
    for (const [width, height] of SCREENS) {
      await page.setViewportSize({ width, height });
      assert.deepEqual(await cutOff(page), [], `reasons, ${width} × ${height}`);
    }
    await context.close();
  }
  await server.close();
});
