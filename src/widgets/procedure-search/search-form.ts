import { html, nothing, type TemplateResult } from 'lit';
import type { ProcedureList, Summary } from '../../backend/contract/procedures.ts';
import type { Combobox } from '../../controllers/combobox.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { asRead, matchingParts } from '../../search/mark.ts';
import { renderMarked } from '../../ui/marked-text.ts';
import { foldTitle } from './title.ts';
import { renderUnderstood } from './understood-view.ts';

export interface SearchForm {
  readonly words: LocalizeController;
  readonly combobox: Combobox;
  readonly typed: string;
  /** What a search would find, its beginning as suggestions. */
  readonly suggested: ProcedureList | undefined;
  readonly busy: boolean;
  readonly assisted: boolean;
  readonly type: (event: InputEvent) => void;
  readonly submit: (event: Event) => void;
  readonly clear: () => void;
  readonly take: (summary: Summary) => void;
  readonly takeLiterally: () => void;
}

/**
 * The field, its list of suggestions and the button. The list stands in the flow: hosts clip what floats. How the words
 * were read stands under it, where it moves no suggestion away from a finger.
 */
export function renderSearchForm(form: SearchForm): TemplateResult {
  const { words, combobox, typed, suggested, busy } = form;
  const { items: suggestions = [], total = 0 } = suggested ?? {};
  const shown = combobox.open && suggestions.length > 0;
  return html`<form
    class="search"
    role="search"
    novalidate
    @submit=${form.submit}
    @focusout=${(event: FocusEvent) => closeWhenLeft(event, combobox)}
  >
    <label part="label" class="label" for="query">${words.t('search.label')}</label>
    ${form.assisted ? nothing : html`<p class="hint" id="hint">${words.t('search.hint')}</p>`}
    <div class="row">
      <div class="query">
        <input
          part="input"
          class="input"
          id="query"
          type="text"
          inputmode="search"
          enterkeyhint="search"
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded=${shown ? 'true' : 'false'}
          aria-controls="suggestions"
          aria-describedby=${form.assisted ? nothing : 'hint'}
          aria-activedescendant=${shown && combobox.active >= 0 ? `option-${combobox.active}` : nothing}
          value=${typed}
          @input=${form.type}
          @keydown=${combobox.press}
        />
        ${
          typed
            ? html`<button type="button" class="clear" aria-label=${words.t('search.clear')} @click=${form.clear}>
                <span aria-hidden="true">×</span>
              </button>`
            : nothing
        }
      </div>
      <button part="button" class="button primary" type="submit">${words.t('search.submit')}</button>
    </div>
    <div
      class="suggestions"
      id="suggestions"
      role="listbox"
      aria-label=${words.t('search.suggestions')}
      aria-busy=${busy ? 'true' : 'false'}
      ?hidden=${!shown}
    >
      ${shown ? suggestions.map((item, index) => renderOption(form, item, index)) : nothing}
    </div>
    ${
      shown && total > suggestions.length
        ? html`<button class="button plain" type="submit">${words.t('search.seeAll', { count: total })}</button>`
        : nothing
    }
    ${shown ? renderUnderstood(words, suggested?.understood, form.takeLiterally) : nothing}
  </form>`;
}

function renderOption({ combobox, typed, suggested, take }: SearchForm, item: Summary, index: number): TemplateResult {
  const { shown } = foldTitle(item.title);
  // mousedown, not click: a click would first take the focus from the field and close the list under the finger.
  return html`<div
    class="option ${index === combobox.active ? 'active' : ''}"
    id="option-${index}"
    role="option"
    aria-selected=${index === combobox.active ? 'true' : 'false'}
    @mousedown=${(event: Event) => event.preventDefault()}
    @click=${() => take(item)}
  >
    <span class="option-title">${renderMarked(shown, matchingParts(shown, asRead(typed, suggested?.understood)))}</span>
    <span class="muted small">${item.code} · ${item.field}</span>
  </div>`;
}

function closeWhenLeft({ currentTarget, relatedTarget }: FocusEvent, combobox: Combobox): void {
  if (!(currentTarget as Element).contains(relatedTarget as Element | null)) combobox.close();
}
