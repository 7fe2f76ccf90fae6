/**
 * Pictures are decoded and written anew: whatever stood in the file besides the picture is gone (where it was taken,
 * with which phone, a hidden thumbnail, a second file behind it), and what cannot be decoded is no picture.
 */
import sharp, { type Sharp } from 'sharp';
import { ProblemError } from '../problems.ts';
import type { PictureType } from './kinds.ts';
import { Turns } from './turns.ts';

// The decoder opens what we take and nothing else, whatever a file says it is.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });
sharp.cache(false);
sharp.concurrency(1);

const JPEG_QUALITY = 85;
const WEBP_QUALITY = 82;
/** Seconds for one picture; the largest that is allowed takes some two. */
const PATIENCE = 20;
/** Pictures decoded at a time: each of the largest takes some 200 MB. */
const AT_ONCE = 2;

const turns = new Turns(AT_ONCE);

/** Writes the picture of one file into another, upright; `too-large` or `invalid` where there is none to be had. */
export async function rewritePicture(from: string, to: string, type: PictureType, mostPixels: number): Promise<void> {
  await turns.take(async () => {
    const picture = sharp(from, { failOn: 'error', limitInputPixels: mostPixels, sequentialRead: true })
      .autoOrient()
      .timeout({ seconds: PATIENCE });
    try {
      await written(picture, type).toFile(to);
    } catch (error) {
      const isLarge = /pixel limit|timeout/i.test(String(error));
      if (isLarge) throw new ProblemError('too-large');
      throw new ProblemError('invalid', { errors: [{ field: 'file', key: 'damaged' }] });
    }
  });
}

function written(picture: Sharp, type: PictureType): Sharp {
  if (type === 'image/png') return picture.png();
  return type === 'image/webp' ? picture.webp({ quality: WEBP_QUALITY }) : picture.jpeg({ quality: JPEG_QUALITY });
}
