import { html, nothing, type TemplateResult } from 'lit';
import type { ReadablePublishedReply } from '../../backend/contract/replies.ts';
import { isBreakdown, isMisplaced, type BackendError } from '../../backend/errors.ts';
import { FragmentController } from '../../controllers/fragment.ts';
import type { BusyLook } from '../../controllers/remote-task.ts';
import { ShortNote } from '../../controllers/short-note.ts';
import { RepliesFoundEvent, ReplyOpenedEvent, RequestEvent } from '../../core/events.ts';
import { WidgetElement } from '../../core/widget-element.ts';
import { canShare, copyText, share } from '../../device/share.ts';
import { baseStyles } from '../../theme/base.styles.ts';
import { renderBusy } from '../../ui/busy.ts';
import { choiceStyles } from '../../ui/choice.styles.ts';
import { renderNotice } from '../../ui/notice.ts';
import { replyStyles } from '../../ui/reply.styles.ts';
import { renderList } from './list-view.ts';
import { renderAgency, renderAnnounced, renderFailure } from './messages-view.ts';
import { FIRST_PLACE, readPlace, writePlace, type ListPlace } from './place-in-replies.ts';
import { styles } from './published-replies.styles.ts';
import { RepliesFinder, type FoundReplies } from './replies-finder.ts';
import { renderPublished } from './reply-view.ts';
import { renderSearch } from './search-view.ts';

/**
 * Lets a citizen read what others asked and what the agency answered (phản ánh đã trả lời): search, choose a kind, turn
 * pages, read one, share its address. Nobody's name is in it.
 *
 * @element dvc-published-replies
 * @fires {ReadyEvent} dvc-ready - the element shows itself for the first time
 * @fires {RequestEvent} dvc-request - replies are about to be asked for; cancelable
 * @fires {RepliesFoundEvent} dvc-replies-found - a search was answered
 * @fires {ReplyOpenedEvent} dvc-reply-opened - a citizen reads a reply
 * @fires {WidgetErrorEvent} dvc-error - something failed in a way a citizen can see
 * @slot - shown where no script runs or the element cannot work: plain links to replies, the agency's telephone
 * @csspart base - the whole element inside its reset
 * @csspart label - the question above the field
 * @csspart input - the search field
 * @csspart button - every framed button
 * @csspart result - the reply that is read
 * @csspart notice - messages: what happened and what to do
 * @csspart fallback - the box around the tag's own children
 */
export class PublishedRepliesElement extends WidgetElement {
  static override styles = [baseStyles, choiceStyles, replyStyles, styles];

