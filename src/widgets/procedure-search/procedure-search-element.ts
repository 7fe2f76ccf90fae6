import { html, nothing, type TemplateResult } from 'lit';
import { property } from '../../core/property.ts';
import type { Procedure, Summary } from '../../backend/contract/procedures.ts';
import type { BackendError } from '../../backend/errors.ts';
import { Combobox } from '../../controllers/combobox.ts';
import { FragmentController } from '../../controllers/fragment.ts';
import type { BusyLook } from '../../controllers/remote-task.ts';
import { ShortNote } from '../../controllers/short-note.ts';
import { oneOf } from '../../core/config.ts';
import { ProcedureOpenedEvent, ProceduresFoundEvent, RequestEvent } from '../../core/events.ts';
import { WidgetElement } from '../../core/widget-element.ts';
import { canShare, copyText, share } from '../../device/share.ts';
import { baseStyles } from '../../theme/base.styles.ts';
import { renderNotice } from '../../ui/notice.ts';
import type { Paper } from './checklist.ts';
import { loadChecklist } from './load-checklist.ts';
import { renderAgency, renderAnnounced, renderFailure, renderWaiting } from './messages-view.ts';
import { ProcedureFinder, type Found } from './procedure-finder.ts';
import { styles } from './procedure-search.styles.ts';
import { isWhole, SOURCES } from './procedure-source.ts';
import { renderProcedure } from './procedure-view.ts';
import { renderResults } from './results-view.ts';
import { renderSearchForm } from './search-form.ts';
import { renderTopics } from './topics-view.ts';

/**
 * Lets a citizen find an administrative procedure (thủ tục hành chính) by everyday words, with or without diacritics,
 * and read what to bring, where to go, how long it takes and what it costs.
 *
 * @element dvc-procedure-search
 * @fires {ReadyEvent} dvc-ready - the element shows itself for the first time
 * @fires {RequestEvent} dvc-request - a search or a procedure is about to be asked for; cancelable
 * @fires {ProceduresFoundEvent} dvc-procedures-found - a search was answered
 * @fires {ProcedureOpenedEvent} dvc-procedure-opened - a citizen reads a procedure
 * @fires {WidgetErrorEvent} dvc-error - something failed in a way a citizen can see
 * @slot - shown where no script runs or the element cannot work: the agency's telephone, address, hours, a link
 * @csspart base - the whole element inside its reset
 * @csspart label - the question above the field
 * @csspart input - the search field
 * @csspart button - every framed button
 * @csspart result - the results, and the procedure that is read
 * @csspart notice - messages: what happened and what to do
 * @csspart fallback - the box around the tag's own children
 */
export class ProcedureSearchElement extends WidgetElement {
  static override styles = [baseStyles, styles];

  /** `endpoint` asks the endpoint each time, `catalogue` loads the list once and searches in the page, `auto` picks. */
  @property() source?: string;

