import { after } from 'node:test';

/**
 * Lets pauses between tries and deadlines of tries pass so many times faster for the code under test; everything else
 * has the usual time. What is tried is not when, but whether.
 */
export function hurryTime(pauses: number, deadlines: number): void {
  const { setTimeout } = globalThis;
  const factor = (): number => {
    const stack = new Error().stack ?? '';
    if (stack.includes('/src/backend/outbox-pause.ts')) return pauses;
    return stack.includes('/src/backend/request.ts') ? deadlines : 1;
  };
  globalThis.setTimeout = ((act: () => void, milliseconds = 0, ...rest: unknown[]) =>
    setTimeout(act, milliseconds / factor(), ...rest)) as typeof setTimeout;
  after(() => Object.assign(globalThis, { setTimeout }));
}
