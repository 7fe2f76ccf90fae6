import type { html as Html, TemplateResult } from 'lit';

/** Whoever knows the sentences about files. */
interface Words {
  t(key: `file.${'file' | 'remove' | 'arrived' | 'underway'}`, fillings?: Readonly<Record<string, string>>): string;
  number(value: number): string;
}

interface ListedFile {
  readonly name: string;
  readonly blob: Blob;
  readonly preview?: HTMLCanvasElement;
}

interface FileListContent<F extends ListedFile> {
  readonly words: Words;
  readonly files: readonly F[];
  /** Takes one away; left out, they are on their way. */
  readonly remove?: ((file: F) => void) | undefined;
  /** Bytes that have arrived of all, in order. */
  readonly sent?: number | undefined;
}

/**
 * The files that go along, with a look at each photo; while they are sent, which have arrived. It comes in a file of its
 * own for those who add one, and is drawn by the Lit of the element that brings it: `html`.
 */
export function renderFileList<F extends ListedFile>(
  html: typeof Html,
  { words, files, remove, sent = 0 }: FileListContent<F>,
): TemplateResult {
  let before = 0;
  const fateOf = ({ blob }: F): string => {
    before += blob.size;
    return words.t(before <= sent ? 'file.arrived' : 'file.underway');
  };
  return html`<ul class="files">
    ${files.map(
      (file) =>
        html`<li>
          ${file.preview}
          <span class="name">
            ${words.t('file.file', { name: file.name, size: words.number(Math.ceil(file.blob.size / 1000)) })}
          </span>
          ${
            remove
              ? html`<button type="button" class="button plain" @click=${() => remove(file)}>
                  ${words.t('file.remove')}<span class="visually-hidden"> ${file.name}</span>
                </button>`
              : html`<span class="muted">${fateOf(file)}</span>`
          }
        </li>`,
    )}
  </ul>`;
}
