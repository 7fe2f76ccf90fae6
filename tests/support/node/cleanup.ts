import { after } from 'node:test';

const cleanups: (() => Promise<unknown>)[] = [];

after(async () => {
  for (const cleanup of cleanups.reverse()) await cleanup();
});

/** Does this after all tests of the file, the last first; a hook may ask for it too. */
export function afterAllTests(cleanup: () => Promise<unknown>): void {
  cleanups.push(cleanup);
}
