import type { AgencyList } from '../../../src/backend/contract/agencies.ts';
import type { Attachment } from '../../../src/backend/contract/attachments.ts';
import type { Catalogue } from '../../../src/backend/contract/catalogue.ts';
import type { FeedbackCase, FeedbackCategory, Receipt } from '../../../src/backend/contract/feedback.ts';
import type { Problem } from '../../../src/backend/contract/problem.ts';
import type { Procedure, ProcedureList } from '../../../src/backend/contract/procedures.ts';
import type { PublishedReplies } from '../../../src/backend/contract/replies.ts';
import type { Status } from '../../../src/backend/contract/status.ts';
import type { Asked, Given, Mischief } from './endpoint.ts';

/** An endpoint with one thing wrong and the check that must notice. */
export interface WrongDoing {
  /** What the endpoint does. */
  readonly wrong: string;
  /** The check that fails for it. */
  readonly fails: string;
  /** Another host in the endpoint's address. */
  readonly host?: string;
  /** Made anew for each run, since some remember. */
  readonly mischief: () => Mischief;
}

type Condition = (asked: Asked) => boolean;
type Spoil<T> = (value: T, asked: Asked) => unknown;

/** Path below `/v1`, without the query. */
export const pathOf = ({ url }: Asked): string => url.pathname.replace('/api/v1', '');

/** Puts what does not belong there. */
export const put = (into: object | undefined, name: string, value: unknown): boolean =>
  Reflect.set(into ?? {}, name, value);

/** Leaves out what must be there. */
export const drop = (from: object | undefined, name: string): boolean => Reflect.deleteProperty(from ?? {}, name);

export const answer = (spoil: (given: Given, asked: Asked) => unknown) => (): Mischief => ({ answer: spoil });

export const errors = (spoil: (given: Given, asked: Asked) => unknown) =>
  answer((given, asked) => {
    if (given.status >= 400) spoil(given, asked);
  });

export const headers = (spoil: Spoil<Headers>) => answer((given, asked) => spoil(given.headers, asked));

/** Changes the query before the right endpoint sees it. */
export const query = (change: Spoil<URLSearchParams>) => (): Mischief => ({
  ask: (asked) => change(asked.url.searchParams, asked),
});

/** Spoils the JSON of 200 answers of a path. */
export const json = <T>(path: RegExp | string, spoil: Spoil<T>, when: Condition = () => true) =>
  answer((given, asked) => {
    const isMeant = typeof path === 'string' ? pathOf(asked) === path : path.test(pathOf(asked));
    const isJson = given.status === 200 && given.headers.get('Content-Type') === 'application/json';
    if (isMeant && isJson && when(asked)) spoilBody(given, asked, spoil);
  });

/** Spoils the JSON of 201 answers of a path; the spoiler is made anew for each run, since some remember. */
export const created =
  <T>(path: string, spoiler: () => Spoil<T>) =>
  (): Mischief => {
    const spoil = spoiler();
    return {
      answer(given, asked) {
        if (pathOf(asked) === path && given.status === 201) spoilBody(given, asked, spoil);
      },
    };
  };

export const ofReceipts = (spoil: Spoil<Receipt>) => created('/feedback', () => spoil);
export const ofCases = (spoil: Spoil<FeedbackCase>) => json('/feedback/lookup', spoil);
export const ofCategories = (spoil: Spoil<FeedbackCategory[]>) => json('/feedback/categories', spoil);
export const ofAttachments = (spoil: Spoil<Attachment>) => created('/attachments', () => spoil);
export const ofReplies = (spoil: Spoil<PublishedReplies>) => json('/replies', spoil);

/** Answers a POST of this path otherwise, where it was answered so. */
export const instead = (path: string, status: number, spoil: (given: Given, asked: Asked) => unknown) =>
  answer((given, asked) => {
    if (asked.method === 'POST' && pathOf(asked) === path && given.status === status) spoil(given, asked);
  });

/** Takes what it should refuse. */
export const sayReceipt = (given: Given): void =>
  say(given, 201, 'application/json', JSON.stringify({ code: 'x', receivedAt: '2026-11-24T08:00:00+07:00' }));

/** Changes the JSON of a POST before the right endpoint sees it. */
export const sent =
  <T>(path: string, change: Spoil<T>) =>
  (): Mischief => ({
    ask(asked) {
      if (asked.method !== 'POST' || pathOf(asked) !== path) return;
      const body = JSON.parse(asked.body.toString()) as T;
      change(body, asked);
      asked.body = Buffer.from(JSON.stringify(body));
    },
  });

export const ofStatus = (spoil: Spoil<Status>) => json('/status', spoil);
export const ofAgencies = (spoil: Spoil<AgencyList>) => json('/agencies', spoil);
export const ofProcedures = (spoil: Spoil<ProcedureList>, when?: Condition) => json('/procedures', spoil, when);
export const ofProcedure = (spoil: Spoil<Procedure>) => json(/^\/procedures\/./, spoil);
export const ofCatalogue = (spoil: Spoil<Catalogue>, when?: Condition) => json('/catalogue', spoil, when);
export const ofProblem = (spoil: Spoil<Problem>) => errors((given, asked) => spoilBody(given, asked, spoil));

/** Spoils the lines of the catalogue; they come without their line ends. */
export const lines = (spoil: (lines: string[]) => unknown, path = '/catalogue') =>
  answer((given, asked) => {
    if (pathOf(asked) !== path || !given.headers.get('Content-Type')?.includes('ndjson')) return;
    const all = given.body.toString().trimEnd().split('\n');
    spoil(all);
    given.body = Buffer.from(`${all.join('\n')}\n`);
  });

export function say(given: Given, status: number, type: string, body: string): void {
  given.status = status;
  given.headers.set('Content-Type', type);
  given.body = Buffer.from(body);
}

export const sayHtml = (given: Given, status: number): void =>
  say(given, status, 'text/html', '<!doctype html><h1>Trang chủ</h1>');

export function sayProblem(given: Given, status: number, kind: string): void {
  const problem = { type: 'about:blank', title: 'Không được.', status, kind };
  say(given, status, 'application/problem+json', JSON.stringify(problem));
}

function spoilBody<T>(given: Given, asked: Asked, spoil: Spoil<T>): void {
  const value = JSON.parse(given.body.toString()) as T;
  spoil(value, asked);
  given.body = Buffer.from(JSON.stringify(value));
}
