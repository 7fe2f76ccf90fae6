/** What a file may be, told by its content: pictures, which are decoded and written anew, and PDF. */
import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { ProblemError } from '../problems.ts';

export const PICTURE_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export const PDF = 'application/pdf';
export const TAKEN_TYPES: readonly string[] = [...PICTURE_TYPES, PDF];

export type PictureType = (typeof PICTURE_TYPES)[number];
export type TakenType = PictureType | typeof PDF;

/** Enough of a file to tell its kind. */
const HEAD = 4_100;
/** Within so many bytes of its end a PDF says that it ends. */
const TAIL = 1_024;
const PDF_BEGINS = /^%PDF-[12]\.\d/;
const PDF_ENDS = '%%EOF';

const damaged = () => new ProblemError('invalid', { errors: [{ field: 'file', key: 'damaged' }] });

/** The media type without its parameters; `unsupported` unless files of it are taken. */
export function readDeclaredType(header = ''): TakenType {
  const type = header.split(';')[0]!.trim().toLowerCase();
  if (!isTaken(type)) throw new ProblemError('unsupported');
  return type;
}

/**
 * The type of a file by its content. Telephones often name one kind of picture as another, which does no harm; a
 * picture that says it is a PDF, or a PDF that says it is a picture, is `unsupported` like everything else.
 */
export async function findType(path: string, declared: TakenType): Promise<TakenType> {
  const { head, tail } = await readEnds(path);
  const type = (await fileTypeFromBuffer(head).catch(() => undefined))?.mime ?? '';
  if (!isTaken(type) || (type === PDF) !== (declared === PDF)) throw new ProblemError('unsupported');
  if (type === PDF && !(PDF_BEGINS.test(head.toString('latin1')) && tail.includes(PDF_ENDS))) throw damaged();
  return type;
}

const isTaken = (type: string): type is TakenType => TAKEN_TYPES.includes(type);

async function readEnds(path: string): Promise<{ head: Buffer; tail: Buffer }> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const read = async (from: number, length: number) => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, from);
      return buffer.subarray(0, bytesRead);
    };
    return { head: await read(0, HEAD), tail: await read(Math.max(0, size - TAIL), TAIL) };
  } finally {
    await handle.close();
  }
}
