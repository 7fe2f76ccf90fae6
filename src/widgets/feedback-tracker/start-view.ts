import { html, type TemplateResult } from 'lit';
import type { LocalizeController } from '../../controllers/localize.ts';
import { renderField } from '../../ui/field.ts';
import type { Tracking } from './tracking.ts';

export interface StartView {
  readonly words: LocalizeController;
  readonly tracking: Tracking;
  readonly assisted: boolean;
  readonly busy: boolean;
  /** Reading a QR code, where the device can. */
  readonly scan: unknown;
  readonly submit: (event: Event) => void;
  /** The codes that this device was asked to remember. */
  readonly remembered: unknown;
}

/** One field for the code, the camera where there is one, and the codes that this device was asked to remember. */
export function renderStart(view: StartView): TemplateResult {
  const { words, tracking } = view;
  const { fault, typed } = tracking;
  return html`<form novalidate @submit=${view.submit}>
      ${renderField({
        id: 'code',
        label: words.t('tracking.code'),
        hint: view.assisted ? undefined : words.t('tracking.codeHint'),
        error: fault && words.t(`tracking.${fault.key}`, { count: fault.count }),
        value: typed,
        capitals: true,
        input: (value) => tracking.type(value),
      })}
      <div class="buttons">
        <button part="button" type="submit" class="button primary" ?disabled=${view.busy}>
          ${words.t('tracking.submit')}
        </button>
        ${view.scan}
      </div>
    </form>
    ${view.remembered}`;
}
