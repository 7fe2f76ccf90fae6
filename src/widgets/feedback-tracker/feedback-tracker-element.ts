import { html, nothing, type TemplateResult } from 'lit';
import { isBreakdown, isMisplaced, type BackendError } from '../../backend/errors.ts';
import { FragmentOnce } from '../../controllers/fragment-once.ts';
import { LeftAlone } from '../../controllers/left-alone.ts';
import type { BusyLook } from '../../controllers/remote-task.ts';
import { FeedbackFoundEvent, RequestEvent, WidgetErrorEvent } from '../../core/events.ts';
import { securePage } from '../../core/own-page.ts';
import { WidgetElement } from '../../core/widget-element.ts';
import { baseStyles } from '../../theme/base.styles.ts';
import { renderBusy } from '../../ui/busy.ts';
import { renderInsecure } from '../../ui/insecure.ts';
import { renderNotice } from '../../ui/notice.ts';
import { replyStyles } from '../../ui/reply.styles.ts';
import { timelineStyles } from '../../ui/timeline.styles.ts';
import { renderCase, STEPS_AT_ONCE } from './case-view.ts';
import { reopenDay, stateInWords } from './case-words.ts';
import { styles } from './feedback-tracker.styles.ts';
import { failureInWords, renderAgency, renderAnnounced } from './messages-view.ts';
import { renderStart } from './start-view.ts';
import { mayScan, TrackerParts } from './tracker-parts.ts';
import { Tracking, type Seen } from './tracking.ts';

/** What a case's address is called in a page's fragment: `#ma-phan-anh=…`, read and removed at once. */
const IN_FRAGMENT = 'ma-phan-anh';

/**
 * Lets a citizen follow a reflection or petition (phản ánh, kiến nghị) by its code: where it stands and who has it, by
 * when an answer is due, what an officer asks, what was answered; and say whether that solved the matter.
 *
 * @element dvc-feedback-tracker
 * @fires {ReadyEvent} dvc-ready - the element shows itself for the first time
 * @fires {RequestEvent} dvc-request - a case is about to be asked for, or something about to be sent; cancelable
 * @fires {FeedbackFoundEvent} dvc-feedback-found - a citizen sees where a feedback stands
 * @fires {FeedbackAnsweredEvent} dvc-feedback-answered - the endpoint has an addition or a rating
 * @fires {WidgetErrorEvent} dvc-error - something failed in a way a citizen can see
 * @slot - shown where no script runs or the element cannot work: the agency's telephone, address, hours, a link
 * @csspart base - the whole element inside its reset
 * @csspart label - the question above a field
 * @csspart input - every text field
 * @csspart error - what is wrong with what was typed
 * @csspart button - every framed button
 * @csspart result - the agency's reply
 * @csspart level - a level of the rating
 * @csspart notice - messages: what happened and what to do
 * @csspart fallback - the box around the tag's own children
 */
export class FeedbackTrackerElement extends WidgetElement {
  static override styles = [baseStyles, timelineStyles, replyStyles, styles];

