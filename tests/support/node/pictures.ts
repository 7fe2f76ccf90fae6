/** Pictures as telephones make them, put together here: six motifs, eight orientations, and everything that tells on people. */
import { crc32 } from 'node:zlib';
import sharp from 'sharp';

export const WIDTH = 64;
export const HEIGHT = 48;

type Colour = readonly [number, number, number];
export type Motif = (x: number, y: number) => Colour;

const RED: Colour = [200, 40, 40];
const GREEN: Colour = [40, 160, 60];
const BLUE: Colour = [40, 60, 190];
const WHITE: Colour = [240, 240, 240];
const BLACK: Colour = [20, 20, 20];

/** Each tells every one of the eight ways to turn it from the others. */
export const MOTIFS: Readonly<Record<string, Motif>> = {
  quarters: (x, y) => (x < 32 ? (y < 16 ? RED : GREEN) : y < 16 ? BLUE : WHITE),
  flag: (x, y) => (y < 16 ? RED : x < 16 ? BLUE : WHITE),
  corner: (x, y) => (x < 16 && y < 16 ? RED : x < 32 ? BLACK : WHITE),
  stairs: (x, y) => (y < 16 ? BLACK : y < 32 ? (x < 32 ? GREEN : WHITE) : x < 16 ? BLUE : WHITE),
  letter: (x, y) => (x < 16 ? BLACK : y >= 32 && x < 48 ? BLACK : WHITE),
  spot: (x, y) => (x >= 16 && x < 32 && y < 16 ? RED : y >= 32 ? GREEN : WHITE),
};

export const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8] as const;
export type Orientation = (typeof ORIENTATIONS)[number];

/** Where the camera stored what is seen at a place when the picture is held upright. */
const STORED: Readonly<Record<Orientation, (x: number, y: number) => readonly [number, number]>> = {
  1: (x, y) => [x, y],
  2: (x, y) => [WIDTH - 1 - x, y],
  3: (x, y) => [WIDTH - 1 - x, HEIGHT - 1 - y],
  4: (x, y) => [x, HEIGHT - 1 - y],
  5: (x, y) => [y, x],
  6: (x, y) => [y, WIDTH - 1 - x],
  7: (x, y) => [HEIGHT - 1 - y, WIDTH - 1 - x],
  8: (x, y) => [HEIGHT - 1 - y, x],
};

/** Words that stand in all that is not the picture, and nowhere else. */
export const CANARIES = {
  exif: 'CANARY-EXIF',
  gps: 'CANARY-GPS',
  makerNote: 'CANARY-MAKERNOTE',
  thumbnail: 'CANARY-THUMBNAIL',
  xmp: 'CANARY-XMP',
  iptc: 'CANARY-IPTC',
  comment: 'CANARY-COMMENT',
  behind: 'CANARY-BEHIND-THE-END',
} as const;

/** The picture as stored by a camera that was held so. */
function storedPixels(motif: Motif, orientation: Orientation): { data: Buffer; width: number; height: number } {
  const turned = orientation > 4;
  const [width, height] = turned ? [HEIGHT, WIDTH] : [WIDTH, HEIGHT];
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const [sx, sy] = STORED[orientation](x, y);
      data.set(motif(x, y), (sy * width + sx) * 3);
    }
  }
  return { data, width, height };
}

/** A photograph as a telephone stores it, with everything it knows of its owner. */
export async function buildPhoto(
  type: 'image/jpeg' | 'image/png' | 'image/webp',
  motif: Motif = MOTIFS.quarters!,
  orientation: Orientation = 1,
): Promise<Buffer> {
  const { data, width, height } = storedPixels(motif, orientation);
  const plain = sharp(data, { raw: { width, height, channels: 3 } });
  if (type === 'image/jpeg')
    return taintJpeg(await plain.jpeg({ quality: 95, mozjpeg: false }).toBuffer(), orientation);
  if (type === 'image/png') return taintPng(await plain.png().toBuffer(), orientation);
  return taintWebp(await plain.webp({ lossless: true }).toBuffer(), orientation, width, height);
}

/** How far a decoded picture is from its motif, as the mean of all differences (0–255). */
export async function differenceFrom(motif: Motif, picture: Buffer): Promise<number> {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  if (info.width !== WIDTH || info.height !== HEIGHT) return Infinity;
  let sum = 0;
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      for (const [channel, value] of motif(x, y).entries()) {
        sum += Math.abs(value - data[(y * WIDTH + x) * info.channels + channel]!);
      }
    }
  }
  return sum / (WIDTH * HEIGHT * 3);
}

/** A PDF of one empty page, put together by hand. */
export function buildPdf(inside = ''): Buffer {
  return Buffer.from(
    [
      '%PDF-1.4',
      '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj',
      inside,
      'trailer<</Root 1 0 R>>',
      '%%EOF',
      '',
    ].join('\n'),
  );
}

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>${CANARIES.xmp}</note></x:xmpmeta>`;

function taintJpeg(jpeg: Buffer, orientation: Orientation): Buffer {
  const segment = (marker: number, ...parts: (string | Buffer)[]) => {
    const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(body.length + 2, 2);
    return Buffer.concat([head, body]);
  };
  const iptc = Buffer.concat([Buffer.from([0x1c, 2, 120, 0, CANARIES.iptc.length]), Buffer.from(CANARIES.iptc)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(iptc.length);
  return Buffer.concat([
    jpeg.subarray(0, 2),
    segment(0xe1, 'Exif\0\0', buildExif(orientation)),
    segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', XMP),
    segment(0xed, 'Photoshop 3.0\0', '8BIM', Buffer.from([4, 4, 0, 0]), length, iptc),
    segment(0xfe, CANARIES.comment),
    jpeg.subarray(2),
    Buffer.from(CANARIES.behind),
  ]);
}

function taintPng(png: Buffer, orientation: Orientation): Buffer {
  const end = png.length - 12;
  const afterHeader = 8 + 25;
  return Buffer.concat([
    png.subarray(0, afterHeader),
    pngChunk('eXIf', buildExif(orientation)),
    pngChunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${XMP}`)),
    pngChunk('tEXt', Buffer.from(`Comment\0${CANARIES.comment} ${CANARIES.iptc}`)),
    png.subarray(afterHeader, end),
    png.subarray(end),
    Buffer.from(CANARIES.behind),
  ]);
}

