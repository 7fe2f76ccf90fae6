/** Tables of the documentation, drawn from the manifest, the dictionaries and the tokens, so that they cannot lag behind. */
import { createElement, type ReactElement, type ReactNode } from 'react';
import manifest from '../../custom-elements.json' with { type: 'json' };
import { en } from '../../src/i18n/en.ts';
import type { MessageKey } from '../../src/i18n/messages.ts';
import { vi } from '../../src/i18n/vi.ts';
import { contrastOf, TOKEN_USES, TOKENS, type Token, type TokenName } from '../../src/theme/index.ts';

interface Described {
  readonly name?: string;
  readonly description?: string;
}

interface ElementEntry {
  readonly tagName?: string;
  readonly attributes?: readonly Described[];
  readonly events?: readonly Described[];
  readonly slots?: readonly Described[];
  readonly cssParts?: readonly Described[];
}

const elements = (manifest.modules as readonly { readonly declarations?: readonly ElementEntry[] }[])
  .flatMap(({ declarations }) => declarations ?? [])
  .filter(({ tagName }) => tagName);

type OfElement = 'attributes' | 'events' | 'slots' | 'cssParts';

/** What each element offers of one kind, a table an element. */
export const ElementTables = ({ of, heads }: { of: OfElement; heads: readonly string[] }): ReactElement =>
  createElement(
    'div',
    null,
    ...elements
      .filter((element) => (element[of] ?? []).length > 0)
      .map((element) =>
        createElement(
          'section',
          { key: element.tagName },
          createElement('h3', null, `<${element.tagName}>`),
          table(
            heads,
            element[of]!.map(({ name, description }) => [code(name || '–'), description ?? '']),
          ),
        ),
      ),
  );

/** Every sentence with its key. */
export const TextTable = ({ heads }: { heads: readonly string[] }): ReactElement =>
  table(
    heads,
    (Object.keys(vi) as MessageKey[]).map((key) => [code(key), vi[key], en[key] ?? '']),
  );

/** What is no ink but a ground for it. */
const GROUNDS = new Set<string>([
  '--dvc-color-on-accent',
  '--dvc-color-surface',
  '--dvc-color-raised',
  '--dvc-color-mark',
]);

/** The public custom properties, with the contrast of each colour on its light ground. */
export const TokenTable = ({ heads }: { heads: readonly string[] }): ReactElement =>
  table(
    heads,
    (TOKENS as readonly Token[]).map(([name, light, dark]) => [
      code(name),
      light,
      dark ?? light,
      GROUNDS.has(name) ? '–' : ratio(light, '#ffffff'),
      TOKEN_USES[name as TokenName],
    ]),
  );

function ratio(color: string, ground: string): string {
  const contrast = contrastOf(color, ground);
  return contrast ? `${contrast.toFixed(1)} : 1` : '–';
}

const code = (text: string): ReactElement => createElement('code', null, text);

function table(heads: readonly string[], rows: readonly (readonly ReactNode[])[]): ReactElement {
  const row = (cells: readonly ReactNode[], cell: 'th' | 'td', key: number): ReactElement =>
    createElement('tr', { key }, ...cells.map((content, at) => createElement(cell, { key: at }, content)));
  return createElement(
    'table',
    null,
    createElement('thead', null, row(heads, 'th', 0)),
    createElement('tbody', null, ...rows.map((cells, at) => row(cells, 'td', at))),
  );
}
