import { draw, isMessage } from '../frame-message.ts';

/**
 * Tells the page around, if it asks by our loader, how high this page is. The first greeting that answers our own
 * `ready` settles whom we talk to; whatever else comes, from another window, again, or made up, is ignored.
 */
export function followSize(): void {
  if (parent === window) return;
  const nonce = draw();
  let told = 0;
  let tell: (() => void) | undefined;
  const ready = (): void => parent.postMessage({ dvc: 'ready', nonce }, '*');
  addEventListener('message', ({ data, source, origin }: MessageEvent<unknown>) => {
    if (!isMessage(data)) return;
    const isHost = source === parent && !tell;
    if (isHost && data.dvc === 'ask') ready();
    else if (isHost && data.dvc === 'hello' && data.nonce === nonce && data.token) {
      const { token } = data;
      tell = () => parent.postMessage({ dvc: 'height', token, turn: ++told, height: height() }, origin);
      new ResizeObserver(tell).observe(document.body);
    } else warn(origin);
  });
  ready();
}

const height = (): number => Math.ceil(document.body.getBoundingClientRect().height);

let warned = false;

function warn(origin: string): void {
  if (!warned) console.warn(`[dvc] a message from ${origin} was ignored`);
  warned = true;
}
