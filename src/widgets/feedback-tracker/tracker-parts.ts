import type { ReactiveController } from 'lit';
import type { BackendError } from '../../backend/errors.ts';
import type { Backend } from '../../backend/request.ts';
import { holdsSmall } from '../../backend/small-outbox.ts';
import type { LocalizeController } from '../../controllers/localize.ts';
import type { Scanning } from '../../controllers/scanning.ts';
import { FeedbackAnsweredEvent, RequestEvent } from '../../core/events.ts';
import type { WidgetElement } from '../../core/widget-element.ts';
import { isMarked } from '../../device/mark.ts';
import { hasRememberedCodes } from '../../device/remembered-codes.ts';
import type * as AnsweringPart from './answering-part.ts';
import type { Keeping } from './keeping.ts';
import type { AnswerKind, Outcome } from './said.ts';
import type { Seen } from './tracking.ts';

/** Whether this device may be able to read QR codes; for certain it is known once the part is there. */
export const mayScan = (): boolean => 'BarcodeDetector' in globalThis;

export interface PartsOptions {
  readonly words: LocalizeController;
  readonly backend: () => Backend | undefined;
  readonly shared: () => boolean;
  readonly seen: () => Seen | undefined;
  /** Shows the case of a code, or of what was scanned. */
  readonly open: (text: string) => void;
  readonly refresh: () => void;
  readonly focus: (...selectors: string[]) => void;
  readonly failed: (error: BackendError) => void;
}

/** What few need or what nobody waits for: files of their own, fetched when they are wanted. */
export class TrackerParts implements ReactiveController {
  keeping: Keeping | undefined;
  scanning: Scanning | undefined;
  /** What the citizen says to the case. */
  answering: AnsweringPart.Answering | undefined;
  /** A part did not arrive when somebody wanted it. */
  isMissing = false;
  #views: typeof AnsweringPart | undefined;
  readonly #host: WidgetElement;
  readonly #options: PartsOptions;
  #name = '';

  constructor(host: WidgetElement, options: PartsOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostUpdate(): void {
    const { backend, shared } = this.#options;
    const { endpoint } = backend() ?? {};
    const name = `feedback ${endpoint}`;
    if (!endpoint || name === this.#name) return;
    this.#name = name;
    this.keeping = undefined;
    if (shared()) return;
    if (hasRememberedCodes(name)) this.bringKeeping();
    // Something that an earlier page could not send.
    if (isMarked(name)) this.#bringAnswering((answering) => void answering.look());
    if (holdsSmall()) this.#sendHeldRatings();
  }

  /** Ratings that an earlier page could not send: nobody waits for them. */
  #sendHeldRatings(): void {
    const backend = this.#options.backend();
    if (!backend) return;
    import('./answering-part.ts').then((part) => part.sendHeldSurveys(backend)).catch(() => {});
  }

  /** What prints, copies, shares and remembers. */
  readonly bringKeeping = (): void =>
    this.#bring(import('./keeping.ts'), ({ Keeping }) => {
      const { words, backend, shared } = this.#options;
      this.keeping ??= new Keeping(this.#host, { words, name: this.#name, backend, shared: shared() });
    });

  /** The camera. */
  readonly scan = (): void =>
    this.#bring(import('./scanning.ts'), ({ startScanning }) => {
      this.scanning ??= startScanning(this.#host, this.#options.open);
      this.scanning.open();
    });

  /** The field for an answer, or for what became of it. */
  answer(kind: AnswerKind, outcome?: Outcome): void {
    this.#bringAnswering((answering) => answering.begin(kind, outcome));
  }

  /** What is being said, where that is of `kind`; `aside` of a case that is not shown. */
  renderAnswering(kind?: AnswerKind, reopenUntil?: string): unknown {
    const { answering } = this;
    if (!answering || !this.#views || (kind && kind !== answering.kind)) return undefined;
    const { words, open } = this.#options;
    return this.#views.renderAnswering({ words, answering, reopenUntil, open });
  }

  #bringAnswering(use: (answering: AnsweringPart.Answering) => void): void {
    this.#bring(import('./answering-part.ts'), (part) => {
      this.#views = part;
      part.dress(this.#host.renderRoot as ShadowRoot);
      use((this.answering ??= this.#makeAnswering(part)));
    });
  }

  #makeAnswering({ Answering }: typeof AnsweringPart): AnsweringPart.Answering {
    const { words, backend, shared, seen, focus, failed, refresh } = this.#options;
    return new Answering(this.#host, {
      name: this.#name,
      words,
      backend,
      shared,
      seen,
      mayAsk: (operation) => this.#host.dispatchEvent(new RequestEvent(operation)),
      moved: () => focus('.wrong textarea, .wrong', '.arrived', '#answer', '#outcome', '.answering'),
      received: (kind) => {
        this.#host.dispatchEvent(new FeedbackAnsweredEvent(kind));
        refresh();
      },
      failed,
    });
  }

  #bring<Part>(coming: Promise<Part>, use: (part: Part) => void): void {
    const done = (isMissing: boolean): void => {
      this.isMissing = isMissing;
      this.#host.requestUpdate();
    };
    coming.then(
      (part) => {
        use(part);
        done(false);
      },
      () => done(true),
    );
  }
}
