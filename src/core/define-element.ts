import { warnOnce } from './config.ts';

/**
 * Registers an element under its tag: the one place that touches the registry. A tag that is taken stays with its first
 * owner (two versions of the library on a page, or a stranger's element), and the webmaster is told once.
 */
export function defineElement(tag: string, element: CustomElementConstructor, registry = customElements): void {
  const owner = registry.get(tag);
  if (!owner) registry.define(tag, element);
  else if (owner !== element) warnOnce(`<${tag}> is taken already, and stays as it is.`);
}
