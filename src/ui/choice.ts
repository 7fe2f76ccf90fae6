import { html, nothing, type TemplateResult } from 'lit';

export interface ChoiceContent {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly checked: boolean;
  readonly kind: 'radio' | 'checkbox';
  readonly choose: (checked: boolean) => void;
}

/** One thing to choose: the whole line can be pressed. */
export const renderChoice = ({ id, name, label, hint, checked, kind, choose }: ChoiceContent): TemplateResult =>
  html`<div class="choice">
    <input
      id=${id}
      type=${kind}
      name=${name}
      .checked=${checked}
      aria-describedby=${hint ? `${id}-hint` : nothing}
      @change=${(event: Event) => choose((event.target as HTMLInputElement).checked)}
    />
    <label for=${id}> ${label}${hint ? html`<span class="hint small" id="${id}-hint">${hint}</span>` : nothing} </label>
  </div>`;
