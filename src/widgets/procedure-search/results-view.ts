import { html, nothing, type TemplateResult } from 'lit';
import type { Facets, ProcedureList, Summary } from '../../backend/contract/procedures.ts';
import type { ProcedureQuery } from '../../backend/procedures.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { TextKey } from '../../i18n/messages.ts';
import { asRead, matchingParts } from '../../search/mark.ts';
import { renderMarked } from '../../ui/marked-text.ts';
import { foldTitle } from './title.ts';
import { renderUnderstood } from './understood-view.ts';

export const FILTERS = ['field', 'level', 'audience', 'mode'] as const;
export type Filter = (typeof FILTERS)[number];
export type Filters = Readonly<Partial<Record<Filter, string>>>;

export interface Results {
  readonly words: LocalizeController;
  readonly query: ProcedureQuery;
  readonly filters: Filters;
  readonly answer: ProcedureList;
  readonly busy: boolean;
  /** A shareable address of a procedure on this page. */
  readonly addressFor: (code: string) => string;
  readonly openOne: (summary: Summary) => void;
  readonly narrow: (filter: Filter, value: string) => void;
  readonly clearFilters: () => void;
  readonly takeLiterally: () => void;
  readonly more: () => void;
}

/** What was found, the most likely first. */
export function renderResults(results: Results): TemplateResult {
  const { words, answer, query, busy } = results;
  const left = answer.total - answer.items.length;
  return html`<section part="result" class="results" aria-busy=${busy ? 'true' : 'false'}>
    <h2 class="count">
      ${
        answer.total > 0
          ? words.t('search.count', { count: answer.total })
          : words.t('search.none', { query: query.q ?? '' })
      }
    </h2>
    ${renderUnderstood(words, answer.understood, results.takeLiterally)} ${renderFilters(results)}
    ${answer.total > 0 ? nothing : html`<p>${words.t('search.noneAdvice')}</p>`}
    ${
      answer.items.length > 0
        ? html`<ol class="list">
            ${answer.items.map((item) => renderItem(results, item))}
          </ol>`
        : nothing
    }
    ${
      left > 0 && answer.items.length > 0
        ? html`<button part="button" class="button more" type="button" @click=${results.more}>
            ${words.t('search.more', { count: Math.min(left, query.size ?? left) })}
          </button>`
        : nothing
    }
    <p class="ask">${words.t('search.noneAsk')}</p>
  </section>`;
}

function renderItem({ words, query, answer, addressFor, openOne }: Results, item: Summary): TemplateResult {
  const { shown } = foldTitle(item.title);
  const { variants = [] } = item;
  const asked = asRead(query.q ?? '', answer.understood);
  return html`<li class="item">
    <a
      class="item-title"
      lang="vi"
      data-code=${item.code}
      href=${addressFor(item.code)}
      @click=${(event: MouseEvent) => followHere(event, () => openOne(item))}
    >
      ${renderMarked(shown, matchingParts(shown, asked))}
    </a>
    <p class="muted small">
      ${words.t('procedure.code', { code: item.code })}${item.field ? ` · ${item.field}` : nothing}
    </p>
    ${
      variants.length > 0
        ? html`<p class="muted small">
            ${words.t('search.variants', { count: variants.length, codes: variants.slice(0, 6).join(', ') })}
          </p>`
        : nothing
    }
    ${
      item.scope === 'province' || item.internal
        ? html`<p class="muted small">
            ${words.t(item.internal ? 'search.internal' : 'search.local')} · ${item.issuer.name}
          </p>`
        : nothing
    }
    <p class="tags">${item.modes.map((mode) => html`<span class="tag">${named(words, 'mode', mode)}</span>`)}</p>
  </li>`;
}

function renderFilters(results: Results): TemplateResult | typeof nothing {
  const { words, filters, answer, clearFilters } = results;
  const used = FILTERS.filter((filter) => filters[filter]).length;
  const useful = FILTERS.filter((filter) => filters[filter] || answer.facets[filter].length > 1);
  if (useful.length === 0) return nothing;
  return html`<details class="filters" ?open=${used > 0}>
    <summary>${used > 0 ? words.t('search.filtersUsed', { count: used }) : words.t('search.filters')}</summary>
    <div class="filter-fields">
      ${useful.map((filter) => renderFilter(results, filter, answer.facets[filter]))}
      ${
        used > 0
          ? html`<button class="button plain" type="button" @click=${clearFilters}>
              ${words.t('search.clearFilters')}
            </button>`
          : nothing
      }
    </div>
  </details>`;
}

function renderFilter({ words, filters, narrow }: Results, filter: Filter, facet: Facets[Filter]): TemplateResult {
  const chosen = filters[filter] ?? '';
  return html`<div class="field">
    <label class="label" for=${filter}>${words.t(`search.${filter}`)}</label>
    <select
      class="input"
      id=${filter}
      @change=${(event: Event) => narrow(filter, (event.target as HTMLSelectElement).value)}
    >
      <option value="" ?selected=${chosen === ''}>${words.t('search.any')}</option>
      ${facet.map(
        ({ value, count }) =>
          html`<option value=${value} ?selected=${value === chosen}>
            ${words.t('search.facet', { value: named(words, filter, value), count })}
          </option>`,
      )}
    </select>
  </div>`;
}

/** Our word for a value of the contract; the server's own text for one we do not know. */
function named(words: LocalizeController, kind: Filter, value: string): string {
  return kind === 'level' || kind === 'mode' ? words.t(`${kind}.${value}` as TextKey) || value : value;
}

/** A plain click stays on the page; one that asks for another tab is the browser's. */
function followHere(event: MouseEvent, follow: () => void): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  follow();
}
