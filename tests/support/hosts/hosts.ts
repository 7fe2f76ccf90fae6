/** All host pages, and how a citizen's visit to one goes. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cdn, FALLBACK, folder, host as site } from '../../embed/sites.ts';
import { version } from '../../../vite.config.ts';
import type { Engine, Opened } from './engine.ts';
import { difference, FINGERPRINT } from './fingerprint.ts';
import { HOST_SCRIPT, usualPage, type Host, type Ours } from './host.ts';
import { elementIn, withoutMoment, type Journey } from './journeys.ts';
import { libraries, libraryFiles } from './libraries.ts';
import { poisons } from './poisons.ts';
import { policies } from './policies.ts';
import { structures } from './structures.ts';
import { styles } from './styles.ts';
import { PRESS_HOST_KEYS } from './watch.ts';

export const hosts: readonly Host[] = [...libraries, ...poisons, ...styles, ...structures, ...policies];

/** What a visit left behind: everything that a host or a citizen could complain of. */
export interface Outcome {
  /** What the citizen got: the element, it in a frame, or the link. */
  readonly shows: 'element' | 'frame' | 'link' | 'nothing';
  /** Bytes that were submitted. */
  readonly submitted: readonly string[];
  /** How the element looks. */
  readonly look: string;
  /** Changes of the host: what is gone, what is new, what no longer works. */
  readonly regressions: readonly string[];
  /** Reports of the host's security policy that are not the host's own. */
  readonly reports: readonly string[];
}

const SCRIPT = { 'Content-Type': 'text/javascript; charset=utf-8' };
for (const [address, read] of libraryFiles) {
  const headers = address.endsWith('.css') ? { 'Content-Type': 'text/css; charset=utf-8' } : SCRIPT;
  site.put(address, { headers, body: read() });
}
// Another version beside ours: its loader says so, its elements are as good as ours.
for (const file of (await readdir(folder)).filter((name) => name.endsWith('.js'))) {
  const code = await readFile(join(folder, file), 'utf8');
  cdn.put(`/older/${file}`, {
    headers: { ...SCRIPT, 'Access-Control-Allow-Origin': '*' },
    body: file === 'dvc.js' ? code.replaceAll(version, '0.0.9') : code,
  });
}
site.put('/host.js', { headers: SCRIPT, body: HOST_SCRIPT });

const NOTHING_OF_OURS: Ours = { script: '', tag: '' };

/** Visits hosts without and with what is pasted, and goes the way of a citizen. */
export class Tour {
  readonly #engine: Engine;
  /** How hosts are without us. */
  readonly #bare = new Map<Host, Promise<Look>>();

  constructor(engine: Engine) {
    this.#engine = engine;
    // Frames ask it whom they may talk to.
    const list = JSON.stringify([engine.endpoint]);
    cdn.put('/endpoints.json', { headers: { 'Content-Type': 'application/json' }, body: list });
  }

  async visit(host: Host, journey: Journey): Promise<Outcome> {
    const bare = this.#bare.get(host) ?? this.#look(host, NOTHING_OF_OURS, async () => undefined);
    this.#bare.set(host, bare);
    const before = await bare;
    const { endpoint } = this.#engine;
    const script = `<script src="${cdn.origin}/dvc.js" data-endpoint="${endpoint}" data-agency="H90.101" ${host.scriptAttributes ?? ''}></script>`;
    const tag = `<dvc-${journey.element} ${journey.attributes ?? ''}><p>${FALLBACK}</p></dvc-${journey.element}>`;
    let shows: Outcome['shows'] = 'nothing';
    let submitted: readonly string[] = [];
    let look = '';
    const after = await this.#look(host, { script, tag }, async (opened) => {
      shows = await walk(opened, journey, host.shows);
      // What is tried after the link is there is reported later.
      while (host.reports && !(await opened.read('__violations()')));
      submitted = opened.asked().filter(journey.submits).map(withoutMoment);
      look = await opened.read(lookOf(journey));
    });
    const reports = after.reports.filter((report) => !before.reports.includes(report));
    return { shows, submitted, look, regressions: regressionsOf(host, before, after), reports };
  }

  async #look(host: Host, ours: Ours, during: (opened: Opened) => Promise<void>): Promise<Look> {
    const parts = { head: host.head ?? '', foot: host.foot ?? '' };
    const page = (host.page ?? usualPage)(ours, parts).replaceAll('HOST/', `${site.origin}/`);
    const headers = Object.entries(host.headers ?? {}).map(([name, value]): [string, string] => [
      name,
      this.#withOrigins(value),
    ]);
    const opened = await this.#engine.open(page, Object.fromEntries(headers));
    if (host.then) await opened.read(`(${String(host.then)})()`);
    await during(opened);
    const before = await opened.read('hostSubmits + " " + hostKeys');
    const fingerprint = await opened.read(FINGERPRINT);
    const ownWork = host.ownWork ? await opened.read(`String(${host.ownWork})`) : '';
    const reports = (await opened.read('__violations()')).split('\n').filter(Boolean);
    const works = await opened.read(PRESS_HOST_KEYS);
    const troubles = await opened.troubles();
    await opened.close();
    return { fingerprint, ownWork, troubles, reports, keys: `${before} then ${works}` };
  }

  #withOrigins(policy: string): string {
    return policy.replaceAll('CDN', cdn.origin).replaceAll('API', new URL(this.#engine.endpoint).origin);
  }
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

async function walk(opened: Opened, journey: Journey, shows: Host['shows']): Promise<Outcome['shows']> {
  if (shows === 'link') {
    await opened.page.locator('main a[href*="/embed/"]').waitFor();
    return (await opened.page.getByText(FALLBACK).isVisible()) ? 'link' : 'nothing';
  }
  const place = shows === 'frame' ? await opened.frame() : opened.page;
  await journey.walk(elementIn(place, journey));
  return shows ?? 'element';
}

/** What host sheets most often change, of the element's own parts; buttons have another ground below the pointer. */
const lookOf = ({ element }: Journey): string => `(function () {
  var tag = document.querySelector('dvc-${element}'), lines = '', i, j, looks;
  var names = ['display', 'visibility', 'color', 'backgroundColor', 'fontSize', 'fontWeight', 'lineHeight', 'letterSpacing',
    'wordSpacing', 'textTransform', 'textIndent', 'textShadow', 'direction', 'unicodeBidi', 'whiteSpace', 'cursor', 'float',
    'boxSizing', 'webkitTextFillColor', 'transitionDuration', 'listStyleType', 'textAlign', 'wordBreak', 'hyphens'];
  var parts = tag && tag.shadowRoot ? tag.shadowRoot.querySelectorAll('.base, .base *') : [];
  for (i = 0; i < parts.length; i++) {
    looks = getComputedStyle(parts[i]);
    lines += parts[i].localName + '.' + parts[i].getAttribute('class');
    for (j = 0; j < names.length; j++) if (names[j] !== 'backgroundColor' || !parts[i].matches('button, button *')) lines += ' ' + names[j] + ':' + looks[names[j]];
    lines += '\\n';
  }
  return lines;
})()`;

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
