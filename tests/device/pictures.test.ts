import { expect } from '@open-wc/testing';
import { PictureError, drawPreview, shrinkPicture } from '../../src/device/pictures.ts';
import {
  CORNERS_SEEN,
  METADATA,
  ORIENTATIONS,
  TRACES,
  anatomyOf,
  contains,
  withMetadata,
  type Metadata,
} from '../support/photo-metadata.ts';

/** Colours that survive JPEG, one a corner. */
const CORNERS = ['#e00000', '#00a000', '#0000e0', '#e0c000'] as const;
const CORNER = 0.15;

/** What is between the corners. */
const MOTIFS: Readonly<Record<string, (on: CanvasRenderingContext2D, width: number, height: number) => void>> = {
  'a flooded road': (on, width, height) => {
    const water = on.createLinearGradient(0, 0, 0, height);
    water.addColorStop(0, '#9ac');
    water.addColorStop(1, '#653');
    on.fillStyle = water;
    on.fillRect(0, 0, width, height);
  },
  'a notice full of small print': (on, width, height) => {
    on.fillStyle = '#fff';
    on.fillRect(0, 0, width, height);
    on.fillStyle = '#111';
    on.font = '9px sans-serif';
    for (let y = 10; y < height; y += 11) on.fillText('Thông báo về việc tiếp nhận hồ sơ đất đai '.repeat(3), 2, y);
  },
  'a night without light': (on, width, height) => {
    on.fillStyle = '#000';
    on.fillRect(0, 0, width, height);
  },
  'a white wall': (on, width, height) => {
    on.fillStyle = '#fff';
    on.fillRect(0, 0, width, height);
  },
  'leaves in every shade': (on, width, height) => speckle(on, width, height, 4),
  'a heap of rubbish': (on, width, height) => speckle(on, width, height, 9),
};

/** Patches of colours that do not repeat, the same in every run. */
function speckle(on: CanvasRenderingContext2D, width: number, height: number, size: number): void {
  let seed = 20261122;
  for (let y = 0; y < height; y += size) {
    for (let x = 0; x < width; x += size) {
      seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
      on.fillStyle = `rgb(${seed & 255} ${(seed >> 8) & 255} ${(seed >> 16) & 255})`;
      on.fillRect(x, y, size, size);
    }
  }
}

async function photoOf(motif: string, width = 320, height = 240, type = 'image/jpeg'): Promise<Uint8Array> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const on = canvas.getContext('2d')!;
  MOTIFS[motif]!(on, width, height);
  CORNERS.forEach((colour, corner) => {
    on.fillStyle = colour;
    const [side, rise] = [width * CORNER, height * CORNER];
    on.fillRect(corner % 2 ? width - side : 0, corner < 2 ? 0 : height - rise, side, rise);
  });
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, 0.92));
  return new Uint8Array(await blob!.arrayBuffer());
}

const asBlob = (bytes: Uint8Array, type = 'image/jpeg'): Blob => new Blob([bytes as Uint8Array<ArrayBuffer>], { type });

/** Which corner of `CORNERS` is seen in each corner of a canvas. */
function cornersOf(canvas: HTMLCanvasElement): number[] {
  const on = canvas.getContext('2d')!;
  const [x, y] = [canvas.width * (CORNER / 2), canvas.height * (CORNER / 2)];
  return CORNERS.map((_, corner) => {
    const pixel = on.getImageData(corner % 2 ? canvas.width - x : x, corner < 2 ? y : canvas.height - y, 1, 1).data;
    const distances = CORNERS.map((colour) => {
      const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
      return parts.reduce((sum, part, i) => sum + Math.abs(part - pixel[i]!), 0);
    });
    return distances.indexOf(Math.min(...distances));
  });
}

async function seen(blob: Blob): Promise<HTMLCanvasElement> {
  const canvas = document.createElement('canvas');
  await drawPreview(blob, canvas, 200);
  return canvas;
}

async function expectNothingBeside(blob: Blob, what: string): Promise<void> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const { markers, trailing } = anatomyOf(bytes);
  const others = markers.filter((marker) => marker === 0xfe || (marker > 0xe0 && marker <= 0xef && marker !== 0xee));
  expect(others, what).to.deep.equal([]);
  expect(trailing, what).to.equal(0);
  for (const trace of TRACES) expect(contains(bytes, trace), what).to.equal(false);
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    expect(error).to.be.instanceOf(PictureError);
    return (error as PictureError).kind;
  }
  throw new Error('it was not refused');
}

