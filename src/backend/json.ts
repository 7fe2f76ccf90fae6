/**
 * JSON in and out, on pages and from backends that are not ours.
 *
 * Reading: Unicode's direction overrides and control characters have no place in Vietnamese text and let a text show
 * something else than it says, so they are left out; so is `__proto__`. Half of a character pair becomes the
 * replacement character, since an address made of it would be refused.
 */
export const parseJson = (text: string): unknown => JSON.parse(text, mended);

// C0 and C1 controls without tab and line ends; bidirectional embeddings, overrides, isolates; the byte order mark.

const MISLEADING = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

function mended(name: string, value: unknown): unknown {
  if (name === '__proto__') return undefined;
  return typeof value === 'string' ? value.replace(MISLEADING, '').replace(PAIR_OR_HALF, wholeOnly) : value;
}

const PAIR_OR_HALF = /[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g;
const wholeOnly = (found: string): string => (found.length === 2 ? found : '\ufffd');

/**
 * Writing: the one serialiser. Prototype.js before 1.7, MooTools and their like plant `toJSON` on built-in prototypes, and
 * `JSON.stringify` then turns a citizen's list into a text. Walking the value by hand asks no prototype anything.
 */
export function stringify(value: unknown): string {
  // Spread, since `map` passes over holes.
  if (Array.isArray(value)) return `[${[...(value as unknown[])].map((item) => stringify(item)).join()}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return `{${members.map(([name, member]) => `${quote(name)}:${stringify(member)}`).join()}}`;
  }
  if (typeof value === 'string') return quote(value);
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : 'null';
  return typeof value === 'boolean' ? String(value) : 'null';
}

// Every character that RFC 8259 wants escaped, the two line ends that older JavaScript parsers stumble over, and halves
// of a character pair (a whole pair never reaches this).

const UNSAFE = /["\\\u0000-\u001f\u2028\u2029\ud800-\udfff]/g;

function quote(text: string): string {
  const wellFormed = /[\ud800-\udbff][\udc00-\udfff]/g;
  const escape = (part: string): string =>
    part.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  let quoted = '';
  let from = 0;
  for (const pair of text.matchAll(wellFormed)) {
    quoted += escape(text.slice(from, pair.index)) + pair[0];
    from = pair.index + 2;
  }
  return `"${quoted}${escape(text.slice(from))}"`;
}

/** What makes a request a POST of `value`. */
export const asJson = (value: unknown): RequestInit => ({
  method: 'POST',
  body: stringify(value),
  headers: { 'Content-Type': 'application/json' },
});
