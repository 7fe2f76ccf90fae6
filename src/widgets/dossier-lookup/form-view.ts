import { html, nothing, type TemplateResult } from 'lit';
import type { FactorKind } from '../../backend/contract/dossiers.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { renderErrorSummary } from '../../ui/error-summary.ts';
import { renderField } from '../../ui/field.ts';
import { isKnownDossierCode, readDossierCode } from '../../vietnamese/dossier-code.ts';
import type { CodeScan } from './code-scan.ts';
import type { DossierSession } from './dossier-session.ts';
import { renderScan } from './scan-view.ts';

export interface LookupForm {
  readonly words: LocalizeController;
  readonly session: DossierSession;
  readonly scan: CodeScan;
  readonly assisted: boolean;
  readonly takeCode: (code: string) => void;
  readonly takeKind: (kind: FactorKind) => void;
  readonly goTo: (id: string) => void;
}

/** The code on the slip, something that shows it is the citizen's own, and one button. */
export function renderLookupForm(form: LookupForm): TemplateResult {
  const { words, session } = form;
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!session.looking.busy) session.lookUp();
  };
  return html`<form novalidate class="form" @submit=${submit}>
    ${renderFaults(form)} ${renderCode(form)} ${renderFactor(form)}
    <div>
      <button
        part="button"
        class="button primary"
        type="submit"
        aria-disabled=${session.looking.busy ? 'true' : 'false'}
      >
        ${words.t('dossier.submit')}
      </button>
    </div>
  </form>`;
}

function renderFaults({ words, session, goTo }: LookupForm): unknown {
  const faults = (['code', 'factor'] as const).flatMap((id) => {
    const fault = session.faults[id];
    return fault ? [{ id, text: words.t(`dossier.${fault}` as TextKey) }] : [];
  });
  return renderErrorSummary(words.t('dossier.problem'), faults, goTo);
}

const faultIn = ({ words, session }: LookupForm, field: 'code' | 'factor'): string | undefined => {
  const fault = session.faults[field];
  return fault && words.t(`dossier.${fault}` as TextKey);
};

function renderCode(form: LookupForm): TemplateResult {
  const { words, session, scan } = form;
  return html`<div class="question">
    ${renderField({
      id: 'code',
      label: words.t('dossier.code'),
      hint: form.assisted ? undefined : words.t('dossier.codeHint'),
      error: faultIn(form, 'code'),
      value: session.code,
      capitals: true,
      input: (value) => session.type('code', value),
    })}
    <p class="hint small" id="code-note" role="status" ?hidden=${!isUnusual(session.code)}>
      ${words.t('dossier.codeUnusual')}
    </p>
    ${renderScan(words, scan)} ${renderRemembered(form)}
  </div>`;
}

// Shorter than any code: somebody is still typing.
const FEWEST_LETTERS = 8;

/** A hint and no more: courts, police and power companies have numbers of their own. */
function isUnusual(typed: string): boolean {
  const code = readDossierCode(typed);
  return code.length >= FEWEST_LETTERS && !isKnownDossierCode(code);
}

function renderRemembered({ words, session, takeCode }: LookupForm): unknown {
  const { remembered } = session;
  if (remembered.length === 0) return nothing;
  return html`<p class="label small">${words.t('dossier.remembered')}</p>
    <ul class="remembered">
      ${remembered.map(
        (code) =>
          html`<li>
            <button type="button" class="button plain" @click=${() => takeCode(code)}>${code}</button>
            <button
              type="button"
              class="button plain forget"
              aria-label=${words.t('dossier.forgetCode', { code })}
              @click=${() => session.remember(code, false)}
            >
              ${words.t('dossier.forget')}
            </button>
          </li>`,
      )}
    </ul>`;
}

function renderFactor(form: LookupForm): TemplateResult {
  const { words, session, assisted, takeKind } = form;
  const { kind, kinds } = session;
  return html`<div class="question">
    ${renderField({
      id: 'factor',
      label: words.t(`dossier.${kind}` as TextKey),
      hint: assisted ? undefined : words.t(`dossier.hint.${kind}` as TextKey),
      error: faultIn(form, 'factor'),
      value: session.factor,
      type: kind === 'lookup-code' ? 'text' : 'tel',
      capitals: true,
      input: (value) => session.type('factor', value),
    })}
    ${
      kinds.length > 1
        ? html`<details .open=${session.isNotFound}>
            <summary>${words.t('dossier.otherFactors')}</summary>
            <ul>
              ${kinds
                .filter((other) => other !== kind)
                .map(
                  (other) =>
                    html`<li>
                      <button type="button" class="button plain" @click=${() => takeKind(other)}>
                        ${words.t(`dossier.${other}` as TextKey)}
                      </button>
                    </li>`,
                )}
            </ul>
          </details>`
        : nothing
    }
  </div>`;
}
