import { countOfCode, findFollowUpCode, WHOLE_CODE } from '../../backend/contract/follow-up-code.ts';

/** What is wrong with a code as it was typed: a key of the dictionary after `tracking.`, and by how many characters. */
export interface CodeFault {
  readonly key: 'needsCode' | 'short' | 'long' | 'mistyped';
  readonly count: number;
}

/** Why `typed` is no follow-up code; nothing where it is one, or where one stands in it. */
export function faultOf(typed: string): CodeFault | undefined {
  if (findFollowUpCode(typed)) return undefined;
  const count = countOfCode(typed);
  if (count === 0) return { key: 'needsCode', count };
  if (count === WHOLE_CODE) return { key: 'mistyped', count };
  return { key: count < WHOLE_CODE ? 'short' : 'long', count: Math.abs(WHOLE_CODE - count) };
}

/** Whether as many characters are there as a code has: from then on a slip can be told at once. */
export const isWholeCode = (typed: string): boolean => countOfCode(typed) >= WHOLE_CODE;
