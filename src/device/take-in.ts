/** Makes of what a citizen has chosen what can be sent; loaded when somebody adds a file. */
import type { AttachedFile, FileFault, FileLimits } from './attachments.ts';
import { drawPreview, PictureError, shrinkPicture } from './pictures.ts';

/** Why a file is not taken. */
class FileError extends Error {
  readonly fault: FileFault;

  constructor(fault: FileFault) {
    super(fault);
    this.name = 'FileError';
    this.fault = fault;
  }
}

// Longer than any photo a telephone takes; a browser that opens more may fall over.
const MOST_BYTES_TO_OPEN = 60_000_000;
const PREVIEW_EDGE = 160;

/** A photo made small, with a picture of it to look at; a PDF as it is. `before` it there are so many. Throws a `FileError`. */
export async function takeIn(file: File, { bytes, count, types }: FileLimits, before: number): Promise<AttachedFile> {
  const { name } = file;
  if (before >= count) throw new FileError('file.tooMany');
  const isPdf = await beginsAsPdf(file);
  const taken = isPdf ? { name, type: 'application/pdf', blob: file } : await photoFrom(file);
  if (!types.includes(taken.type)) throw new FileError('file.type');
  if (taken.blob.size > bytes) throw new FileError('file.tooLarge');
  return taken;
}

/** Whatever it calls itself: some telephones call every paper nothing at all. */
async function beginsAsPdf(file: File): Promise<boolean> {
  try {
    return (await new Response(file.slice(0, 5)).text()) === '%PDF-';
  } catch {
    // Moved or taken away since it was chosen.
    throw new FileError('file.unreadable');
  }
}

async function photoFrom(file: File): Promise<AttachedFile> {
  if (file.size > MOST_BYTES_TO_OPEN) throw new FileError('file.tooLarge');
  try {
    const { blob } = await shrinkPicture(file);
    const preview = document.createElement('canvas');
    preview.setAttribute('aria-hidden', 'true');
    await drawPreview(blob, preview, PREVIEW_EDGE);
    return { name: file.name, type: blob.type, blob, preview };
  } catch (error) {
    throw new FileError(faultOf(error, file));
  }
}

function faultOf(error: unknown, { type }: File): FileFault {
  if (error instanceof PictureError && error.kind === 'too-large') return 'file.tooLarge';
  return !type || type.startsWith('image/') ? 'file.unreadable' : 'file.type';
}
