const SHORTEST_S = 1;
const LONGEST_PAUSE_S = 300;
const LONGEST_WAIT_S = 600;

/**
 * Seconds before the next try: from one to two seconds at first, twice as long each time, five minutes at most. What
 * the endpoint asks for counts more, up to ten minutes. Chance spreads those who failed at the same moment.
 */
export function secondsBeforeTry(failures: number, asked: number): number {
  const spread = 0.5 + Math.random() / 2;
  const pause = Math.min(LONGEST_PAUSE_S, 2 ** (failures + 1)) * spread;
  return asked > 0 ? Math.min(LONGEST_WAIT_S, Math.max(pause, asked + 2 * spread)) : pause;
}

// All reach the window: the network is back, the citizen is back at the page, the page is back from the browser's memory.
const SIGNS = ['online', 'visibilitychange', 'pageshow'];

/**
 * A pause that ends early when there is a sign that a try may do better; never before a second has passed and the
 * `asked` seconds that the endpoint wants to be left alone. By the timers' own clock, since the device's may jump.
 */
export class Pause {
  readonly over: Promise<void>;
  readonly #earliest: number;
  #end!: () => void;
  #timer: ReturnType<typeof setTimeout>;

  constructor(seconds: number, asked: number) {
    this.#earliest = performance.now() + Math.max(SHORTEST_S, asked) * 1000;
    this.over = new Promise((resolve) => (this.#end = resolve));
    this.#timer = setTimeout(this.end, seconds * 1000);
    for (const sign of SIGNS) globalThis.addEventListener?.(sign, this.hurry);
  }

  /** Ends as soon as it may. */
  readonly hurry = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.end, Math.max(0, this.#earliest - performance.now()));
  };

  readonly end = (): void => {
    clearTimeout(this.#timer);
    for (const sign of SIGNS) globalThis.removeEventListener?.(sign, this.hurry);
    this.#end();
  };
}
