/** The parts that forms of the desk are made of: a label that is always seen, a hint, and what is to be mended. */
import { html } from 'hono/html';
import type { Errors } from '../accounts.ts';
import type { Markup } from './layout.ts';

export interface FieldParts {
  readonly name: string;
  readonly label: string;
  /** Distinguishes fields of one name on a page. */
  readonly id?: string;
  readonly value?: string | undefined;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  /** The page begins here. */
  readonly autofocus?: boolean;
}

/** The field to be mended first. */
export const firstFault = (errors: Errors): string | undefined => Object.keys(errors)[0];

export interface InputParts extends FieldParts {
  readonly type?: 'text' | 'password' | 'date' | 'datetime-local' | 'search';
  readonly autocomplete?: string;
}

export function inputField(parts: InputParts): Markup {
  const { name, id = name, value = '', type = 'text', autocomplete = 'off', isRequired, error } = parts;
  return framed(
    parts,
    html`<input
      class="input"
      id="${id}"
      name="${name}"
      type="${type}"
      value="${value}"
      autocomplete="${autocomplete}"
      ${parts.autofocus && html`autofocus`}
      ${isRequired && html`required`}
      ${error && html`aria-invalid="true"`}
      ${describedBy(parts)}
    />`,
  );
}

export function textField(parts: FieldParts & { readonly rows?: number }): Markup {
  const { name, id = name, value = '', rows = 8, isRequired, error } = parts;
  // A browser takes away a line end that the text begins with, so there is always one of ours.
  return framed(
    parts,
    html`<textarea
      class="input"
      id="${id}"
      name="${name}"
      rows="${rows}"
      ${parts.autofocus && html`autofocus`}
      ${isRequired && html`required`}
      ${error && html`aria-invalid="true"`}
      ${describedBy(parts)}
    >
${value}</textarea>`,
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export function selectField(
  parts: FieldParts & { readonly choices: readonly Choice[]; readonly first?: string },
): Markup {
  const { name, id = name, value = '', choices, first, isRequired, error } = parts;
  return framed(
    parts,
    html`<select
      class="input"
      id="${id}"
      name="${name}"
      ${parts.autofocus && html`autofocus`}
      ${isRequired && html`required`}
      ${error && html`aria-invalid="true"`}
      ${describedBy(parts)}
    >
      ${first !== undefined && html`<option value="">${first}</option>`}
      ${choices.map(
        (choice) => html`
          <option value="${choice.value}" ${choice.value === value && html`selected`}>${choice.label}</option>
        `,
      )}
    </select>`,
  );
}

export const checkField = ({ name, id = name, label, value = 'yes' }: FieldParts, isChecked = false): Markup => html`
  <label class="check" for="${id}">
    <input type="checkbox" id="${id}" name="${name}" value="${value}" ${isChecked && html`checked`} />
    <span>${label}</span>
  </label>
`;

/** One of a few, each with a sentence. */
export const radioField = (
  { name, id = name, label, value, error }: FieldParts,
  choices: readonly (Choice & { readonly hint?: string })[],
): Markup => html`
  <fieldset
    class="field"
    id="${id}"
    role="radiogroup"
    ${error && html`aria-invalid="true" aria-describedby="${id}-error"`}
  >
    <legend class="label">${label}</legend>
    ${error && html`<p class="wrong" id="${id}-error">${error}</p>`}
    ${choices.map(
      (choice, at) => html`
        <label class="check" for="${id}-${at}">
          <input
            type="radio"
            id="${id}-${at}"
            name="${name}"
            value="${choice.value}"
            ${choice.value === value && html`checked`}
          />
          <span>${choice.label} ${choice.hint && html`<small>${choice.hint}</small>`}</span>
        </label>
      `,
    )}
  </fieldset>
`;

const framed = ({ name, id = name, label, hint, error }: FieldParts, control: Markup): Markup => html`
  <div class="field">
    <label class="label" for="${id}">${label}</label>
    ${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${error && html`<p class="wrong" id="${id}-error">${error}</p>`} ${control}
  </div>
`;

function describedBy({ name, id = name, hint, error }: FieldParts): Markup | undefined {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return ids ? html`aria-describedby="${ids}"` : undefined;
}
