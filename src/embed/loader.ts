/**
 * `dvc.js`, what a webmaster's script tag brings: finds the elements of a page, now and later, keeps their space free
 * and brings the code of each when it comes near the view or the page has nothing else to do.
 */
import { addScript } from './add-script.ts';
import { complain } from './complain.ts';
import { elements } from './elements.ts';
import { linkInstead } from './instead.ts';
import { mount } from './mounts.ts';
import { dvc, version } from './namespace.ts';
import { reserveSpace } from './space.ts';

/** Integrity hashes of the elements' files, in the order of `elements`. */
declare const DVC_HASHES: string;
/** Of the file that puts the true `dvc.diagnose` in the place of ours. */
declare const DVC_DIAGNOSE: string;
/** Of the file that knows about frames. */
declare const DVC_FRAMES: string;

// About a screen's height ahead of a citizen who scrolls.
const NEAR = '600px';
// An element draws itself in the moment its code is there; a busy phone needs longer.
const PATIENCE_MS = 3000;
const BROKEN = 'its code cannot run here';

const HASHES = DVC_HASHES.split(' ');

/** Tags whose code is not here yet, by name, each with how to give back its space. */
const waiting = new Map<string, Map<HTMLElement, () => void>>();
const nearby = new IntersectionObserver(approach, { rootMargin: NEAR });

const [running] = dvc.loaders;
if (!running) start();
else if (!dvc.loaders.includes(version)) complain(`version ${version} rests: ${running} is there`);
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
    const mounted = tag.getAttribute('data-dvc');
    if (mounted) mount(tag, mounted);
    else if (tag.hasAttribute('data-dvc-frame')) withFrames(({ follow }) => follow(tag as HTMLIFrameElement));
    else if (localName.startsWith('dvc-') && !customElements.get(localName)) meet(tag, localName.slice(4));
  }
}

function meet(tag: HTMLElement, name: string): void {
  // Every object has a `constructor`, but that is no pair of heights.
  if (!elements[name]?.[1]) return complain(`<dvc-${name}> is not in version ${version}`);
  const tags = waiting.get(name) ?? expect(name);
  if (tags.has(tag)) return;
  tags.set(tag, reserveSpace(tag, name));
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
  const trouble = await addScript(`dvc-${name}.js`, HASHES[Object.keys(elements).indexOf(name)]!).then(
    () => (customElements.get(`dvc-${name}`) ? '' : BROKEN),
    ({ message }: Error) => `${message} did not arrive whole`,
  );
  // Both a citizen who comes near and an idle page may have asked.
  if (!waiting.delete(name)) return;
  for (const tag of tags.keys()) nearby.unobserve(tag);
  if (trouble) return giveUp(name, tags, trouble);
  // What the page has done to the browser may show only when an element draws itself.
  setTimeout(() => {
    for (const [tag, release] of tags) {
      if (tag.isConnected && !tag.shadowRoot?.querySelector('.base')) giveUp(name, new Map([[tag, release]]), BROKEN);
    }
  }, PATIENCE_MS);
}

function giveUp(name: string, tags: ReadonlyMap<HTMLElement, () => void>, trouble: string): void {
  complain(`<dvc-${name}> shows its fallback: ${trouble}`);
  for (const [tag, release] of tags) {
    release();
    const link = linkInstead(tag, name);
    if (link) withFrames(({ instead }) => instead(tag, link));
  }
}

/** Does something with frames where the page lets that code in. */
function withFrames(task: (frames: NonNullable<typeof dvc.frames>) => void): void {
  addScript('dvc-frames.js', DVC_FRAMES).then(
    () => task(dvc.frames!),
    () => {},
  );
}

function whenIdle(task: () => void): void {
  // A citizen who saves data gets what is looked at, nothing in advance.
  if ((navigator as { connection?: { saveData?: boolean } }).connection?.saveData) return;
  const rest = (): void => {
    // Safari cannot say that it is idle.
    ('requestIdleCallback' in window ? requestIdleCallback : setTimeout)(task);
  };
  if (document.readyState === 'complete') rest();
  else addEventListener('load', rest, { once: true });
}
