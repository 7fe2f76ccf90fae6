/**
 * Texts of the national portal made readable: the official words stay as they are, what only a machine or a word
 * processor left between them goes.
 */

/** Tags that pasted texts are known to hold; other angle brackets are words (`công suất < 40 kW`). */
const TAGS =
  'a|abbr|b|big|blockquote|body|br|caption|center|code|col|colgroup|dd|div|dl|dt|em|figure|font|footer|h[1-6]|head|' +
  'header|hr|html|i|iframe|img|input|label|li|link|meta|nav|o:p|object|ol|p|pre|s|section|small|span|strike|strong|' +
  'style|script|sub|sup|svg|table|tbody|td|tfoot|th|thead|title|tr|tt|u|ul|v:[a-z]+|video|w:[a-z]+';
const NEVER_SHOWN = /<!--[\s\S]*?-->|<(script|style|head|svg)\b[^>]*>[\s\S]*?<\/\1\s*>/gi;
const LIST_ITEM = /<li\b[^>]*>/gi;
const LINE_BREAK = /<(?:br|hr)\b[^>]*>|<\/?(?:p|div|tr|li|ul|ol|table|h[1-6]|blockquote|section|dd|dt|pre)\b[^>]*>/gi;
const ANY_TAG = new RegExp(`</?(?:${TAGS})(?:\\s[^<>]*|\\s*/)?>`, 'gi');

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  apos: "'",
  bull: '•',
  gt: '>',
  hellip: '…',
  ldquo: '“',
  lsquo: '‘',
  lt: '<',
  mdash: '—',
  middot: '·',
  nbsp: ' ',
  ndash: '–',
  quot: '"',
  rdquo: '”',
  rsquo: '’',
};
const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi;

const INVISIBLE = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]/g;
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
/** Bullets of Wingdings and Symbol, which no other font shows. */
const PRIVATE_USE = /[\ue000-\uf8ff]/g;
const NEWLINE = /\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g;
const SPACES = /[^\S\n]+/g;
const BULLET = /^(?:[-+*•·–]+\s+|[-+*•](?=\p{L}))+/u;

const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');

const withoutMarkup = (text: string): string =>
  text
    .replace(NEVER_SHOWN, ' ')
    .replace(LIST_ITEM, '\n- ')
    .replace(LINE_BREAK, '\n')
    .replace(ANY_TAG, '')
    .replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
      if (decimal) return character(Number(decimal));
      if (hex) return character(parseInt(hex, 16));
      return NAMED[name?.toLowerCase() ?? ''] ?? whole;
    });

/** A text with its lines, without markup, invisible characters, double spaces and spaces at the edges; NFC. */
export function plainText(value: unknown): string {
  if (typeof value !== 'string') return '';
  const text = value.includes('<') || value.includes('&') ? withoutMarkup(value) : value;
  return text
    .normalize('NFC')
    .replace(NEWLINE, '\n')
    .replace(INVISIBLE, '')
    .replace(CONTROL, '')
    .replace(PRIVATE_USE, '-')
    .replace(SPACES, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The same on one line: a title, a name. */
export const oneLine = (value: unknown): string => plainText(value).replace(/\n+/g, ' ');

/** A name as it stands in a list, without the dash or the plus that marked it as an item. */
export const itemName = (value: unknown): string => oneLine(value).replace(BULLET, '');

/** Texts without the empty and the repeated ones, in their order. */
export const distinct = (texts: readonly string[]): string[] => [...new Set(texts.filter((text) => text !== ''))];
