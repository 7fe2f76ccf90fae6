import type { Summary } from '../src/backend/contract/procedures.ts';
import { fold } from '../src/vietnamese/text.ts';
import type { LabelledQuery } from './queries.ts';
import type { Answer } from './search/engines.ts';

/** How many of the questions of a kind had a right procedure first, among three, among five: 0 to 1. */
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

export async function qualityOf(
  queries: readonly LabelledQuery[],
  answer: Answer,
  judge: ReturnType<typeof judgeOf>,
): Promise<Quality[]> {
  const places = new Map<string, number[]>();
  for (const { kind, text, codes } of queries) {
    const place = (await answer(text)).findIndex(judge(codes));
    const known = places.get(kind) ?? [];
    known.push(place < 0 ? Infinity : place);
    places.set(kind, known);
  }
  return [...places].map(([kind, found]) => {
    const within = (count: number): number => found.filter((place) => place < count).length / found.length;
    return { kind, queries: found.length, first: within(1), three: within(3), five: within(5) };
  });
}
