import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { lintEmptyHouse } from './plant.ts';

const WIDGET = 'src/widgets/one/one-element.ts';
const VIEW = 'src/widgets/one/one-view.ts';
const STYLES = 'src/widgets/one/one.styles.ts';
const CORE = 'src/core/config.ts';
const DEFINE = 'src/core/define-element.ts';
const REQUEST = 'src/backend/request.ts';
const JSON_FILE = 'src/backend/json.ts';
const SEARCH = 'src/search/ranking.ts';
const TEST = 'tests/widgets/one.test.ts';
const NODE_TEST = 'tests/server/one.test.ts';

const HOUSE = [
  WIDGET,
  VIEW,
  STYLES,
  CORE,
  DEFINE,
  REQUEST,
  JSON_FILE,
  SEARCH,
  TEST,
  NODE_TEST,
  'src/backend/outbox.ts',
  'src/vietnamese/text.ts',
  'src/conformance/checks.ts',
];
const lint = lintEmptyHouse(HOUSE);

const rulesOf = async (file: string, code: string) => new Set((await lint(file, code)).map(({ rule }) => rule));

interface Ban {
  readonly name: string;
  readonly rule: string;
  /** Each must be refused there. */
  readonly refused: readonly (readonly [file: string, code: string])[];
  /** And each of these must not. */
  readonly fine: readonly (readonly [file: string, code: string])[];
}

const html = (markup: string) => `import { html } from 'lit';\nexport const view = (x: unknown) => html\`${markup}\`;`;
const css = (rules: string) => `import { css } from 'lit';\nexport const styles = css\`${rules}\`;`;

