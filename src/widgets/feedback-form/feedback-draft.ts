import type { Receipt } from '../../backend/contract/feedback.ts';
import { parseJson, stringify } from '../../backend/json.ts';
import type { SubmissionState } from '../../backend/submission.ts';
import { Draft } from '../../device/draft.ts';
import { NO_ANSWERS, type Answers } from './answers.ts';

// A form that is pasted twice must not write over what stands in the other.
const inUse = new Set<string>();

type Received = Extract<SubmissionState<Receipt>, { state: 'received' }>;

/** What the tab keeps of a feedback: the answers and the key they were sent under; once it is there, the receipt instead. */
export class FeedbackDraft {
  readonly #draft: Draft;
  readonly #name: string;

  constructor(asked: string, shared: boolean) {
    let name = `feedback ${asked}`;
    while (inUse.has(name)) name += '+';
    this.#name = name;
    this.hold(true);
    this.#draft = new Draft({ name, shared });
  }

  /** Whether its form stands on the page; only once it has gone may another go on here. */
  hold(held: boolean): void {
    inUse[held ? 'add' : 'delete'](this.#name);
  }

  get keptLonger(): boolean {
    return this.#draft.keptLonger;
  }

  read(): { readonly answers: Answers; readonly key?: string; readonly received?: Received } | undefined {
    const draft = this.#draft.read();
    if (!draft) return undefined;
    const { receipt, key, ...kept } = draft;
    const answers = { ...NO_ANSWERS, ...kept };
    if (!receipt) return { answers, ...(key && { key }) };
    const received = parseJson(receipt) as Received;
    return { answers, key: received.answer.key, received };
  }

  write(answers: Answers, key: string | undefined, longer?: boolean): void {
    this.#draft.write({ ...answers, ...(key && { key }) }, longer);
  }

  /** A phone may drop a page while the code is written down. */
  writeReceipt(received: Received): void {
    this.#draft.write({ receipt: stringify(received) }, false);
  }

  erase(): void {
    this.#draft.erase();
  }
}
