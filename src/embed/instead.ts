/**
 * What a citizen gets where a page is too broken for an element: what the page holds in the tag and a link to our own
 * page with the element, at once; then that page in a frame, if the host lets it in.
 */
import { vi } from '../i18n/vi.ts';
import { followFrame } from './frames.ts';
import { dvc, version } from './namespace.ts';

// Nothing that names a person goes into an address.
const PASSED_ON = ['endpoint', 'agency', 'shared'];

/** Shows the element of that name behind a link or in a frame. `policy` is the host's security policy, if it is known. */
export function showInstead(tag: HTMLElement, name: string, policy = ''): void {
  const folder = dvc.folders[version];
  if (!folder) return;
  const address = new URL(`embed/${name}.html`, folder);
  address.searchParams.set('lang', document.documentElement.lang);
  for (const part of PASSED_ON) {
    const value = tag.getAttribute(part) ?? dvc.config[part];
    if (value) address.searchParams.set(part, value);
  }
  const link = document.createElement('a');
  link.href = address.href;
  link.textContent = vi['frame.open'];
  tag.after(link);
  if (!allowsFrame(policy, address.origin)) return;
  const frame = document.createElement('iframe');
  frame.title = vi['frame.open'];
  frame.allow = 'camera;geolocation';
  frame.hidden = true;
  frame.style.cssText = 'width:100%;border:0';
  frame.src = link.href;
  link.after(frame);
  followFrame(frame, () => {
    tag.style.display = link.style.display = 'none';
    frame.hidden = false;
  });
}

/** Whether a policy lets our page into a frame; an attempt that it forbids would only be reported. */
function allowsFrame(policy: string, origin: string): boolean {
  const rule = ['frame', 'child', 'default'].map((name) => new RegExp(`${name}-src [^;]*`).exec(policy)).find(Boolean);
  return !rule || ['*', origin, 'https: '].some((source) => `${rule[0]} `.includes(source));
}
