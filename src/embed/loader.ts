/**
 * `dvc.js`, what a webmaster's script tag brings: finds the elements of a page, now and later, keeps their space free
 * and brings the code of each when it comes near the view or the page has nothing else to do.
 */
import { addScript } from './add-script.ts';
import { complain } from './complain.ts';
import { elements } from './elements.ts';
import { adoptFrame } from './frames.ts';
import { showInstead } from './instead.ts';
import { mount } from './mounts.ts';
import { dvc, version } from './namespace.ts';
import { reserveSpace } from './space.ts';

/** Integrity hash of each element's file, by the element's name. */
declare const DVC_ELEMENTS: Readonly<Record<string, string>>;
/** Of the file that puts the true `dvc.diagnose` in the place of ours. */
declare const DVC_DIAGNOSE: string;

// About a screen's height ahead of a citizen who scrolls.
const NEAR = '600px';
// Where a browser cannot say that it is idle.
const IDLE_MS = 2000;
// An element draws itself in the moment its code is there; a busy phone needs longer.
const PATIENCE_MS = 3000;

/** Tags whose code is not here yet, by name, each with how to give back its space. */
const waiting = new Map<string, Map<HTMLElement, () => void>>();
/** Tags that have drawn themselves. */
const drawn = new WeakSet<Element>();
const nearby = new IntersectionObserver(approach, { rootMargin: NEAR });

const [running] = dvc.loaders;
if (!running) start();
else if (!dvc.loaders.includes(version)) complain(`version ${version} rests: ${running} is on this page already`);
dvc.loaders.push(version);

function start(): void {
  dvc.diagnose = () => addScript('dvc-diagnose.js', DVC_DIAGNOSE).then(() => dvc.diagnose!());
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) find(node);
  }).observe(document, { childList: true, subtree: true });
  find(document.documentElement);
}

/** Meets our elements, their mounts and frames from `root` down. */
function find(root: Element): void {
  for (const tag of [root, ...root.getElementsByTagName('*')] as HTMLElement[]) {
    const { localName } = tag;
    if (tag.hasAttribute('data-dvc')) mount(tag);
    else if (tag.hasAttribute('data-dvc-frame')) adoptFrame(tag as HTMLIFrameElement);
    else if (localName.startsWith('dvc-') && !customElements.get(localName)) meet(tag, localName.slice(4));
  }
}

function meet(tag: HTMLElement, name: string): void {
  if (!elements[name]) return complain(`<dvc-${name}> is not in version ${version}: is the name right?`);
  const tags = waiting.get(name) ?? expect(name);
  if (tags.has(tag)) return;
  tags.set(tag, reserveSpace(tag, name));
  tag.addEventListener('dvc-ready', () => drawn.add(tag), { once: true });
  nearby.observe(tag);
}

function expect(name: string): Map<HTMLElement, () => void> {
  const tags = new Map<HTMLElement, () => void>();
  waiting.set(name, tags);
  whenIdle(() => void bring(name));
  return tags;
}

function approach(entries: IntersectionObserverEntry[]): void {
  for (const { isIntersecting, target } of entries) if (isIntersecting) void bring(target.localName.slice(4));
}

/** Brings an element's code. Where that fails, what the page holds inside the tag stays in view, with another way. */
async function bring(name: string): Promise<void> {
  const tags = waiting.get(name);
  if (!tags) return;
  const trouble = await addScript(`dvc-${name}.js`, DVC_ELEMENTS[name]!).then(
    () => (customElements.get(`dvc-${name}`) ? '' : 'its code cannot run on this page'),
    ({ message }: Error) => `${message} did not arrive, or is not the file of version ${version}`,
  );
  waiting.delete(name);
  for (const tag of tags.keys()) nearby.unobserve(tag);
  if (trouble) return giveUp(name, tags, trouble, dvc.policy === false ? await (refusal ??= hostPolicy()) : '');
  // What the page has done to the browser may show only when an element draws itself.
  setTimeout(() => {
    for (const [tag, release] of tags) {
      if (!drawn.has(tag) && tag.isConnected)
        giveUp(name, new Map([[tag, release]]), 'it cannot draw itself on this page');
    }
  }, PATIENCE_MS);
}

function giveUp(name: string, tags: ReadonlyMap<HTMLElement, () => void>, trouble: string, policy = ''): void {
  complain(`<dvc-${name}> shows its fallback: ${trouble}`);
  for (const [tag, release] of tags) {
    release();
    showInstead(tag, name, policy);
  }
}

let refusal: Promise<string> | undefined;

/** The security policy that has just refused ours, in the words of the browser's report. */
function hostPolicy(): Promise<string> {
  return new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', ({ originalPolicy }) => resolve(originalPolicy), {
      once: true,
    });
    setTimeout(resolve, PATIENCE_MS, '');
  });
}

function whenIdle(task: () => void): void {
  // A citizen who saves data gets what is looked at, nothing in advance.
  if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return;
  const rest = (): void => {
    if ('requestIdleCallback' in window) requestIdleCallback(task);
    else setTimeout(task, IDLE_MS);
  };
  if (document.readyState === 'complete') rest();
  else addEventListener('load', rest, { once: true });
}
