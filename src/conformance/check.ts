import type { Operation } from '../backend/contract/status.ts';
import type { Endpoint } from './endpoint.ts';

/** One thing that the contract says of an endpoint. */
export interface Check {
  /** What the endpoint does, a sentence without its subject: "answers an unknown path with …". No two are alike. */
  readonly name: string;
  /** Where the contract says so. */
  readonly section: string;
  /** It leaves something at the endpoint, marked by `Dvc-Check: 1`: done on loopback, or where that is allowed. */
  readonly writes?: boolean;
  /** Ends quietly where it holds; throws a `CheckFailure` where it does not, a `CheckSkipped` where nobody can tell. */
  run(endpoint: Endpoint): Promise<void>;
}

/** Checks that belong together. */
export interface CheckGroup {
  readonly name: string;
  /** The group of calls it is about; only an endpoint that offers it is checked for it. */
  readonly operation?: Operation;
  readonly checks: readonly Check[];
}

/** What the contract says does not hold: what was expected and what came, for whoever has to mend it. */
export class CheckFailure extends Error {
  readonly expected: string;
  readonly came: string;

  constructor(expected: string, came: string) {
    super(`expected ${expected}, came ${came}`);
    this.name = 'CheckFailure';
    this.expected = expected;
    this.came = came;
  }
}

/** This endpoint gives no occasion to see it: it holds no procedure, or a list of one page. */
export class CheckSkipped extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'CheckSkipped';
  }
}

/** Fails with these words unless it holds. */
export function expect(holds: boolean, expected: string, came: string): asserts holds {
  if (!holds) throw new CheckFailure(expected, came);
}

/** A few of many, for a line that can be read. */
export function someOf(names: readonly string[]): string {
  const unlike = [...new Set(names)];
  const more = unlike.length - 3;
  return unlike.slice(0, 3).join(', ') + (more > 0 ? `, and ${more} more` : '');
}
