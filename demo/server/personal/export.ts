import type { Files } from '../attachments/files.ts';
import { storedInVietnam } from '../clock.ts';
import { findCase } from '../store/feedback.ts';
import type { Database } from '../store/tables.ts';

/** Everything that a person sent under this code, files included (base64), as plain data; undefined for no case. */
export async function exportCase(db: Database, files: Files, codeHash: string): Promise<object | undefined> {
  const row = await findCase(db, codeHash);
  if (!row) return undefined;
  const { id, code_hash: _, is_check: isCheck, consents, sender_hidden: hidden, ...columns } = row;
  const steps = await db
    .selectFrom('feedback_steps')
    .selectAll()
    .where('feedback_id', '=', id)
    .orderBy('number')
    .execute();
  const attachments = await db.selectFrom('attachments').selectAll().where('feedback_id', '=', id).execute();
  const said = Object.entries(columns).filter(([, value]) => value !== null);
  return {
    ...Object.fromEntries(
      said.map(([name, value]) => [camelCase(name), name.endsWith('_at') ? storedInVietnam(String(value)) : value]),
    ),
    senderHidden: hidden === 1,
    isCheck: isCheck === 1,
    consents: JSON.parse(consents ?? '[]') as unknown,
    steps: steps.map(({ at, state, agency, note }) => ({ at: storedInVietnam(at), state, agency, note })),
    attachments: await Promise.all(
      attachments.map(async ({ type, bytes, received_at: at, file }) => ({
        type,
        bytes,
        receivedAt: storedInVietnam(at),
        content: (await files.read(file)).toString('base64'),
      })),
    ),
  };
}

const camelCase = (column: string): string => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
