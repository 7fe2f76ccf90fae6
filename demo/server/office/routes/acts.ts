/** What officers do to a case: read from a form, done by `OfficerActs`, and said kindly where it cannot be done. */
import { Hono, type Context } from 'hono';
import { CaseChangeError, type ChangeFault } from '../../feedback/case-changes.ts';
import { OfficerActs, type OfficerAct } from '../../feedback/officer-acts.ts';
import { GROUNDS } from '../../feedback/publishing.ts';
import { readSteps } from '../../store/cases.ts';
import { isDoneAlready } from '../done-already.ts';
import { readCaseRow, readNames, setTaker } from '../../store/office-cases.ts';
import { listTemplates } from '../../store/office-texts.ts';
import type { Errors } from '../accounts.ts';
import type { DeskParts } from '../desk-parts.ts';
import { takeFiles, type KeptFile } from '../kept-files.ts';
import { isTextAct, useOf } from '../pages/acts.ts';
import { casePath } from '../pages/way-back.ts';
import { hintsToSee } from '../publishing-hints.ts';
import { recordWithin } from '../recording.ts';
import type { SentForm } from '../sent-form.ts';
import { showCase } from '../showing.ts';
import type { DeskEnv } from '../visit.ts';
import { nameOfStep } from '../words.ts';

const TO_MEND = 'Chưa có gì được gửi. Hãy sửa những chỗ ghi bên dưới.';
const FIELD_ERRORS: Readonly<Record<string, string>> = {
  'required: question': 'Hãy viết câu hỏi.',
  'required: reason': 'Hãy nêu lý do.',
  'required: note': 'Hãy viết vài chữ cho người dân.',
  'required: text': 'Hãy viết câu trả lời.',
  'required: title': 'Hãy đặt tiêu đề.',
  'required: content': 'Hãy viết nội dung công khai.',
  'required: replyText': 'Hãy viết câu trả lời công khai.',
  'required: ground': 'Hãy chọn căn cứ công khai.',
  'agency: to': 'Hãy chọn cơ quan sẽ nhận.',
};