describe('a photo made small', () => {
  const kinds: readonly (readonly Metadata[])[] = [...METADATA.map((kind) => [kind]), METADATA];

  for (const motif of Object.keys(MOTIFS)) {
    it(`is upright and says nothing of its maker: ${motif}`, async () => {
      const plain = await photoOf(motif);
      for (const orientation of ORIENTATIONS) {
        for (const metadata of kinds) {
          const what = `${metadata.join(' and ')}, held the way ${orientation}`;
          const photo = withMetadata(plain, orientation, metadata);
          const { blob, width, height } = await shrinkPicture(asBlob(photo));
          await expectNothingBeside(blob, what);
          expect(width > height, what).to.equal(orientation < 5);
          expect(cornersOf(await seen(blob)), what).to.deep.equal(CORNERS_SEEN[orientation]);
        }
      }
    }).timeout(60_000);
  }

  it('is watched by tests that would see what a camera has written', async () => {
    const plain = await photoOf('a white wall');
    for (const kind of METADATA) {
      const photo = withMetadata(plain, 1, [kind]);
      expect(
        TRACES.some((trace) => contains(photo, trace)),
        kind,
      ).to.equal(true);
      const { markers, trailing } = anatomyOf(photo);
      expect(trailing > 0 || markers.some((marker) => [0xe1, 0xed, 0xfe].includes(marker)), kind).to.equal(true);
    }
  });

  it('has at most 500 kB and 1600 pixels, whatever twelve megapixels show', async () => {
    for (const motif of Object.keys(MOTIFS)) {
      const { blob, width, height } = await shrinkPicture(asBlob(await photoOf(motif, 4000, 3000)));
      // Nothing but fine patches is no photo; everything else keeps its size.
      expect(width, motif).to.be.at.least(motif === 'leaves in every shade' ? 1200 : 1600);
      expect([width, height], motif).to.deep.equal([Math.min(1600, width), width * 0.75]);
      expect(blob.size, motif).to.be.at.most(500_000);
      expect(blob.type, motif).to.equal('image/jpeg');
    }
  }).timeout(60_000);

  it('gets smaller still when nothing but noise is on it', async () => {
    const canvas = document.createElement('canvas');
    Object.assign(canvas, { width: 1600, height: 1600 });
    speckle(canvas.getContext('2d')!, 1600, 1600, 1);
    const noise = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    const { blob, width } = await shrinkPicture(noise!);
    expect(blob.size).to.be.at.most(500_000);
    expect(width).to.be.below(1600);
  }).timeout(30_000);

  it('is not made larger than it was', async () => {
    const { width, height } = await shrinkPicture(asBlob(await photoOf('a white wall', 30, 20)));
    expect([width, height]).to.deep.equal([30, 20]);
  });

  it('may come as PNG or WebP, and shows white where it was transparent', async () => {
    for (const type of ['image/png', 'image/webp']) {
      const { blob } = await shrinkPicture(asBlob(await photoOf('a flooded road', 320, 240, type), type));
      expect(blob.type, type).to.equal('image/jpeg');
      expect(cornersOf(await seen(blob)), type).to.deep.equal([0, 1, 2, 3]);
    }
    const clear = document.createElement('canvas');
    const empty = await new Promise<Blob | null>((resolve) => clear.toBlob(resolve, 'image/png'));
    const preview = await seen((await shrinkPicture(empty!)).blob);
    expect([...preview.getContext('2d')!.getImageData(5, 5, 1, 1).data]).to.deep.equal([255, 255, 255, 255]);
  });

  it('may call itself something else than it is', async () => {
    const jpeg = await photoOf('a white wall');
    const { blob } = await shrinkPicture(asBlob(jpeg, 'image/png'));
    expect(blob.type).to.equal('image/jpeg');
  });
});

describe('what is no photo', () => {
  const BAD: Readonly<Record<string, () => Promise<Blob> | Blob>> = {
    'an empty file': () => new Blob([]),
    'a text that calls itself a photo': () => new Blob(['không phải ảnh'], { type: 'image/jpeg' }),
    'a drawing with a script': () =>
      new Blob(['<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'], { type: 'image/svg+xml' }),
    'a photo of which only the beginning arrived': async () => asBlob((await photoOf('a white wall')).slice(0, 300)),
    'a photo in a format that this browser cannot read': () =>
      new Blob([new Uint8Array([0, 0, 0, 24]), 'ftypheic', new Uint8Array(500)], { type: 'image/heic' }),
    'a picture of a billion pixels': () => new Blob([hugePng() as Uint8Array<ArrayBuffer>], { type: 'image/png' }),
  };
  for (const [what, make] of Object.entries(BAD)) {
    it(`is refused: ${what}`, async () => {
      expect(await refusalOf(shrinkPicture(await make()))).to.equal('unreadable');
      expect(await refusalOf(drawPreview(await make(), document.createElement('canvas'), 100))).to.equal('unreadable');
    });
  }
});

describe('a browser of another age', () => {
  const { createImageBitmap } = globalThis;
  afterEach(() => Object.assign(globalThis, { createImageBitmap }));

  it('that knows no bitmaps turns photos upright all the same', async () => {
    Object.assign(globalThis, { createImageBitmap: undefined });
    const photo = withMetadata(await photoOf('a flooded road'), 6, METADATA);
    const { blob } = await shrinkPicture(asBlob(photo));
    await expectNothingBeside(blob, 'by an element');
    Object.assign(globalThis, { createImageBitmap });
    expect(cornersOf(await seen(blob))).to.deep.equal(CORNERS_SEEN[6]);
  });

  it('that does not know the word for upright is asked otherwise', async () => {
    Object.assign(globalThis, {
      createImageBitmap: (photo: Blob, options?: object) =>
        options ? Promise.reject(new TypeError('from-image is no ImageOrientation')) : createImageBitmap(photo),
    });
    const { width } = await shrinkPicture(asBlob(withMetadata(await photoOf('a flooded road'), 6, METADATA)));
    expect(width).to.equal(240);
  });

  it('that reads nothing at all refuses', async () => {
    Object.assign(globalThis, { createImageBitmap: undefined });
    expect(await refusalOf(shrinkPicture(new Blob(['x'])))).to.equal('unreadable');
  });
});

/** A PNG of 32,000 by 32,000 pixels in a few bytes, without its content. */
function hugePng(): Uint8Array {
  const head = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52];
  return new Uint8Array([...head, 0, 0, 0x7d, 0, 0, 0, 0x7d, 0, 8, 2, 0, 0, 0, 0, 0, 0, 0]);
}
