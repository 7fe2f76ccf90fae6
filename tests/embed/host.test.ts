import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright';
import { cdn, endpoint, FALLBACK, pageOf, scriptTag, TAG, visit, type Visit } from './sites.ts';

interface Violations {
  violations: string[];
}

/** Keeps what the page's content security policy complains about. */
const watchViolations = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const seen = ((window as unknown as Violations).violations = [] as string[]);
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      seen.push(`${violatedDirective} ${blockedURI} ${sample}`),
    );
  });

const violationsOf = (visited: Visit): Promise<string[]> =>
  visited.page.evaluate(() => (window as unknown as Violations).violations);

/** Finds a procedure and reads it, as a citizen does. */
async function readProcedure({ page }: Visit): Promise<void> {
  await page.locator('dvc-procedure-search input').first().fill('khai sinh');
  await page.keyboard.press('Enter');
  await page.locator('dvc-procedure-search [data-code="1.001193"]').first().click();
  await page.locator('dvc-procedure-search .title').first().waitFor();
}

const apiOrigin = new URL(endpoint).origin;
const strict = `default-src 'none'; script-src ${cdn.origin}; connect-src ${apiOrigin}; style-src 'none'`;

test('lets a citizen read a procedure under the strictest content security policy, without a violation', async () => {
  const visited = await visit(pageOf(TAG, scriptTag()).replace(/<link.*?>/, ''), {
    headers: { 'Content-Security-Policy': strict },
    prepare: watchViolations,
  });
  await visited.drawn();
  await readProcedure(visited);
  assert.deepEqual(await violationsOf(visited), []);
  await visited.close();
});

test('carries the nonce of its tag on to what it adds', async () => {
  const policy = `script-src 'nonce-abc' 'strict-dynamic'; style-src 'nonce-abc'`;
  const visited = await visit(pageOf(TAG, scriptTag('nonce="abc"')), {
    headers: { 'Content-Security-Policy': policy },
    prepare: watchViolations,
  });
  await visited.drawn();
  assert.deepEqual(await violationsOf(visited), []);
  assert.equal(
    await visited.page.evaluate(() => document.querySelector<HTMLScriptElement>('script[integrity]')!.nonce),
    'abc',
  );
  await visited.close();
});

test('is styled by the nonce in browsers without constructable style sheets', async () => {
  const visited = await visit(pageOf(TAG, scriptTag('nonce="abc"')), {
    headers: { 'Content-Security-Policy': `style-src 'nonce-abc'` },
    prepare: async (page) => {
      await watchViolations(page);
      await page.addInitScript(
        () => delete (Document.prototype as { adoptedStyleSheets?: unknown }).adoptedStyleSheets,
      );
    },
  });
  await visited.drawn();
  const base = visited.page.locator('dvc-procedure-search .base').first();
  assert.equal(await base.evaluate((element) => getComputedStyle(element).fontSize), '17px');
  assert.deepEqual(await violationsOf(visited), []);
  await visited.close();
});

test('works where the page demands Trusted Types and lists our policy', async () => {
  const policy = `require-trusted-types-for 'script'; trusted-types dvc-widgets`;
  const visited = await visit(pageOf(TAG + TAG, scriptTag()), {
    headers: { 'Content-Security-Policy': policy },
    prepare: watchViolations,
  });
  await visited.drawn();
  await readProcedure(visited);
  assert.deepEqual(await violationsOf(visited), []);
  await visited.close();
});

test('works beside a host with a Lit of its own under Trusted Types', async () => {
  const policy = `require-trusted-types-for 'script'; trusted-types lit-html dvc-widgets`;
  const lit = `<script>trustedTypes.createPolicy('lit-html', { createHTML: (html) => html })</script>`;
  const visited = await visit(pageOf(TAG, lit + scriptTag()), { headers: { 'Content-Security-Policy': policy } });
  await visited.drawn();
  assert.deepEqual(visited.troubles, []);
  await visited.close();
});

