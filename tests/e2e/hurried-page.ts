/**
 * For a page whose tries fail again and again: what the element waits between tries passes a hundred times faster, what
 * it gives a try ten times. Deadlines of the device's storage (exactly five and ten seconds) stay, as does what is short.
 */
export function hurryPage(): void {
  const { setTimeout } = window;
  const STORAGE_MS = [5_000, 10_000];
  window.setTimeout = ((act: TimerHandler, milliseconds = 0, ...rest: unknown[]) => {
    const stays = milliseconds < 500 || STORAGE_MS.includes(milliseconds);
    const isDeadline = milliseconds >= 15_000 && milliseconds < 16_000;
    return setTimeout(act, stays ? milliseconds : milliseconds / (isDeadline ? 10 : 100), ...rest);
  }) as typeof setTimeout;
}
