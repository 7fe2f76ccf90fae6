/**
 * What a counter's screen has collected and not sent yet: kept on the device at once, sent one after the other in the
 * background, so that a day without network is neither lost nor comes down on the endpoint all at once.
 */
import type { Outbox } from '../../backend/outbox.ts';
import type { Backend } from '../../backend/request.ts';
import { heldSurveys, resumeSurvey, sendSurvey, type SurveyToSend } from '../../backend/surveys.ts';

export class KioskQueue {
  /** Responses that the endpoint does not have yet. */
  unsent = 0;
  /** Whether what is unsent would survive the machine being switched off. */
  kept = true;
  readonly #outbox: Outbox;
  readonly #backend: Backend;
  readonly #changed: () => void;
  readonly #stopped = new AbortController();
  #sending = false;
  /** Something was kept since the device was last looked through. */
  #asked = false;

  constructor(outbox: Outbox, backend: Backend, changed: () => void) {
    this.#outbox = outbox;
    this.#backend = backend;
    this.#changed = changed;
  }

  /** Keeps a response on the device; resolves when it is there. A key that is known is not kept twice. */
  async take(response: SurveyToSend): Promise<void> {
    const saved = new AbortController();
    const following = {
      signal: saved.signal,
      watch: (state: { readonly state: string; readonly kept?: string }): void => {
        if (state.kept === 'page') this.kept = false;
        saved.abort();
      },
    };
    // Sending is for later, in turn.
    await sendSurvey(this.#outbox, response, following).catch((error: unknown) => {
      if (!saved.signal.aborted) throw error;
    });
    void this.send();
  }

  /** Sends all that is kept, the oldest first. */
  async send(): Promise<void> {
    this.#asked = true;
    if (this.#sending) return;
    this.#sending = true;
    try {
      while (this.#asked) {
        this.#asked = false;
        for (let held = await this.#held(); held.length > 0; held = await this.#held()) {
          for (const key of held) await this.#deliver(key);
        }
      }
    } catch {
      // Stopped, or the device does not give back what it holds: the next response or the next start goes on.
    } finally {
      this.#sending = false;
    }
  }

  /** Sends no more; what is kept stays. */
  stop(): void {
    this.#stopped.abort();
  }

  async #held(): Promise<string[]> {
    if (this.#stopped.signal.aborted) return [];
    const held = await heldSurveys(this.#outbox, this.#backend);
    this.#count(held.length);
    return held.map(({ key }) => key);
  }

  async #deliver(key: string): Promise<void> {
    const following = { signal: this.#stopped.signal, watch: () => {} };
    const outcome = await resumeSurvey(this.#outbox, key, following);
    if (outcome.state === 'refused') console.warn(`[dvc] a response was refused: ${outcome.error.message}`);
    await this.#outbox.discard(key);
    this.#count(this.unsent - 1);
  }

  #count(unsent: number): void {
    this.unsent = Math.max(0, unsent);
    this.#changed();
  }
}