test('shows the content of the tag, after one attempt, where the page forbids our Trusted Types policy', async () => {
  const policy = `require-trusted-types-for 'script'; trusted-types 'none'`;
  const visited = await visit(pageOf(TAG, scriptTag()), {
    headers: { 'Content-Security-Policy': policy },
    prepare: watchViolations,
  });
  await visited.line(/fallback/);
  assert.ok(await visited.page.getByText(FALLBACK).isVisible());
  const creations = (await violationsOf(visited)).filter((line) => line.includes('trusted-types-policy'));
  assert.equal(creations.length, 1);
  await visited.close();
});

/** Names of the window and of the things that everything is made of. */
const fingerprint = (): string[] => {
  const roots: Readonly<Record<string, object>> = { window, Symbol, Object, Array, Promise, Document, Element, Node };
  return Object.entries(roots).flatMap(([root, owner]) =>
    [owner, (owner as { prototype?: object }).prototype ?? {}].flatMap((part, place) =>
      Reflect.ownKeys(part).map((key) => `${root}${place ? '.prototype' : ''}.${String(key)}`),
    ),
  );
};

test('leaves nothing on the page but one global, its tags and its scripts', async () => {
  const visited = await visit(pageOf('<main></main>'));
  const before = await visited.page.evaluate(fingerprint);
  const styles = await visited.page.evaluate(() => document.adoptedStyleSheets.length);
  await visited.page.evaluate((html) => {
    document.querySelector('main')!.append(document.createRange().createContextualFragment(html));
  }, scriptTag() + TAG);
  await visited.drawn();
  await readProcedure(visited);
  const after = await visited.page.evaluate(fingerprint);
  assert.deepEqual(
    after.filter((name) => !before.includes(name)),
    ['window.dvc'],
  );
  assert.deepEqual(
    before.filter((name) => !after.includes(name)),
    [],
  );
  const sheets = await visited.page.evaluate(() => [document.adoptedStyleSheets.length, document.styleSheets.length]);
  assert.deepEqual(sheets, [styles, 0]);
  assert.deepEqual(await visited.page.evaluate(() => Object.keys(window).includes('dvc')), false);
  await visited.close();
});

test('publishes what the script tag says for the whole page', async () => {
  const visited = await visit(
    pageOf(TAG, scriptTag(`data-agency="H90.101" data-texts='{"search.label":"Bà con cần giấy gì?"}'`)),
  );
  await visited.drawn();
  await visited.page.getByText('Bà con cần giấy gì?').waitFor();
  const config = await visited.page.evaluate(() => (window as unknown as { dvc: { config: object } }).dvc.config);
  assert.deepEqual(config, { endpoint, agency: 'H90.101', texts: '{"search.label":"Bà con cần giấy gì?"}' });
  await visited.close();
});

test('is not confused by an element of the page called dvc', async () => {
  const visited = await visit(pageOf(`<div id="dvc"></div>${TAG}`, scriptTag()));
  await visited.drawn();
  assert.deepEqual([...visited.lines, ...visited.troubles], []);
  await visited.close();
});

test("joins a global dvc of the page's own and keeps what is in it", async () => {
  const own = `<script>var dvc = { tinh: 'Sông Mây', config: { agency: 'H90.102' } }</script>`;
  const visited = await visit(pageOf(TAG, own + scriptTag()));
  await visited.drawn();
  const dvc = await visited.page.evaluate(() => {
    const { tinh, config } = (window as unknown as { dvc: { tinh: string; config: object } }).dvc;
    return { tinh, config };
  });
  assert.deepEqual(dvc, { tinh: 'Sông Mây', config: { endpoint, agency: 'H90.102' } });
  await visited.close();
});

test("is not led astray by what older frameworks put in the place of the browser's own", async () => {
  const framework = `<script>
    Reflect.decorate = () => { throw new TypeError('decorated'); };
    window.Document = function () {};
  </script>`;
  const visited = await visit(pageOf(TAG, framework + scriptTag()));
  await visited.drawn();
  assert.equal(await visited.page.locator('dvc-procedure-search style').count(), 0);
  assert.deepEqual([...visited.lines, ...visited.troubles], []);
  await visited.close();
});
