import { html, nothing, type TemplateResult } from 'lit';
import { property } from '../../core/property.ts';
import type { FactorKind } from '../../backend/contract/dossiers.ts';
import { isBreakdown, type BackendError } from '../../backend/errors.ts';
import { FragmentOnce } from '../../controllers/fragment-once.ts';
import { addressWith } from '../../controllers/fragment.ts';
import { LeftAlone } from '../../controllers/left-alone.ts';
import { DossierFoundEvent, RequestEvent, WidgetErrorEvent } from '../../core/events.ts';
import { securePage } from '../../core/own-page.ts';
import { WidgetElement } from '../../core/widget-element.ts';
import { baseStyles } from '../../theme/base.styles.ts';
import { renderBusy } from '../../ui/busy.ts';
import { renderInsecure } from '../../ui/insecure.ts';
import { renderNotice } from '../../ui/notice.ts';
import { timelineStyles } from '../../ui/timeline.styles.ts';
import { readDossierCode } from '../../vietnamese/dossier-code.ts';
import { styles } from './dossier-lookup.styles.ts';
import { DossierSession, type Seen } from './dossier-session.ts';
import { renderDossier, renderTelephone } from './dossier-view.ts';
import { momentInWords, stateInWords } from './dossier-words.ts';
import { renderLookupForm } from './form-view.ts';
import type { TextMessage } from './keeping.ts';
import { LookupParts, mayScan } from './lookup-parts.ts';
import { renderAnnounced, renderLookupFailure, renderOpeningFailure, renderStale } from './messages-view.ts';
import { renderSteps, STEPS_AT_ONCE } from './steps-view.ts';

/** What the link on a slip carries the code in: `#ho-so=H57.132-260804-0583`. */
const FRAGMENT = 'ho-so';

/**
 * Lets a citizen follow a dossier (hồ sơ) by the code on its slip and something that shows it is theirs: where it is,
 * who has it, when it is due, and what to do now.
 *
 * @element dvc-dossier-lookup
 * @fires {ReadyEvent} dvc-ready - the element shows itself for the first time
 * @fires {RequestEvent} dvc-request - a dossier is about to be asked for; cancelable
 * @fires {DossierFoundEvent} dvc-dossier-found - a citizen sees where a dossier is
 * @fires {WidgetErrorEvent} dvc-error - something failed in a way a citizen can see
 * @slot - shown where no script runs or the element cannot work: the agency's telephone, address, hours, a link
 * @csspart base - the whole element inside its reset
 * @csspart label - the question above a field
 * @csspart input - the two fields
 * @csspart level - each level of the rating
 * @csspart error - what is wrong, in the summary and at each field
 * @csspart button - every framed button
 * @csspart result - the dossier
 * @csspart notice - messages: what happened and what to do
 * @csspart fallback - the box around the tag's own children
 */
export class DossierLookupElement extends WidgetElement {
  static override styles = [baseStyles, timelineStyles, styles];

  /** Number of the province's text message service (tra cứu bằng tin nhắn), where it has one: `8088`. */
  @property({ attribute: 'sms-number' }) smsNumber?: string;

  /** What is written to that number; `{code}` stands for the dossier's code: `TN {code}`. */
  @property({ attribute: 'sms-text' }) smsText?: string;

