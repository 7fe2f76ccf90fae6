/**
 * What cameras, phones and editors write into a JPEG beside the picture, written by hand: so that a test can see whether
 * it is gone. Runs in Node and in a page.
 */

/** Stands in every text that is written, in the bytes of every number's neighbourhood too. */
export const CANARY = 'BÍ-MẬT-DVC';

/** Kinds of metadata, each at its usual place. */
export const METADATA = ['exif', 'gps', 'xmp', 'iptc', 'maker-note', 'thumbnail', 'comment', 'trailer'] as const;
export type Metadata = (typeof METADATA)[number];

/** EXIF's eight ways to hold a camera. */
export const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type Orientation = (typeof ORIENTATIONS)[number];

/** The JPEG with an orientation and with such metadata. */
export function withMetadata(jpeg: Uint8Array, orientation: Orientation, kinds: readonly Metadata[]): Uint8Array {
  const has = (kind: Metadata): boolean => kinds.includes(kind);
  const segments = [
    segment(0xe1, join(ascii('Exif\0\0'), exif(jpeg, orientation, has))),
    ...(has('xmp') ? [segment(0xe1, join(ascii('http://ns.adobe.com/xap/1.0/\0'), utf8(xmp())))] : []),
    ...(has('iptc') ? [segment(0xed, iptc())] : []),
    ...(has('comment') ? [segment(0xfe, utf8(CANARY))] : []),
  ];
  // Moving photos of some phones carry a film after the picture's end.
  const trailer = has('trailer') ? utf8(`ftypmp42 ${CANARY}`) : new Uint8Array();
  return join(jpeg.subarray(0, 2), ...segments, jpeg.subarray(2), trailer);
}

/** Where the stored corners (top left, top right, bottom left, bottom right) are seen, by orientation. */
export const CORNERS_SEEN: Readonly<Record<Orientation, readonly [number, number, number, number]>> = {
  1: [0, 1, 2, 3],
  2: [1, 0, 3, 2],
  3: [3, 2, 1, 0],
  4: [2, 3, 0, 1],
  5: [0, 2, 1, 3],
  6: [2, 0, 3, 1],
  7: [3, 1, 2, 0],
  8: [1, 3, 0, 2],
};

/** Markers of a JPEG's segments up to its data, and how many bytes follow its end. */
export function anatomyOf(jpeg: Uint8Array): { markers: number[]; trailing: number } {
  const markers: number[] = [];
  let at = 2;
  while (jpeg[at] === 0xff) {
    const marker = jpeg[at + 1]!;
    markers.push(marker);
    at += 2 + jpeg[at + 2]! * 256 + jpeg[at + 3]!;
    if (marker === 0xda) break;
  }
  while (!(jpeg[at] === 0xff && jpeg[at + 1] === 0xd9)) {
    if (at++ > jpeg.length) throw new Error('the picture has no end');
  }
  return { markers, trailing: jpeg.length - at - 2 };
}

/** Whether bytes stand somewhere in others. */
export function contains(bytes: Uint8Array, wanted: Uint8Array): boolean {
  const last = bytes.length - wanted.length;
  for (let at = bytes.indexOf(wanted[0]!); at >= 0 && at <= last; at = bytes.indexOf(wanted[0]!, at + 1)) {
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  }
  return false;
}

/** Every form in which the canary and the names of metadata may survive. */
export const TRACES: readonly Uint8Array[] = [
  ...['Exif\0', 'http://ns.adobe.com', 'Photoshop 3.0', '8BIM', 'MakerNote', 'ftypmp42'].map(ascii),
  utf8(CANARY),
  ascii('2026:11:22 07:30:00'),
];

// ── TIFF, the inside of EXIF ──

type Value = { readonly tag: number; readonly type: number; readonly count: number; readonly bytes: Uint8Array };

const TYPE = { ascii: 2, short: 3, long: 4, rational: 5, undefined: 7 } as const;
const text = (tag: number, value: string): Value => {
  const bytes = join(utf8(value), new Uint8Array(1));
  return { tag, type: TYPE.ascii, count: bytes.length, bytes };
};
const raw = (tag: number, bytes: Uint8Array): Value => ({ tag, type: TYPE.undefined, count: bytes.length, bytes });
const short = (tag: number, value: number): Value => ({ tag, type: TYPE.short, count: 1, bytes: u16(value) });
const long = (tag: number, value: number): Value => ({ tag, type: TYPE.long, count: 1, bytes: u32(value) });
const rationals = (tag: number, ...values: [number, number][]): Value => ({
  tag,
  type: TYPE.rational,
  count: values.length,
  bytes: join(...values.flatMap(([over, under]) => [u32(over), u32(under)])),
});

