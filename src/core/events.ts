/**
 * What elements tell the page. All events bubble and cross shadow roots, so that one listener on the document hears
 * them; none holds a citizen's words or anything that names a person.
 */
import type { BackendErrorKind } from '../backend/errors.ts';

abstract class WidgetEvent extends Event {
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

declare global {
  interface GlobalEventHandlersEventMap {
    'dvc-ready': ReadyEvent;
    'dvc-request': RequestEvent;
    'dvc-error': WidgetErrorEvent;
    'dvc-procedures-found': ProceduresFoundEvent;
    'dvc-procedure-opened': ProcedureOpenedEvent;
    'dvc-feedback-sent': FeedbackSentEvent;
    'dvc-dossier-found': DossierFoundEvent;
  }
}
