import { inVietnam, type Clock } from '../clock.ts';
import { describeError, type Log } from '../log.ts';
import { addDelays } from '../store/surveys.ts';
import type { Store } from '../store/store.ts';

/** Attempts are written down together, so that many of them cost no more than few: every so many milliseconds. */
const WRITTEN_EVERY = 1_000;

/** Counts the responses that were told to come later, by questionnaire and day, so that the desk sees who pushes in. */
export class Delays {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #counts = new Map<string, { agency: string; survey: string; day: string; attempts: number }>();
  #timer: NodeJS.Timeout | undefined;

  constructor({ store, clock, log }: { store: Store; clock: Clock; log: Log }) {
    this.#store = store;
    this.#clock = clock;
    this.#log = log;
  }

  /** Counts one. */
  add(agency: string, survey: string): void {
    const day = inVietnam(this.#clock()).slice(0, 10);
    const name = [agency, survey, day].join('\n');
    const attempts = (this.#counts.get(name)?.attempts ?? 0) + 1;
    this.#counts.set(name, { agency, survey, day, attempts });
    this.#timer ??= setTimeout(() => void this.write(), WRITTEN_EVERY).unref();
  }

  /** Writes down what was counted; what cannot be written waits for the next time. */
  async write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const counts = [...this.#counts.values()];
    this.#counts.clear();
    for (const count of counts) {
      const written = this.#store.write((transaction) => addDelays(transaction, count));
      await written.catch((error: unknown) => this.#log.error(describeError(error), 'delays not counted'));
    }
  }
}