export function actsRoute(parts: DeskParts) {
  const { store, library, policy, changes } = parts;
  const acts = new OfficerActs({ changes, agencies: () => library.latest.agencies, policy });

  /** Does an act; says so, or shows the case again with all that was typed. */
  const perform = async (c: Context<DeskEnv>, act: OfficerAct, files: readonly KeptFile[] = []) => {
    const { form, visit } = c.var;
    const account = visit.account!;
    const id = c.req.param('id')!;
    const back = (errors: Errors, problem: string, status: 400 | 409) =>
      showCase(c, parts, id, { attempt: { act: act.kind, form, errors, files }, problem, status });
    try {
      await acts.do(id, account, Number(form.raw('seen')), act, async (transaction, changed) => {
        if (changed.agency === account.agency) {
          await setTaker(transaction, id, account.id, { at: changed.at, isKept: act.kind !== 'take' });
        } else if (act.kind === 'forward') {
          // What goes to another agency is nobody's here.
          await setTaker(transaction, id, undefined, { at: changed.at });
        }
        await recordWithin(transaction, changed.at, account, act.kind, { caseId: id, detail: detailOf(act) });
      });
    } catch (error) {
      if (!(error instanceof CaseChangeError)) throw error;
      const { fault, field } = error;
      if (fault === 'changed' || fault === 'not-now' || fault === 'not-yours') {
        if (await isDoneAlready(store.db, id, account.id, act))
          return c.redirect(casePath(c, id, { done: act.kind }), 303);
        return back({}, await sayWhoWasFaster(c, id, fault), 409);
      }
      return back(errorsOf(fault, field, error.message), TO_MEND, 400);
    }
    return c.redirect(casePath(c, id, { done: act.kind }), 303);
  };

  const sayWhoWasFaster = async (c: Context<DeskEnv>, id: string, fault: ChangeFault): Promise<string> => {
    const last = (await readSteps(store.db, id)).at(-1);
    if (!last || fault === 'not-yours') return 'Vụ việc này vừa được chuyển đi. Nội dung bạn gõ vẫn còn bên dưới.';
    const names = await readNames(store.db, last.officer ? [last.officer] : []);
    const isMe = last.officer === c.var.visit.account!.id;
    const who = last.officer ? (isMe ? 'Chính bạn' : (names.get(last.officer) ?? 'Một cán bộ khác')) : 'Người dân';
    const what = nameOfStep(last.act, last.state)
      .replace(/^Người dân /, '')
      .toLowerCase();
    return `${who} vừa làm trước: ${what}. Chưa có gì của lần này được gửi. Hãy xem lại rồi bấm gửi lần nữa.`;
  };

  /** The files of an answer; a case that is another agency's gives none. */
  const filesOf = async (c: Context<DeskEnv>, caseId: string) => {
    const { form, visit } = c.var;
    const account = visit.account!;
    const row = await readCaseRow(store.db, caseId);
    return row?.agency === account.agency ? takeFiles(parts, form, { owner: account.id, caseId }) : NO_FILES;
  };

  return new Hono<DeskEnv>()
    .post('/cases/:id/take', (c) => perform(c, { kind: 'take' }))
    .post('/cases/:id/unpublish', (c) => perform(c, { kind: 'unpublish' }))
    .post('/cases/:id/publish', async (c) => {
      const { form } = c.var;
      const id = c.req.param('id');
      const ground = GROUNDS.find((known) => known === form.line('ground'));
      const attempt = { act: 'publish', form, files: [] } as const;
      if (!ground) {
        const errors = { ground: FIELD_ERRORS['required: ground']! };
        return showCase(c, parts, id, { attempt: { ...attempt, errors }, problem: TO_MEND, status: 400 });
      }
      if (await hintsToSee(store.db, id, form)) {
        const problem = 'Chưa công khai. Hãy xem những chỗ được tô vàng, rồi sửa hoặc xác nhận.';
        return showCase(c, parts, id, { attempt: { ...attempt, errors: {} }, problem, status: 400 });
      }
      return perform(c, {
        kind: 'publish',
        title: form.line('title'),
        content: form.text('content'),
        replyText: form.text('replyText'),
        place: form.line('place'),
        ground,
        files: form.lines('file'),
      });
    })
    .post('/cases/:id/:act', async (c, next) => {
      const { form, visit } = c.var;
      const { id, act } = c.req.param();
      if (!isTextAct(act)) return next();
      const taken = act === 'answer' ? await filesOf(c, id) : NO_FILES;
      const attempt = { act, form, files: taken.kept, errors: {} };
      if (form.raw('do') === 'fill') {
        const templates = await listTemplates(store.db, visit.account!.agency);
        const template = templates.find((known) => known.id === form.line('template') && known.use === useOf(act));
        const text = [form.text('text'), template?.text].filter(Boolean).join('\n\n');
        return showCase(c, parts, id, { attempt: { ...attempt, text } });
      }
      if (taken.error) {
        const errors = { files: taken.error };
        return showCase(c, parts, id, { attempt: { ...attempt, errors }, problem: TO_MEND, status: 400 });
      }
      return perform(c, readAct(act, form, taken.kept), taken.kept);
    });
}

const NO_FILES = { kept: [] as KeptFile[], error: undefined };

function readAct(act: Parameters<typeof useOf>[0], form: SentForm, files: readonly KeptFile[]): OfficerAct {
  const text = form.text('text');
  switch (act) {
    case 'answer':
      return { kind: act, text, files: files.map(({ name, type, bytes, file }) => ({ name, type, bytes, file })) };
    case 'ask':
      return { kind: act, question: text };
    case 'refuse':
      return { kind: act, reason: text };
    case 'forward':
      return { kind: act, to: form.line('to'), note: text };
    default:
      return { kind: act, note: text };
  }
}

function detailOf(act: OfficerAct): string | undefined {
  if (act.kind === 'forward') return act.to;
  return act.kind === 'publish' ? act.ground : undefined;
}

function errorsOf(fault: ChangeFault, field: string | undefined, message: string): Errors {
  const name = field === 'question' || field === 'reason' || field === 'note' ? 'text' : (field ?? 'text');
  if (fault === 'too-long') return { [name]: 'Nội dung dài quá. Hãy rút bớt.' };
  if (fault === 'no-consent') return { ground: 'Người gửi chưa đồng ý công khai. Hãy chọn căn cứ khác.' };
  if (fault === 'no-reply') return { replyText: 'Hãy trả lời người dân trước khi công khai.' };
  if (fault === 'file') return { files: 'Có tệp không còn trong câu trả lời. Hãy chọn lại.' };
  return { [name]: FIELD_ERRORS[message] ?? 'Hãy xem lại chỗ này.' };
}
