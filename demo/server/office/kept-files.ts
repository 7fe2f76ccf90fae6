/**
 * Files of an answer that could not be sent yet: they are in their place already, and the form that comes back names them
 * under our signature, so that nobody names a file that is not theirs. What is never sent, the sweep removes.
 */
import { timingSafeEqual } from 'node:crypto';
import { keepAgain, keepReplyFile, type KeptReplyFile } from '../feedback/reply-files.ts';
import { keyedHash } from '../keyed-hash.ts';
import { ProblemError } from '../problems.ts';
import { findReply } from '../store/cases.ts';
import type { DeskParts } from './desk-parts.ts';
import type { SentForm } from './sent-form.ts';

export interface KeptFile extends KeptReplyFile {
  /** What the form carries of it. */
  readonly ticket: string;
}

const WRONG: Readonly<Record<string, string>> = {
  'too-large': 'quá lớn',
  unsupported: 'không phải ảnh JPEG, PNG, WebP hoặc PDF',
  invalid: 'bị hỏng, không mở được',
};

/**
 * The files of a form: those kept before, those of the reply that it mends, and new ones; and what is wrong with those
 * that cannot be taken.
 */
export async function takeFiles(
  { store, files, policy, secret }: DeskParts,
  form: SentForm,
  { owner, caseId }: { readonly owner: string; readonly caseId: string },
): Promise<{ kept: KeptFile[]; error: string | undefined }> {
  const kept = form.lines('kept-file').flatMap((ticket) => readTicket(secret, owner, ticket) ?? []);
  const wrong: string[] = [];
  const sent = form.files('files');
  const chosen = form.lines('old-file');
  const old = chosen.length > 0 ? ((await findReply(store.db, caseId))?.files ?? []) : [];
  const again = old.filter(({ id }) => chosen.includes(id));
  if (kept.length + again.length + sent.length > policy.attachments.count) {
    return { kept, error: `Mỗi câu trả lời kèm được nhiều nhất ${policy.attachments.count} tệp.` };
  }
  for (const file of again) {
    const found = await keepAgain(files, file);
    kept.push({ ...found, ticket: writeTicket(secret, owner, found) });
  }
  for (const file of sent) {
    try {
      const found = await keepReplyFile(
        files,
        { name: file.name, type: file.type, body: file.stream() },
        policy.attachments,
      );
      kept.push({ ...found, ticket: writeTicket(secret, owner, found) });
    } catch (error) {
      if (!(error instanceof ProblemError) || !WRONG[error.kind]) throw error;
      wrong.push(`“${file.name}” ${WRONG[error.kind]}.`);
    }
  }
  return { kept, error: wrong.length > 0 ? `Tệp ${wrong.join(' Tệp ')}` : undefined };
}

function writeTicket(secret: string, owner: string, { name, type, bytes, file }: KeptReplyFile): string {
  const said = Buffer.from(JSON.stringify([name, type, bytes, file])).toString('base64url');
  return `${said}.${sign(secret, owner, said)}`;
}

function readTicket(secret: string, owner: string, ticket: string): KeptFile | undefined {
  const [said = '', signature = ''] = ticket.split('.');
  const [a, b] = [Buffer.from(signature), Buffer.from(sign(secret, owner, said))];
  if (a.length !== b.length || !timingSafeEqual(a, b)) return undefined;
  const [name, type, bytes, file] = JSON.parse(Buffer.from(said, 'base64url').toString()) as [
    string,
    string,
    number,
    string,
  ];
  return { name, type, bytes, file, ticket };
}

const sign = (secret: string, owner: string, said: string): string =>
  keyedHash(secret, 'office-file', owner, said).toString('base64url');
