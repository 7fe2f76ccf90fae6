import { receipt, type Receipt } from '../../../src/backend/contract/feedback.ts';
import { openOutbox, type Outbox } from '../../../src/backend/outbox.ts';
import { newKey, type Outcome, type Submission, type SubmissionState } from '../../../src/backend/submission.ts';
import type { Tab, World } from './world.ts';

export const BACKEND = { endpoint: 'https://dvc.example', agency: 'H90.101' };

/** What a citizen sees of one submission in one tab. */
export interface Sight {
  readonly states: SubmissionState<Receipt>[];
  outcome: Outcome<Receipt> | undefined;
  failure: unknown;
}

/** A page with a form in a tab, and who reads it. */
export class Citizen {
  readonly tab: Tab;
  readonly outbox: Outbox;

  static async at(world: World, { shared = false } = {}): Promise<Citizen> {
    const tab = world.open();
    let opened: Outbox | undefined;
    void tab.run(async () => (opened = await openOutbox({ shared })));
    await world.settle();
    // A storage that does not answer is given up after a while.
    if (!opened) await world.pass(12_000);
    if (!opened) throw new Error('the outbox did not open');
    return new Citizen(tab, opened);
  }

  constructor(tab: Tab, outbox: Outbox) {
    this.tab = tab;
    this.outbox = outbox;
  }

  submit(content: string, { key = newKey(), files = [], signal }: Wishes = {}): Sight {
    const submission: Submission = {
      key,
      path: '/v1/feedback',
      backend: BACKEND,
      body: { agency: BACKEND.agency, content, attachments: [] },
      files: files.map((text, i) => ({
        name: `${i}.jpg`,
        type: 'image/jpeg',
        blob: new Blob([text], { type: 'image/jpeg' }),
      })),
    };
    return this.#see((watch) => this.outbox.submit(submission, { schema: receipt, watch, ...(signal && { signal }) }));
  }

  resume(key: string): Sight {
    return this.#see((watch) => this.outbox.resume(key, { schema: receipt, watch }));
  }

  /** Does something of which the end is not waited for. */
  does<T>(act: (outbox: Outbox) => Promise<T>): Promise<T> {
    return this.tab.run(() => act(this.outbox));
  }

  #see(begin: (watch: (state: SubmissionState<Receipt>) => void) => Promise<Outcome<Receipt>>): Sight {
    const sight: Sight = { states: [], outcome: undefined, failure: undefined };
    this.tab.run(() => {
      begin((state) => sight.states.push(state)).then(
        (outcome) => (sight.outcome = outcome),
        (error: unknown) => (sight.failure = error),
      );
    });
    return sight;
  }
}

interface Wishes {
  readonly key?: string;
  readonly files?: readonly string[];
  readonly signal?: AbortSignal;
}
