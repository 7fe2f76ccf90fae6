import { isMessage, type FrameMessage } from '../frame-message.ts';

const SHORTEST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Tells the page around, if our loader is there, how high this page is. The first greeting that answers our own `ready`
 * settles whom we talk to; whatever else comes, from another window, again, or made up, is ignored.
 */
export function followSize(): void {
  if (parent === window) return;
  // Nobody guesses it, and only the window around us is told.
  const nonce = crypto.getRandomValues(new Uint32Array(4)).join('-');
  const say = (message: Omit<FrameMessage, 'nonce'>, to: string): void => parent.postMessage({ ...message, nonce }, to);
  let host: string | undefined;
  let turn = 0;
  addEventListener('message', ({ data, source, origin }: MessageEvent<unknown>) => {
    if (!isMessage(data)) return;
    if (host || source !== parent || data.dvc !== 'hello' || data.nonce !== nonce) return warn(origin);
    host = origin;
    new ResizeObserver(() => say({ dvc: 'height', turn: ++turn, height: height() }, origin)).observe(document.body);
  });
  const greet = (pause: number): void => {
    if (host) return;
    say({ dvc: 'ready' }, '*');
    if (pause < LONGEST_PAUSE_MS) setTimeout(greet, pause, pause * 2);
  };
  greet(SHORTEST_PAUSE_MS);
}

const height = (): number => Math.ceil(document.body.getBoundingClientRect().height);

let warned = false;

function warn(origin: string): void {
  if (!warned) console.warn(`[dvc] a message from ${origin} was ignored`);
  warned = true;
}
