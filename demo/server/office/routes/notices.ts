import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { NOTICE_KINDS } from '../../../../src/backend/contract/status.ts';
import { deleteNotice, readNotices, saveNotice } from '../../store/office-texts.ts';
import type { Errors } from '../accounts.ts';
import { readLocalTime } from '../days.ts';
import type { DeskParts } from '../desk-parts.ts';
import { sayDone } from '../done.ts';
import { onlyAdmins } from '../guard.ts';
import { noticesPage, type NoticesDetails } from '../pages/notices.ts';
import { recordWithin } from '../recording.ts';
import { complaintAbout, type SentForm } from '../sent-form.ts';
import { DESK, type DeskEnv } from '../visit.ts';

const LONGEST = 500;

/** Notices that `/v1/status` tells every element, by admins. */
export function noticesRoute({ store, clock }: DeskParts) {
  const show = async (c: Context<DeskEnv>, details: Partial<NoticesDetails> = {}, status: 200 | 400 = 200) => {
    const { agency } = c.var.visit.account!;
    const own = c.var.edition.agencies.own.agency.code;
    const notices = await readNotices(store.db, [agency, own], clock().toISOString());
    return c.html(noticesPage(c, { notices, isForAll: agency === own, ...details }), status);
  };

  return new Hono<DeskEnv>()
    .get('/notices', onlyAdmins, (c) => show(c, { done: sayDone(c.req.query('done')) }))
    .post('/notices', onlyAdmins, async (c) => {
      const { form, visit } = c.var;
      const account = visit.account!;
      const now = clock().toISOString();
      const [from, until] = [readLocalTime(form.line('from')), readLocalTime(form.line('until'))];
      const errors = errorsOf(form, { from, until }, now);
      if (Object.keys(errors).length > 0) {
        return show(c, { form, errors, problem: 'Chưa đăng được. Hãy sửa những chỗ ghi bên dưới.' }, 400);
      }
      const id = randomUUID();
      const [kind, text] = [form.line('kind'), form.text('text')];
      await store.write(async (transaction) => {
        await saveNotice(transaction, { id, agency: account.agency, kind, text, from, until }, now);
        await recordWithin(transaction, now, account, 'notice-save', { detail: text });
      });
      return c.redirect(`${DESK}/notices?done=notice-save`, 303);
    })
    .post('/notices/:id/end', onlyAdmins, async (c) => {
      const account = c.var.visit.account!;
      const now = clock().toISOString();
      await store.write(async (transaction) => {
        if (await deleteNotice(transaction, account.agency, c.req.param('id')))
          await recordWithin(transaction, now, account, 'notice-end');
      });
      return c.redirect(`${DESK}/notices?done=notice-end`, 303);
    });
}

interface Times {
  readonly from: string | undefined;
  readonly until: string | undefined;
}

function errorsOf(form: SentForm, { from, until }: Times, now: string): Errors {
  const isKind = (NOTICE_KINDS as readonly string[]).includes(form.line('kind'));
  const text = complaintAbout(form.text('text'), LONGEST, 'Hãy viết nội dung thông báo.');
  const isOver = until !== undefined && (until <= now || (from !== undefined && until <= from));
  return {
    ...(!isKind && { kind: 'Hãy chọn loại thông báo.' }),
    ...(text && { text }),
    ...(form.line('from') !== '' && !from && { from: UNREADABLE }),
    ...(form.line('until') !== '' && !until && { until: UNREADABLE }),
    ...(isOver && { until: 'Lúc kết thúc phải sau lúc bắt đầu và sau bây giờ.' }),
  };
}

const UNREADABLE = 'Hãy ghi ngày và giờ, ví dụ 24/11/2026 08:00.';
