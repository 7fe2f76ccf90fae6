import { html, nothing, type TemplateResult } from 'lit';

export interface FieldFault {
  /** Id of the field. */
  readonly id: string;
  readonly text: string;
}

/** All that is wrong, first and with the focus, each a link to its field (GOV.UK's error summary). */
export const renderErrorSummary = (
  heading: string,
  faults: readonly FieldFault[],
  goTo: (id: string) => void,
): TemplateResult | typeof nothing =>
  faults.length === 0
    ? nothing
    : html`<div part="error" class="notice error summary" role="alert" tabindex="-1">
        <p class="heading">${heading}</p>
        <ul>
          ${faults.map(
            ({ id, text }) =>
              html`<li><button type="button" class="button plain" @click=${() => goTo(id)}>${text}</button></li>`,
          )}
        </ul>
      </div>`;
