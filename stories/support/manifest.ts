/** What `custom-elements.json` says of each element: its public API, read from the sources. */
import manifest from '../../custom-elements.json' with { type: 'json' };
import { stringify } from '../../src/backend/json.ts';

export interface Described {
  readonly name: string;
  readonly description?: string;
}

export interface DescribedAttribute extends Described {
  /** The property that it sets. */
  readonly fieldName: string;
  readonly type?: { readonly text: string };
  /** As code: `'mot-cua'`, `false`. */
  readonly default?: string;
}

export interface DescribedElement {
  readonly tagName: string;
  readonly attributes: readonly DescribedAttribute[];
  readonly members: readonly Described[];
  readonly events: readonly Described[];
  readonly slots: readonly Described[];
  readonly cssParts: readonly Described[];
  readonly cssProperties: readonly Described[];
}

type Declarations = readonly { readonly declarations?: readonly Partial<DescribedElement>[] }[];

export const elements: readonly DescribedElement[] = (manifest.modules as Declarations)
  .flatMap(({ declarations }) => declarations ?? [])
  .filter(({ tagName }) => tagName)
  .map((element) => element as DescribedElement);

export function elementNamed(tag: string): DescribedElement {
  const found = elements.find(({ tagName }) => tagName === tag);
  if (!found) throw new Error(`custom-elements.json knows no <${tag}>`);
  return found;
}

/** What a page would write for `values`; nothing for what is left out, off, or as it is by itself. */
export function attributesOf(tag: string, values: Readonly<Record<string, unknown>>): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const { name, fieldName, default: byItself } of elementNamed(tag).attributes) {
    const value = values[fieldName];
    if (value === undefined || value === null || value === '' || value === false) continue;
    const said = typeof value === 'string' ? value : stringify(value);
    if (byItself?.replace(/'/g, '') !== said) attributes[name] = value === true ? '' : said;
  }
  return attributes;
}
