import type * as z from 'zod/mini';
import { problem as problemSchema, type Problem } from '../backend/contract/problem.ts';
import { CheckFailure, expect } from './check.ts';
import { faultsOf } from './faults.ts';

/** The kind that the contract gives to a status. */
const KIND_OF_STATUS: Readonly<Record<number, string>> = {
  400: 'invalid',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  413: 'too-large',
  415: 'unsupported',
  422: 'conflict',
  429: 'too-many',
  500: 'server',
  503: 'unavailable',
};
const LONGEST_PATH_SHOWN = 80;

/** One answer of the endpoint, read to its end. */
export class Answer {
  readonly method: string;
  readonly path: string;
  /** The site in whose name it was asked; null for none. */
  readonly origin: string | null;
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;

  constructor(asked: Pick<Answer, 'method' | 'path' | 'origin'>, response: Response, bytes: Uint8Array) {
    this.method = asked.method;
    this.path = asked.path;
    this.origin = asked.origin;
    this.status = response.status;
    this.headers = response.headers;
    this.bytes = bytes;
  }

  /** What was asked: `GET /v1/status`. */
  get asked(): string {
    const { method, path } = this;
    return `${method} ${path.length > LONGEST_PATH_SHOWN ? `${path.slice(0, LONGEST_PATH_SHOWN)}…` : path}`;
  }

  /** What came, in short: `404 text/html`. */
  get summary(): string {
    return `${this.status} ${this.type || 'without a Content-Type'}`;
  }

  /** Media type without its parameters. */
  get type(): string {
    return (this.headers.get('Content-Type') ?? '').split(';')[0]!.trim().toLowerCase();
  }

  get text(): string {
    return new TextDecoder().decode(this.bytes);
  }

  get isOk(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get isError(): boolean {
    return this.status >= 400;
  }

  /** The names and values that a header lists, in lower case. */
  listIn(header: string): string[] {
    return (this.headers.get(header) ?? '').split(',').map((name) => name.trim().toLowerCase());
  }

  /** Every JSON value in the body: one of a document, many of lines, none of anything else. */
  values(): unknown[] {
    const texts = this.type === 'application/x-ndjson' ? this.text.split('\n').filter(Boolean) : [this.text];
    try {
      return texts.map((text) => JSON.parse(text) as unknown);
    } catch {
      return [];
    }
  }

  /** The body of a 200 or 201 with JSON, held to the schema; fields that the schema does not know are left out. */
  read<T extends z.ZodMiniType>(schema: T, status: 200 | 201 = 200): z.infer<T> {
    expect(
      this.status === status && this.type === 'application/json',
      `${status} application/json for ${this.asked}`,
      this.summary,
    );
    return readAs(schema, this.text, this.asked);
  }

  /** The body of a problem, held to the contract; `status` where only one will do. */
  problem(status?: number): Problem {
    const wanted = status ? `${status} application/problem+json` : 'a 4xx with application/problem+json';
    const fits = status ? this.status === status : this.status >= 400 && this.status < 500;
    expect(fits && this.type === 'application/problem+json', `${wanted} for ${this.asked}`, this.summary);
    return this.heldToProblem();
  }

  /** A 400 that names this field, and with it this reason where there is only one. */
  refusal(field: string, key?: string): void {
    const { errors = [] } = this.problem(400);
    expect(
      errors.some((error) => error.field === field && (key === undefined || error.key === key)),
      `errors: [{field: "${field}", key: ${key ? `"${key}"` : '…'}}] in the answer to ${this.asked}`,
      errors.length > 0 ? 'errors that do not name it' : 'no errors',
    );
  }

  /** The body as a problem, whatever the status. */
  heldToProblem(): Problem {
    const said = readAs(problemSchema, this.text, this.asked);
    expect(said.status === this.status, `status ${this.status} in the problem of ${this.asked}`, String(said.status));
    const kind = KIND_OF_STATUS[this.status];
    expect(
      kind === undefined || said.kind === kind,
      `kind "${kind}" with status ${this.status} for ${this.asked}`,
      `kind "${said.kind}"`,
    );
    return said;
  }
}

/** Reads JSON text by a schema of the contract; a failure names the first places that do not fit. */
export function readAs<T extends z.ZodMiniType>(schema: T, text: string, where: string): z.infer<T> {
  const json = parse(text, where);
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  throw new CheckFailure(`the contract's shape in ${where}`, faultsOf(result.error.issues, json));
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CheckFailure(`whole JSON in ${where}`, `text that is not JSON, ${text.length} characters long`);
  }
}
