import type { OfficerActKind } from '../feedback/transitions.ts';
import type { Errors } from './accounts.ts';
import type { KeptFile } from './kept-files.ts';
import type { SentForm } from './sent-form.ts';

/** An act that was not done: what was typed for it, and why. */
export interface Attempt {
  readonly act: OfficerActKind;
  readonly form: SentForm;
  readonly errors: Errors;
  /** Files that came with it and need not be chosen again. */
  readonly files: readonly KeptFile[];
  /** A text that stands in the place of the typed one: with a template put in. */
  readonly text?: string;
}
