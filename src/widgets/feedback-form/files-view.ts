import { html, nothing, type TemplateResult } from 'lit';
import type { SubmissionFile } from '../../backend/submission.ts';
import { renderBusy } from '../../ui/busy.ts';
import type { Question } from './question-views.ts';

/** Photos and papers: taken or chosen, looked at, taken away again. */
export function renderFiles(question: Question): TemplateResult {
  const { words, session } = question;
  const { files } = session;
  const count = session.opening.latest?.status.limits.attachments.count ?? 0;
  return html`<fieldset id="files" tabindex="-1">
    <legend>${words.t('feedback.files')} <span class="muted">${words.t('feedback.optional')}</span></legend>
    <p class="hint">${words.t('feedback.filesHint', { count })}</p>
    <div class="buttons">
      ${renderPicker(question, 'photo', words.t('feedback.takePhoto'))}
      ${renderPicker(question, 'file', words.t('feedback.chooseFile'))}
    </div>
    ${files.shrinking > 0 ? renderBusy(words.t('feedback.shrinking')) : nothing}
    <div role="status">
      <ul class="files">
        ${files.ready.map((file) => renderFile(question, file))}
      </ul>
    </div>
    ${files.refused.map(
      ({ name, fault }) =>
        html`<p part="error" class="error-text" role="alert">${words.t(`feedback.${fault}`, { name, count })}</p>`,
    )}
  </fieldset>`;
}

/** A button that opens the camera or the device's chooser: a label over the native field, so that the keyboard works. */
function renderPicker({ session }: Question, id: 'photo' | 'file', label: string): TemplateResult {
  const take = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    const chosen = [...(field.files ?? [])];
    // The same file may be chosen again after it was taken away.
    field.value = '';
    void session.files.add(chosen);
  };
  return html`<label part="button" class="button picker">
    ${label}
    <input
      id=${id}
      type="file"
      class="visually-hidden"
      accept=${id === 'photo' ? 'image/*' : 'image/jpeg,image/png,image/webp,application/pdf'}
      capture=${id === 'photo' ? 'environment' : nothing}
      ?multiple=${id === 'file'}
      @change=${take}
    />
  </label>`;
}

function renderFile({ words, session }: Question, file: SubmissionFile): TemplateResult {
  return html`<li>
    <span>${words.t('feedback.file', { name: file.name, size: words.number(Math.ceil(file.blob.size / 1000)) })}</span>
    <button type="button" class="button plain" @click=${() => session.files.remove(file)}>
      ${words.t('feedback.removeFile', { name: file.name })}
    </button>
  </li>`;
}
