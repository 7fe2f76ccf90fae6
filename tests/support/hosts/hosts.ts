/** All host pages, and how a citizen's visit to one goes. */
import type { Frame, Page } from 'playwright';
import {
  cdn,
  endpoint,
  FALLBACK,
  host as site,
  visit,
  visitNext,
  type Visit,
  type VisitOptions,
} from '../../embed/sites.ts';
import { difference, FINGERPRINT } from './fingerprint.ts';
import { HOST_SCRIPT, usualPage, type Host, type Ours } from './host.ts';
import { elementIn, withoutMoment, type Asked, type Journey } from './journeys.ts';
import { libraries, libraryFiles } from './libraries.ts';
import { poisons } from './poisons.ts';
import { policies } from './policies.ts';
import { structures } from './structures.ts';
import { styles } from './styles.ts';

export const hosts: readonly Host[] = [...libraries, ...poisons, ...styles, ...structures, ...policies];

/** What a visit left behind: everything that a host or a citizen could complain of. */
export interface Outcome {
  /** What the citizen got: the element, it in a frame, or the link. */
  readonly shows: 'element' | 'frame' | 'link' | 'nothing';
  /** Bytes that were submitted. */
  readonly submitted: readonly string[];
  /** Changes of the host: what is gone, what is new, what no longer works. */
  readonly regressions: readonly string[];
  /** Reports of the host's security policy that are not the host's own. */
  readonly reports: readonly string[];
}

for (const [address, read] of libraryFiles) {
  const type = address.endsWith('.css') ? 'text/css' : 'text/javascript';
  site.put(address, { headers: { 'Content-Type': `${type}; charset=utf-8` }, body: read() });
}
site.put('/host.js', { headers: { 'Content-Type': 'text/javascript' }, body: HOST_SCRIPT });
cdn.put('/endpoints.json', { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify([endpoint]) });

const NOTHING_OF_OURS: Ours = { script: '', tag: '' };

/** Visits the host without and with what is pasted, and goes the way of a citizen. */
export async function visitHost(host: Host, journey: Journey): Promise<Outcome> {
  const before = await look(host, NOTHING_OF_OURS, async () => undefined);
  const script = `<script src="${cdn.origin}/dvc.js" data-endpoint="${endpoint}" data-agency="H90.101" ${host.scriptAttributes ?? ''}></script>`;
  const tag = `<dvc-${journey.element} ${journey.attributes ?? ''}><p>${FALLBACK}</p></dvc-${journey.element}>`;
  const asked: Asked[] = [];
  let shows: Outcome['shows'] = 'nothing';
  const after = await look(host, { script, tag }, async (visited) => {
    listen(visited, asked);
    shows = await walk(visited, journey, host.shows);
  });
  return {
    shows,
    submitted: asked.filter(journey.submits).map(withoutMoment),
    regressions: regressionsOf(host, before, after),
    reports: after.reports.filter((report) => !before.reports.includes(report)),
  };
}

/** What there is to see of a host after a visit. */
interface Look {
  readonly fingerprint: string;
  readonly ownWork: string;
  readonly troubles: readonly string[];
  readonly reports: readonly string[];
  /** Of its own form and hotkeys: what our keys have set off, then whether they still work. */
  readonly keys: string;
}

/** Windows in which hosts are seen as they are without us: nothing there is worth a new one. */
const spare: Visit[] = [];

async function look(host: Host, ours: Ours, during: (visited: Visit) => Promise<void>): Promise<Look> {
  const parts = { head: host.head ?? '', foot: host.foot ?? '' };
  const page = (host.page ?? usualPage)(ours, parts).replaceAll('HOST/', `${site.origin}/`);
  const options: VisitOptions = {
    viewport: { width: 1000, height: 800 },
    headers: Object.fromEntries(Object.entries(host.headers ?? {}).map(([name, value]) => [name, withOrigins(value)])),
    prepare: async (opened) => {
      await opened.addInitScript(WATCH_REPORTS);
      await host.prepare?.(opened);
    },
  };
  const isBare = ours === NOTHING_OF_OURS && !host.prepare;
  const known = isBare ? spare.pop() : undefined;
  const visited = known ?? (await visit(page, options));
  if (known) await visitNext(known, page, options);
  await host.then?.(visited.page);
  await during(visited);
  const before = await visited.read('hostSubmits + " " + hostKeys');
  const fingerprint = await visited.read(FINGERPRINT);
  const ownWork = host.ownWork ? await visited.read(`String(${host.ownWork})`) : '';
  const reports = (await visited.read('__violations()')).split('\n').filter(Boolean);
  const works = await visited.read(PRESS_HOST_KEYS);
  const seen = { fingerprint, ownWork, troubles: [...visited.troubles], reports, keys: `${before} then ${works}` };
  if (isBare) spare.push(visited);
  else await visited.close();
  return seen;
}

/** Keeps the policy's reports where the fingerprint does not look. */
const WATCH_REPORTS = `(function () {
  var seen = '';
  document.addEventListener('securitypolicyviolation', function (e) {
    seen += e.effectiveDirective + ' ' + e.blockedURI + '\\n';
  });
  Object.defineProperty(window, '__violations', { value: function () { return seen; } });
})();`;

const PRESS_HOST_KEYS = `(function () {
  var field = document.getElementById('q') || document.body;
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 's', bubbles: true }));
  return hostKeys.length > 0;
})()`;

const withOrigins = (policy: string): string =>
  policy.replaceAll('CDN', cdn.origin).replaceAll('API', new URL(endpoint).origin);

function listen({ page }: Visit, asked: Asked[]): void {
  page.on('request', (request) => {
    if (!request.url().startsWith(endpoint) || request.method() === 'OPTIONS') return;
    asked.push({
      method: request.method(),
      path: request.url().slice(endpoint.length),
      body: request.postData() ?? '',
    });
  });
}

async function walk({ page }: Visit, journey: Journey, shows: Host['shows'] = undefined): Promise<Outcome['shows']> {
  if (shows === 'link') {
    await page.locator('main a[href*="/embed/"]').waitFor();
    return (await page.getByText(FALLBACK).isVisible()) ? 'link' : 'nothing';
  }
  const place = shows === 'frame' ? await embedFrame(page) : page;
  await journey.walk(elementIn(place, journey));
  return shows ?? 'element';
}

/** The frame with our page in it, once it is there. */
async function embedFrame(page: Page): Promise<Frame> {
  const isOurs = (frame: Frame): boolean => frame.url().includes('/embed/');
  return page.frames().find(isOurs) ?? page.waitForEvent('framenavigated', isOurs);
}

function regressionsOf(host: Host, before: Look, after: Look): string[] {
  const { gone, added } = difference(before.fingerprint, after.fingerprint);
  const changes = [...gone.map((line) => `gone: ${line}`), ...added.map((line) => `new: ${line}`)];
  for (const part of ['ownWork', 'keys'] as const) {
    if (before[part] !== after[part]) changes.push(`${part}: ${before[part]} → ${after[part]}`);
  }
  // What a policy reports is counted by itself.
  const isOwn = (trouble: string): boolean =>
    before.troubles.includes(trouble) || /Content Security Policy/i.test(trouble) || !!host.throws?.test(trouble);
  return [...changes, ...after.troubles.filter((trouble) => !isOwn(trouble))];
}
