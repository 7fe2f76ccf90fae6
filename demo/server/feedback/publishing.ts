/**
 * Publishing what was asked and answered (Decree 20/2008 art. 19), as a text of its own that an officer wrote for it: no
 * sender, none of the sender's pictures, and of the reply's files only those that the officer names.
 */
import { randomBytes } from 'node:crypto';
import { findReply } from '../store/cases.ts';
import { findPublication, savePublication, withdrawPublication } from '../store/publications.ts';
import type { Consent } from '../../../src/backend/contract/feedback.ts';
import type { Database, FeedbackRow } from '../store/tables.ts';
import { CaseChangeError } from './case-changes.ts';

/** The purpose of the consent that a sender gives to it. */
const PURPOSE = 'publish';

/**
 * By what right it is published: the sender's stored `consent` · `duty` a law asks for it · `anonymous` nobody can be told
 * from the text.
 */
export const GROUNDS = ['consent', 'duty', 'anonymous'] as const;

export interface Publication {
  readonly title: string;
  readonly content: string;
  readonly replyText: string;
  /** Where it is about, as far as it may be said. */
  readonly place?: string;
  readonly ground: (typeof GROUNDS)[number];
  /** Ids of the files of the newest reply that are published too. */
  readonly files?: readonly string[];
}

/** Whether the sender consented to it. */
export const hasConsent = ({ consents }: Pick<FeedbackRow, 'consents'>): boolean =>
  (JSON.parse(consents ?? '[]') as Consent[]).some(({ purpose }) => purpose === PURPOSE);

/** Publishes a case, or another text in the place of the one before. */
export async function publish(transaction: Database, row: FeedbackRow, text: Publication, now: Date): Promise<void> {
  if (!GROUNDS.includes(text.ground)) throw new CaseChangeError('required', 'ground');
  if (text.ground === 'consent' && !hasConsent(row)) throw new CaseChangeError('no-consent');
  const reply = await findReply(transaction, row.id);
  if (!reply) throw new CaseChangeError('no-reply');
  const files = (text.files ?? []).map((id) => {
    const file = reply.files.find((known) => known.id === id);
    if (!file) throw new CaseChangeError('file', 'files');
    return { id, name: file.name, type: file.type, bytes: file.bytes };
  });
  await savePublication(transaction, {
    id: randomBytes(8).toString('hex'),
    feedback_id: row.id,
    agency: reply.agency,
    category: row.category,
    title: text.title,
    content: text.content,
    place: text.place ?? null,
    asked_at: row.received_at,
    reply_at: reply.at,
    reply_text: text.replyText,
    files: JSON.stringify(files),
    ground: text.ground,
    published_at: now.toISOString(),
    withdrawn_at: null,
  });
}

export async function unpublish(transaction: Database, caseId: string, now: Date): Promise<void> {
  if (!(await withdrawPublication(transaction, caseId, now.toISOString()))) throw new CaseChangeError('not-now');
}

/** Whether what is published of this case is this agency's. */
export const mayPublish = async (db: Database, caseId: string, agency: string): Promise<boolean> =>
  (await findPublication(db, caseId))?.agency === agency;
