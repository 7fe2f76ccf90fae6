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

/** A tag, and how to give back its space. */
type Waiting = readonly [tag: HTMLElement, release: () => void];

/** Tags whose code is not here yet, by name. (Hosts name things `Map`.) */
const waiting = Object.create(null) as Record<string, Waiting[] | undefined>;
const nearby = new IntersectionObserver(approach, { rootMargin: NEAR });

const [running] = dvc.loaders;
if (!running) start();
else if (!dvc.loaders.includes(version)) complain(`version ${version} rests: ${running} is there`);
dvc.loaders.push(version);

function start(): void {
  const bringReport = (): Promise<string> =>
    addScript('dvc-diagnose.js', DVC_DIAGNOSE).then(
      // Its own by now; where it broke on the way, ours would only bring it again.
      () => (dvc.diagnose === bringReport ? BROKEN : dvc.diagnose!()),
      ({ message }: Error) => `${message} did not arrive: dvc.js must stay a file of its own in its own folder`,
    );
  dvc.diagnose = bringReport;
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const node of addedNodes) if (node.nodeType === 1) find(node as Element);
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
  const tags = waiting[name] ?? expect(name);
  if (tags.some(([known]) => known === tag)) return;
  tags.push([tag, reserveSpace(tag, name)]);
  nearby.observe(tag);
}

function expect(name: string): Waiting[] {
  whenIdle(() => void bring(name));
  return (waiting[name] = []);
}

function approach(entries: IntersectionObserverEntry[]): void {
  for (const { isIntersecting, target } of entries) if (isIntersecting) void bring(target.localName.slice(4));
}

/** Brings an element's code. Where that fails, what the page holds inside the tag stays in view, with another way. */
async function bring(name: string): Promise<void> {
  const tags = waiting[name];
  if (!tags) return;
  const trouble =
    // Some hosts name things of their own so.
    [URL, Map, Set].some((own) => typeof own !== 'function')
      ? BROKEN
      : await addScript(`dvc-${name}.js`, HASHES[Object.keys(elements).indexOf(name)]!).then(
          () => (customElements.get(`dvc-${name}`) ? '' : BROKEN),
          ({ message }: Error) => `${message} did not arrive whole`,
        );
  // Both a citizen who comes near and an idle page may have asked.
  if (waiting[name] !== tags) return;
  delete waiting[name];
  for (const [tag] of tags) nearby.unobserve(tag);
  if (trouble) return giveUp(name, tags, trouble);
  // What the page has done to the browser may show only when an element draws itself.
  setTimeout(() => {
    const blank = tags.filter(([tag]) => tag.isConnected && !tag.shadowRoot?.querySelector('.base'));
    if (blank.length) giveUp(name, blank, BROKEN);
  }, PATIENCE_MS);
}

function giveUp(name: string, tags: readonly Waiting[], trouble: string): void {
  complain(`<dvc-${name}> shows its fallback: ${trouble}`);
  for (const [tag, release] of tags) {
    release();
    // One that could not draw itself hides what the page holds in it.
    tag.shadowRoot?.append(document.createElement('slot'));
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
