import type { OfficerAct } from '../feedback/officer-acts.ts';
import { findReply, readSteps } from '../store/cases.ts';
import { findPublication } from '../store/publications.ts';
import type { Database } from '../store/tables.ts';

/** Whether the last thing that happened to a case is this very act, words and all: a button was pressed twice. */
export async function isDoneAlready(db: Database, caseId: string, officer: string, act: OfficerAct): Promise<boolean> {
  const last = (await readSteps(db, caseId)).at(-1);
  if (last?.officer !== officer || last.act !== act.kind) return false;
  switch (act.kind) {
    case 'answer':
      return (await findReply(db, caseId))?.text === act.text;
    case 'publish': {
      const { title, content, reply_text: reply } = (await findPublication(db, caseId)) ?? {};
      return title === act.title && content === act.content && reply === act.replyText;
    }
    case 'ask':
      return last.note === act.question;
    case 'refuse':
      return last.note === act.reason;
    case 'unpublish':
      return true;
    default:
      return (last.note ?? '') === (act.note ?? '');
  }
}
