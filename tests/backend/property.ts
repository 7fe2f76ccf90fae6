import { test, type TestContext } from 'node:test';
import fc from 'fast-check';

/** Holds for whatever comes; the seed of the run is printed, and `FC_SEED` repeats one. */
export function holdsFor(
  sentence: string,
  property: fc.IAsyncProperty<unknown> | fc.IProperty<unknown>,
  numRuns = 1000,
): void {
  test(sentence, async (context: TestContext) => {
    const seed = Number(process.env['FC_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    context.diagnostic(`seed ${seed}`);
    await fc.assert(property as fc.IAsyncProperty<unknown>, { seed, numRuns });
  });
}
