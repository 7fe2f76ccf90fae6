import type { Summary } from '../src/backend/contract/procedures.ts';
import { fold } from '../src/vietnamese/text.ts';
import type { LabelledQuery } from './queries.ts';

/** Answers a question with the codes of up to ten procedures, the best first. */
export type Answer = (question: string) => readonly string[];

export interface Quality {
  readonly kind: string;
  readonly queries: number;
  readonly first: number;
  readonly three: number;
  readonly five: number;
}

/** Says whether a code is right: its own, or one of the same title and scope. */
export function judgeOf(catalogue: readonly Summary[]): (codes: readonly string[]) => (code: string) => boolean {
  const identity = new Map(catalogue.map((one) => [one.code, `${one.scope} ${fold(one.title)}`]));
  return (codes) => {
    const right = new Set(codes.map((code) => identity.get(code)));
    return (code) => right.has(identity.get(code));
  };
}

export function qualityOf(
  queries: readonly LabelledQuery[],
  answer: Answer,
  judge: ReturnType<typeof judgeOf>,
): Quality[] {
  const kinds = [...new Set(queries.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const places = queries
      .filter((query) => query.kind === kind)
      .map(({ text, codes }) => answer(text).findIndex(judge(codes)))
      .map((place) => (place < 0 ? Infinity : place));
    const within = (count: number): number => places.filter((place) => place < count).length / places.length;
    return { kind, queries: places.length, first: within(1), three: within(3), five: within(5) };
  });
}
