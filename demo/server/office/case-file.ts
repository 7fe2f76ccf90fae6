/** All that an officer may see of one case (hồ sơ vụ việc). */
import type { AgencyBook } from '../agency-book.ts';
import { hasConsent } from '../feedback/publishing.ts';
import { mayHappen, officerActsIn, type OfficerActKind } from '../feedback/transitions.ts';
import { readSteps } from '../store/cases.ts';
import type { OfficeAccount } from '../store/office-accounts.ts';
import { findTaker, readCaseParts, readCaseRow, readNames, type CaseParts } from '../store/office-cases.ts';
import { findPublication } from '../store/publications.ts';
import type { Database, FeedbackRow, FeedbackStepRow, PublicationRow } from '../store/tables.ts';

/** A step with the words that came with it. */
export interface Step extends FeedbackStepRow {
  /** The officer of the own agency who did it. */
  readonly by: string | undefined;
  readonly addition: CaseParts['additions'][number] | undefined;
  readonly reply: CaseParts['replies'][number] | undefined;
  readonly replyFiles: CaseParts['replyFiles'];
  readonly rating: CaseParts['ratings'][number] | undefined;
  readonly attachments: CaseParts['attachments'];
}

export interface CaseFile {
  readonly row: FeedbackRow;
  readonly steps: readonly Step[];
  readonly taker: { readonly id: string; readonly name: string } | undefined;
  readonly publication: PublicationRow | undefined;
  readonly hasConsent: boolean;
  /** What may be done now. */
  readonly acts: readonly OfficerActKind[];
}

/** A case that another agency has now: what happened while it was here, and nothing of what it is about. */
export interface PastCase {
  readonly id: string;
  readonly seen: number;
  readonly steps: readonly FeedbackStepRow[];
  /** Who had it next. */
  readonly movedTo: string;
  /** What this agency published of it is still its own to withdraw. */
  readonly canUnpublish: boolean;
}

/** What an officer sees of a case; undefined where it never was their agency's. */
export async function openCase(
  db: Database,
  id: string,
  { agency }: OfficeAccount,
): Promise<{ file: CaseFile } | { past: PastCase } | undefined> {
  const row = await readCaseRow(db, id);
  if (!row) return undefined;
  const steps = await readSteps(db, id);
  const publication = await findPublication(db, id);
  if (row.agency === agency) return { file: await readFile(db, row, steps, publication) };
  const theirs = stepsWhileAt(agency, steps);
  if (theirs.length === 0) return undefined;
  const movedTo = theirs.at(-1)?.agency ?? row.agency;
  const canUnpublish = publication?.agency === agency && !row.erased_at;
  return { past: { id, seen: row.steps, steps: theirs, movedTo, canUnpublish } };
}

/** The steps by which an agency got a case, had it, and handed it on. */
export function stepsWhileAt(agency: string, steps: readonly FeedbackStepRow[]): FeedbackStepRow[] {
  return steps.filter((step, at) => step.agency === agency || steps[at - 1]?.agency === agency);
}

async function readFile(
  db: Database,
  row: FeedbackRow,
  steps: readonly FeedbackStepRow[],
  publication: PublicationRow | undefined,
): Promise<CaseFile> {
  const { additions, replies, replyFiles, ratings, attachments } = await readCaseParts(db, row.id);
  const officers = steps.flatMap(({ officer }) => officer ?? []);
  const names = await readNames(db, [...new Set(officers)]);
  const canPublish = replies.length > 0;
  return {
    row,
    steps: steps.map((step) => ({
      ...step,
      by: step.officer ? names.get(step.officer) : undefined,
      addition: additions.find(({ number }) => number === step.number),
      reply: replies.find(({ number }) => number === step.number),
      replyFiles: replyFiles.filter(({ number }) => number === step.number),
      rating: ratings.find(({ number }) => number === step.number),
      attachments: attachments.filter((attachment) => (attachment.step ?? 1) === step.number),
    })),
    taker: await findTaker(db, row.id),
    publication,
    hasConsent: hasConsent(row),
    acts: row.erased_at
      ? []
      : officerActsIn(row.state).filter((act) => {
          if (act === 'publish') return canPublish;
          return act === 'unpublish' ? publication !== undefined && mayHappen(act, row.state) : true;
        }),
  };
}

/** Characters of a content by which a case without a title is called. */
const FIRST_WORDS = 90;

/** What a case is called: its title, else how it begins. */
export function titleOfCase({
  title,
  content,
  erased_at: erasedAt,
}: Pick<FeedbackRow, 'title' | 'content' | 'erased_at'>) {
  if (erasedAt) return 'Đã xóa theo thời hạn lưu';
  if (title) return title;
  const line = (content ?? '')
    .slice(0, 2 * FIRST_WORDS)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > FIRST_WORDS ? `${line.slice(0, FIRST_WORDS).trimEnd()}…` : line || '(Không có chữ)';
}

/** The name of an agency, shorter where it is one's own. */
export const nameOfAgency = (agencies: AgencyBook, code: string | null): string =>
  code ? agencies.name(code).name : '';
