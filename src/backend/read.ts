/**
 * Reading an answer as far as it can be read.
 *
 * Backends of many makers answer: one without a list, one with a nonsense date in one of twenty records. A citizen is
 * better served by nineteen records than by none. So what does not fit is left out at the smallest place that may be
 * missing (a list's item, an optional member), a missing part that can be empty is empty, and only what remains
 * unreadable at the top is an error. Schemas stay as strict as the contract; the endpoint's own tests and the
 * conformance checks use them without this leniency.
 */
import type * as z from 'zod/mini';
import { BackendError } from './errors.ts';

type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
type Path = readonly (string | number)[];
interface Fault {
  readonly path: Path;
  readonly code: string;
  readonly expected?: unknown;
}

/** Which members of which object were missing and have been filled in; places in a list move when an item goes. */
type Filled = WeakMap<object, Set<string | number>>;

// What stands for something missing without saying anything that was not said; for yes or no there is no such thing.
const EMPTY: Readonly<Record<string, () => Json>> = {
  array: () => [],
  object: () => ({}),
  string: () => '',
  number: () => 0,
  int: () => 0,
};

// Each round goes one level up at most; an answer that needs more is no answer.
const MOST_ROUNDS = 30;

/** Reads `json` by `schema`, leaving out what does not fit; throws a `contract` error when nothing useful is left. */
export function read<T extends z.ZodMiniType>(schema: T, json: unknown): z.infer<T> {
  const answer = json as Json;
  const filled: Filled = new WeakMap();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const result = schema.safeParse(answer);
    if (result.success) return result.data;
    mend(answer, result.error.issues as unknown as Fault[], filled);
  }
  throw new BackendError('contract');
}

/** Mends each fault once. From the last place to the first, so that a removed item does not move places still to come. */
function mend(answer: Json, faults: readonly Fault[], filled: Filled): void {
  const removed = new Set<string>();
  for (let i = faults.length - 1; i >= 0; i--) {
    const fault = faults[i]!;
    const gone = fault.path.some((_, length) => removed.has(key(fault.path.slice(0, length + 1))));
    if (gone || fillWithEmpty(answer, fault, filled)) continue;
    const place = leaveOut(answer, fault.path);
    if (!place) throw new BackendError('contract', { hint: fault.path.join('.') });
    removed.add(key(place));
  }
}

const key = (path: Path): string => path.join('\n');

/**
 * What is missing becomes empty, once; a second complaint about the same member goes one level up. What is there and
 * does not fit is no such case: it is left out first, since a fee that cannot be read is not a fee of 0.
 */
function fillWithEmpty(answer: Json, { path, code, expected }: Fault, filled: Filled): boolean {
  const holder = at(answer, path.slice(0, -1));
  const name = path[path.length - 1]!;
  // Whatever else a union of the contract takes, it takes a text.
  const empty = EMPTY[code === 'invalid_union' ? 'string' : String(expected)];
  if (!isObject(holder) || name in holder || !empty) return false;
  const members = filled.get(holder) ?? new Set();
  if (members.has(name)) return false;
  filled.set(holder, members.add(name));
  holder[name] = empty();
  return true;
}

/** Removes the smallest present thing at or above `path` and says which; nothing when only the whole answer is left. */
function leaveOut(answer: Json, path: Path): Path | undefined {
  for (let length = path.length; length > 0; length--) {
    const place = path.slice(0, length);
    const holder = at(answer, place.slice(0, -1));
    const name = place[length - 1]!;
    if (Array.isArray(holder)) holder.splice(Number(name), 1);
    else if (isObject(holder) && name in holder) delete holder[name];
    else continue;
    return place;
  }
  return undefined;
}

function at(answer: Json, path: Path): Json | undefined {
  let here: Json | undefined = answer;
  for (const name of path) here = (here as { [name: string]: Json } | undefined | null)?.[name];
  return here;
}

const isObject = (value: Json | undefined): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
