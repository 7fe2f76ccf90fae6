/**
 * Answers, sentences of the page's own and citizens' words full of script: every element shows them on each of its
 * screens. Nothing may run, no link may lead where script is, and the tree must be that of harmless texts.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Locator, Page, Route } from 'playwright';
import { vi } from '../../src/i18n/vi.ts';
import { endpoint, pageOf, scriptTag, visit } from '../embed/sites.ts';
import { hostileAnswer, type Words } from '../support/hosts/hostile-answers.ts';
import { journeys } from '../support/hosts/journeys.ts';
import { links, payloads } from '../support/hosts/payloads.ts';

interface Screen {
  readonly element: string;
  readonly what: string;
  readonly attributes?: string;
  /** Addresses that answer with a problem, full of words too. */
  readonly refuses?: RegExp;
  /** The page's own sentences in place of ours. */
  readonly ownTexts?: boolean;
  readonly walk: (element: Locator, words: Words) => Promise<unknown>;
}

const nothing = async (): Promise<void> => {};

/** What an element shows on its way, when it is refused, and with sentences of the page's own. */
const screensOf = ({ element, walk }: (typeof journeys)[number]): Screen[] => [
  { element, what: 'what is answered', walk },
  { element, what: 'what is refused', refuses: /\/v1\/(?!status)/, walk },
  { element, what: 'sentences of the page', ownTexts: true, walk: nothing },
];

const SCREENS: readonly Screen[] = [
  ...journeys.flatMap(screensOf),
  {
    element: 'feedback-form',
    what: 'a citizen’s own words',
    walk: async (form, words) => {
      await form.getByRole('radio').first().check();
      await form.locator('#content').fill(words.text().slice(0, 1500));
      for (const field of ['#name', '#address']) await form.locator(field).fill(words.text().slice(0, 90));
      await form.locator('#phone').fill('0912 345 678');
      const file = { name: `${words.address()}.png`, mimeType: 'image/png', buffer: PICTURE };
      await form.locator('input[type=file]').first().setInputFiles(file);
      await form.locator('button[type=submit]').click();
    },
  },
  { element: 'satisfaction-survey', what: 'a questionnaire', attributes: 'survey="mot-cua"', walk: nothing },
  { element: 'satisfaction-survey', what: 'results', attributes: 'results', walk: nothing },
  { element: 'satisfaction-survey', what: 'a counter’s screen', attributes: 'kiosk counter="Quầy 1"', walk: nothing },
  { element: 'procedure-search', what: 'the catalogue in the page', attributes: 'source="catalogue"', walk: nothing },
];

const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

