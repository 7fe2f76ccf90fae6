import { html, nothing, type TemplateResult } from 'lit';
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
  readonly open: (code: string) => void;
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
    ${renderRemembered(view)}`;
}

function renderRemembered({ words, tracking, open }: StartView): unknown {
  const codes = tracking.remembered.all();
  if (codes.length === 0) return nothing;
  return html`<section>
    <h3>${words.t('tracking.remembered')}</h3>
    <ul class="remembered">
      ${codes.map(({ code, receivedAt }) => {
        const day = words.day(receivedAt);
        const said = day ? words.t('tracking.sentOn', { day }) : '';
        return html`<li>
          <button part="button" type="button" class="button" @click=${() => open(code)}>
            <span class="mono">${code.slice(0, 9)}…</span> ${said}
          </button>
          <button type="button" class="button plain" @click=${() => tracking.forget(code)}>
            ${words.t('tracking.forget')}<span class="visually-hidden"> ${code.slice(0, 9)}</span>
          </button>
        </li>`;
      })}
    </ul>
  </section>`;
}
