/**
 * What a citizen gets where a page is too broken for an element: what the page holds in the tag and a link to our own
 * page with the element, at once; then that page in a frame, if the host lets it in.
 */
import { vi } from '../i18n/vi.ts';
import { adoptFrame } from './frames.ts';
import { dvc, version } from './namespace.ts';
import { passedOn } from './passed-on.ts';

// Long enough for a slow phone; the link is there meanwhile.
const GIVE_UP_MS = 30_000;

/** Shows the element of that name in a frame or behind a link. `policy` is what the host's security policy says, if known. */
export function showInstead(tag: HTMLElement, name: string, policy = ''): void {
  const folder = dvc.folders[version];
  if (!folder) return;
  const box = visible(tag);
  const address = `${folder}embed/${name}.html?${String(passedOn(tag))}`;
  const link = document.createElement('a');
  link.href = address;
  link.target = '_blank';
  link.rel = 'noopener';
  link.textContent = vi['frame.open'];
  const line = document.createElement('p');
  line.append(link);
  box.append(line);
  if (allowsFrame(policy, new URL(folder).origin)) tryFrame(box, address);
}

/** A tag whose code has failed midway hides what is in it: a plain box takes its place. */
function visible(tag: HTMLElement): HTMLElement {
  if (!tag.shadowRoot) return tag;
  const box = document.createElement('div');
  box.append(...tag.childNodes);
  tag.replaceWith(box);
  return box;
}

function tryFrame(box: HTMLElement, address: string): void {
  const frame = document.createElement('iframe');
  const { style } = frame;
  frame.title = vi['frame.title'];
  frame.allow = 'camera; clipboard-write; geolocation';
  style.width = '100%';
  style.height = style.borderWidth = '0';
  style.display = 'block';
  frame.src = address;
  box.append(frame);
  const late = setTimeout(() => frame.remove(), GIVE_UP_MS);
  adoptFrame(frame, () => {
    clearTimeout(late);
    // Not all at once: a frame that is taken out and put back begins anew.
    for (const node of [...box.childNodes]) if (node !== frame) node.remove();
  });
}

/** Whether a policy lets our page into a frame; an attempt that it forbids would only be reported. */
function allowsFrame(policy: string, origin: string): boolean {
  for (const name of ['frame-src', 'child-src', 'default-src']) {
    const sources = new RegExp(`(?:^|;)\\s*${name}\\s([^;]*)`).exec(policy)?.[1];
    if (sources === undefined) continue;
    return sources
      .split(/\s+/)
      .some(
        (source) =>
          ['*', origin, `${origin}/`, 'https:'].includes(source) || (source === "'self'" && origin === location.origin),
      );
  }
  return true;
}
