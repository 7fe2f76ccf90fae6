/** Tables of the documentation, drawn from the manifest, the dictionaries and the tokens, so that they cannot lag behind. */
import { createElement, type ReactElement, type ReactNode } from 'react';
import { en } from '../../src/i18n/en.ts';
import type { MessageKey } from '../../src/i18n/messages.ts';
import { vi } from '../../src/i18n/vi.ts';
import { contrastOf, TOKEN_USES, TOKENS, type Token, type TokenName } from '../../src/theme/index.ts';
import { inVietnamese } from '../support/in-vietnamese.ts';
import { elements } from '../support/manifest.ts';

type OfElement = 'attributes' | 'events' | 'slots' | 'cssParts';

/** The language of the page that a table stands on. */
type Language = 'vi' | 'en';

const said = (english: string | undefined, lang: Language): string =>
  lang === 'vi' ? inVietnamese(english) : (english ?? '');

interface ElementTablesProps {
  readonly of: OfElement;
  readonly heads: readonly string[];
  readonly lang: Language;
}

/** What each element offers of one kind, a table an element. */
export const ElementTables = ({ of, heads, lang }: ElementTablesProps): ReactElement =>
  createElement(
    'div',
    null,
    ...elements
      .filter((element) => element[of].length > 0)
      .map((element) =>
        createElement(
          'section',
          { key: element.tagName },
          createElement('h3', null, `<${element.tagName}>`),
          table(
            heads,
            element[of].map(({ name, description }) => [code(name || '–'), said(description, lang)]),
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

/** What is no ink but a ground for it, or an edge. */
const GROUNDS = new Set(['surface', 'raised', 'mark', 'border'].map((name) => `--dvc-color-${name}`));

/** The public custom properties, with the contrast of each colour on its own ground, light and dark. */
export const TokenTable = ({ heads, lang }: { heads: readonly string[]; lang: Language }): ReactElement =>
  table(
    heads,
    (TOKENS as readonly Token[]).map(([name, light, dark = light]) => [
      code(name),
      sample(light),
      GROUNDS.has(name) ? '–' : ratio(light, groundOf(name, 1)),
      sample(dark),
      GROUNDS.has(name) ? '–' : ratio(dark, groundOf(name, 2)),
      said(TOKEN_USES[name as TokenName], lang),
    ]),
  );

/** What `name` stands on, in the light (1) or the dark (2). */
function groundOf(name: string, place: 1 | 2): string {
  const ground = name === '--dvc-color-on-accent' ? '--dvc-color-accent' : '--dvc-color-surface';
  const token = (TOKENS as readonly Token[]).find(([one]) => one === ground)!;
  return token[place] ?? token[1];
}

function ratio(color: string, ground: string): string {
  const contrast = contrastOf(color, ground);
  return contrast ? `${contrast.toFixed(1)} : 1` : '–';
}

/** A value, with its colour before it. */
const sample = (value: string): ReactNode =>
  value.startsWith('#') ? createElement('span', { style: { whiteSpace: 'nowrap' } }, swatch(value), value) : value;

const swatch = (background: string): ReactElement =>
  createElement('span', {
    style: {
      display: 'inline-block',
      width: 18,
      height: 18,
      marginRight: 8,
      verticalAlign: -3,
      border: '1px solid #75818f',
      borderRadius: 4,
      background,
    },
  });

/** Letters that carry two marks one above the other need the height of a line. */
export const Diacritics = (): ReactElement =>
  createElement(
    'p',
    { lang: 'vi', style: { fontSize: 28, lineHeight: 1.55 } },
    'Ỗ Ậ Ữ Ặ Ể Ộ · Nguyễn Đỗ Ngọc Ưng · đăng ký, giấy tờ, hộ tịch',
  );

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
