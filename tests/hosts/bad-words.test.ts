/**
 * Answers full of script: every text of every answer is replaced by payloads, and every element is asked to show them.
 * Nothing may run, and the tree must be that of harmless texts.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { endpoint, pageOf, scriptTag, visit } from '../embed/sites.ts';
import { journeys } from '../support/hosts/journeys.ts';
import { payloads } from '../support/hosts/payloads.ts';

// Texts that the contract gives a meaning: an element reads them, and shows something else.
const MEANT =
  /^(contract|version|agency|id|code|key|kind|state|type|level|levels|modes|mode|scope|value|group|view|language|operations|types|version|status|cursor|factors|purpose|\$.*|at|.*At|.*Until|until|from|to|time|asOf|day|holidays|workdays|audiences|field|category|url|submitUrl|email|hotline|phone)$/;
const ADDRESSES = /^(url|submitUrl)$/;

/** The answer with payloads for texts, `next` giving one after the other. */
function poisoned(answer: unknown, next: () => string, name = ''): unknown {
  if (Array.isArray(answer)) return answer.map((item) => poisoned(item, next, name));
  if (typeof answer === 'object' && answer !== null) {
    return Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, poisoned(value, next, key)]));
  }
  if (typeof answer !== 'string') return answer;
  return MEANT.test(name) && !ADDRESSES.test(name) ? answer : next();
}

/** Puts `next` in place of the texts of whatever the endpoint answers to this page. */
async function bend(page: Page, next: () => string): Promise<void> {
  await page.route(`${endpoint}/**`, async (route) => {
    if (route.request().method() === 'OPTIONS') return route.continue();
    const response = await route.fetch();
    const text = await response.text();
    const isJson = (response.headers()['content-type'] ?? '').includes('json');
    const body = isJson ? JSON.stringify(poisoned(JSON.parse(text), next)) : text;
    return route.fulfill({ response, body });
  });
}

/** Names of the tags and attributes of a shadow tree, without what texts decide. */
const treeOf = (page: Page, tag: string): Promise<string> =>
  page.evaluate((name) => {
    const lines: string[] = [];
    const walk = (node: Element): void => {
      lines.push(
        `${node.localName} ${node
          .getAttributeNames()
          .filter((one) => one !== 'lang')
          .sort()
          .join(' ')}`,
      );
      for (const child of node.children) walk(child);
    };
    for (const child of document.querySelector(name)!.shadowRoot!.children) walk(child);
    return lines.join('\n');
  }, tag);

/** A text as long, with spaces and lines at the same places, and like no other. */
const harmless = (text: string, at: number): string => String(at) + text.replace(/\S/g, 'x').slice(String(at).length);

const PART = 60;
// Where a hostile text stands in the way of the journey, it ends there.
const PATIENCE_MS = 4000;

const seed = Number(process.env.DVC_SEED ?? Math.floor(Math.random() * 1000));
console.log(`DVC_SEED=${seed}`);
const chosenJourneys = process.env.DVC_FULL ? journeys : [journeys[seed % journeys.length]!];

for (const journey of chosenJourneys) {
  const tag = `dvc-${journey.element}`;
  test(`shows ${payloads.length} hostile texts in ${tag} as texts, and runs none`, async () => {
    const used = new Set<string>();
    // A text of one word more or less changes where a view folds; a handful of visits carry them all.
    for (let from = 0; from < payloads.length; from += PART) {
      const chosen = payloads.slice(from, from + PART);
      const trees: string[] = [];
      for (const texts of [chosen.map(harmless), chosen]) {
        let turn = 0;
        const next = (): string => {
          const text = texts[turn++ % texts.length]!;
          used.add(text);
          return text;
        };
        const visited = await visit(pageOf(`<${tag}></${tag}>`, scriptTag('data-agency="H90.101"')), {
          waitUntil: 'commit',
          prepare: async (page) => {
            await page.addInitScript(() => {
              (window as unknown as { runs: number }).runs = 0;
              (window as unknown as { pwned: () => void }).pwned = () =>
                void (window as unknown as { runs: number }).runs++;
            });
            await bend(page, next);
          },
        });
        await visited.page.locator(tag).locator('.base').waitFor();
        visited.page.setDefaultTimeout(PATIENCE_MS);
        await visited.page.waitForLoadState('networkidle');
        // What can be opened is opened: each payload may stand there too.
        await journey.walk(visited.page.locator(tag)).catch(() => {});
        const links = await visited.page
          .locator(tag)
          .locator('a[href]')
          .evaluateAll((found) => found.map((one) => (one as HTMLAnchorElement).protocol));
        for (const protocol of links) assert.match(protocol, /^(https?|tel|mailto|blob):$/);
        assert.equal(await visited.page.evaluate(() => (window as unknown as { runs: number }).runs), 0);
        trees.push(await treeOf(visited.page, tag));
        await visited.page.unrouteAll({ behavior: 'ignoreErrors' });
        await visited.close();
      }
      if (process.env.DVC_FULL) assert.equal(trees[1], trees[0]);
      if (!process.env.DVC_FULL) break;
    }
    assert.ok(used.size > 1);
  });
}
