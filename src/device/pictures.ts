/** A photo made small: upright, a JPEG, and without anything else that the camera had written into it. */
export interface SmallPicture {
  readonly blob: Blob;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Why a photo cannot be sent: this browser cannot read it (HEIC in most, damaged, no picture at all), or it stays too
 * large however small it is made. The original never goes in its place, since it says where and when it was taken.
 */
export class PictureError extends Error {
  readonly kind: 'unreadable' | 'too-large';

  constructor(kind: 'unreadable' | 'too-large') {
    super(kind);
    this.name = 'PictureError';
    this.kind = kind;
  }
}

// On a phone's screen a street sign is still legible at this size.
const LONGEST_EDGE = 1600;
const MOST_BYTES = 500_000;
const QUALITIES = [0.85, 0.75, 0.6, 0.45];
const EDGES = [LONGEST_EDGE, 1200, 800];

/**
 * Makes a photo small enough for a slow network: at most 1600 pixels long and 500 kB. Drawing it anew leaves behind
 * what a camera writes beside the picture: place, time, owner, a thumbnail. Throws a `PictureError`.
 */
export async function shrinkPicture(photo: Blob): Promise<SmallPicture> {
  const picture = await decode(photo);
  const canvas = document.createElement('canvas');
  try {
    for (const edge of EDGES) {
      draw(picture, canvas, edge);
      const { width, height } = canvas;
      for (const quality of QUALITIES) {
        const blob = await withoutNotes(await encode(canvas, quality));
        if (blob.size <= MOST_BYTES) return { blob, width, height };
      }
    }
    throw new PictureError('too-large');
  } finally {
    release(picture, canvas);
  }
}

/** Draws a picture no longer than `edge` pixels: a canvas needs no `blob:` in a host's security policy, unlike `<img>`. */
export async function drawPreview(photo: Blob, canvas: HTMLCanvasElement, edge: number): Promise<void> {
  const picture = await decode(photo);
  draw(picture, canvas, edge);
  release(picture);
}

type Picture = ImageBitmap | HTMLImageElement;

async function decode(photo: Blob): Promise<Picture> {
  const { createImageBitmap: read } = globalThis;
  try {
    return await read(photo, { imageOrientation: 'from-image' });
  } catch (error) {
    // Not a picture; any other fault says that the browser knows no such function or no such option.
    if (error instanceof DOMException) throw new PictureError('unreadable');
  }
  try {
    return await decodeByElement(photo).catch(() => read(photo));
  } catch {
    throw new PictureError('unreadable');
  }
}

/** How Safari before 15 and others of its age turn a picture upright; a strict security policy forbids it. */
async function decodeByElement(photo: Blob): Promise<HTMLImageElement> {
  const address = URL.createObjectURL(photo);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(address);
  }
}

function draw(picture: Picture, canvas: HTMLCanvasElement, edge: number): void {
  const scale = Math.min(1, edge / Math.max(picture.width, picture.height));
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new PictureError('unreadable');
  // JPEG knows no transparency and would show it black.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
}

const encode = (canvas: HTMLCanvasElement, quality: number): Promise<Blob> =>
  new Promise((resolve, reject) => {
    const take = (blob: Blob | null): void => (blob ? resolve(blob) : reject(new PictureError('unreadable')));
    canvas.toBlob(take, 'image/jpeg', quality);
  });

/**
 * Browsers write notes of their own: a colour profile, the picture's size as EXIF. Only what a picture needs to be drawn
 * stays; APP0 and APP14 say how its colours are meant.
 */
async function withoutNotes(jpeg: Blob): Promise<Blob> {
  const bytes = new DataView(await jpeg.arrayBuffer());
  const parts = [jpeg.slice(0, 2)];
  let at = 2;
  // Up to the start of the scan, behind which there are no segments.
  for (let marker = 0; marker !== 0xda;) {
    marker = bytes.getUint8(at + 1);
    const end = at + 2 + bytes.getUint16(at + 2);
    const isNote = marker === 0xfe || (marker > 0xe0 && marker < 0xf0 && marker !== 0xee);
    if (!isNote) parts.push(jpeg.slice(at, end));
    at = end;
  }
  return new Blob([...parts, jpeg.slice(at)], { type: jpeg.type });
}

/** Gives memory back at once: a photo of twelve megapixels takes 48 MB while it is open. */
function release(picture: Picture, canvas?: HTMLCanvasElement): void {
  if ('close' in picture) picture.close();
  if (canvas) canvas.width = canvas.height = 0;
}
