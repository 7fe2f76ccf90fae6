import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { ProblemError } from '../../problems.ts';
import {
  deleteTemplate,
  listTemplates,
  saveTemplate,
  TEMPLATE_USES,
  type TemplateUse,
} from '../../store/office-texts.ts';
import type { DeskParts } from '../desk-parts.ts';
import { sayDone } from '../done.ts';
import { templatesPage, type TemplatesDetails } from '../pages/templates.ts';
import { recordWithin } from '../recording.ts';
import { complaintAbout } from '../sent-form.ts';
import { DESK, type DeskEnv } from '../visit.ts';

const LONGEST_TITLE = 100;
const LONGEST_TEXT = 5_000;

/** An agency's templates, by its officers. */
export function templatesRoute({ store, clock }: DeskParts) {
  const show = async (c: Context<DeskEnv>, details: Partial<TemplatesDetails> = {}, status: 200 | 400 = 200) => {
    const templates = await listTemplates(store.db, c.var.visit.account!.agency);
    return c.html(templatesPage(c, { templates, ...details }), status);
  };

  return new Hono<DeskEnv>()
    .get('/templates', (c) => show(c, { edited: c.req.query('id'), done: sayDone(c.req.query('done')) }))
    .post('/templates', async (c) => {
      const { form, visit } = c.var;
      const account = visit.account!;
      const use = form.line('use') as TemplateUse;
      const [title, text] = [form.line('title'), form.text('text')];
      const wrongTitle = complaintAbout(title, LONGEST_TITLE, 'Hãy đặt tên cho mẫu.');
      const wrongText = complaintAbout(text, LONGEST_TEXT, 'Hãy viết nội dung mẫu.');
      const id = form.line('id') || randomUUID();
      if (wrongTitle || wrongText || !TEMPLATE_USES.includes(use)) {
        const errors = { ...(wrongTitle && { title: wrongTitle }), ...(wrongText && { text: wrongText }) };
        const problem = 'Chưa lưu được. Hãy sửa những chỗ ghi bên dưới.';
        return show(c, { form, errors, problem, edited: form.line('id') || undefined }, 400);
      }
      const now = clock().toISOString();
      const isSaved = await store.write(async (transaction) => {
        if (!(await saveTemplate(transaction, account.agency, { id, use, title, text }, now))) return false;
        await recordWithin(transaction, now, account, 'template-save', { detail: title });
        return true;
      });
      if (!isSaved) throw new ProblemError('not-found');
      return c.redirect(`${DESK}/templates?done=template-save`, 303);
    })
    .post('/templates/:id/delete', async (c) => {
      const account = c.var.visit.account!;
      const now = clock().toISOString();
      await store.write(async (transaction) => {
        if (await deleteTemplate(transaction, account.agency, c.req.param('id')))
          await recordWithin(transaction, now, account, 'template-delete');
      });
      return c.redirect(`${DESK}/templates?done=template-delete`, 303);
    });
}
