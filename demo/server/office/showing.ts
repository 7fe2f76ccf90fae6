/** Showing a case, or what is left of it here, with what an officer typed and could not send. */
import type { Attempt } from './attempt.ts';
import { openCase } from './case-file.ts';
import type { DeskParts } from './desk-parts.ts';
import { casePage, pastCasePage } from './pages/case.ts';
import type { PageContext } from './pages/layout.ts';
import { publishPage } from './pages/publish.ts';
import { record } from './recording.ts';
import { ProblemError } from '../problems.ts';
import { listTemplates } from '../store/office-texts.ts';

export interface Showing {
  readonly attempt?: Attempt;
  readonly problem?: string | undefined;
  readonly done?: string | undefined;
  readonly withContact?: boolean;
  readonly status?: 200 | 400 | 409;
}

/** The page of a case; that it was read is written down. */
export async function showCase(c: PageContext, parts: DeskParts, id: string, showing: Showing = {}): Promise<Response> {
  const { store, clock, policy } = parts;
  const account = c.var.visit.account!;
  const { status = 200, withContact = false, ...said } = showing;
  const opened = await openCase(store.db, id, account);
  if (!opened) throw new ProblemError('not-found');
  await record(parts, account, withContact && 'file' in opened ? 'read-contact' : 'read-case', { caseId: id });
  if ('past' in opened) return c.html(pastCasePage(c, { ...said, past: opened.past }), status);
  const { file } = opened;
  if (said.attempt?.act === 'publish' && file.acts.includes('publish')) {
    return c.html(publishPage(c, { ...said, file }), status);
  }
  const templates = await listTemplates(store.db, account.agency);
  return c.html(casePage(c, { ...said, file, templates, now: clock(), policy, withContact }), status);
}
