/** The forms by which an officer changes a case; which of them are there, `transitions.ts` says. */
import { html } from 'hono/html';
import type { OfficerActKind } from '../../feedback/transitions.ts';
import type { TemplateUse } from '../../store/office-texts.ts';
import type { Attempt } from '../attempt.ts';
import type { CaseFile, Step } from '../case-file.ts';
import { DESK } from '../visit.ts';
import { sayBytes } from '../words.ts';
import type { CaseDetails } from './case.ts';
import { checkField, firstFault, selectField, textField } from './fields.ts';
import { formToken, type Markup, type PageContext } from './layout.ts';
import { casePath, wayField } from './way-back.ts';

/** Acts with a form of one text. */
interface TextAct {
  readonly label: string;
  readonly button: string;
  readonly field: string;
  readonly hint: string;
  readonly rows?: number;
  readonly uses?: TemplateUse;
  readonly begin?: string;
}

const TEXT_ACTS = {
  answer: {
    label: 'Trả lời',
    button: 'Gửi câu trả lời',
    field: 'Câu trả lời',
    hint: 'Người dân đọc ngay khi tra mã. Nói rõ đã làm gì, ai làm, bao giờ xong.',
    rows: 10,
    uses: 'answer',
  },
  ask: {
    label: 'Hỏi thêm người dân',
    button: 'Gửi câu hỏi',
    field: 'Câu hỏi',
    hint: 'Hỏi đúng điều còn thiếu. Thời hạn tạm dừng trong lúc chờ.',
    rows: 5,
    uses: 'ask',
  },
  forward: {
    label: 'Chuyển cơ quan khác',
    button: 'Chuyển',
    field: 'Lý do (không bắt buộc)',
    hint: 'Người dân cũng đọc được.',
    rows: 3,
  },
  refuse: {
    label: 'Từ chối, nêu lý do',
    button: 'Từ chối',
    field: 'Lý do',
    hint: 'Nói rõ vì sao, và người dân có thể làm gì tiếp.',
    rows: 5,
    uses: 'refuse',
  },
  duplicate: {
    label: 'Trùng với phản ánh khác',
    button: 'Ghi là trùng',
    field: 'Nói với người dân',
    hint: 'Người dân đọc được khi tra mã.',
    rows: 4,
    begin: 'Việc này đã có người phản ánh và cơ quan đang giải quyết. Cảm ơn bạn đã báo thêm.',
  },
  elsewhere: {
    label: 'Không thuộc thẩm quyền',
    button: 'Chỉ nơi khác',
    field: 'Nơi có thẩm quyền',
    hint: 'Ghi tên, điện thoại, địa chỉ nơi người dân cần đến.',
    rows: 4,
    uses: 'elsewhere',
  },
  close: {
    label: 'Đóng vụ việc',
    button: 'Đóng',
    field: 'Ghi chú (không bắt buộc)',
    hint: 'Đóng không có nghĩa là đã giải quyết. Người dân vẫn mở lại được.',
    rows: 3,
  },
  reopen: {
    label: 'Mở lại',
    button: 'Mở lại',
    field: 'Lý do (không bắt buộc)',
    hint: 'Thời hạn trả lời tính lại từ hôm nay.',
    rows: 3,
  },
} as const satisfies Partial<Record<OfficerActKind, TextAct>>;

/** What an answer is called where there is one already: it goes in the place of that. */
const MENDED_ANSWER = {
  ...TEXT_ACTS.answer,
  label: 'Sửa câu trả lời',
  button: 'Thay câu trả lời',
  hint: 'Thay câu trả lời cũ. Người dân đọc ngay khi tra mã.',
} as const satisfies TextAct;

type TextActKind = keyof typeof TEXT_ACTS;
const ORDER = Object.keys(TEXT_ACTS) as TextActKind[];

export const isTextAct = (act: string): act is TextActKind => Object.hasOwn(TEXT_ACTS, act);

/** What templates an act begins with. */
export const useOf = (act: TextActKind): TemplateUse | undefined => (TEXT_ACTS[act] as TextAct).uses;

/** Everything that may be done now. */
export function actForms(c: PageContext, details: CaseDetails): Markup {
  const { row, acts, publication } = details.file;
  if (acts.length === 0) return html`<p class="panel muted">Không còn việc gì để làm ở đây.</p>`;
  return html`
    ${acts.includes('take') && takeForm(c, details)}
    ${ORDER.filter((act) => acts.includes(act)).map((act) => textAct(c, details, act))}
    ${
      acts.includes('publish') &&
      html`<p class="act act-link">
        <a href="${casePath(c, `${row.id}/publish`)}">${publication ? 'Sửa bài công khai' : 'Công khai hỏi và đáp'}</a>
      </p>`
    }
    ${acts.includes('unpublish') && unpublishForm(c, row.id, row.steps)}
  `;
}

export const unpublishForm = (c: PageContext, id: string, seen: number): Markup => html`
  <form class="act act-button" method="post" action="${DESK}/cases/${id}/unpublish">
    ${formToken(c)} ${seenField(c, seen)}<button class="link">Gỡ bài công khai</button>
  </form>
`;

