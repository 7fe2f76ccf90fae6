/** Publishing: a text of its own about a case, and what in it may tell of a person. */
import { html } from 'hono/html';
import { GROUNDS } from '../../feedback/publishing.ts';
import type { Attempt } from '../attempt.ts';
import { titleOfCase, type CaseFile } from '../case-file.ts';
import { findHints, HINT_NAMES, type Hint } from '../personal-hints.ts';
import { printOf, PUBLIC_FIELDS } from '../publishing-hints.ts';
import { DESK } from '../visit.ts';
import { GROUND_WORDS, sayBytes } from '../words.ts';
import { seenField } from './acts.ts';
import { caseHead } from './case.ts';
import { checkField, firstFault, inputField, radioField, textField } from './fields.ts';
import { formToken, page, type Markup, type PageContext } from './layout.ts';
import { casePath } from './way-back.ts';

export interface PublishDetails {
  readonly file: CaseFile;
  readonly attempt?: Attempt | undefined;
  readonly problem?: string | undefined;
}

type Texts = Readonly<Record<(typeof PUBLIC_FIELDS)[number], string>>;

const FIELD_NAMES: Texts = { title: 'Tiêu đề', content: 'Câu hỏi', place: 'Nơi xảy ra', replyText: 'Câu trả lời' };

export function publishPage(c: PageContext, { file, attempt, problem }: PublishDetails): Markup {
  const { row, publication, hasConsent } = file;
  const { form, errors = {} } = attempt ?? {};
  const reply = file.steps.findLast((step) => step.reply);
  const texts: Texts = {
    title: form?.line('title') ?? publication?.title ?? (row.title ? titleOfCase(row) : ''),
    content: form?.text('content') ?? publication?.content ?? row.content ?? '',
    place: form?.line('place') ?? publication?.place ?? '',
    replyText: form?.text('replyText') ?? publication?.reply_text ?? reply?.reply?.text ?? '',
  };
  const body = html`
    ${caseHead(c, { file })}
    <p class="notice">
      Bài này là một văn bản riêng, ai cũng đọc được. Tên, cách liên hệ và ảnh của người gửi không bao giờ kèm theo.
    </p>
    <form class="panel" method="post" action="${DESK}/cases/${row.id}/publish">
      ${formToken(c)} ${seenField(c, row.steps)} ${hintsPanel(texts, row.sender_name, form && printOf(form))}
      ${inputField({ name: 'title', label: FIELD_NAMES.title, value: texts.title, error: errors['title'], isRequired: true })}
      ${textField({ name: 'content', label: FIELD_NAMES.content, hint: 'Viết lại cho gọn nếu cần, giữ đúng ý.', value: texts.content, error: errors['content'], isRequired: true })}
      ${inputField({ name: 'place', label: `${FIELD_NAMES.place} (không bắt buộc)`, hint: 'Chỉ ghi xã, phường hoặc tên đường.', value: texts.place, error: errors['place'] })}
      ${textField({ name: 'replyText', label: FIELD_NAMES.replyText, value: texts.replyText, error: errors['replyText'], rows: 10, isRequired: true })}
      ${replyFiles(reply?.replyFiles ?? [], form?.lines('file') ?? [], errors['files'])}
      ${radioField(
        {
          name: 'ground',
          label: 'Căn cứ công khai',
          value: form?.line('ground') ?? publication?.ground ?? (hasConsent ? 'consent' : ''),
          error: errors['ground'],
        },
        GROUNDS.filter((ground) => ground !== 'consent' || hasConsent).map((value) => ({
          value,
          ...GROUND_WORDS[value],
        })),
      )}
      <div class="row">
        <button class="button primary">${publication ? 'Thay bài đang công khai' : 'Công khai'}</button>
        <a class="button" href="${casePath(c, row.id)}">Thôi</a>
      </div>
    </form>
  `;
  const problemAt = firstFault(errors) ?? (problem && 'hints');
  return page(c, { title: 'Công khai hỏi và đáp', section: 'cases', body, problem, problemAt });
}

/** Each place in the texts that may tell of a person, in its words around it. */
function hintsPanel(texts: Texts, senderName: string | null, print: string | undefined): Markup | false {
  const found = PUBLIC_FIELDS.map((name) => ({ name, hints: findHints(texts[name], senderName) })).filter(
    ({ hints }) => hints.length > 0,
  );
  if (found.length === 0) return false;
  const kinds = new Set(found.flatMap(({ hints }) => hints.map(({ kind }) => HINT_NAMES[kind])));
  return html`
    <div class="notice warning" id="hints">
      <h2>Hãy xem những chỗ này trước</h2>
      <p>Trong bài có thể có: ${[...kinds].join(', ')}.</p>
      ${found.map(
        ({ name, hints }) =>
          html`<p class="said"><strong>${FIELD_NAMES[name]}:</strong> ${marked(texts[name], hints)}</p>`,
      )}
      ${
        print
          ? html`
              <input type="hidden" name="print" value="${print}" />
              ${checkField({ name: 'hints-seen', label: 'Tôi đã xem các chỗ tô vàng, công khai được.' })}
            `
          : html`<p>Hãy bỏ đi những gì chỉ đến một người.</p>`
      }
    </div>
  `;
}

function marked(text: string, hints: readonly Hint[]): Markup[] {
  let at = 0;
  const parts = hints.map(({ start, end }) => {
    const part = html`${text.slice(at, start)}<mark>${text.slice(start, end)}</mark>`;
    at = end;
    return part;
  });
  return [...parts, html`${text.slice(at)}`];
}

function replyFiles(
  files: CaseFile['steps'][number]['replyFiles'],
  chosen: readonly string[],
  error: string | undefined,
): Markup | false {
  if (files.length === 0) return false;
  return html`
    <fieldset class="field" id="files" ${error && html`aria-describedby="files-error"`}>
      <legend class="label">Tệp của câu trả lời được kèm theo bài</legend>
      ${error && html`<p class="wrong" id="files-error">${error}</p>`}
      ${files.map(({ id, name, bytes }, at) =>
        checkField(
          { name: 'file', id: `file-${at}`, label: `${name} (${sayBytes(bytes)})`, value: id },
          chosen.includes(id),
        ),
      )}
    </fieldset>
  `;
}
