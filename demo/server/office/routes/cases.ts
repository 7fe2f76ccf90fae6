import { Hono, type Context } from 'hono';
import { ProblemError } from '../../problems.ts';
import { findReplyFile } from '../../store/cases.ts';
import { findAttachment, readCaseRow, setTaker } from '../../store/office-cases.ts';
import { openCase } from '../case-file.ts';
import type { DeskParts } from '../desk-parts.ts';
import { sayDone } from '../done.ts';
import { publishPage } from '../pages/publish.ts';
import { casePath } from '../pages/way-back.ts';
import { record, recordWithin } from '../recording.ts';
import { showCase } from '../showing.ts';
import type { DeskEnv } from '../visit.ts';

/** One case: reading it, its sender, its files. */
export function casesRoute(parts: DeskParts) {
  const { store, files, clock } = parts;

  /** A case that the officer's agency has now. */
  const theirs = async (c: Context<DeskEnv>) => {
    const row = await readCaseRow(store.db, c.req.param('id') ?? '');
    if (!row || row.agency !== c.var.visit.account!.agency) throw new ProblemError('not-found');
    return row;
  };

  return new Hono<DeskEnv>()
    .get('/cases/:id', (c) =>
      showCase(c, parts, c.req.param('id'), {
        withContact: c.req.query('contact') === 'yes',
        done: sayDone(c.req.query('done')),
      }),
    )
    .get('/cases/:id/publish', async (c) => {
      const account = c.var.visit.account!;
      const id = c.req.param('id');
      const opened = await openCase(store.db, id, account);
      if (!opened || !('file' in opened) || !opened.file.acts.includes('publish')) throw new ProblemError('not-found');
      await record(parts, account, 'read-case', { caseId: id });
      return c.html(publishPage(c, { file: opened.file }));
    })
    .post('/cases/:id/assign', async (c) => {
      const account = c.var.visit.account!;
      const { id } = await theirs(c);
      const at = clock().toISOString();
      await store.write(async (transaction) => {
        await setTaker(transaction, id, account.id, { at });
        await recordWithin(transaction, at, account, 'assign', { caseId: id });
      });
      return c.redirect(casePath(c, id, { done: 'assign' }), 303);
    })
    .get('/cases/:id/files/:file', async (c) => {
      const { id } = await theirs(c);
      const found = await findAttachment(store.db, id, c.req.param('file'));
      if (!found) throw new ProblemError('not-found');
      await record(parts, c.var.visit.account!, 'read-file', { caseId: id });
      const ending = found.type.split('/')[1] ?? 'bin';
      return download(c, await files.read(found.file), found.type, `${id.slice(0, 8)}.${ending}`);
    })
    .get('/cases/:id/reply-files/:file', async (c) => {
      const { id } = await theirs(c);
      const found = await findReplyFile(store.db, c.req.param('file'));
      if (found?.feedback_id !== id) throw new ProblemError('not-found');
      await record(parts, c.var.visit.account!, 'read-file', { caseId: id });
      return download(c, await files.read(found.file), found.type, found.name);
    });
}

/** A file to be saved; opened by itself, it can do nothing. */
function download(c: Context<DeskEnv>, content: Buffer, type: string, name: string): Response {
  return c.body(new Uint8Array(content), 200, {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    'Content-Security-Policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  });
}