function taintWebp(webp: Buffer, orientation: Orientation, width: number, height: number): Buffer {
  const HAS_EXIF_AND_XMP = 0x0c;
  const extended = Buffer.alloc(10);
  extended.writeUInt8(HAS_EXIF_AND_XMP, 0);
  extended.writeUIntLE(width - 1, 4, 3);
  extended.writeUIntLE(height - 1, 7, 3);
  const body = Buffer.concat([
    riffChunk('VP8X', extended),
    webp.subarray(12),
    riffChunk('EXIF', buildExif(orientation)),
    riffChunk('XMP ', Buffer.from(`${XMP} ${CANARIES.comment} ${CANARIES.iptc}`)),
  ]);
  const head = Buffer.alloc(12);
  head.write('RIFF', 0);
  head.writeUInt32LE(body.length + 4, 4);
  head.write('WEBP', 8);
  return Buffer.concat([head, body, Buffer.from(CANARIES.behind)]);
}

function riffChunk(name: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 0);
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

/** A chunk of a PNG with its checksum. */
export function pngChunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body]);
  const frame = Buffer.alloc(4 + named.length + 4);
  frame.writeUInt32BE(body.length, 0);
  named.copy(frame, 4);
  frame.writeUInt32BE(crc32(named), 4 + named.length);
  return frame;
}

const ASCII = 2;
const SHORT = 3;
const LONG = 4;
const RATIONAL = 5;
const UNDEFINED = 7;

interface Entry {
  readonly tag: number;
  readonly type: number;
  readonly count: number;
  readonly data: Buffer;
}

/** What a camera writes down: its make, a maker's note, where it was, and a thumbnail with notes of its own. */
function buildExif(orientation: Orientation): Buffer {
  const text = (tag: number, value: string): Entry => {
    const data = Buffer.from(`${value}\0`);
    return { tag, type: ASCII, count: data.length, data };
  };
  const bytes = (tag: number, data: Buffer): Entry => ({ tag, type: UNDEFINED, count: data.length, data });
  const short = (tag: number, value: number): Entry => ({ tag, type: SHORT, count: 1, data: uint16(value) });
  const long = (tag: number, value: number): Entry => ({ tag, type: LONG, count: 1, data: uint32(value) });
  const degrees = (tag: number, ...values: number[]): Entry => ({
    tag,
    type: RATIONAL,
    count: values.length,
    data: Buffer.concat(values.flatMap((value) => [uint32(value), uint32(1)])),
  });
  const thumbnail = Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    Buffer.from(CANARIES.thumbnail),
    Buffer.from([0xff, 0xd9]),
  ]);
  const camera = [
    bytes(0x927c, Buffer.from(CANARIES.makerNote)),
    bytes(0x9286, Buffer.from(`ASCII\0\0\0${CANARIES.exif}`)),
  ];
  const position = [
    text(1, 'N'),
    degrees(2, 12, 30, 0),
    text(3, 'E'),
    degrees(4, 108, 15, 0),
    bytes(27, Buffer.from(`ASCII\0\0\0${CANARIES.gps}`)),
  ];
  const first = (cameraAt: number, positionAt: number) => [
    text(0x010f, CANARIES.exif),
    short(0x0112, orientation),
    long(0x8769, cameraAt),
    long(0x8825, positionAt),
  ];
  const second = (thumbnailAt: number) => [short(0x0103, 6), long(0x0201, thumbnailAt), long(0x0202, thumbnail.length)];
  const start = 8;
  const cameraAt = start + sizeOf(first(0, 0));
  const positionAt = cameraAt + sizeOf(camera);
  const secondAt = positionAt + sizeOf(position);
  const thumbnailAt = secondAt + sizeOf(second(0));
  return Buffer.concat([
    Buffer.from('MM\0*'),
    uint32(start),
    directory(first(cameraAt, positionAt), start, secondAt),
    directory(camera, cameraAt),
    directory(position, positionAt),
    directory(second(thumbnailAt), secondAt),
    thumbnail,
  ]);
}

const outside = ({ data }: Entry) => (data.length > 4 ? data.length + (data.length % 2) : 0);
const sizeOf = (entries: readonly Entry[]) =>
  2 + entries.length * 12 + 4 + entries.reduce((sum, entry) => sum + outside(entry), 0);

function directory(entries: readonly Entry[], at: number, next = 0): Buffer {
  let dataAt = at + 2 + entries.length * 12 + 4;
  const rows: Buffer[] = [];
  const data: Buffer[] = [];
  for (const entry of entries) {
    const inside = outside(entry) === 0;
    const value = inside ? Buffer.concat([entry.data, Buffer.alloc(4 - entry.data.length)]) : uint32(dataAt);
    rows.push(Buffer.concat([uint16(entry.tag), uint16(entry.type), uint32(entry.count), value]));
    if (inside) continue;
    data.push(Buffer.concat([entry.data, Buffer.alloc(entry.data.length % 2)]));
    dataAt += outside(entry);
  }
  return Buffer.concat([uint16(entries.length), ...rows, uint32(next), ...data]);
}

function uint16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16BE(value);
  return buffer;
}

function uint32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return buffer;
}