  readonly #finder = new ProcedureFinder(this, {
    backend: () => this.backend,
    sourceKind: () => oneOf(SOURCES, this.source, 'source'),
    mayAsk: (operation) => this.dispatchEvent(new RequestEvent(operation)),
    suggested: () => this.#announceSuggestions(),
    found: (found) => this.#announceFound(found),
    read: ({ code }) => {
      this.dispatchEvent(new ProcedureOpenedEvent(code));
      void this.focusOn('.title');
    },
    failed: (error) => this.report(error),
  });
  readonly #combobox = new Combobox(this, {
    count: () => this.#suggestions.length,
    take: (index) => this.#open(this.#suggestions[index]!),
    moved: (index) => this.#announceOption(index),
  });
  readonly #note = new ShortNote(this, this.localize);
  readonly #fragment = new FragmentController(this, 'thu-tuc', (code) => this.#show(code));

  /** Puts the cursor into the search field. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('#query')?.focus(options);
  }

  protected override get needsFallback(): boolean {
    const { status, searching, opening, opened } = this.#finder;
    const failed = (opened ? opening : searching).failure;
    // Where a procedure is gone nothing is broken, and the agency's telephone stands there already.
    const isGone = failed?.kind === 'not-found' && status.latest?.agency.hotline;
    return !this.backend || status.failure?.kind === 'version' || !!(failed && !isGone);
  }

  protected override renderContent(): TemplateResult {
    if (!this.backend) return renderNotice({ text: this.t('error.configuration'), alert: true });
    const { status, opened } = this.#finder;
    if (status.failure?.kind === 'version') return this.#renderError(status.failure);
    return html`${renderAnnounced(this.localize, status.latest)}
      <div ?hidden=${opened !== undefined}>${this.#renderForm()}</div>
      <div class="content">${opened === undefined ? this.#renderSearch() : this.#renderOpened()}</div>`;
  }

  #renderForm(): TemplateResult {
    const { typed, suggesting } = this.#finder;
    return renderSearchForm({
      words: this.localize,
      combobox: this.#combobox,
      typed,
      suggested: suggesting.latest,
      busy: suggesting.busy,
      assisted: this.assisted,
      type: this.#type,
      submit: this.#submit,
      clear: this.#startOver,
      take: (summary) => this.#open(summary),
      takeLiterally: () => this.#searchFor(`"${typed.trim()}"`),
    });
  }

  #renderSearch(): TemplateResult {
    return this.#finder.searching.render({
      initial: () => renderTopics(this.localize, !this.#suggestionsShown, (query) => this.#searchFor(query)),
      pending: (busy, before) => html`${this.#renderWaiting(busy)} ${before ? this.#renderResults(before) : nothing}`,
      complete: (found) => this.#renderResults(found),
      error: (error) => this.#renderError(error, () => this.#finder.searching.retry()),
    });
  }

  #renderResults(found: Found): TemplateResult {
    return html`${renderResults({
      words: this.localize,
      query: found.query,
      filters: this.#finder.filters,
      answer: found,
      busy: this.#finder.searching.busy,
      addressFor: (code) => this.#fragment.addressFor(code),
      openOne: (summary) => this.#open(summary),
      narrow: (filter, value) => this.#finder.narrow({ ...this.#finder.filters, [filter]: value }),
      clearFilters: () => this.#finder.narrow({}),
      takeLiterally: () => this.#searchFor(`"${found.query.q}"`),
      more: () => this.#finder.more(),
    })}
    ${this.#renderContact()}`;
  }

  #renderOpened(): TemplateResult {
    const words = this.t(this.#finder.searching.latest ? 'procedure.back' : 'procedure.backToSearch');
    return html`<p>
        <button part="button" class="button plain back" type="button" @click=${() => this.#fragment.leave()}>
          ← ${words}
        </button>
      </p>
      ${this.#finder.opening.render({
        initial: () => html``,
        pending: (busy) => this.#renderWaiting(busy),
        complete: (found) => this.#renderProcedure(found),
        error: (error) => this.#renderError(error, () => this.#finder.opening.retry()),
      })}`;
  }

  #renderProcedure(found: Procedure | Summary): TemplateResult {
    const address = this.#fragment.addressFor(found.code);
    return html`${renderProcedure({
      words: this.localize,
      found,
      canShare: canShare(),
      atCounter: this.assisted || this.shared,
      print: (paper) => void this.#print(found, paper),
      copy: () => void this.#note.tellCopied(copyText(address)),
      copied: this.#note.render(),
      share: () => void share(found.title, address),
    })}
    ${this.#renderContact()}`;
  }

  #renderError(error: BackendError, retry?: () => void): TemplateResult {
    const { opened, status } = this.#finder;
    return renderFailure(this.localize, { error, opened, retry, agency: status.latest?.agency });
  }

  #renderWaiting(busy: BusyLook): unknown {
    return renderWaiting(this.localize, busy, this.#finder.catalogued);
  }

  #renderContact(): unknown {
    return renderAgency(this.localize, this.#finder.status.latest?.agency);
  }

  get #suggestionsShown(): boolean {
    return this.#combobox.open && this.#suggestions.length > 0;
  }

  get #suggestions(): readonly Summary[] {
    return this.#finder.suggesting.latest?.items ?? [];
  }

  readonly #type = (event: InputEvent): void => {
    this.#combobox.show();
    this.#finder.type((event.target as HTMLInputElement).value);
  };

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    this.#combobox.close();
    this.#finder.search();
  };

  readonly #startOver = (): void => {
    this.#write('');
    this.#finder.startOver();
  };

  #searchFor(text: string): void {
    this.#write(text);
    this.#finder.searchFor(text);
  }

  /** Only here is the field written to: while a citizen types, an input method may be composing in it. */
  #write(text: string): void {
    this.#combobox.close();
    const field = this.renderRoot.querySelector<HTMLInputElement>('#query')!;
    field.value = text;
    field.focus();
  }

  #open({ code }: Summary): void {
    this.#fragment.push(code);
    this.#show(code);
  }

  #show(code: string | undefined): void {
    const left = this.#finder.opened;
    this.#combobox.close();
    this.#finder.show(code);
    if (!code && left) void this.focusOn(`[data-code="${CSS.escape(left)}"]`, '#query');
  }

  async #print(found: Procedure | Summary, paper: Paper): Promise<void> {
    const { printChecklist } = await loadChecklist();
    if (isWhole(found)) printChecklist(this.localize, found, paper, this.#finder.status.latest?.agency);
  }

  #announceSuggestions(): void {
    // Another list: what was active in the old one stands elsewhere now, or not at all.
    this.#combobox.active = -1;
    const count = this.#suggestions.length;
    if (this.#combobox.open)
      this.announcer.say(this.t(count ? 'search.suggestionCount' : 'search.noSuggestion', { count }));
  }

  #announceOption(index: number): void {
    const { title } = this.#suggestions[index]!;
    this.announcer.say(this.t('search.option', { title, position: index + 1, count: this.#suggestions.length }));
  }

  #announceFound({ total, query }: Found): void {
    this.announcer.say(this.t(total > 0 ? 'search.count' : 'search.none', { count: total, query: query.q ?? '' }));
    this.dispatchEvent(new ProceduresFoundEvent(total));
  }
}