  #stepsShown = STEPS_AT_ONCE;
  readonly #session = new DossierSession(this, {
    backend: () => this.backend,
    mayAsk: () => this.dispatchEvent(new RequestEvent('dossiers')),
    found: (again) => this.#announceFound(again),
    failed: (error) => this.#announceFailure(error),
    faulty: () => void this.focusOn('[aria-invalid]'),
  });
  readonly #parts = new LookupParts(this, {
    words: this.localize,
    backend: () => this.backend,
    shared: () => this.shared,
    mayRate: () => this.dispatchEvent(new RequestEvent('surveys')),
    scanned: (text) => this.#takeCode(readDossierCode(text)),
  });

  constructor() {
    super();
    new FragmentOnce(this, FRAGMENT, (text) => this.#takeLinked(text));
    new LeftAlone(this, { shared: () => this.shared, clear: () => this.#session.startOver() });
  }

  /** Puts the cursor into the field of the code. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector<HTMLElement>('#code')?.focus(options);
  }

  protected override get needsFallback(): boolean {
    const { opening, isOpen, looking } = this.#session;
    const shut = opening.failure !== undefined || (opening.latest !== undefined && !isOpen);
    const broken = !looking.latest && isBreakdown(looking.failure);
    return !this.backend || !isSecureContext || shut || broken;
  }

  protected override renderContent(): TemplateResult {
    if (!this.backend) return renderNotice({ text: this.t('error.configuration'), alert: true });
    if (!isSecureContext) {
      const { code } = this.#session;
      const here = addressWith(FRAGMENT, code || undefined);
      const address = securePage(this, this.backend, here, code && `${FRAGMENT}=${encodeURIComponent(code)}`);
      return renderInsecure({ text: this.t('dossier.insecure'), open: this.t('dossier.openSecure'), address });
    }
    const { opening, isOpen } = this.#session;
    return opening.render({
      initial: () => html``,
      pending: ({ look }) => html`${look ? renderBusy(this.t('common.loading')) : nothing}`,
      complete: (status) =>
        html`${renderAnnounced(this.localize, status)}
        ${isOpen ? this.#renderOpen() : renderNotice({ text: this.t('dossier.notOffered') })}`,
      error: (error) => renderOpeningFailure(this.localize, error, () => opening.retry()),
    });
  }

  #renderOpen(): TemplateResult {
    const { looking, opening } = this.#session;
    const seen = looking.latest;
    if (seen) return this.#renderSeen(seen);
    // One template for asking, waiting and failing: the fields stay as they are, and so does the focus.
    return html`<div class="failure" tabindex="-1">
        ${looking.failure ? renderLookupFailure(this.localize, this.#session, looking.failure) : nothing}
      </div>
      ${renderLookupForm({
        words: this.localize,
        session: this.#session,
        assisted: this.assisted,
        scan: mayScan() ? this.#parts.scan : undefined,
        below: html`${this.#parts.scanning?.render(this.localize)} ${this.#renderMissing(nothing)}
        ${this.#parts.keeping?.renderRemembered(this.#takeCode)}`,
        takeKind: this.#takeKind,
      })}
      ${this.#renderWaiting()} ${looking.failure ? renderTelephone(this.localize, opening.latest?.agency) : nothing}`;
  }

  /** That an answer is awaited, or why there is no newer one. */
  #renderWaiting(): unknown {
    return this.#session.looking.render<unknown>({
      initial: () => nothing,
      pending: ({ look, slow }) => (look ? renderBusy(this.t(slow ? 'dossier.slow' : 'dossier.looking')) : nothing),
      complete: () => nothing,
      error: (error, before) => (before ? renderStale(this.localize, this.#session, error) : nothing),
    });
  }

  /** That a part did not come, which can be asked for again. */
  #renderMissing(otherwise: unknown): unknown {
    return this.#parts.isMissing ? renderNotice({ text: this.t('error.unreachable'), alert: true }) : otherwise;
  }

  #renderSeen({ dossier, at }: Seen): TemplateResult {
    const { opening } = this.#session;
    const updated = dossier.updatedAt && momentInWords(this.localize, dossier.updatedAt);
    const agency = dossier.agency?.hotline ? dossier.agency : opening.latest?.agency;
    return html`<article part="result" class="dossier">
      ${renderDossier({ words: this.localize, dossier, calendar: opening.latest?.calendar, now: at })}
      ${renderSteps(this.localize, dossier, this.#stepsShown, this.#showMoreSteps)} ${this.#parts.rating?.render()}
      <p class="muted small times">
        ${updated ? html`<span>${this.t('dossier.updatedAt', { time: updated })}</span>` : nothing}
        <span>${this.t('dossier.seenAt', { time: momentInWords(this.localize, at) ?? '' })}</span>
      </p>
      ${this.#renderWaiting()}
      <div class="buttons">
        <button part="button" class="button" type="button" @click=${this.#refresh}>${this.t('dossier.refresh')}</button>
        <button part="button" class="button" type="button" @click=${this.#startOver}>
          ${this.t('dossier.another')}
        </button>
      </div>
      ${this.shared ? html`<p class="hint">${this.t('dossier.sharedDevice')}</p>` : nothing}
      <details @toggle=${this.#parts.bringKeeping}>
        <summary>${this.t('dossier.more')}</summary>
        <div class="more">
          ${this.#parts.keeping?.render(dossier, agency, this.#textMessage(dossier.code)) ?? this.#renderMissing(renderBusy(this.t('common.loading')))}
        </div>
      </details>
    </article>`;
  }

  #textMessage(code: string): TextMessage | undefined {
    const { smsNumber = '', smsText = '' } = this;
    const number = smsNumber.replace(/[^\d+]/g, '');
    return number && smsText ? { number, text: smsText.replace('{code}', code) } : undefined;
  }

  #takeLinked(text: string): void {
    this.#session.startOver();
    this.#write('code', readDossierCode(text));
  }

  readonly #takeCode = (code: string): void => {
    this.#write('code', code);
    this.announcer.say(this.t('dossier.codeLine', { code }));
    void this.focusOn('#factor');
  };

  readonly #takeKind = (kind: FactorKind): void => {
    this.#session.chooseKind(kind);
    this.#write('factor', '');
    void this.focusOn('#factor');
  };

  /** Only here is a field written to: while a citizen types, an input method may be composing in it. */
  #write(id: 'code' | 'factor', value: string): void {
    this.#session.type(id, value);
    const field = this.renderRoot?.querySelector<HTMLInputElement>(`#${id}`);
    if (field) field.value = value;
  }

  readonly #showMoreSteps = (): void => {
    this.#stepsShown += 5 * STEPS_AT_ONCE;
    this.requestUpdate();
  };

  readonly #refresh = (): void => this.#session.lookUp();

  readonly #startOver = (): void => {
    this.#session.startOver();
    void this.focusOn('#code');
  };

  #announceFound(again: boolean): void {
    const { dossier } = this.#session.looking.latest!;
    this.dispatchEvent(new DossierFoundEvent());
    if (again)
      return this.announcer.say(`${this.t('dossier.refreshed')} ${stateInWords(this.localize, dossier.state)}`);
    this.#stepsShown = STEPS_AT_ONCE;
    this.#parts.offerRating(dossier);
    void this.focusOn('.title');
  }

  #announceFailure(error: BackendError): void {
    // What the endpoint answers to a code is nothing for a webmaster to mend.
    if (isBreakdown(error) || this.#session.opening.failure) this.report(error);
    else this.dispatchEvent(new WidgetErrorEvent(error.kind));
    if (this.#session.looking.latest) this.announcer.say(this.t('dossier.notRefreshed'));
    else if (error.kind !== 'too-many') void this.focusOn('.failure');
  }
}
