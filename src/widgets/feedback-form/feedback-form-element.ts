import { html, nothing, type TemplateResult } from 'lit';
import { property } from '../../core/property.ts';
import type { Receipt } from '../../backend/contract/feedback.ts';
import { Width } from '../../controllers/width.ts';
import { FeedbackSentEvent, RequestEvent } from '../../core/events.ts';
import { securePage } from '../../core/own-page.ts';
import { WidgetElement } from '../../core/widget-element.ts';
import { baseStyles } from '../../theme/base.styles.ts';
import { renderBusy } from '../../ui/busy.ts';
import { renderErrorSummary } from '../../ui/error-summary.ts';
import { formStyles } from '../../ui/form.styles.ts';
import { fileList } from '../../ui/load-file-list.ts';
import { renderInsecure } from '../../ui/insecure.ts';
import { renderNotice } from '../../ui/notice.ts';
import { renderSending } from '../../ui/sending.ts';
import type { Field } from './answers.ts';
import { renderCheck } from './check-view.ts';
import type { Fault } from './faults.ts';
import { FeedbackSession } from './feedback-session.ts';
import { styles } from './feedback-form.styles.ts';
import { renderDraftNotice, renderKeeping, renderOpeningFailure } from './notes-view.ts';
import { renderQuestion, sayFault, type Question } from './question-views.ts';
import { ReceiptUse } from './receipt-use.ts';
import { renderReceipt } from './receipt-view.ts';
import { stepAsking, type Asked, type Step } from './steps.ts';

// Two columns of a commune's page are narrower than this; there one question stands at a time.
const WIDE_PX = 640;

/**
 * Lets a citizen send a reflection or petition (phản ánh, kiến nghị) with photos and a place, and be sure that it has
 * arrived: nothing is called received before the endpoint's receipt is in hand, nothing typed is lost on the way.
 *
 * @element dvc-feedback-form
 * @fires {ReadyEvent} dvc-ready - the element shows itself for the first time
 * @fires {RequestEvent} dvc-request - a feedback is about to be sent; cancelable
 * @fires {FeedbackSentEvent} dvc-feedback-sent - the endpoint has given its receipt
 * @fires {WidgetErrorEvent} dvc-error - something failed in a way a citizen can see
 * @slot - shown where no script runs or the element cannot work: the agency's telephone, address, hours, a link
 * @csspart base - the whole element inside its reset
 * @csspart label - the question above a field
 * @csspart input - every text field
 * @csspart error - what is wrong, in the summary and at each field
 * @csspart button - every framed button
 * @csspart result - the receipt
 * @csspart notice - messages: what happened and what to do
 * @csspart fallback - the box around the tag's own children
 */
export class FeedbackFormElement extends WidgetElement {
  static override styles = [baseStyles, formStyles, styles];

  /** Code of the procedure (mã thủ tục) that the feedback is about, where the page knows it. */
  @property({ attribute: 'procedure-code' }) procedureCode?: string;

  /** Code of the dossier (mã hồ sơ) that the feedback is about, where the page knows it. */
  @property({ attribute: 'dossier-code' }) dossierCode?: string;

  /** Who fills in beside the citizen, for pages of a one-stop counter: name, and role after a comma. */
  @property({ attribute: 'assisted-by' }) assistedBy?: string;

