import { html, nothing, type TemplateResult } from 'lit';
import { renderBusy } from './busy.ts';
import { fileList, loadFileList } from './load-file-list.ts';

type Fault = `file.${'unreadable' | 'tooLarge' | 'type' | 'tooMany'}` | `sending.file${'Later' | 'Refused'}`;
type Word =
  | Fault
  | `file.${'file' | 'remove' | 'arrived' | 'underway'}`
  | `sending.${'files' | 'optional' | 'filesHint' | 'takePhoto' | 'chooseFile' | 'shrinking'}`;

/** Whoever knows the sentences about what is sent. */
interface Words {
  t(key: Word, fillings?: Readonly<Record<string, string | number>>): string;
  number(value: number): string;
}

interface ReadyFile {
  readonly name: string;
  readonly blob: Blob;
  readonly preview?: HTMLCanvasElement;
}

export interface FilesContent<F extends ReadyFile> {
  readonly words: Words;
  /** How many may go along. */
  readonly count: number;
  readonly ready: readonly F[];
  readonly refused: readonly { readonly name: string; readonly fault: Fault }[];
  /** Files being taken in now. */
  readonly shrinking: number;
  readonly add: (files: readonly File[]) => void;
  readonly remove: (file: F) => void;
}

/** Photos and papers: taken or chosen, looked at, taken away again. */
export function renderFiles<F extends ReadyFile>(content: FilesContent<F>): TemplateResult {
  const { words, count, ready, refused, shrinking, remove } = content;
  return html`<fieldset id="files" tabindex="-1">
    <legend>${words.t('sending.files')} <span class="muted">${words.t('sending.optional')}</span></legend>
    <p class="hint">${words.t('sending.filesHint', { count })}</p>
    <div class="buttons">
      ${renderPicker('photo', words.t('sending.takePhoto'), content.add)}
      ${renderPicker('file', words.t('sending.chooseFile'), content.add)}
    </div>
    <div role="status">
      ${fileList?.renderFileList(html, { words, files: ready, remove })}
      ${shrinking > 0 ? renderBusy(words.t('sending.shrinking')) : nothing}
    </div>
    ${refused.map(
      ({ name, fault }) => html`<p part="error" class="error-text" role="alert">${words.t(fault, { name, count })}</p>`,
    )}
  </fieldset>`;
}

/** A button that opens the camera or the device's chooser: a label over the native field, so that the keyboard works. */
function renderPicker(id: 'photo' | 'file', label: string, add: (files: readonly File[]) => void): TemplateResult {
  const take = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    const chosen = [...(field.files ?? [])];
    // The same file may be chosen again after it was taken away.
    field.value = '';
    void loadFileList().then(() => add(chosen));
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
