/** Pages that forbid much. `CDN` and `API` stand for the origins of our files and of the endpoint. */
import type { Host } from './host.ts';

const ruled = (name: string, policy: string, more: Partial<Host> = {}): Host => ({
  kind: 'policy',
  name,
  headers: { 'Content-Security-Policy': policy },
  ...more,
});

const NONE = "default-src 'none'; img-src data:";
const OURS = `${NONE}; script-src 'self' CDN; connect-src API`;
const TRUSTED = "require-trusted-types-for 'script'";
const HOSTS_LIT = `<script>if (window.trustedTypes) trustedTypes.createPolicy('lit-html', { createHTML: function (s) { return s; } });</script>`;

const WITHOUT_SHEETS = 'delete Document.prototype.adoptedStyleSheets;';

export const policies: readonly Host[] = [
  ruled('nothing but our origins', OURS),
  ruled('nothing but our origins, and no styles', `${OURS}; style-src 'none'`),
  ruled(
    'no inline anything',
    `default-src 'self'; script-src 'self' CDN; connect-src 'self' API; img-src 'self' data: CDN`,
  ),
  ruled('a nonce', `script-src 'self' 'nonce-abc'; style-src 'nonce-abc'`, { scriptAttributes: 'nonce="abc"' }),
  ruled('a nonce and what it brings', `script-src 'nonce-abc' 'strict-dynamic'; style-src 'nonce-abc'`, {
    scriptAttributes: 'nonce="abc"',
    page: ({ script, tag }) =>
      `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Xã</title><link rel="icon" href="data:,">${script}</head>
      <body><form id="find"><input id="q"></form><h1 id="name">Xã</h1><main id="main"><p class="news">Tin</p>${tag}</main>
      <p id="below"></p><script nonce="abc" src="/host.js"></script></body></html>`,
  }),
  ruled('a nonce, in a browser without constructable sheets', `script-src 'self' 'nonce-abc'; style-src 'nonce-abc'`, {
    scriptAttributes: 'nonce="abc"',
    head: `<script nonce="abc">${WITHOUT_SHEETS}</script>`,
  }),
  ruled('Trusted Types that list us', `${TRUSTED}; trusted-types dvc-widgets`),
  ruled('Trusted Types for all', TRUSTED),
  ruled('Trusted Types beside a Lit of its own', `${TRUSTED}; trusted-types lit-html dvc-widgets`, { head: HOSTS_LIT }),
  ruled('Trusted Types and nothing but our origins', `${OURS}; ${TRUSTED}; trusted-types dvc-widgets`),
  ruled('Trusted Types that list nobody', `${TRUSTED}; trusted-types 'none'`, { shows: 'link', reports: 1 }),
  ruled('Trusted Types that list only Lit', `${TRUSTED}; trusted-types lit-html`, {
    shows: 'link',
    reports: 1,
    head: HOSTS_LIT,
  }),
  ruled('Trusted Types that list nobody, and no frames', `${OURS}; ${TRUSTED}; trusted-types 'none'`, {
    shows: 'link',
    reports: 1,
  }),
  ruled(
    'Trusted Types that list nobody, and frames of ours',
    `${OURS}; frame-src CDN; ${TRUSTED}; trusted-types 'none'`,
    {
      shows: 'link',
      reports: 1,
    },
  ),
  // The frame is tried, since no page says beforehand that it lets none in.
  ruled('no shadows and no frames', `script-src 'self' 'unsafe-inline' CDN; connect-src API; frame-src 'none'`, {
    head: '<script>Element.prototype.attachShadow = function () { throw new Error("no"); };</script>',
    shows: 'link',
    throws: /^Error: no$/,
    reports: 1,
  }),
  {
    kind: 'policy',
    name: 'alone with its own kind (COEP, COOP)',
    headers: { 'Cross-Origin-Embedder-Policy': 'require-corp', 'Cross-Origin-Opener-Policy': 'same-origin' },
  },
  {
    kind: 'policy',
    name: 'no permissions',
    headers: { 'Permissions-Policy': 'camera=(), geolocation=(), clipboard-write=(), web-share=()' },
  },
  ruled('a sandbox', 'sandbox allow-scripts allow-forms allow-popups'),
];