  readonly #width = new Width(this, WIDE_PX);
  readonly #receiptUse = new ReceiptUse(this, this.localize, () => this.backend);
  readonly #session = new FeedbackSession(this, {
    backend: () => this.backend,
    shared: () => this.shared,
    about: () => this.#about(),
    mayAsk: (operation) => this.dispatchEvent(new RequestEvent(operation)),
    moved: (to) => void (to ? this.#focusOnField(to) : this.focusOn('.summary', '.title')),
    received: () => this.dispatchEvent(new FeedbackSentEvent()),
    failed: (error) => this.report(error),
  });

  protected override get needsFallback(): boolean {
    return !isSecureContext || !this.backend || this.#session.opening.failure !== undefined;
  }

  protected override renderContent(): TemplateResult {
    if (!isSecureContext) {
      const address = securePage(this, this.backend);
      return renderInsecure({ text: this.t('insecure.text'), open: this.t('insecure.open'), address });
    }
    if (!this.backend) return renderNotice({ text: this.t('error.configuration'), alert: true });
    const { phase, submission, opening } = this.#session;
    // Neither needs what the endpoint says beforehand.
    if (submission?.state === 'received') return this.#renderReceipt(submission.answer, submission.earlier);
    if (phase === 'sending') return this.#renderSending();
    return opening.render({
      initial: () => html``,
      pending: ({ look }) => html`${look ? renderBusy(this.t('common.loading')) : nothing}`,
      complete: () => (phase === 'checking' ? this.#renderCheck() : this.#renderWriting()),
      error: (error) => renderOpeningFailure(this.localize, error, () => opening.retry()),
    });
  }

  get #steps(): readonly Step[] {
    return this.#session.steps;
  }

  #renderWriting(): TemplateResult {
    const question: Question = { words: this.localize, session: this.#session, assisted: this.assisted };
    const { wide } = this.#width;
    const step = this.#steps[this.#session.step]!;
    const shown = wide ? this.#steps : [step];
    return html`<form novalidate @submit=${this.#proceed}>
      ${renderDraftNotice(this.localize, this.#session, this.shared)} ${this.#renderSummary()}
      ${wide ? nothing : this.#renderProgress()}
      <div class=${wide ? 'page' : 'step'}>
        ${shown.map((one) => html`<div class="question">${renderQuestion(one, question)}</div>`)}
      </div>
      <div class="trap" aria-hidden="true">
        <input tabindex="-1" autocomplete="off" name="website" @input=${this.#fallIntoTrap} />
      </div>
      <div class="buttons">
        ${
          this.#session.category?.elsewhere
            ? nothing
            : html`<button part="button" type="submit" class="button primary">
                ${this.t(wide || this.#isLast ? 'feedback.toCheck' : 'feedback.next')}
              </button>`
        }
        ${
          !wide && this.#session.step > 0
            ? html`<button part="button" type="button" class="button plain" @click=${this.#goBack}>
                ${this.t('feedback.previous')}
              </button>`
            : nothing
        }
      </div>
      ${this.#session.isBegun && !this.shared ? renderKeeping(this.localize, this.#session) : nothing}
    </form>`;
  }

  #renderProgress(): TemplateResult {
    const { step } = this.#session;
    return html`<p class="title muted" tabindex="-1">
      ${this.t('feedback.step', { step: step + 1, count: this.#steps.length })}
    </p>`;
  }

  #renderSummary(): unknown {
    const faults = (Object.entries(this.#session.faults) as [Field, Fault][]).map(([id, fault]) => ({
      id,
      text: sayFault(this.localize, id, fault),
    }));
    return renderErrorSummary(this.t('feedback.problem'), faults, this.#mend);
  }

  #renderCheck(): TemplateResult {
    const question: Question = { words: this.localize, session: this.#session, assisted: this.assisted };
    return html`<section class="receipt">
      <h2 class="title" tabindex="-1">${this.t('feedback.toCheck')}</h2>
      ${renderCheck(question, this.#change)}
      <div class="buttons">
        ${
          this.#session.files.shrinking > 0
            ? renderBusy(this.t('sending.shrinking'))
            : html`<button part="button" type="button" class="button primary" @click=${this.#send}>
                ${this.t('feedback.send')}
              </button>`
        }
        <button part="button" type="button" class="button plain" @click=${() => this.#session.goTo('writing')}>
          ${this.t('feedback.previous')}
        </button>
      </div>
    </section>`;
  }

  #renderSending(): TemplateResult {
    const { submission: state, files } = this.#session;
    const sent = state?.state === 'sending' ? state.sent : 0;
    return html`<section class="receipt">
      ${renderSending({
        words: this.localize,
        state,
        hurry: () => void this.#session.hurry(),
        edit: () => void this.#session.edit(),
        forget: () => void this.#session.startOver(),
      })}
      ${
        files.ready.length > 0
          ? fileList?.renderFileList(html, { words: this.localize, files: files.ready, sent })
          : nothing
      }
    </section>`;
  }

  #renderReceipt(receipt: Receipt, earlier: boolean): TemplateResult {
    return renderReceipt({
      words: this.localize,
      receipt,
      earlier,
      use: this.#receiptUse,
      changed: () => this.requestUpdate(),
      another: () => void this.#session.startOver(),
    });
  }

  get #isLast(): boolean {
    return this.#session.step >= this.#steps.length - 1;
  }

  readonly #proceed = (event: Event): void => {
    event.preventDefault();
    // Enter works without a button too.
    if (this.#session.category?.elsewhere) return;
    const { wide } = this.#width;
    const { step } = this.#session;
    const asked = (wide || this.#isLast ? this.#steps : [this.#steps[step]!]).flatMap(({ fields }) => fields);
    if (!this.#session.passes(asked)) {
      const first = asked.find((field) => this.#session.faults[field]);
      if (!wide) this.#session.goTo('writing', stepAsking(this.#steps, first));
      return void this.focusOn('.summary');
    }
    if (wide || this.#isLast) this.#session.goTo('checking');
    else this.#session.goTo('writing', step + 1);
  };

  readonly #goBack = (): void => this.#session.goTo('writing', this.#session.step - 1);

  readonly #change = (asked: Asked): void =>
    this.#session.goTo('writing', stepAsking(this.#steps, asked), this.#width.wide ? asked : undefined);

  /** To the field of a fault, which may be another step's. */
  readonly #mend = (field: string): void => {
    const step = stepAsking(this.#steps, field as Field);
    if (this.#width.wide || step === this.#session.step) return this.#focusOnField(field);
    this.#session.goTo('writing', step, field as Field);
  };

  #focusOnField(id: string): void {
    void this.focusOn(`#${id} input`, `#${id}`);
  }

  readonly #send = (): void => void this.#session.send();

  readonly #fallIntoTrap = (event: Event): void => {
    this.#session.trap = (event.target as HTMLInputElement).value;
  };

  #about() {
    const [name = '', role = ''] = (this.assistedBy ?? '').split(',').map((part) => part.trim());
    return {
      procedureCode: this.procedureCode,
      dossierCode: this.dossierCode,
      assistedBy: name ? { name, role: role || name } : undefined,
      language: this.localize.language,
    };
  }
}
