/**
 * `dvc.js`, what a webmaster's script tag brings: finds the elements of a page, now and later, keeps their space free
 * and brings the code of each when it comes near the view or the page has nothing else to do.
 */
import { addScript } from './add-script.ts';
import { elements } from './elements.ts';
import { dvc, version } from './namespace.ts';
import { reserveSpace } from './space.ts';

/** Integrity hash of each element's file, by the element's name. */
declare const DVC_ELEMENTS: Readonly<Record<string, string>>;

// About a screen's height ahead of a citizen who scrolls.
const NEAR = '600px';
// Where a browser cannot say that it is idle.
const IDLE_MS = 2000;

/** Tags whose code is not here yet, by name, each with how to give back its space. */
const waiting = new Map<string, Map<Element, () => void>>();
const complaints = new Set<string>();
const nearby = new IntersectionObserver(approach, { rootMargin: NEAR });

const [running] = dvc.loaders;
if (!running) start();
else if (!dvc.loaders.includes(version)) complain(`version ${version} rests: ${running} is on this page already`);
dvc.loaders.push(version);

function start(): void {
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element) find(node);
  }).observe(document, { childList: true, subtree: true });
  find(document.documentElement);
}

/** Meets our elements from `root` down. */
function find(root: Element): void {
  for (const tag of [root, ...root.getElementsByTagName('*')]) {
    const { localName } = tag;
    if (localName.startsWith('dvc-') && !customElements.get(localName)) meet(tag as HTMLElement, localName.slice(4));
  }
}

function meet(tag: HTMLElement, name: string): void {
  if (!elements[name]) return complain(`<dvc-${name}> is not in version ${version}: is the name right?`);
  const tags = waiting.get(name) ?? expect(name);
  if (tags.has(tag)) return;
  tags.set(tag, reserveSpace(tag, name));
  nearby.observe(tag);
}

function expect(name: string): Map<Element, () => void> {
  const tags = new Map<Element, () => void>();
  waiting.set(name, tags);
  whenIdle(() => void bring(name));
  return tags;
}

function approach(entries: IntersectionObserverEntry[]): void {
  for (const { isIntersecting, target } of entries) if (isIntersecting) void bring(target.localName.slice(4));
}

/** Brings an element's code. Where that fails, what the page holds inside the tag stays in view. */
async function bring(name: string): Promise<void> {
  const tags = waiting.get(name);
  if (!tags) return;
  const trouble = await addScript(`dvc-${name}.js`, DVC_ELEMENTS[name]!).then(
    () => (customElements.get(`dvc-${name}`) ? '' : 'its code cannot run on this page'),
    ({ message }: Error) => `${message} did not arrive, or is not the file of version ${version}`,
  );
  if (trouble) {
    complain(`<dvc-${name}> shows its fallback: ${trouble}`);
    for (const release of tags.values()) release();
  }
  waiting.delete(name);
  for (const tag of tags.keys()) nearby.unobserve(tag);
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

function complain(text: string): void {
  if (!complaints.has(text)) console.warn(`[dvc] ${text}`);
  complaints.add(text);
}