  #left: string | undefined;
  readonly #finder = new RepliesFinder(this, {
    backend: () => this.backend,
    mayAsk: (operation) => this.dispatchEvent(new RequestEvent(operation)),
    found: (found) => this.#announceFound(found),
    read: ({ id }) => {
      this.dispatchEvent(new ReplyOpenedEvent(id));
      void this.focusOn('.title');
    },
    failed: (error) => this.report(error),
  });
  readonly #note = new ShortNote(this, this.localize);
  readonly #fragment = new FragmentController(this, 'tra-loi', (text) => this.#follow(readPlace(text)));

  /** Puts the cursor into the search field. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('#query')?.focus(options);
  }

  protected override get needsFallback(): boolean {
    const { status, searching, opening, opened } = this.#finder;
    const shut = isMisplaced(status.failure) || this.#isNotOffered;
    const broken = opened ? isBreakdown(opening.failure) : searching.failure && searching.failure.kind !== 'too-many';
    return !this.backend || shut || !!broken;
  }

  protected override renderContent(): TemplateResult {
    if (!this.backend) return renderNotice({ text: this.t('error.configuration'), alert: true });
    const { status, opened } = this.#finder;
    if (isMisplaced(status.failure)) return renderNotice({ text: this.t(`error.${status.failure.kind}`), alert: true });
    if (this.#isNotOffered) {
      return html`${renderNotice({ text: this.t('replies.notOffered') })}
      ${renderAgency(this.localize, status.latest?.agency)}`;
    }
    return html`<div class="replies">
      ${renderAnnounced(this.localize, status.latest)}
      <div ?hidden=${opened !== undefined}>${this.#renderSearch()}</div>
      <div class="content">${opened === undefined ? this.#renderFound() : this.#renderOpened()}</div>
    </div>`;
  }

  get #isNotOffered(): boolean {
    const { latest } = this.#finder.status;
    return latest !== undefined && !latest.operations.includes('replies');
  }

  #renderSearch(): TemplateResult {
    const { place, categories } = this.#finder;
    return renderSearch({
      words: this.localize,
      place,
      categories,
      assisted: this.assisted,
      submit: this.#submit,
      askCategories: () => this.#finder.askCategories(),
      choose: (category) => this.#goTo({ ...this.#finder.place, category, page: 1 }),
    });
  }

  #renderFound(): TemplateResult {
    return this.#finder.searching.render({
      initial: () => html``,
      pending: (busy, before) => html`${this.#renderWaiting(busy)} ${before ? this.#renderList(before) : nothing}`,
      complete: (found) => this.#renderList(found),
      error: (error) => this.#renderError(error, () => this.#finder.searching.retry()),
    });
  }

  #renderList(found: FoundReplies): TemplateResult {
    return renderList({
      words: this.localize,
      found,
      addressFor: (id) => this.#fragment.addressFor(id),
      open: ({ id }) => {
        this.#fragment.push(id);
        this.#follow(id);
      },
      turnTo: (page) => this.#goTo({ ...found.place, page }),
      showAll: () => this.#showAll(),
    });
  }

  #renderOpened(): TemplateResult {
    return html`<p>
        <button part="button" type="button" class="button plain back" @click=${() => this.#fragment.leave()}>
          ← ${this.t('replies.back')}
        </button>
      </p>
      ${this.#finder.opening.render({
        initial: () => html``,
        pending: (busy) => this.#renderWaiting(busy),
        complete: (reply) => this.#renderReply(reply),
        error: (error) => this.#renderError(error, () => this.#finder.opening.retry()),
      })}`;
  }

  #renderReply(reply: ReadablePublishedReply): TemplateResult {
    const address = this.#fragment.addressFor(reply.id);
    return renderPublished({
      words: this.localize,
      reply,
      endpoint: this.backend!.endpoint,
      canShare: canShare(),
      copy: () => void this.#note.tellCopied(copyText(address)),
      copied: this.#note.render(),
      share: () => void share(reply.title, address),
    });
  }

  #renderError(error: BackendError, retry: () => void): TemplateResult {
    const { opened, status } = this.#finder;
    return html`${renderFailure(this.localize, error, opened !== undefined, retry)}
    ${renderAgency(this.localize, status.latest?.agency)}`;
  }

  #renderWaiting({ look, slow }: BusyLook): unknown {
    return look ? renderBusy(this.t(slow ? 'replies.slow' : 'replies.searching')) : nothing;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    const { value } = this.renderRoot.querySelector<HTMLInputElement>('#query')!;
    this.#goTo({ ...this.#finder.place, q: value.normalize('NFC').trim(), page: 1 });
  };

  #showAll(): void {
    this.#goTo(FIRST_PLACE);
    this.focus();
  }

  /** Another list is another place, to which Back returns. */
  #goTo(place: ListPlace): void {
    this.#fragment.push(writePlace(place));
    this.#follow(place);
  }

  #follow(place: ListPlace | string): void {
    this.#left = this.#finder.opened;
    this.#finder.show(place);
    if (typeof place === 'string') return;
    const field = this.renderRoot?.querySelector<HTMLInputElement>('#query');
    // Only where Back or an address says another text: while a citizen types, an input method may be composing.
    if (field && field.value.normalize('NFC').trim() !== place.q) field.value = place.q;
    if (this.#left) void this.focusOn(`[data-id="${CSS.escape(this.#left)}"]`, '#query');
  }

  #announceFound({ total, place }: FoundReplies): void {
    this.dispatchEvent(new RepliesFoundEvent(total));
    if (total === 0 || place.q || place.category) {
      this.announcer.say(this.t(total > 0 ? 'replies.count' : 'replies.none', { count: total, query: place.q }));
    }
    if (place.page > 1) void this.focusOn('.found');
  }
}
