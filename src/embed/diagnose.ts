/**
 * `dvc.diagnose()`: looks at the page it stands on and says in plain words what is well, what is not, and what to do. A
 * file of its own, which only a webmaster ever fetches.
 */
import { complain } from './complain.ts';
import { lookAtEndpoints } from './diagnose-endpoints.ts';
import { findTags, lookAtTags } from './diagnose-tags.ts';
import { say, type Finding } from './diagnose-words.ts';
import { dvc, version } from './namespace.ts';

dvc.diagnose = async (): Promise<string> => {
  const tags = findTags();
  const findings = [...lookAtPage(), ...lookAtTags(tags), ...(await lookAtEndpoints(tags))];
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
  return [...found, ...lookAtBuiltIns()];
}

type BuiltIn = readonly [owner: unknown, part: string, name: string];

const OF_THE_WINDOW =
  'Promise fetch URL Map Set WeakMap Symbol AbortController TextDecoder HTMLElement IntersectionObserver MutationObserver';
const NEEDED: readonly BuiltIn[] = [
  ...OF_THE_WINDOW.split(' ').map((name): BuiltIn => [window, name, name]),
  [customElements, 'define', 'customElements.define'],
];
const AVOIDED: readonly BuiltIn[] = [
  [Array, 'from', 'Array.from'],
  [JSON, 'stringify', 'JSON.stringify'],
  [Function.prototype, 'bind', 'Function.prototype.bind'],
];
const PLANTED: Readonly<Record<string, { readonly prototype: object }>> = { Array, String, Object };

/** What the page's own libraries have put in the place of the browser's. Most we do without, other widgets may not. */
function lookAtBuiltIns(): Finding[] {
  const found: Finding[] = [];
  const needed = replacedAmong(NEEDED);
  if (needed.length) found.push(['replaced', false, { what: needed.join(', ') }]);
  const planted = Object.keys(PLANTED).filter((name) => 'toJSON' in PLANTED[name]!.prototype);
  const altered = [
    ...replacedAmong(AVOIDED),
    ...planted.map((name) => `${name}.prototype.toJSON`),
    ...Object.keys(Object.prototype).map((name) => `Object.prototype.${name}`),
  ];
  if (altered.length) found.push(['altered', true, { what: altered.join(', ') }]);
  return found;
}

function replacedAmong(builtIns: readonly BuiltIn[]): string[] {
  // Not all that hosts put there is a function.
  const isNative = (part: unknown): boolean =>
    typeof part === 'function' && /\[native code\]/.test(Function.prototype.toString.call(part));
  return builtIns
    .filter(([owner, part]) => !isNative((owner as Record<string, unknown>)[part]))
    .map(([, , name]) => name);
}
