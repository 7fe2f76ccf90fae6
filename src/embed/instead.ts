/**
 * What a citizen gets where a page is too broken for an element: what the page holds in the tag and a link to our own
 * page with the element. Where the page lets more of our code in, that page then comes into a frame (`frames.ts`).
 */
import { vi } from '../i18n/vi.ts';
import { dvc, version } from './namespace.ts';

// Nothing that names a person goes into an address.
const PASSED_ON = ['endpoint', 'agency', 'theme', 'shared', 'source'];

/** Shows a link to the page of the element of that name; nothing where it is not known where our files are. */
export function linkInstead(tag: HTMLElement, name: string): HTMLAnchorElement | undefined {
  const folder = dvc.folders[version];
  if (!folder) return undefined;
  // By hand: a page that has named something of its own `URL` is one of those too broken.
  let address = `${folder}embed/${name}.html?lang=${encodeURIComponent(document.documentElement.lang)}`;
  for (const part of PASSED_ON) {
    const value = tag.getAttribute(part) ?? dvc.config[part];
    if (value) address += `&${part}=${encodeURIComponent(value)}`;
  }
  const link = document.createElement('a');
  link.href = address;
  link.textContent = vi['frame.open'];
  tag.after(link);
  return link;
}
