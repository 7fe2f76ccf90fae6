/**
 * `dvc.diagnose()`: looks at the page it stands on and says in plain words what is well, what is not, and what to do. A
 * file of its own, which only a webmaster ever fetches.
 */
import { endpointFrom, pageConfig } from '../core/config.ts';
import { exchange } from '../backend/request.ts';
import { complain } from './complain.ts';
import { say, type Finding } from './diagnose-words.ts';
import { elements } from './elements.ts';
import { dvc, version } from './namespace.ts';

dvc.diagnose = async (): Promise<string> => {
  const findings = [...lookAtPage(), ...lookAtElements(), ...(await lookAtEndpoints())];
  const report = say(findings, document.documentElement.lang);
  complain(report);
  return report;
};

function lookAtPage(): Finding[] {
  const found: Finding[] = [['version', true, { version }]];
  const others = dvc.loaders.filter((other) => other !== version);
  if (others.length) found.push(['versions', false, { version: others.join(', ') }]);
  if (!dvc.folders[version]) found.push(['renamed', false]);
  if (!isSecureContext) found.push(['http', false]);
  if (dvc.policy === false) found.push(['trustedTypes', false]);
  if (document.compatMode !== 'CSS1Compat') found.push(['quirks', true]);
  const altered = alteredBuiltIns();
  if (altered.length) found.push(['altered', true, { what: altered.join(', ') }]);
  return found;
}

const BUILT_IN: readonly (readonly [owner: unknown, part: string, name: string])[] = [
  [Array, 'from', 'Array.from'],
  [JSON, 'stringify', 'JSON.stringify'],
  [window, 'Promise', 'Promise'],
  [window, 'fetch', 'fetch'],
  [customElements, 'define', 'customElements.define'],
  [Function.prototype, 'bind', 'Function.prototype.bind'],
];
const PLANTED: Readonly<Record<string, { readonly prototype: object }>> = { Array, String, Object };

/** What the page's own libraries have put in the place of the browser's. We do without it, other widgets may not. */
function alteredBuiltIns(): string[] {
  const isNative = (part: unknown): boolean => /\[native code\]/.test(Function.prototype.toString.call(part));
  const replaced = BUILT_IN.filter(([owner, part]) => !isNative((owner as Record<string, unknown>)[part]));
  const planted = Object.keys(PLANTED).filter((name) => 'toJSON' in PLANTED[name]!.prototype);
  return [
    ...replaced.map(([, , name]) => name),
    ...planted.map((name) => `${name}.prototype.toJSON`),
    ...Object.keys(Object.prototype).map((name) => `Object.prototype.${name}`),
  ];
}

const ours = (): HTMLElement[] =>
  [...document.getElementsByTagName('*')].filter((tag): tag is HTMLElement => tag.localName.startsWith('dvc-'));

function lookAtElements(): Finding[] {
  const tags = ours();
  if (!tags.length) return [['none', false]];
  return tags.map((tag): Finding => {
    const what = `<${tag.localName}>`;
    if (!elements[tag.localName.slice(4)]) return ['unknown', false, { what }];
    if (!tag.shadowRoot) return ['notDrawn', false, { what }];
    if (!tag.getClientRects().length) return ['hidden', true, { what }];
    return ['drawn', true, { what }];
  });
}

async function lookAtEndpoints(): Promise<Finding[]> {
  const said = new Set(ours().map((tag) => tag.getAttribute('endpoint') ?? pageConfig().endpoint));
  return Promise.all([...said].map((address) => lookAtEndpoint(address)));
}

async function lookAtEndpoint(said: string | undefined): Promise<Finding> {
  const endpoint = endpointFrom(said, 'dvc.diagnose()');
  if (!endpoint) return ['address', false, { what: said ?? '' }];
  const what = `${endpoint}/v1/status`;
  try {
    const answer = await exchange(what, { credentials: 'omit', headers: { Accept: 'application/json' } });
    if (!answer.ok) return ['refused', false, { what, status: answer.status }];
    const { contract } = (await answer.json()) as { contract?: string };
    return contract?.startsWith('1.') ? ['endpoint', true, { what: endpoint }] : ['contract', false, { what }];
  } catch {
    return [(await answersAtAll(what)) ? 'cors' : 'silent', false, { what, origin: location.origin }];
  }
}

/** Whether anything answers there, though this page may not read it. */
const answersAtAll = (address: string): Promise<boolean> =>
  exchange(address, { mode: 'no-cors', credentials: 'omit' }).then(
    () => true,
    () => false,
  );
