import { exchange, secondsUntil, startDeadline } from '../backend/request.ts';
import { Answer } from './answer.ts';
import { CheckFailure } from './check.ts';

/** How long a whole answer may take, in milliseconds: a slow line and the whole catalogue. */
const PATIENCE = 30_000;
/** A limit delays: its `Retry-After` is kept to, up to so many seconds and so many times. */
const LONGEST_DELAY = 60;
const MOST_DELAYS = 3;

export interface Question {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  /** Another origin than that of the run; null sends none. */
  readonly origin?: string | null;
}

/** A dossier that whoever checks may see, with something that shows it to be theirs. */
export interface KnownDossier {
  readonly code: string;
  readonly factor: { readonly kind: string; readonly value: string };
}

const LOOPBACK = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** The endpoint under check, and every answer it has given so far. */
export class Endpoint {
  /** Without a trailing slash. */
  readonly address: string;
  /** The site in whose name it is asked, as a browser would say it. */
  readonly origin: string;
  readonly answers: Answer[] = [];
  readonly dossier: KnownDossier | undefined;

  constructor(address: string, origin: string, dossier?: KnownDossier) {
    this.address = address;
    this.origin = origin;
    this.dossier = dossier;
  }

  /** Whether it runs on this very machine. */
  get isOnLoopback(): boolean {
    return LOOPBACK.test(new URL(this.address).hostname);
  }

  /** Asks; a "too many" is waited out as the endpoint wishes. Any status is an answer, none at all is a failure. */
  async ask(path: string, question: Question = {}): Promise<Answer> {
    for (let delays = 0; ; delays++) {
      const answer = await this.askOnce(path, question);
      const delay =
        answer.status === 429 ? secondsUntil(answer.headers.get('Retry-After'), answer.headers.get('Date')) : undefined;
      if (delay === undefined || delay > LONGEST_DELAY || delays === MOST_DELAYS) return answer;
      await new Promise((resolve) => setTimeout(resolve, delay * 1000));
    }
  }

  async askOnce(path: string, { method = 'GET', headers, body, origin = this.origin }: Question = {}): Promise<Answer> {
    const deadline = startDeadline(PATIENCE, undefined);
    try {
      const response = await exchange(this.address + path, {
        method,
        headers: { ...(origin !== null && { Origin: origin }), ...headers },
        ...(body !== undefined && { body }),
        signal: deadline.signal,
      });
      const answer = new Answer({ method, path, origin }, response, new Uint8Array(await response.arrayBuffer()));
      this.answers.push(answer);
      return answer;
    } catch (error) {
      const why = deadline.signal.aborted ? `none within ${PATIENCE / 1000} seconds` : `none: ${reasonOf(error)}`;
      throw new CheckFailure(`an answer to ${method} ${path.slice(0, 80)}`, why);
    } finally {
      deadline.end();
    }
  }
}

/** Asks each endpoint once for what several checks need. */
export function once<T>(find: (endpoint: Endpoint) => Promise<T>): (endpoint: Endpoint) => Promise<T> {
  const known = new WeakMap<Endpoint, Promise<T>>();
  return (endpoint) => {
    const found = known.get(endpoint) ?? find(endpoint);
    known.set(endpoint, found);
    return found;
  };
}

/** A path with its query; values are escaped. */
export const withQuery = (path: string, query: Readonly<Record<string, string | number>>): string =>
  `${path}?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString()}`;

/** What stands behind the "fetch failed" of a network error: ECONNREFUSED, CERT_HAS_EXPIRED … */
function reasonOf(error: unknown): string {
  const { cause, message } = error as { cause?: { code?: string; message?: string }; message: string };
  return cause?.code ?? cause?.message ?? message;
}