function exif(jpeg: Uint8Array, orientation: Orientation, has: (kind: Metadata) => boolean): Uint8Array {
  const main = [short(0x0112, orientation)];
  if (has('exif')) main.push(text(0x010f, CANARY), text(0x0132, '2026:11:22 07:30:00'), text(0x013b, CANARY));
  const inner: Value[] = [];
  if (has('exif')) inner.push(text(0x9003, '2026:11:22 07:30:00'), text(0xa431, CANARY));
  if (has('maker-note')) inner.push(raw(0x927c, utf8(`MakerNote ${CANARY}`)));
  const position = has('gps')
    ? [
        text(1, 'N'),
        rationals(2, [14, 1], [21, 1], [1234, 100]),
        text(3, 'E'),
        rationals(4, [108, 1], [0, 1], [5678, 100]),
        text(0x1d, CANARY),
      ]
    : [];
  return tiff(main, inner, position, has('thumbnail') ? thumbnailOf(jpeg) : undefined);
}

/** Two directories: the picture's, with EXIF's own and the position's inside, and the thumbnail's. */
function tiff(main: Value[], inner: Value[], position: Value[], thumbnail: Uint8Array | undefined): Uint8Array {
  const inside = [
    { tag: 0x8769, values: inner },
    { tag: 0x8825, values: position },
  ].filter(({ values }) => values.length > 0);
  let at = 8;
  const blocks: Uint8Array[] = [];
  const place = (block: Uint8Array): number => {
    const here = at;
    blocks.push(block);
    at += block.length;
    return here;
  };
  // Those inside come first, so that the directory around them knows where they are.
  const pointers = inside.map(({ tag, values }) => long(tag, place(directory(values, at, 0))));
  const film = thumbnail && [short(0x0103, 6), long(0x0201, place(thumbnail)), long(0x0202, thumbnail.length)];
  const next = film ? place(directory(film, at, 0)) : 0;
  const first = place(directory([...main, ...pointers], at, next));
  return join(ascii('II*\0'), u32(first), ...blocks);
}

function directory(values: Value[], start: number, next: number): Uint8Array {
  const sorted = [...values].sort((a, b) => a.tag - b.tag);
  let after = start + 2 + sorted.length * 12 + 4;
  const outside: Uint8Array[] = [];
  const entries = sorted.map(({ tag, type, count, bytes }) => {
    const head = join(u16(tag), u16(type), u32(count));
    if (bytes.length <= 4) return join(head, bytes, new Uint8Array(4 - bytes.length));
    const entry = join(head, u32(after));
    outside.push(bytes);
    after += bytes.length;
    return entry;
  });
  return join(u16(sorted.length), ...entries, u32(next), ...outside);
}

/** The picture itself will do as its thumbnail, if it is small; with a canary inside. */
function thumbnailOf(jpeg: Uint8Array): Uint8Array {
  const small = jpeg.length < 30_000 ? jpeg : jpeg.subarray(0, 30_000);
  return join(small.subarray(0, 2), segment(0xfe, utf8(CANARY)), small.subarray(2));
}

const xmp = (): string =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ` +
  `xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description ` +
  `xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="14,21.2N" exif:UserComment="${CANARY}"/></rdf:RDF>` +
  `</x:xmpmeta><?xpacket end="w"?>`;

function iptc(): Uint8Array {
  const city = utf8(CANARY);
  const record = join(new Uint8Array([0x1c, 2, 90]), u16BigEndian(city.length), city);
  const padded = record.length % 2 ? join(record, new Uint8Array(1)) : record;
  const size = new Uint8Array([0, 0, record.length >> 8, record.length & 255]);
  return join(ascii('Photoshop 3.0\0'), ascii('8BIM'), new Uint8Array([4, 4, 0, 0]), size, padded);
}

// ── bytes ──

const segment = (marker: number, content: Uint8Array): Uint8Array =>
  join(new Uint8Array([0xff, marker]), u16BigEndian(content.length + 2), content);

function ascii(value: string): Uint8Array {
  return new Uint8Array([...value].map((character) => character.charCodeAt(0)));
}
function utf8(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}
const u16 = (value: number): Uint8Array => new Uint8Array([value & 255, value >> 8]);
const u16BigEndian = (value: number): Uint8Array => new Uint8Array([value >> 8, value & 255]);
const u32 = (value: number): Uint8Array => new Uint8Array([0, 8, 16, 24].map((bits) => (value >> bits) & 255));

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
