import type { Files } from '../attachments/files.ts';
import { storedInVietnam } from '../clock.ts';
import { readSteps } from '../store/cases.ts';
import { findCase } from '../store/feedback.ts';
import { findPublication } from '../store/publications.ts';
import type { Database } from '../store/tables.ts';

/** Columns that say nothing to the person whose data it is. */
const OURS = ['id', 'feedback_id', 'code_hash', 'file', 'step', 'position', 'revision', 'steps', 'act', 'officer'];

/**
 * Everything that a person sent under this code, and what became of it: steps, additions, ratings, replies, what is
 * published of it, files included (base64). Plain data; undefined for no case.
 */
export async function exportCase(db: Database, files: Files, codeHash: string): Promise<object | undefined> {
  const row = await findCase(db, codeHash);
  if (!row) return undefined;
  const { id, is_check: isCheck, consents, sender_hidden: hidden, ...columns } = row;
  const ofCase = (table: 'feedback_additions' | 'feedback_ratings' | 'feedback_replies') =>
    db.selectFrom(table).selectAll().where('feedback_id', '=', id).orderBy('number').execute();
  const filesOf = async (table: 'attachments' | 'reply_files') => {
    const rows = await db.selectFrom(table).selectAll().where('feedback_id', '=', id).execute();
    const withContent = async (file: (typeof rows)[number]) => ({
      ...inWords(file),
      content: (await files.read(file.file)).toString('base64'),
    });
    return Promise.all(rows.map(withContent));
  };
  const publication = await findPublication(db, id);
  return {
    ...inWords(columns),
    senderHidden: hidden === 1,
    isCheck: isCheck === 1,
    consents: JSON.parse(consents ?? '[]') as unknown,
    steps: (await readSteps(db, id)).map(inWords),
    additions: (await ofCase('feedback_additions')).map(inWords),
    ratings: (await ofCase('feedback_ratings')).map(inWords),
    replies: (await ofCase('feedback_replies')).map(inWords),
    ...(publication && { publication: inWords(publication) }),
    attachments: await filesOf('attachments'),
    replyFiles: await filesOf('reply_files'),
  };
}

/** A row as a person reads it: what is there, names in camel case, times of Vietnam. */
function inWords(row: object): Record<string, unknown> {
  const said = Object.entries(row).filter(([name, value]) => value !== null && !OURS.includes(name));
  return Object.fromEntries(
    said.map(([name, value]) => [
      camelCase(name),
      name.endsWith('_at') || name === 'at' ? storedInVietnam(String(value)) : (value as unknown),
    ]),
  );
}

const camelCase = (column: string): string => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
