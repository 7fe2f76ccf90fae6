/**
 * The loader's side of `embed/<name>.html` in a frame: makes the frame as high as what is in it. It listens to the
 * frame's own window and origin only, and to each message once. A file of its own, since few pages have frames.
 */
import { complain } from './complain.ts';
import { isMessage } from './frame-message.ts';
import { dvc } from './namespace.ts';

dvc.frames = { follow: followFrame, instead: frameInstead };

const followed = new WeakSet<Element>();
const HIGHEST = 20_000;

/** Follows a frame with one of our embed pages in it; tells when the page is there. */
function followFrame(frame: HTMLIFrameElement, here?: () => void): void {
  if (followed.has(frame)) return;
  followed.add(frame);
  const [origin] = /^\w+:\/\/[^/]+/.exec(frame.src) as unknown as [string];
  let known: string | undefined;
  let count = 0;
  const hear = ({ data, source, origin: from }: MessageEvent<unknown>): void => {
    if (!frame.isConnected) return removeEventListener('message', hear);
    if (source !== frame.contentWindow || !isMessage(data)) return;
    const { dvc, nonce, turn = 0, height = 0 } = from === origin ? data : {};
    if (dvc === 'ready' && nonce !== known) {
      known = nonce;
      count = 0;
      frame.contentWindow!.postMessage({ dvc: 'hello', nonce }, origin);
      here?.();
    } else if (dvc === 'height' && nonce === known && turn > count && height > 0 && height < HIGHEST) {
      count = turn;
      frame.style.height = `${height}px`;
    } else complain(`a message from ${from} was ignored`);
  };
  addEventListener('message', hear);
}

/** Puts what `link` leads to into a frame after it, in the place of both the tag and the link once it is there. */
function frameInstead(tag: HTMLElement, link: HTMLAnchorElement): void {
  const frame = document.createElement('iframe');
  frame.title = link.textContent;
  frame.allow = 'camera; geolocation; clipboard-write';
  frame.style.cssText = 'width:100%;border:0';
  frame.hidden = true;
  frame.src = link.href;
  link.after(frame);
  followFrame(frame, () => {
    tag.style.display = link.style.display = 'none';
    frame.hidden = false;
  });
}
