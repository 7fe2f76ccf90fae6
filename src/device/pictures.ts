/** A photo made small: upright, a JPEG, and without anything else that the camera had written into it. */
export interface SmallPicture {
  readonly blob: Blob;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * Why a photo cannot be sent: this browser cannot read it (HEIC on most, damaged, no picture at all), or it stays too
 * large however small it is made. The original is never sent in its place, since it says where and when it was taken.
 */
export class PictureError extends Error {
  readonly kind: 'unreadable' | 'too-large';

  constructor(kind: 'unreadable' | 'too-large') {
    super(kind);
    this.name = 'PictureError';
    this.kind = kind;
  }
}

/** Makes a photo small enough for a slow network: at most 1600 pixels long and 500 kB. Throws a `PictureError`. */
export function shrinkPicture(_photo: Blob): Promise<SmallPicture> {
  return Promise.reject(new PictureError('unreadable'));
}

/** Draws a picture as a preview no longer than `edge` pixels; a canvas needs no `blob:` in a host's security policy. */
export function drawPreview(_picture: Blob, _canvas: HTMLCanvasElement, _edge: number): Promise<void> {
  return Promise.reject(new PictureError('unreadable'));
}
