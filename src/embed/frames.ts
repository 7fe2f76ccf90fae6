/**
 * The loader's side of `embed/<name>.html` in a frame: makes the frame as high as what is in it. It listens to a frame's
 * own window and origin only, and to each message once.
 */
import { complain } from './complain.ts';
import { draw, isMessage, type FrameMessage } from './frame-message.ts';

interface Frame {
  readonly origin: string;
  /** Once the page in it has said that it is there. */
  readonly here: () => void;
  nonce?: string;
  token?: string;
  turn: number;
}

const frames = new Map<HTMLIFrameElement, Frame>();

// A page that was there before us has been ready for nobody; until then it may still say so by itself.
const ASK_AFTER_MS = 500;
const HIGHEST = 20_000;

/** Follows a frame with one of our embed pages in it. */
export function adoptFrame(frame: HTMLIFrameElement, here = (): void => {}): void {
  if (frames.has(frame)) return;
  if (!frames.size) addEventListener('message', hear);
  const { origin } = new URL(frame.src);
  frames.set(frame, { origin, here, turn: 0 });
  setTimeout(() => {
    const { contentWindow, contentDocument } = frame;
    // What is still empty cannot hear, and browsers complain of the origin.
    const isEmpty = contentDocument?.URL === 'about:blank';
    if (!frames.get(frame)!.token && !isEmpty) contentWindow?.postMessage({ dvc: 'ask' }, origin);
  }, ASK_AFTER_MS);
}

function hear({ data, source, origin }: MessageEvent<unknown>): void {
  if (!isMessage(data)) return;
  for (const [frame, state] of frames) {
    if (!frame.isConnected) frames.delete(frame);
    else if (source === frame.contentWindow) {
      if (origin !== state.origin || !follow(frame, state, data)) complain(`a message from ${origin} was ignored`);
    }
  }
}

/** Whether the message was what it should be. */
function follow(frame: HTMLIFrameElement, state: Frame, { dvc, nonce, token, turn, height }: FrameMessage): boolean {
  if (dvc === 'ready' && nonce && nonce !== state.nonce) {
    state.nonce = nonce;
    state.token = draw();
    state.turn = 0;
    frame.contentWindow!.postMessage({ dvc: 'hello', nonce, token: state.token }, state.origin);
    state.here();
    return true;
  }
  if (dvc !== 'height' || token !== state.token || !(turn! > state.turn) || !(height! > 0 && height! < HIGHEST))
    return false;
  state.turn = turn!;
  frame.style.height = `${height!}px`;
  return true;
}
