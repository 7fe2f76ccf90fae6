/**
 * What a webmaster pastes: one line for the page, one tag where the element stands. The "Dán vào trang" panel, the
 * documentation and the theme builder all write it with these functions.
 */
import { TOKENS, type Token } from '../../src/theme/index.ts';
import type { ThemeValues } from './themes.ts';

/** Where the files and the endpoint of an agency are; to be replaced by its own. */
export const EXAMPLE_SITE = 'https://dichvucong.songmay.example';
export const EXAMPLE_ENDPOINT = `${EXAMPLE_SITE}/api`;

const tokens: readonly Token[] = TOKENS;

interface Snippet {
  readonly version: string;
  /** As a page writes them; an empty one only has to be there. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** The height kept free until the element is drawn, in pixels. */
  readonly height?: number;
}

/** What is pasted for an element such as `dvc-procedure-search`. */
export function snippetOf(tag: string, { version, attributes = {}, height }: Snippet): string {
  const { agency = '', endpoint: _ofStories, ...own } = attributes;
  const shared = { 'data-endpoint': EXAMPLE_ENDPOINT, ...(agency && { 'data-agency': agency }) };
  const style = height ? { style: `display:block;min-height:${height}px` } : {};
  return [
    `<script src="${EXAMPLE_SITE}/dvc/${version}/dvc.js"${written(shared)} defer></script>`,
    `<${tag}${written({ ...own, ...style })}>`,
    '  <p>Bộ phận Một cửa: số điện thoại, giờ làm việc</p>',
    `</${tag}>`,
  ].join('\n');
}

/** The frame for pages that keep neither tags nor scripts; `name` is the element's, without `dvc-`. */
export function frameOf(name: string, { version, title, agency }: Frame): string {
  const asked = new URLSearchParams({ endpoint: EXAMPLE_ENDPOINT, agency });
  const src = `${EXAMPLE_SITE}/dvc/${version}/embed/${name}.html?${asked.toString()}`;
  return `<iframe${written({ src, title, width: '100%', height: '600' })}></iframe>`;
}

interface Frame {
  readonly version: string;
  /** What a screen reader says of the frame. */
  readonly title: string;
  readonly agency: string;
}

/** The stylesheet that gives every element of a page a look. */
export function themeCss(values: ThemeValues): string {
  const lines = tokens.flatMap(([name, light]) => {
    const value = values[name as keyof ThemeValues];
    return value && value !== light ? [`  ${name}: ${value};`] : [];
  });
  return lines.length > 0 ? [':root {', ...lines, '}'].join('\n') : '/* đúng như mặc định: không cần gì thêm */';
}

const written = (attributes: Readonly<Record<string, string>>): string =>
  Object.entries(attributes)
    // What an element does by itself need not be written.
    .filter(([, value]) => value !== 'auto')
    .map(([name, value]) => ` ${name}${value && `="${quoted(value)}"`}`)
    .join('');

const quoted = (value: string): string => value.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