  #stepsShown = STEPS_AT_ONCE;
  readonly #tracking = new Tracking(this, {
    backend: () => this.backend,
    mayAsk: (operation) => this.dispatchEvent(new RequestEvent(operation)),
    found: (again) => this.#announceFound(again),
    failed: (error) => this.#announceFailure(error),
  });
  readonly #parts = new TrackerParts(this, {
    words: this.localize,
    backend: () => this.backend,
    shared: () => this.shared,
    seen: () => this.#tracking.looking.latest,
    open: (text) => this.#open(text),
    refresh: () => this.#tracking.refresh(),
    focus: (...selectors) => void this.focusOn(...selectors),
    failed: (error) => this.report(error),
  });

  constructor() {
    super();
    new FragmentOnce(this, IN_FRAGMENT, (code) => this.#open(code));
    new LeftAlone(this, { shared: () => this.shared, clear: () => this.#clear() });
  }

  /** Puts the cursor into the field of the code. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('#code')?.focus(options);
  }

  protected override get needsFallback(): boolean {
    const { status, looking } = this.#tracking;
    const broken = !looking.latest && isBreakdown(looking.failure);
    return !isSecureContext || !this.backend || isMisplaced(status.failure) || broken;
  }

  protected override renderContent(): TemplateResult {
    if (!isSecureContext) {
      const address = securePage(this, this.backend);
      return renderInsecure({ text: this.t('insecure.text'), open: this.t('insecure.open'), address });
    }
    if (!this.backend) return renderNotice({ text: this.t('error.configuration'), alert: true });
    const { status, looking } = this.#tracking;
    if (isMisplaced(status.failure)) return renderNotice({ text: this.t(`error.${status.failure.kind}`), alert: true });
    return html`<div class="tracker">
      ${renderAnnounced(this.localize, status.latest)} ${looking.latest ? nothing : this.#parts.renderAnswering()}
      ${this.#parts.isMissing ? renderNotice({ text: this.t('tracking.partMissing') }) : nothing}
      ${looking.render({
        initial: () => this.#renderStart(),
        pending: (busy, before) => this.#renderPending(busy, before),
        complete: (seen) => this.#renderSeen(seen),
        error: (error, before) => this.#renderError(error, before),
      })}
    </div>`;
  }

  #renderStart(busy = false): TemplateResult {
    return renderStart({
      words: this.localize,
      tracking: this.#tracking,
      assisted: this.assisted,
      busy,
      scan: this.#renderScan(),
      submit: this.#submit,
      remembered: this.#parts.keeping?.renderRemembered((code) => this.#open(code)) ?? nothing,
    });
  }

  #renderScan(): unknown {
    const { scanning, scan } = this.#parts;
    if (scanning?.isOpen) return scanning.render(this.localize);
    if (!mayScan()) return nothing;
    return html`<button part="button" type="button" class="button" @click=${scan}>${this.t('tracking.scan')}</button>`;
  }

  #renderPending({ look, slow }: BusyLook, before: Seen | undefined): TemplateResult {
    const busy = look ? renderBusy(this.t(slow ? 'tracking.slow' : 'tracking.looking')) : nothing;
    return before ? this.#renderSeen(before, busy) : html`${this.#renderStart(true)} ${busy}`;
  }

  #renderError(error: BackendError, before: Seen | undefined): TemplateResult {
    const notFound = error.kind === 'not-found';
    const action = { label: this.t('common.retry'), act: () => this.#tracking.refresh() };
    const notice = renderNotice({
      ...(before && { heading: this.t('tracking.stale', { time: this.localize.moment(before.at) ?? '' }) }),
      text: failureInWords(this.localize, error),
      action: notFound ? undefined : action,
      alert: !before,
    });
    if (before) return this.#renderSeen(before, notice);
    return html`<div class="failure" tabindex="-1">${notice}</div>
      ${this.#renderStart()} ${renderAgency(this.localize, this.#tracking.status.latest?.agency)}`;
  }

  #renderSeen(seen: Seen, message: unknown = nothing): TemplateResult {
    const words = this.localize;
    const { found, at } = seen;
    return html`<p>
        <button part="button" type="button" class="button plain back" @click=${this.#startOver}>
          ← ${this.t('tracking.another')}
        </button>
      </p>
      ${message}
      <article class="case">
        ${renderCase({
          words,
          seen,
          endpoint: this.backend!.endpoint,
          answer: this.#parts.renderAnswering('addition'),
          rating: this.#parts.renderAnswering('rating', reopenDay(words, found, at)),
          begin: (kind, outcome) => this.#parts.answer(kind, outcome),
          stepsShown: this.#stepsShown,
          moreSteps: this.#showMoreSteps,
        })}
        <div class="buttons">
          <span class="muted">${this.t('tracking.seenAt', { time: words.moment(at) ?? '' })}</span>
          <button part="button" type="button" class="button" @click=${() => this.#tracking.refresh()}>
            ${this.t('tracking.refresh')}
          </button>
        </div>
        ${renderAgency(words, found.agency?.hotline ? found.agency : this.#tracking.status.latest?.agency)}
        ${this.shared ? html`<p class="hint">${this.t('tracking.shared')}</p>` : nothing}
        <details @toggle=${this.#parts.bringKeeping}>
          <summary>${this.t('tracking.more')}</summary>
          ${this.#parts.keeping?.render(seen) ?? nothing}
        </details>
      </article>`;
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault();
    this.#open(this.#tracking.typed);
  };

  #open(text: string): void {
    if (!this.#tracking.take(text)) void this.focusOn('#code');
  }

  readonly #startOver = (): void => {
    this.#clear();
    void this.focusOn('#code');
  };

  #clear(): void {
    this.#parts.answering?.leave();
    this.#stepsShown = STEPS_AT_ONCE;
    this.#tracking.startOver();
  }

  readonly #showMoreSteps = (): void => {
    this.#stepsShown += 5 * STEPS_AT_ONCE;
    this.requestUpdate();
  };

  #announceFound(again: boolean): void {
    this.dispatchEvent(new FeedbackFoundEvent());
    const { found } = this.#tracking.looking.latest!;
    if (again) this.announcer.say(`${this.t('tracking.refreshed')} ${stateInWords(this.localize, found.state)}`);
    else if (!this.#parts.answering?.kind) void this.focusOn('.title');
  }

  #announceFailure(error: BackendError): void {
    // What the endpoint answers to a code is nothing for a webmaster to mend.
    if (isBreakdown(error) || isMisplaced(this.#tracking.status.failure)) this.report(error);
    else this.dispatchEvent(new WidgetErrorEvent(error.kind));
    void this.focusOn('.failure');
  }
}
