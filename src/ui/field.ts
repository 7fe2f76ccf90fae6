import { html, nothing, type TemplateResult } from 'lit';

export interface FieldContent {
  readonly id: string;
  readonly label: string;
  /** Said after the label of a field that may stay empty. */
  readonly optional?: string | undefined;
  readonly hint?: string | undefined;
  /** What is wrong, in words. */
  readonly error?: string | undefined;
  readonly value: string;
  readonly type?: 'text' | 'tel' | 'email';
  readonly autocomplete?: string;
  /** A code: telephones begin with capitals. */
  readonly capitals?: boolean;
  /** More than one line. */
  readonly lines?: number;
  readonly input: (value: string) => void;
}

/** A text field with its label, hint and error, tied together for screen readers. */
export const renderField = (field: FieldContent): TemplateResult =>
  framed(field, field.lines ? renderArea(field, field.lines) : renderInput(field));

/** A field of one line: for elements that have no other. */
export const renderLine = (field: FieldContent): TemplateResult => framed(field, renderInput(field));

function framed({ id, label, optional, hint, error }: FieldContent, control: TemplateResult): TemplateResult {
  return html`<div class="field ${error ? 'wrong' : ''}">
    <label part="label" class="label" for=${id}>
      ${label}${optional ? html` <span class="muted">${optional}</span>` : nothing}
    </label>
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing} ${renderError(id, error)} ${control}
  </div>`;
}

/** What is wrong with the field `id`. */
export const renderError = (id: string, error: string | undefined): TemplateResult | typeof nothing =>
  error ? html`<p part="error" class="error-text" id="${id}-error">${error}</p>` : nothing;

/** Ids of the texts that describe a field, for `aria-describedby`. */
export const describedBy = (id: string, hint: unknown, error: unknown): string | typeof nothing =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || nothing;

const textOf = (event: Event): string => (event.target as HTMLInputElement | HTMLTextAreaElement).value;

// The value is an attribute's: while somebody types, an input method may be composing in the field.
const renderInput = (field: FieldContent): TemplateResult => {
  const { id, type = 'text', autocomplete, capitals, hint, error, value, input } = field;
  return html`<input
    part="input"
    class="input"
    id=${id}
    type=${type}
    autocomplete=${autocomplete ?? 'off'}
    autocapitalize=${capitals ? 'characters' : nothing}
    spellcheck="false"
    aria-describedby=${describedBy(id, hint, error)}
    aria-invalid=${error ? 'true' : nothing}
    value=${value}
    @input=${(event: Event) => input(textOf(event))}
  />`;
};

const renderArea = ({ id, hint, error, value, input }: FieldContent, lines: number): TemplateResult =>
  html`<textarea
    part="input"
    class="input"
    id=${id}
    rows=${lines}
    aria-describedby=${describedBy(id, hint, error)}
    aria-invalid=${error ? 'true' : nothing}
    .defaultValue=${value}
    @input=${(event: Event) => input(textOf(event))}
  ></textarea>`;
