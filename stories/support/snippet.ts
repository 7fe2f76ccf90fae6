/**
 * What a webmaster pastes: one line for the page, one tag where the element stands. The "Dán vào trang" panel, the
 * documentation and the theme builder all write it with these functions.
 */
import { TOKENS, type Token } from '../../src/theme/index.ts';
import type { ThemeValues } from './themes.ts';

/** Where the files and the endpoint of an agency are; to be replaced by its own. */
export const EXAMPLE_SITE = 'https://dichvucong.songmay.example';
export const EXAMPLE_ENDPOINT = `${EXAMPLE_SITE}/api`;

export type SnippetAttributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

const OF_THE_SCRIPT = ['endpoint', 'agency', 'theme'];
const tokens: readonly Token[] = TOKENS;

interface Snippet {
  readonly version: string;
  readonly attributes?: SnippetAttributes;
  /** The height kept free until the element is drawn, in pixels. */
  readonly height?: number;
}

/** The two lines for an element such as `dvc-procedure-search`. */
export function snippetOf(tag: string, { version, attributes = {}, height }: Snippet): string {
  const shared = { endpoint: EXAMPLE_ENDPOINT, agency: attributes['agency'] };
  const own = Object.entries(attributes).filter(([name, value]) => !OF_THE_SCRIPT.includes(name) && value !== 'auto');
  const theme = attributes['theme'] === 'auto' ? undefined : attributes['theme'];
  const style = height ? { style: `display:block;min-height:${height}px` } : {};
  return [
    `<script src="${EXAMPLE_SITE}/dvc/${version}/dvc.js"${written(shared, 'data-')} defer></script>`,
    `<${tag}${written({ ...Object.fromEntries(own), theme, ...style })}`,
    '  ><p>Bộ phận Một cửa: số điện thoại, giờ làm việc</p></' + tag,
    '>',
  ].join('\n');
}

/** The stylesheet that gives every element of a page a look. */
export function themeCss(values: ThemeValues): string {
  const lines = tokens.flatMap(([name, light]) => {
    const value = values[name as keyof ThemeValues];
    return value && value !== light ? [`  ${name}: ${value};`] : [];
  });
  return lines.length > 0 ? [':root {', ...lines, '}'].join('\n') : '/* đúng như mặc định: không cần gì thêm */';
}

function written(attributes: SnippetAttributes, prefix = ''): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== null && value !== false && value !== '')
    .map(([name, value]) => ` ${prefix}${kebab(name)}${value === true ? '' : `="${quoted(String(value))}"`}`)
    .join('');
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const quoted = (value: string): string => value.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
