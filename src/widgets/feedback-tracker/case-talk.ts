import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { OUTCOMES, type ReadableCase } from '../../backend/contract/feedback.ts';
import type { BackendError } from '../../backend/errors.ts';
import { holdsAnswers } from '../../backend/held-answers.ts';
import type { Backend } from '../../backend/request.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import { FeedbackAnsweredEvent, RequestEvent } from '../../core/events.ts';
import type { WidgetElement } from '../../core/widget-element.ts';
import { renderNotice } from '../../ui/notice.ts';
import type { Answering, AnswerKind, Outcome } from './answering.ts';
import { reopenDay } from './case-words.ts';
import { loadAnswering, type AnsweringPart } from './load-answering.ts';
import type { Seen } from './tracking.ts';

export interface CaseTalkOptions {
  readonly backend: () => Backend | undefined;
  readonly shared: () => boolean;
  readonly seen: () => Seen | undefined;
  /** Shows the case of a code. */
  readonly open: (code: string) => void;
  readonly refresh: () => void;
  readonly focus: (...selectors: string[]) => void;
  readonly failed: (error: BackendError) => void;
}

/** What a citizen says to a case. The part that does it comes when somebody wants to say something. */
export class CaseTalk implements ReactiveController {
  /** Something that an earlier page could not send is still on this device. */
  #held = false;
  #missing = false;
  #part: AnsweringPart | undefined;
  #answering: Answering | undefined;
  #asked = '';
  readonly #host: WidgetElement;
  readonly #options: CaseTalkOptions;

  constructor(host: WidgetElement, options: CaseTalkOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    const backend = this.#options.backend();
    if (!backend || backend.endpoint === this.#asked || this.#options.shared()) return;
    this.#asked = backend.endpoint;
    void this.#look(backend);
  }

  /** Whether a field is open, or something on its way. */
  get isSpeaking(): boolean {
    return this.#answering?.kind !== undefined;
  }

  async begin(kind: AnswerKind, outcome?: Outcome): Promise<void> {
    (await this.#bring())?.begin(kind, outcome);
  }

  /** The citizen leaves the case; what is on its way goes on. */
  end(): void {
    this.#answering?.leave();
  }

  /** The answer to an officer's question: a button, then the field, then what can be said of it. */
  renderAnswer(words: LocalizeController, { canAdd }: ReadableCase): unknown {
    if (this.#answering?.kind === 'addition') return this.#render(words);
    if (!canAdd) return nothing;
    return html`${this.#renderMissing(words)}
      <div class="buttons">
        <button part="button" type="button" class="button primary" @click=${() => void this.begin('addition')}>
          ${words.t('tracking.answer')}
        </button>
      </div>`;
  }

  /** The rating: what can be said with one tap, then what can be said with it. */
  renderRating(words: LocalizeController, { found, at }: Seen): unknown {
    const day = reopenDay(words, found, at);
    const isOpen = this.#answering?.kind === 'rating';
    if (!isOpen && !found.canRate && !day) return nothing;
    return html`<section part="notice" class="notice">
      ${isOpen ? this.#render(words, day) : this.#renderOutcomes(words, found, day)}
    </section>`;
  }

  #renderOutcomes(words: LocalizeController, { canRate }: ReadableCase, day: string | undefined): TemplateResult {
    const outcomes = canRate ? OUTCOMES : (['not-solved'] as const);
    return html`<h3>${words.t('tracking.rate')}</h3>
      ${this.#renderMissing(words)}
      <div class="buttons">
        ${outcomes.map(
          (outcome) =>
            html`<button part="button" type="button" class="button" @click=${() => void this.begin('rating', outcome)}>
              ${words.t(canRate ? `tracking.outcome.${outcome}` : 'tracking.askReopen')}
            </button>`,
        )}
      </div>
      ${day ? html`<p class="hint">${words.t('tracking.reopenUntil', { day })}</p>` : nothing}`;
  }

  /** What is on its way while no case is shown, and what an earlier page has left. */
  renderAside(words: LocalizeController): unknown {
    if (this.isSpeaking) return html`<section part="notice" class="notice">${this.#render(words)}</section>`;
    if (!this.#held) return nothing;
    return html`${this.#renderMissing(words)}
    ${renderNotice({
      text: words.t('tracking.held'),
      action: { label: words.t('tracking.sendHeld'), act: () => void this.#resume() },
    })}`;
  }

  #render(words: LocalizeController, reopenUntil?: string): unknown {
    return this.#part!.renderAnswering({ words, answering: this.#answering!, reopenUntil });
  }

  #renderMissing(words: LocalizeController): unknown {
    return this.#missing ? renderNotice({ text: words.t('tracking.partMissing') }) : nothing;
  }

  async #look(backend: Backend): Promise<void> {
    this.#held = await holdsAnswers(backend);
    if (this.#held) this.#host.requestUpdate();
  }

  async #resume(): Promise<void> {
    const code = await (await this.#bring())?.resume();
    this.#held = false;
    this.#host.requestUpdate();
    if (code) this.#options.open(code);
  }

  async #bring(): Promise<Answering | undefined> {
    this.#part ??= await loadAnswering().catch(() => undefined);
    this.#missing = !this.#part;
    this.#host.requestUpdate();
    if (!this.#part) return undefined;
    const { backend, shared, seen, focus, failed } = this.#options;
    return (this.#answering ??= new this.#part.Answering(this.#host, {
      backend,
      shared,
      seen,
      mayAsk: (operation) => this.#host.dispatchEvent(new RequestEvent(operation)),
      moved: () => focus('.wrong textarea, .wrong', '.arrived', '#answer', '#outcome', '.answering'),
      received: (kind) => {
        this.#host.dispatchEvent(new FeedbackAnsweredEvent(kind));
        this.#options.refresh();
      },
      failed,
    }));
  }
}