const BANS: Ban[] = [
  {
    name: 'fetch outside request.ts',
    rule: 'no-restricted-globals',
    refused: [
      [WIDGET, "void fetch('/x');"],
      [WIDGET, "void window.fetch('/x');"],
      [WIDGET, "void globalThis.fetch('/x');"],
      [CORE, 'export const ask = fetch;'],
      ['src/backend/outbox.ts', "void fetch('/x');"],
      [WIDGET, 'new XMLHttpRequest();'],
    ],
    fine: [[REQUEST, "void fetch('/x');"]],
  },
  {
    name: 'the page in layers that run without one',
    rule: 'no-restricted-globals',
    refused: [
      ['src/backend/outbox.ts', 'document.title;'],
      [REQUEST, 'window.name;'],
      [SEARCH, "customElements.get('x');"],
      ['src/vietnamese/text.ts', 'document.title;'],
      ['src/conformance/checks.ts', 'window.name;'],
    ],
    fine: [
      [CORE, 'document.title;'],
      ['src/backend/outbox.ts', 'void navigator.onLine;'],
    ],
  },
  {
    name: 'CustomEvent',
    rule: 'no-restricted-globals',
    refused: [
      [WIDGET, "new CustomEvent('x');"],
      [REQUEST, "new CustomEvent('x');"],
    ],
    fine: [[WIDGET, "new Event('x');"]],
  },
  {
    name: 'zod outside the backend',
    rule: 'boundaries/dependencies',
    refused: [
      [WIDGET, "import * as z from 'zod/mini'; z;"],
      [REQUEST, "import * as z from 'zod'; z;"],
    ],
    fine: [[REQUEST, "import * as z from 'zod/mini'; z;"]],
  },
  {
    name: 'customElements.define outside define-element.ts',
    rule: 'dvc/no-define',
    refused: [
      [WIDGET, "customElements.define('x-y', class extends HTMLElement {});"],
      ['src/embed/loader.ts', "window.customElements.define('x-y', class extends HTMLElement {});"],
    ],
    fine: [[DEFINE, "customElements.define('x-y', class extends HTMLElement {});"]],
  },
  {
    name: 'default exports',
    rule: 'dvc/no-default-export',
    refused: [
      [CORE, 'export default 1;'],
      [CORE, 'const a = 1; export { a as default };'],
    ],
    fine: [[CORE, 'export const a = 1;']],
  },
  {
    name: 'enums',
    rule: 'dvc/no-enum',
    refused: [[CORE, 'export enum A { B }']],
    fine: [[CORE, 'export const A = { B: 1 } as const;']],
  },
  {
    name: 'any',
    rule: '@typescript-eslint/no-explicit-any',
    refused: [
      [CORE, 'export const a: any = 1;'],
      [NODE_TEST, 'export const a: any = 1;'],
    ],
    fine: [[CORE, 'export const a: unknown = 1;']],
  },
  {
    name: 'raw HTML',
    rule: 'dvc/no-raw-html',
    refused: [
      [WIDGET, "import { unsafeHTML } from 'lit/directives/unsafe-html.js'; unsafeHTML;"],
      [WIDGET, "document.body.innerHTML = 'x';"],
      [WIDGET, "document.body.outerHTML = 'x';"],
      [WIDGET, "document.body.insertAdjacentHTML('beforeend', 'x');"],
      [WIDGET, "document.write('x');"],
      [VIEW, html('<p .innerHTML=${x}></p>')],
    ],
    fine: [[VIEW, html('<p>${x}</p>')]],
  },
  {
    name: 'style attributes',
    rule: 'dvc/no-style-attribute',
    refused: [
      [VIEW, "import { styleMap } from 'lit/directives/style-map.js'; styleMap;"],
      [VIEW, html('<p style="color: red"></p>')],
      [VIEW, html('<p\n style=${x}></p>')],
    ],
    fine: [[VIEW, html('<p class="late"></p>')]],
  },
  {
    name: 'rem units',
    rule: 'dvc/no-rem',
    refused: [
      [STYLES, css('p { margin: 1rem; }')],
      [STYLES, css('p { margin: calc(1px + .5rem); }')],
    ],
    fine: [[STYLES, css('p { margin: 1em; --rem: 2px; }')]],
  },
  {
    name: 'Array.from with a function',
    rule: 'dvc/no-array-from-map',
    refused: [[CORE, 'Array.from([1], (x) => x);']],
    fine: [[CORE, 'Array.from([1]);']],
  },
  {
    name: 'JSON.stringify outside json.ts',
    rule: 'dvc/no-json-stringify',
    refused: [
      [REQUEST, 'JSON.stringify(1);'],
      [WIDGET, 'export const write = JSON.stringify;'],
    ],
    fine: [
      [JSON_FILE, 'JSON.stringify(1);'],
      [REQUEST, "JSON.parse('1');"],
    ],
  },
  {
    name: 'a flag named loading',
    rule: 'dvc/no-loading-flag',
    refused: [
      [WIDGET, 'export class A { loading = false; }'],
      [WIDGET, 'export class A { isLoading = false; }'],
      [WIDGET, 'export class A { #loading = false; m() { return this.#loading; } }'],
      [CORE, 'export interface A { loading: boolean }'],
    ],
    fine: [
      [WIDGET, 'export class A { readonly reloadable = true; }'],
      [WIDGET, 'export class A { loading?: Promise<void>; }'],
    ],
  },
  {
    name: 'an element file of more than 250 lines',
    rule: 'max-lines',
    refused: [[WIDGET, 'void 0;\n'.repeat(251)]],
    fine: [
      [WIDGET, 'void 0;\n'.repeat(250)],
      [VIEW, 'void 0;\n'.repeat(251)],
    ],
  },
  {
    name: 'words in a template',
    rule: 'dvc/no-words-in-template',
    refused: [
      [VIEW, html('<p>Chưa tìm thấy thủ tục</p>')],
      [VIEW, html('<p>Nothing found</p>')],
      [VIEW, html('<button>Gửi</button>')],
      [VIEW, html('<p>${x} ngày</p>')],
      [VIEW, html('<button aria-label="Đóng lại">×</button>')],
      ['src/ui/field.ts', html('<input placeholder="Mã hồ sơ">')],
    ],
    fine: [
      [VIEW, html('<!-- the newest answer --><p class="not found" part="base result">${x} · ${x}</p>')],
      [VIEW, html('<ol role="list"><li title=${x}>1.</li></ol>')],
      [CORE, html('<p>Nothing found</p>')],
    ],
  },
  {
    name: 'an import that nobody can follow',
    rule: 'dvc/no-computed-import',
    refused: [
      [CORE, 'export const load = (x: string) => import(x);'],
      [CORE, 'export const load = (x: string) => import(`./${x}.ts`);'],
    ],
    fine: [[CORE, "export const load = () => import('./events.ts');"]],
  },
  {
    name: 'a listener that old browsers would keep',
    rule: 'dvc/no-signal-listener',
    refused: [[WIDGET, "addEventListener; window.addEventListener('x', () => 1, { signal: AbortSignal.abort() });"]],
    fine: [[WIDGET, "window.addEventListener('x', () => 1, { passive: true });"]],
  },
  { name: 'eval', rule: 'no-eval', refused: [[CORE, "eval('1');"]], fine: [] },
  { name: 'new Function', rule: 'no-new-func', refused: [[CORE, "new Function('1');"]], fine: [] },
  {
    name: 'log lines',
    rule: 'no-console',
    refused: [[CORE, "console.log('x');"]],
    fine: [[CORE, "console.warn('x');"]],
  },
  {
    name: 'tests that sleep',
    rule: 'dvc/no-sleep',
    refused: [
      [TEST, 'await new Promise((done) => setTimeout(done, 50));'],
      [TEST, 'await new Promise<void>((done) => { window.setTimeout(() => done(), 50); });'],
      [TEST, "import { aTimeout } from '@open-wc/testing'; await aTimeout(50);"],
      [NODE_TEST, "import { setTimeout } from 'node:timers/promises'; await setTimeout(5);"],
      [NODE_TEST, 'declare const page: { waitForTimeout(ms: number): Promise<void> }; await page.waitForTimeout(50);'],
    ],
    fine: [[TEST, "import { waitUntil } from '@open-wc/testing'; await waitUntil(() => true);"]],
  },
  {
    name: 'tests that are left out or run alone',
    rule: 'dvc/no-focused-test',
    refused: [
      [TEST, "it.only('x', () => {});"],
      [TEST, "describe.skip('x', () => {});"],
      [NODE_TEST, "import { test } from 'node:test'; test.skip('x');"],
      [NODE_TEST, "import { test } from 'node:test'; test('x', { only: true }, () => {});"],
      [NODE_TEST, "import { test } from 'node:test'; test('x', { skip: true }, () => {});"],
    ],
    fine: [
      [
        NODE_TEST,
        "import { test } from 'node:test'; test('x', { skip: !process.env['X'] && 'no database' }, () => {});",
      ],
    ],
  },
];

describe('the linter refuses', () => {
  for (const { name, rule, refused, fine } of BANS) {
    test(name, async () => {
      for (const [file, code] of refused)
        assert.ok((await rulesOf(file, code)).has(rule), `let through in ${file}: ${code}`);
      for (const [file, code] of fine) assert.ok(!(await rulesOf(file, code)).has(rule), `refused in ${file}: ${code}`);
    });
  }
});
