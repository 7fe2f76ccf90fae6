/**
 * What elements tell the page. All events bubble and cross shadow roots, so that one listener on the document hears
 * them; none holds a citizen's words or anything that names a person.
 */
import type { BackendErrorKind } from '../backend/errors.ts';

// The browser's own, also where MooTools has put another thing in its place. Tools that only read the classes have no
// `UIEvent`.
const NativeEvent = typeof UIEvent === 'undefined' ? Event : (Object.getPrototypeOf(UIEvent) as typeof Event);

abstract class WidgetEvent extends NativeEvent {
  constructor(type: string, init: EventInit = {}) {
    super(type, { bubbles: true, composed: true, ...init });
  }
}

/** `dvc-ready`: the element shows itself for the first time. */
export class ReadyEvent extends WidgetEvent {
  constructor() {
    super('dvc-ready');
  }
}

/** `dvc-request`: something is about to be asked for a citizen; `preventDefault()` stops it. */
export class RequestEvent extends WidgetEvent {
  /** The operation in the contract's words, such as `procedures`. */
  readonly operation: string;

  constructor(operation: string) {
    super('dvc-request', { cancelable: true });
    this.operation = operation;
  }
}

/** `dvc-error`: something failed in a way a citizen can see. */
export class WidgetErrorEvent extends WidgetEvent {
  /** What went wrong, in one word: a kind of `BackendError`, or `configuration`. */
  readonly kind: BackendErrorKind | 'configuration';

  constructor(kind: BackendErrorKind | 'configuration') {
    super('dvc-error');
    this.kind = kind;
  }
}

/** `dvc-procedures-found`: a search was answered. */
export class ProceduresFoundEvent extends WidgetEvent {
  /** How many procedures match; 0 tells an agency what its citizens look for in vain. */
  readonly total: number;

  constructor(total: number) {
    super('dvc-procedures-found');
    this.total = total;
  }
}

/** `dvc-procedure-opened`: a citizen reads a procedure. */
export class ProcedureOpenedEvent extends WidgetEvent {
  /** The procedure's code (mã thủ tục). */
  readonly code: string;

  constructor(code: string) {
    super('dvc-procedure-opened');
    this.code = code;
  }
}

/** `dvc-feedback-sent`: the endpoint has given its receipt. The follow-up code stays with the citizen. */
export class FeedbackSentEvent extends WidgetEvent {
  constructor() {
    super('dvc-feedback-sent');
  }
}

/** `dvc-dossier-found`: a citizen sees where a dossier is. The code and all that is in it stay with the citizen. */
export class DossierFoundEvent extends WidgetEvent {
  constructor() {
    super('dvc-dossier-found');
  }
}

/** `dvc-feedback-found`: a citizen sees where a feedback stands. Its code and what it is about stay with the citizen. */
export class FeedbackFoundEvent extends WidgetEvent {
  constructor() {
    super('dvc-feedback-found');
  }
}

/** `dvc-feedback-answered`: the endpoint has what a citizen said to a case. */
export class FeedbackAnsweredEvent extends WidgetEvent {
  /** `addition`: an answer to the officer's question; `rating`: what became of it. */
  readonly answer: 'addition' | 'rating';

  constructor(answer: 'addition' | 'rating') {
    super('dvc-feedback-answered');
    this.answer = answer;
  }
}

/** `dvc-replies-found`: a search among what was published was answered. */
export class RepliesFoundEvent extends WidgetEvent {
  /** How many match. */
  readonly total: number;

  constructor(total: number) {
    super('dvc-replies-found');
    this.total = total;
  }
}

/** `dvc-reply-opened`: a citizen reads a published reply. */
export class ReplyOpenedEvent extends WidgetEvent {
  /** Its identifier at the endpoint. */
  readonly id: string;

  constructor(id: string) {
    super('dvc-reply-opened');
    this.id = id;
  }
}

/** `dvc-survey-sent`: the endpoint has said that it has a response. What was answered stays with whoever answered. */
export class SurveySentEvent extends WidgetEvent {
  constructor() {
    super('dvc-survey-sent');
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'dvc-ready': ReadyEvent;
    'dvc-request': RequestEvent;
    'dvc-error': WidgetErrorEvent;
    'dvc-procedures-found': ProceduresFoundEvent;
    'dvc-procedure-opened': ProcedureOpenedEvent;
    'dvc-feedback-sent': FeedbackSentEvent;
    'dvc-survey-sent': SurveySentEvent;
    'dvc-feedback-found': FeedbackFoundEvent;
    'dvc-feedback-answered': FeedbackAnsweredEvent;
    'dvc-replies-found': RepliesFoundEvent;
    'dvc-reply-opened': ReplyOpenedEvent;
    'dvc-dossier-found': DossierFoundEvent;
  }
}
