import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { CodeScan } from './code-scan.ts';

/** A way to the camera, the camera, and what to do where it sees nothing. */
export function renderScan(words: LocalizeController, scan: CodeScan): unknown {
  if (!scan.offered) return nothing;
  if (scan.state === 'closed') {
    return html`<p>
      <button part="button" type="button" class="button scan" @click=${() => scan.open()}>
        ${words.t('dossier.scan')}
      </button>
    </p>`;
  }
  return html`<div part="notice" class="notice scanning">
    <p role="status">${words.t(SAID[scan.state])}</p>
    ${scan.state === 'looking' ? html`<video class="camera" playsinline muted></video>` : nothing}
    <p class="buttons">
      ${renderPicker(words, scan)}
      <button type="button" class="button plain close-scan" @click=${() => scan.close()}>
        ${words.t('dossier.scanClose')}
      </button>
    </p>
  </div>`;
}

const SAID = {
  looking: 'dossier.scanning',
  nothing: 'dossier.scanNothing',
  'no-camera': 'dossier.scanNoCamera',
} as const;

const renderPicker = (words: LocalizeController, scan: CodeScan): TemplateResult =>
  html`<label part="button" class="button picker">
    ${words.t('dossier.scanPicture')}
    <input
      class="visually-hidden"
      type="file"
      accept="image/*"
      @change=${({ target }: Event) => {
        const [picture] = (target as HTMLInputElement).files ?? [];
        if (picture) void scan.readPicture(picture);
      }}
    />
  </label>`;
