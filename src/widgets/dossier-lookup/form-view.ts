import { html, nothing, type TemplateResult } from 'lit';
import type { FactorKind } from '../../backend/contract/dossiers.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { renderLine } from '../../ui/field.ts';
import { isKnownDossierCode, readDossierCode } from '../../vietnamese/dossier-code.ts';
import type { DossierSession } from './dossier-session.ts';

export interface LookupForm {
  readonly words: LocalizeController;
  readonly session: DossierSession;
  /** Opens the camera; left out where there is none to open. */
  readonly scan: (() => void) | undefined;
  /** What stands below the code: the camera, codes that are remembered. */
  readonly below: unknown;
  readonly assisted: boolean;
  readonly takeKind: (kind: FactorKind) => void;
}

/** The code on the slip, something that shows it is the citizen's own, and one button. */
export function renderLookupForm(form: LookupForm): TemplateResult {
  const { words, session } = form;
  const submit = (event: Event): void => {
    event.preventDefault();
    if (!session.looking.busy) session.lookUp();
  };
  return html`<form novalidate class="form" @submit=${submit}>
    ${renderCode(form)} ${renderFactor(form)}
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

const faultIn = ({ words, session }: LookupForm, field: 'code' | 'factor'): string | undefined => {
  const fault = session.faults[field];
  return fault && words.t(`dossier.${fault}` as TextKey);
};

function renderCode(form: LookupForm): TemplateResult {
  const { words, session } = form;
  return html`<div class="question">
    ${renderLine({
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
    ${
      form.scan
        ? html`<p>
            <button part="button" type="button" class="button" @click=${form.scan}>${words.t('dossier.scan')}</button>
          </p>`
        : nothing
    }
    ${form.below}
  </div>`;
}

// Shorter than any code: somebody is still typing.
const FEWEST_LETTERS = 8;

/** A hint and no more: courts, police and power companies have numbers of their own. */
function isUnusual(typed: string): boolean {
  const code = readDossierCode(typed);
  return code.length >= FEWEST_LETTERS && !isKnownDossierCode(code);
}

function renderFactor(form: LookupForm): TemplateResult {
  const { words, session, assisted, takeKind } = form;
  const { kind, kinds } = session;
  return html`<div class="question">
    ${renderLine({
      id: 'factor',
      label: words.t(`dossier.${kind}` as TextKey),
      hint: assisted ? undefined : words.t(`dossier.hint.${kind}` as TextKey) || words.t('dossier.factorHint'),
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
