/** Files that an agency sends with its reply: pictures written anew, PDF; served as downloads under unguessable addresses. */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Files } from '../attachments/files.ts';
import { findType, PDF, readDeclaredType } from '../attachments/kinds.ts';
import { rewritePicture } from '../attachments/picture.ts';
import { cleanLine } from '../citizen-text.ts';
import type { Policy } from '../policy/policy.ts';
import { ProblemError } from '../problems.ts';
import type { ReplyFileRow } from '../store/tables.ts';

/** A file in its place that no row speaks of yet. */
export type KeptReplyFile = Pick<ReplyFileRow, 'name' | 'type' | 'bytes' | 'file'>;

export interface SentReplyFile {
  /** As the officer's computer has it. */
  readonly name: string;
  /** As the form says it: an image or PDF. */
  readonly type: string;
  readonly body: ReadableStream<Uint8Array>;
}

const ENDINGS: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  [PDF]: 'pdf',
};
const NAME_CHARS = 100;
const NOT_IN_NAMES = /["*/:<>?\\|]+/g;

/** Takes a file in; a `ProblemError` (`too-large`, `unsupported`, `invalid`) where it is none that may be sent. */
export async function keepReplyFile(
  files: Files,
  sent: SentReplyFile,
  rules: Pick<Policy['attachments'], 'bytes' | 'pixels'>,
): Promise<KeptReplyFile> {
  const declared = readDeclaredType(sent.type);
  const incoming = await files.takeIn(sent.body, rules.bytes);
  const aside = files.pathAside();
  try {
    if (incoming.bytes === 0) throw new ProblemError('invalid', { errors: [{ field: 'file', key: 'empty' }] });
    const type = await findType(incoming.path, declared);
    if (type !== PDF) await rewritePicture(incoming.path, aside, type, rules.pixels);
    const { name: file, bytes } = await files.keep(type === PDF ? incoming.path : aside);
    return { name: nameOf(sent.name, type), type, bytes, file };
  } finally {
    await rm(incoming.path, { force: true });
    await rm(aside, { force: true });
  }
}

/** Takes a file of an earlier reply in once more, as it is, for the reply that stands in its place. */
export async function keepAgain(files: Files, { name, type, bytes, file }: ReplyFileRow): Promise<KeptReplyFile> {
  const incoming = await files.takeIn(new Blob([new Uint8Array(await files.read(file))]).stream(), bytes);
  const kept = await files.keep(incoming.path);
  return { name, type, bytes: kept.bytes, file: kept.name };
}

/** The rows of a reply's files, in their order. */
export const replyFileRows = (files: readonly KeptReplyFile[], caseId: string, number: number): ReplyFileRow[] =>
  files.map(({ name, type, bytes, file }, position) => ({
    id: randomBytes(16).toString('hex'),
    feedback_id: caseId,
    number,
    position,
    name,
    type,
    bytes,
    file,
  }));

/** A name that every system takes, with the ending of what the file is. */
function nameOf(typed: string, type: string): string {
  const base = cleanLine(typed)
    .replace(NOT_IN_NAMES, ' ')
    .replace(/\.[^.]*$/, '')
    .replace(/^[\s.]+/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return `${[...base].slice(0, NAME_CHARS).join('') || 'tep-tra-loi'}.${ENDINGS[type]}`;
}
