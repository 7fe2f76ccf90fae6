import { after } from 'node:test';

interface Timer {
  readonly act: () => void;
  readonly milliseconds: number;
}

/**
 * The timers of the code under test, which pass only when the test says so; those of the platform run on.
 *
 * A deadline counts as a timer too. Timers without a length (a breath between two pieces of work) pass by themselves.
 */
export class Clock {
  #waiting: Timer[] = [];
  #looks: (() => void)[] = [];

  /** Lengths of the timers that are set and have not passed, in milliseconds. */
  get pending(): number[] {
    return this.#waiting.map(({ milliseconds }) => milliseconds);
  }

  /** Lets a timer pass as soon as one is set that fits; says how long it was. */
  async pass(fits: (milliseconds: number) => boolean): Promise<number> {
    const timer = await this.#set(fits);
    this.clear(timer);
    timer.act();
    return timer.milliseconds;
  }

  /** As soon as a timer is set that fits. */
  async running(fits: (milliseconds: number) => boolean): Promise<void> {
    await this.#set(fits);
  }

  forget(): void {
    this.#waiting = [];
  }

  set(act: () => void, milliseconds: number): Timer {
    const timer = { act, milliseconds };
    this.#waiting.push(timer);
    const looks = this.#looks;
    this.#looks = [];
    for (const look of looks) look();
    return timer;
  }

  clear(timer: unknown): void {
    this.#waiting = this.#waiting.filter((one) => one !== timer);
  }

  async #set(fits: (milliseconds: number) => boolean): Promise<Timer> {
    for (;;) {
      const timer = this.#waiting.find(({ milliseconds }) => fits(milliseconds));
      if (timer) return timer;
      await new Promise<void>((resolve) => this.#looks.push(resolve));
    }
  }
}

/** Stands in for the clock during the tests of this file. */
export function stopClock(): Clock {
  const clock = new Clock();
  const { setTimeout, clearTimeout } = globalThis;
  const isOurs = (): boolean => (new Error().stack ?? '').includes('/src/backend/');
  globalThis.setTimeout = ((act: () => void, milliseconds = 0, ...rest: unknown[]) =>
    isOurs() && milliseconds > 0
      ? clock.set(act, milliseconds)
      : setTimeout(act, milliseconds, ...rest)) as typeof setTimeout;
  globalThis.clearTimeout = (timer) => {
    clock.clear(timer);
    if (typeof timer !== 'object' || !timer || !('act' in timer)) clearTimeout(timer);
  };
  after(() => Object.assign(globalThis, { setTimeout, clearTimeout }));
  return clock;
}

/** The pauses between tries are shorter than any deadline. */
export const isPause = (milliseconds: number): boolean => milliseconds <= 5000;
export const isDeadline = (milliseconds: number): boolean => !isPause(milliseconds);
