/**
 * What officers do to cases: the one door for the office desk.
 *
 *     const acts = new OfficerActs({ changes, agencies: () => library.latest.agencies, policy });
 *     officerActsIn(row.state)                      // which buttons to show (`transitions.ts`)
 *     await acts.do(caseId, officer, seen, { kind: 'answer', text, files })
 *
 * `seen` is `feedback.steps` as it was when the officer's page was made: where somebody else changed the case since,
 * nothing is done and the fault is `changed`. Only an officer of the agency that has the case may change it; an
 * `unpublish` is also the right of the agency that published. All else that can stand in the way is a `CaseChangeError`
 * with a `fault` (`case-changes.ts`); texts are cleaned here (NFC, without what no eye sees), and must say something.
 * `within` writes in the same transaction what must not be there without the change, such as the audit row.
 *
 * Files of a reply are taken in by `keepReplyFile` first (`reply-files.ts`); they get their rows here. Whoever gives up in
 * between leaves nothing behind: the sweep removes files without a row.
 */
import type { AgencyBook } from '../agency-book.ts';
import { cleanLine, cleanText, lengthOf } from '../citizen-text.ts';
import type { Policy } from '../policy/policy.ts';
import { saveReply } from '../store/cases.ts';
import type { Database, FeedbackRow } from '../store/tables.ts';
import { CaseChangeError, type CaseChanges, type ChangedCase, type Effect } from './case-changes.ts';
import { mayPublish, publish, unpublish, type Publication } from './publishing.ts';
import { replyFileRows, type KeptReplyFile } from './reply-files.ts';
import { mayHappen } from './transitions.ts';

export interface Officer {
  /** Of their account; kept with the step, never shown to citizens. */
  readonly id: string;
  /** The identifier of their agency. */
  readonly agency: string;
}

/** What an officer does. Notes, questions and reasons are read by whoever holds the code. */
export type OfficerAct =
  | { readonly kind: 'take'; readonly note?: string }
  | { readonly kind: 'forward'; readonly to: string; readonly note?: string }
  | { readonly kind: 'ask'; readonly question: string }
  | { readonly kind: 'answer'; readonly text: string; readonly files?: readonly KeptReplyFile[] }
  | { readonly kind: 'refuse'; readonly reason: string }
  | { readonly kind: 'duplicate'; readonly note: string }
  | { readonly kind: 'elsewhere'; readonly note: string }
  | { readonly kind: 'close'; readonly note?: string }
  | { readonly kind: 'reopen'; readonly note?: string }
  | ({ readonly kind: 'publish' } & Publication)
  | { readonly kind: 'unpublish' };

/** Longest note, question or reason, in characters. */
const NOTE_CHARS = 5_000;
const CASE_ID = /^[0-9a-f-]{36}$/;
const PUBLISHED = 'Nội dung và câu trả lời đã được công khai, không nêu tên người gửi.';
const WITHDRAWN = 'Nội dung và câu trả lời không còn công khai nữa.';

interface Doing {
  readonly row: FeedbackRow;
  readonly transaction: Database;
  readonly officer: Officer;
  readonly now: Date;
}

export class OfficerActs {
  readonly #changes: CaseChanges;
  readonly #agencies: () => AgencyBook;
  readonly #policy: Pick<Policy, 'handling'>;

  constructor(parts: { changes: CaseChanges; agencies: () => AgencyBook; policy: Pick<Policy, 'handling'> }) {
    this.#changes = parts.changes;
    this.#agencies = parts.agencies;
    this.#policy = parts.policy;
  }

  /** Does it, durably; throws a `CaseChangeError` where it is not done. */
  do(
    caseId: string,
    officer: Officer,
    seen: number,
    act: OfficerAct,
    within?: (transaction: Database, changed: ChangedCase) => Promise<void>,
  ): Promise<ChangedCase> {
    // Whatever stands in an address; no database has to be asked for it.
    if (!CASE_ID.test(caseId)) return Promise.reject(new CaseChangeError('unknown'));
    return this.#changes.change({ id: caseId }, async (row, transaction, now) => {
      // What checks of the endpoint sent is no officer's to see.
      if (row.is_check === 1) throw new CaseChangeError('unknown');
      const isTheirs =
        row.agency === officer.agency ||
        (act.kind === 'unpublish' && (await mayPublish(transaction, row.id, officer.agency)));
      if (!isTheirs) throw new CaseChangeError('not-yours');
      if (row.steps !== seen) throw new CaseChangeError('changed');
      if (!mayHappen(act.kind, row.state)) throw new CaseChangeError('not-now');
      const effect = await this.#effectOf(act, { row, transaction, officer, now });
      return {
        ...effect,
        act: act.kind,
        officer: officer.id,
        also: async (changed) => {
          await effect.also?.(changed);
          await within?.(transaction, changed);
        },
      };
    });
  }

  async #effectOf(
    act: OfficerAct,
    { row, transaction, officer, now }: Doing,
  ): Promise<Omit<Effect, 'act' | 'officer'>> {
    switch (act.kind) {
      case 'take':
      case 'close':
      case 'reopen':
        return { note: noteOf(act.note) };
      case 'forward':
        return { note: noteOf(act.note), agency: this.#receiverOf(act.to, row) };
      case 'ask':
        return { note: say(act.question, 'question') };
      case 'refuse':
        return { note: say(act.reason, 'reason') };
      case 'duplicate':
      case 'elsewhere':
        return { note: say(act.note, 'note') };
      case 'answer': {
        const text = say(act.text, 'text', this.#policy.handling.replyChars);
        return {
          also: ({ id, number, at }) =>
            saveReply(
              transaction,
              { feedback_id: id, number, at, agency: officer.agency, text },
              replyFileRows(act.files ?? [], id, number),
            ),
        };
      }
      case 'publish': {
        const publication = this.#cleanPublication(act);
        return { note: PUBLISHED, also: () => publish(transaction, row, publication, now) };
      }
      case 'unpublish':
        return { note: WITHDRAWN, also: () => unpublish(transaction, row.id, now) };
    }
  }

  #receiverOf(code: string, row: FeedbackRow): string {
    const receiver = this.#agencies().find(code);
    if (!receiver || receiver.agency.code === row.agency) throw new CaseChangeError('agency', 'to');
    return receiver.agency.code;
  }

  #cleanPublication({ title, content, replyText, place = '', ground, files }: Publication): Publication {
    const most = this.#policy.handling.replyChars;
    return {
      title: cleanLine(say(title, 'title', NOTE_CHARS)),
      content: say(content, 'content', most),
      replyText: say(replyText, 'replyText', most),
      ...(cleanLine(place) && { place: cleanLine(say(place, 'place')) }),
      ground,
      ...(files && { files }),
    };
  }
}

/** A text that must say something, cleaned. */
function say(typed: string, field: string, most = NOTE_CHARS): string {
  const text = cleanText(typed);
  if (text === '') throw new CaseChangeError('required', field);
  if (lengthOf(text) > most) throw new CaseChangeError('too-long', field);
  return text;
}

const noteOf = (typed = ''): string | undefined => (cleanText(typed) === '' ? undefined : say(typed, 'note'));
