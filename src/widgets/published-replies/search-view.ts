import { html, nothing, type TemplateResult } from 'lit';
import type { FeedbackCategory } from '../../backend/contract/feedback.ts';
import type { Backend } from '../../backend/request.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { RemoteTask } from '../../controllers/remote-task.ts';
import { renderBusy } from '../../ui/busy.ts';
import { renderChoice } from '../../ui/choice.ts';
import type { ListPlace } from './place-in-replies.ts';

export interface SearchView {
  readonly words: LocalizeController;
  readonly place: ListPlace;
  readonly categories: RemoteTask<[Backend], FeedbackCategory[]>;
  readonly assisted: boolean;
  readonly submit: (event: Event) => void;
  readonly askCategories: () => void;
  readonly choose: (category: string) => void;
}

/** What to look for, and of which kind. */
export function renderSearch(view: SearchView): TemplateResult {
  const { words, place } = view;
  return html`<form novalidate role="search" @submit=${view.submit}>
    <label part="label" class="label" for="query">${words.t('replies.label')}</label>
    ${view.assisted ? nothing : html`<p class="hint" id="query-hint">${words.t('replies.hint')}</p>`}
    <div class="row">
      <input
        part="input"
        class="input"
        id="query"
        type="text"
        enterkeyhint="search"
        autocomplete="off"
        spellcheck="false"
        maxlength="200"
        aria-describedby=${view.assisted ? nothing : 'query-hint'}
        value=${place.q}
      />
      <button part="button" type="submit" class="button primary">${words.t('replies.submit')}</button>
    </div>
    <details .open=${place.category !== ''} @toggle=${view.askCategories}>
      <summary>${words.t('replies.category')}</summary>
      ${renderCategories(view)}
    </details>
  </form>`;
}

function renderCategories({ words, place, categories, choose }: SearchView): unknown {
  if (!categories.latest) return categories.busy ? renderBusy(words.t('common.loading')) : nothing;
  const all = { id: '', label: words.t('replies.all') };
  // What belongs elsewhere is not answered here.
  const kinds = categories.latest.filter(({ elsewhere }) => !elsewhere);
  return [all, ...kinds].map(({ id, label }) =>
    renderChoice({
      id: `category-${id}`,
      name: 'category',
      kind: 'radio',
      label,
      checked: place.category === id,
      choose: () => choose(id),
    }),
  );
}
