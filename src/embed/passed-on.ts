import { dvc } from './namespace.ts';

// Nothing that names a person goes into an address.
const NAMES = ['endpoint', 'agency', 'theme', 'shared', 'source', 'procedure-code'];

/** What an embed page is told of a tag: its own attributes, else what the script tag says for the whole page. */
export function passedOn(tag: Element): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of NAMES) {
    const value = tag.getAttribute(name) ?? dvc.config[name];
    if (value !== undefined) query.set(name, value);
  }
  const lang = tag.closest('[lang]')?.getAttribute('lang');
  if (lang && lang !== 'vi') query.set('lang', lang);
  return query;
}