/** How far the officer has seen the case, so that whoever changed it since is not overlooked, and where they came from. */
export const seenField = (c: PageContext, seen: number): Markup =>
  html`<input type="hidden" name="seen" value="${seen}" />${wayField(c)}`;

const takeForm = (c: PageContext, { file: { row } }: CaseDetails): Markup => html`
  <form class="take" method="post" action="${DESK}/cases/${row.id}/take">
    ${formToken(c)} ${seenField(c, row.steps)}<button class="button primary">Nhận xử lý</button>
  </form>
`;

function textAct(c: PageContext, details: CaseDetails, act: TextActKind): Markup {
  const { file, attempt } = details;
  const tried = attempt?.act === act ? attempt : undefined;
  const { label, button, field, hint, rows, begin } = textActOf(act, file);
  const encoding = act === 'answer' && html`enctype="multipart/form-data"`;
  return html`
    <details class="act" id="${act}" ${tried && html`open`}>
      <summary>${label}</summary>
      <form class="stack" method="post" action="${DESK}/cases/${file.row.id}/${act}" ${encoding}>
        ${formToken(c)} ${seenField(c, file.row.steps)} ${act === 'forward' && receiverField(c, tried)}
        ${templateField(details, act)}
        ${textField({
          name: 'text',
          id: `${act}-text`,
          label: field,
          hint,
          rows: rows ?? 4,
          value: tried?.text ?? tried?.form.text('text') ?? begin,
          error: tried?.errors['text'],
          autofocus: tried !== undefined && (tried.text ?? tried.errors['text']) !== undefined,
        })}
        ${act === 'answer' && filesField(details, tried)}
        <button class="button primary" name="do" value="${act}">${button}</button>
      </form>
    </details>
  `;
}

/** The step of the reply that another would stand in the place of. */
const replyToMend = ({ row, steps }: CaseFile): Step | undefined =>
  row.state === 'answered' ? steps.findLast(({ reply }) => reply?.text) : undefined;

function textActOf(act: TextActKind, file: CaseFile): TextAct {
  const text = act === 'answer' ? replyToMend(file)?.reply?.text : undefined;
  return text ? { ...MENDED_ANSWER, begin: text } : TEXT_ACTS[act];
}

/** The field of an act where it is to be mended; undefined for an act that has none here any more. */
export function fieldToMend({ act, errors }: Attempt, acts: readonly OfficerActKind[]): string | undefined {
  if (!isTextAct(act) || !acts.includes(act)) return undefined;
  const field = firstFault(errors) ?? 'text';
  return field === 'text' ? `${act}-text` : field;
}

function templateField({ templates }: CaseDetails, act: TextActKind): Markup | false {
  const choices = templates.filter(({ use }) => use === useOf(act));
  if (choices.length === 0) return false;
  return html`
    <div class="with-button">
      ${selectField({
        name: 'template',
        id: `${act}-template`,
        label: 'Mẫu',
        first: 'Chọn mẫu',
        choices: choices.map(({ id, title }) => ({ value: id, label: title })),
      })}
      <button class="button" name="do" value="fill">Chèn</button>
    </div>
  `;
}

function receiverField(c: PageContext, tried: Attempt | undefined): Markup {
  const { agencies } = c.var.edition;
  const mine = c.var.visit.account?.agency;
  return selectField({
    name: 'to',
    label: 'Chuyển đến',
    first: 'Chọn cơ quan',
    value: tried?.form.line('to'),
    error: tried?.errors['to'],
    autofocus: tried?.errors['to'] !== undefined,
    isRequired: true,
    choices: agencies.all
      .filter(({ agency }) => agency.code !== mine)
      .map(({ agency }) => ({ value: agency.code, label: agency.name })),
  });
}

function filesField({ file, policy: { attachments } }: CaseDetails, tried: Attempt | undefined): Markup {
  const error = tried?.errors['files'];
  const old = tried ? [] : (replyToMend(file)?.replyFiles ?? []);
  return html`
    <div class="field">
      <label class="label" for="files">Tệp đính kèm (không bắt buộc)</label>
      <p class="hint" id="files-hint">
        Ảnh hoặc PDF, nhiều nhất ${attachments.count} tệp, mỗi tệp ${sayBytes(attachments.bytes)}.
      </p>
      ${error && html`<p class="wrong" id="files-error">${error}</p>`}
      ${old.map(({ id, name, bytes }) =>
        checkField({ name: 'old-file', id: `old-${id}`, label: `${name} (${sayBytes(bytes)})`, value: id }, true),
      )}
      ${tried?.files.map(({ name, bytes, ticket }, at) =>
        checkField({ name: 'kept-file', id: `kept-${at}`, label: `${name} (${sayBytes(bytes)})`, value: ticket }, true),
      )}
      <input
        class="input"
        type="file"
        id="files"
        name="files"
        multiple
        accept="image/jpeg,image/png,image/webp,application/pdf"
        ${error && html`autofocus aria-invalid="true"`}
        aria-describedby="files-hint${error ? ' files-error' : ''}"
      />
    </div>
  `;
}