// Texts keep what is an address, as a link; what has no width has none here either.
const LEFT_ALONE = /https?:\/\/[^\s"'<>]+|[\s\p{C}]+/u;

/** A text as long, with spaces, lines and addresses at the same places, and like no other. */
const harmless = (text: string, at: number): string =>
  String(at) +
  text
    .slice(String(at).length)
    .split(new RegExp(`(${LEFT_ALONE.source})`, 'u'))
    .map((piece, place) => (place % 2 ? piece : 'x'.repeat(piece.length)))
    .join('');

/** All payloads for each text, another one first each time; one by one for addresses, whose harmless twins lead as far. */
function wordsOf(chosen: readonly string[], variant: number, isHarmless: boolean): Words {
  let turn = 0;
  const text = (): string => {
    const first = turn++ % chosen.length;
    const said = [...chosen.slice(first), ...chosen.slice(0, first)].join(' ');
    return isHarmless ? harmless(said, turn) : said;
  };
  const address = (): string => {
    const link = links[turn++ % links.length]!;
    return isHarmless ? link.replace('pwned()', '1') : link;
  };
  return { variant, text, address };
}

/** Puts `words` in place of the texts of whatever the endpoint answers to this page; the set holds what is on its way. */
async function bend(page: Page, { refuses }: Screen, words: Words, underway: Set<Promise<void>>): Promise<void> {
  const answer = async (route: Route): Promise<void> => {
    const request = route.request();
    if (request.method() === 'OPTIONS') return route.continue();
    const path = new URL(request.url()).pathname.slice(`${new URL(endpoint).pathname}/v1`.length);
    if (refuses?.test(request.url())) {
      const body = JSON.stringify(hostileAnswer(path, { status: 422, kind: 'invalid' }, true, words));
      const headers = { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/problem+json' };
      return route.fulfill({ status: 422, headers, body });
    }
    const response = await route.fetch();
    const text = await response.text();
    if (!/\bjson\b/.test(response.headers()['content-type'] ?? '')) return route.fulfill({ response, body: text });
    const said = hostileAnswer(path, JSON.parse(text), !response.ok(), words);
    return route.fulfill({ response, body: JSON.stringify(said) });
  };
  await page.route(`${endpoint}/**`, (route) => {
    // (A page that is gone waits for no answer.)
    const answered = answer(route).catch(nothing);
    underway.add(answered);
    return answered.finally(() => underway.delete(answered));
  });
}

const STILL_FRAMES = 20;

/** Waits until nothing is asked any more and nothing has moved for a while. */
async function stillness(tag: Locator, underway: ReadonlySet<Promise<void>>): Promise<void> {
  do {
    await Promise.all(underway);
    await tag.evaluate(
      (element, most) =>
        new Promise<void>((resolve) => {
          let frames = 0;
          const moved = new MutationObserver(() => (frames = 0));
          moved.observe(element.shadowRoot!, { subtree: true, childList: true, attributes: true, characterData: true });
          const look = (): unknown => (++frames > most ? resolve() : requestAnimationFrame(look));
          look();
        }),
      STILL_FRAMES,
    );
  } while (underway.size > 0);
}

/** Names of the tags and attributes of a shadow tree, without what texts decide. */
const treeOf = (tag: Locator): Promise<string> =>
  tag.evaluate((element) => {
    const lines: string[] = [];
    const walk = (node: Element, depth: number): void => {
      const names = node.getAttributeNames().filter((name) => name !== 'lang' && name !== 'href');
      lines.push(`${' '.repeat(depth)}${node.localName} ${names.sort().join(' ')}`);
      for (const child of node.children) walk(child, depth + 1);
    };
    for (const child of element.shadowRoot!.children) walk(child, 0);
    return lines.join('\n');
  });

const MOST_PRESSED = 10;
// Where a hostile text stands in the way of the journey, it ends there.
const PATIENCE_MS = 5000;
const BRIEFLY = { timeout: 500 };

/** Opens what can be opened, the way back last of all: each payload may stand there too. */
async function explore(tag: Locator): Promise<void> {
  await tag
    .locator('details')
    .evaluateAll((found) => found.forEach((one) => ((one as HTMLDetailsElement).open = true)));
  const buttons = tag.locator('button:visible');
  for (let left = Math.min(await buttons.count(), MOST_PRESSED); left > 0; left--) {
    await buttons
      .nth(left - 1)
      .click(BRIEFLY)
      .catch(nothing);
  }
}

interface Shown {
  readonly tree: string;
  readonly text: string;
  readonly runs: number;
  readonly protocols: readonly string[];
}

async function show(screen: Screen, words: Words): Promise<Shown> {
  const { element, attributes = '', ownTexts } = screen;
  const texts = ownTexts ? Object.fromEntries(Object.keys(vi).map((key) => [key, words.text()])) : {};
  const script = scriptTag(`data-agency="H90.101" data-texts="${attribute(JSON.stringify(texts))}"`);
  const underway = new Set<Promise<void>>();
  const visited = await visit(pageOf(`<dvc-${element} ${attributes}></dvc-${element}>`, script), {
    waitUntil: 'commit',
    prepare: async (page) => {
      await page.addInitScript(() => {
        const counting = window as unknown as { runs: number; pwned: () => void };
        counting.runs = 0;
        counting.pwned = () => void counting.runs++;
        window.print = () => {};
      });
      page.on('dialog', (dialog) => void dialog.dismiss());
      await bend(page, screen, words, underway);
    },
  });
  const { page } = visited;
  const tag = page.locator(`dvc-${element}`);
  await tag.locator('.base').waitFor();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.waitForLoadState('networkidle');
  await screen.walk(tag, words).catch(nothing);
  await stillness(tag, underway);
  const tree = await treeOf(tag);
  const text = await tag.evaluate((shown) => shown.shadowRoot!.textContent ?? '');
  const protocols = await protocolsIn(tag);
  await explore(tag);
  const runs = await page.evaluate(() => (window as unknown as { runs: number }).runs);
  const shown = { tree, text, runs, protocols: [...protocols, ...(await protocolsIn(tag))] };
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await visited.close();
  return shown;
}

const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

const protocolsIn = (tag: Locator): Promise<string[]> =>
  tag.locator('a[href]').evaluateAll((found) => found.map((one) => (one as HTMLAnchorElement).protocol));

/** So many at a time: each sink shows them all, and after all parts every payload there is. */
const PART = 44;
const AT_ONCE = 3;

const seed = Number(process.env.DVC_SEED ?? Math.floor(Math.random() * 1000));
console.log(`DVC_SEED=${seed}`);
const parts = Array.from({ length: Math.ceil(payloads.length / PART) }, (_, part) => part);

void describe(`${payloads.length} hostile texts`, { concurrency: AT_ONCE }, () => {
  const screens = process.env.DVC_FULL ? SCREENS : SCREENS.filter((_, place) => place % 6 === seed % 6);
  for (const screen of screens) {
    const chosen = process.env.DVC_FULL ? parts : [(seed * 7) % parts.length];
    for (const part of chosen) {
      void test(`are texts in dvc-${screen.element}, ${screen.what}, and none runs: part ${part + 1}`, async () => {
        const texts = payloads.slice(part * PART, (part + 1) * PART);
        const hostile = await show(screen, wordsOf(texts, part, false));
        // Of a refusal an element may say all in words of its own.
        if (!screen.refuses) assert.match(hostile.text, /pwned/, 'hostile texts are on the screen');
        assert.equal(hostile.runs, 0);
        for (const protocol of hostile.protocols) assert.match(protocol, /^(https?|tel|mailto|blob):$/);
        const plain = await show(screen, wordsOf(texts, part, true));
        assert.deepEqual(hostile.tree.split('\n'), plain.tree.split('\n'));
      });
    }
  }
});
