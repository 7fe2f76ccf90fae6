interface Timer {
  readonly id: number;
  readonly at: number;
  readonly act: () => void;
}

/** The page's clock, which goes on only when the test says so; the real one is back after each test. */
export class Clock {
  #now = 0;
  #last = 1_000_000;
  #timers: Timer[] = [];

  constructor() {
    const { setTimeout, clearTimeout } = window;
    const now = performance.now.bind(performance);
    window.setTimeout = ((act: () => void, milliseconds = 0) => {
      this.#timers.push({ id: ++this.#last, at: this.#now + milliseconds, act });
      return this.#last;
    }) as typeof window.setTimeout;
    window.clearTimeout = (id) => void (this.#timers = this.#timers.filter((timer) => timer.id !== id));
    performance.now = () => this.#now;
    restore = () => Object.assign(window, { setTimeout, clearTimeout }) && (performance.now = now);
  }

  /** How many timers are set. */
  get running(): number {
    return this.#timers.length;
  }

  /** Lets time pass. */
  pass(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at);
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = next.at;
      next.act();
    }
    this.#now = until;
  }
}

let restore = (): unknown => undefined;
afterEach(() => restore());
