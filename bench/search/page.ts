/** Runs in Chromium: what a page feels while it indexes a catalogue and a citizen types. */
import type { Summary } from '../../src/backend/contract/procedures.ts';
import { EVERYDAY } from '../../src/search/everyday-words.ts';
import { ProcedureIndex } from '../../src/search/procedure-index.ts';
import { libraries, type Answer } from './engines.ts';

export interface PageFigures {
  /** Milliseconds of work to index all. */
  readonly indexed: number;
  readonly longestTask: number;
  readonly firstSearch: number;
  /** Milliseconds of every search, a letter at a time. */
  readonly typing: readonly number[];
}

const SLICE = 12;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Indexes in slices and answers after every letter of every question. */
export async function measureOurs(catalogue: readonly Summary[], questions: readonly string[]): Promise<PageFigures> {
  const index = new ProcedureIndex({ everyday: EVERYDAY });
  let indexed = 0;
  let longestTask = 0;
  let from = performance.now();
  for (const one of catalogue) {
    index.add(one);
    const taken = performance.now() - from;
    if (taken < SLICE) continue;
    indexed += taken;
    longestTask = Math.max(longestTask, taken);
    await pause();
    from = performance.now();
  }
  for (const steps = index.prepare(); ; await pause()) {
    from = performance.now();
    const { done } = steps.next();
    longestTask = Math.max(longestTask, performance.now() - from);
    if (done) break;
  }
  const firstSearch = timed(() => index.search({ q: 'k' }));
  const typing: number[] = [];
  for (const question of questions) {
    for (let end = 1; end <= question.length; end += 1) {
      typing.push(timed(() => index.search({ q: question.slice(0, end) })));
      await pause();
    }
  }
  return { indexed, longestTask: Math.max(longestTask, firstSearch, ...typing), firstSearch, typing };
}

/** Builds a library's index at once and answers whole questions. */
export async function measureLibrary(
  name: string,
  catalogue: readonly Summary[],
  questions: readonly string[],
): Promise<{ built: number; answered: number[] }> {
  const engine = libraries.find((one) => one.name === name)!;
  let answer: Answer = () => [];
  const built = timed(() => (answer = engine.build(catalogue)));
  await answer(questions[0] ?? '');
  const answered: number[] = [];
  for (const question of questions) {
    const from = performance.now();
    await answer(question);
    answered.push(performance.now() - from);
  }
  return { built, answered };
}

function timed(work: () => unknown): number {
  const from = performance.now();
  work();
  return performance.now() - from;
}
