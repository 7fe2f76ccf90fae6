/**
 * What a citizen is doing in the search, and the questions that go with it: typing (suggestions), searching (results),
 * reading one procedure. The element only shows it.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Procedure, ProcedureList, Summary } from '../../backend/contract/procedures.ts';
import type { StatusBasics } from '../../backend/contract/status.ts';
import type { BackendError } from '../../backend/errors.ts';
import type { ProcedureQuery } from '../../backend/procedures.ts';
import type { Backend } from '../../backend/request.ts';
import { readStatus } from '../../backend/status.ts';
import { Debounce } from '../../controllers/debounce.ts';
import { RemoteTask } from '../../controllers/remote-task.ts';
import { sourceOf, type ProcedureSource, type SourceKind } from './procedure-source.ts';
import type { Filters } from './results-view.ts';

// As many as a phone's list of suggestions bears: they are the first page already, and a search need not ask again.
const PAGE = 8;
// Long enough for the next key of a slow finger, short enough to feel answered.
const TYPING_PAUSE_MS = 200;
const FEWEST_LETTERS = 2;
const SHOWN_EACH = 500;
const NO_FILTERS = { field: '', level: '', audience: '', mode: '' };
// The longest official title has 1,192; what is pasted beyond a sentence finds nothing more, but may burst an address.
const LONGEST_QUERY = 300;

/** What was found, and by which question. */
export type Found = ProcedureList & { readonly query: ProcedureQuery };

export interface FinderOptions {
  readonly backend: () => Backend | undefined;
  readonly sourceKind: () => SourceKind;
  /** Whether the page lets us ask. */
  readonly mayAsk: (operation: string) => boolean;
  readonly suggested: (found: Found) => void;
  readonly found: (found: Found) => void;
  readonly read: (procedure: Procedure | Summary) => void;
  readonly failed: (error: BackendError) => void;
}

export class ProcedureFinder implements ReactiveController {
  /** What stands in the search field. */
  typed = '';
  filters: Filters = {};
  /** Code of the procedure that is read, or being opened. */
  opened: string | undefined;
  /** How much of the catalogue is in the page, while it loads. */
  catalogued = 0;

  readonly status: RemoteTask<[Backend], StatusBasics>;
  readonly suggesting: RemoteTask<[ProcedureQuery], Found>;
  /** Asked with what is there already: the results before a further page, or the answer that suggested them. */
  readonly searching: RemoteTask<[ProcedureQuery, Found | undefined], Found>;
  readonly opening: RemoteTask<[string], Procedure | Summary>;

  readonly #host: ReactiveControllerHost;
  readonly #options: FinderOptions;
  readonly #typing: Debounce;
  /** Whom the source and the status were asked of. */
  #asked: string | undefined;
  #source: Promise<ProcedureSource> | undefined;

  constructor(host: ReactiveControllerHost, options: FinderOptions) {
    this.#host = host;
    this.#options = options;
    this.#typing = new Debounce(host, TYPING_PAUSE_MS, () => this.#suggest());
    const { failed, suggested, found, read } = options;
    this.status = new RemoteTask(host, { run: ([backend]) => readStatus(backend), failed });
    this.suggesting = new RemoteTask(host, {
      run: ([query], signal) => this.#find(query, signal),
      done: suggested,
    });
    this.searching = new RemoteTask(host, {
      run: async ([query, there], signal) => {
        if (there && there.query.page === query.page) return there;
        const answer = await this.#find(query, signal);
        return there ? { ...answer, items: [...there.items, ...answer.items] } : answer;
      },
      done: found,
      failed,
    });
    this.opening = new RemoteTask(host, {
      run: async ([code], signal) => (await this.#chosenSource()).find(code, signal),
      done: read,
      failed,
    });
    host.addController(this);
  }

  hostUpdate(): void {
    const backend = this.#options.backend();
    const asked = backend && [backend.endpoint, backend.agency, this.#options.sourceKind()].join('\n');
    if (!backend || asked === this.#asked) return;
    this.#asked = asked;
    this.#source = undefined;
    this.status.ask(backend);
  }

  /** A letter more or less: suggestions follow after a pause. */
  type(text: string): void {
    this.typed = text;
    this.#typing.call();
    this.#host.requestUpdate();
  }

  /** Searches for what stands in the field. */
  search(): void {
    const { latest } = this.suggesting;
    this.#typing.cancel();
    this.suggesting.drop();
    this.filters = {};
    this.#ask(this.#query, latest?.query.q === this.#query.q ? latest : undefined);
  }

  /** Searches for `text` as if it had been typed. */
  searchFor(text: string): void {
    this.typed = text;
    this.search();
  }

  narrow(filters: Filters): void {
    this.filters = filters;
    this.#ask({ ...this.searching.latest?.query, ...NO_FILTERS, ...filters, page: 1 });
  }

  /** The next results under those that are there. */
  more(): void {
    const { latest } = this.searching;
    if (latest) this.#ask({ ...latest.query, page: (latest.query.page ?? 1) + 1 }, latest);
  }

  /** Back to the empty field. */
  startOver(): void {
    this.#typing.cancel();
    this.typed = '';
    this.filters = {};
    this.suggesting.drop();
    this.searching.drop();
    this.#host.requestUpdate();
  }

  /** Opens a procedure, or with nothing goes back to the search. */
  show(code: string | undefined): void {
    if (code && !this.#options.mayAsk('procedure')) return;
    this.opened = code;
    if (code) this.opening.ask(code);
    else this.opening.drop();
    this.#host.requestUpdate();
  }

  get #query(): ProcedureQuery & { q: string } {
    return { q: this.typed.trim().slice(0, LONGEST_QUERY), page: 1, size: PAGE };
  }

  #suggest(): void {
    if (this.#query.q.length < FEWEST_LETTERS) this.suggesting.drop();
    else if (this.#options.mayAsk('procedures')) this.suggesting.ask(this.#query);
  }

  #ask(query: ProcedureQuery, there?: Found): void {
    if (this.#options.mayAsk('procedures')) this.searching.ask(query, there);
    this.#host.requestUpdate();
  }

  async #find(query: ProcedureQuery, signal: AbortSignal): Promise<Found> {
    return { ...(await (await this.#chosenSource()).search(query, signal)), query };
  }

  /** The source, chosen at the first question; after a failure it is chosen anew. */
  #chosenSource(): Promise<ProcedureSource> {
    this.#source ??= sourceOf(this.#options.sourceKind(), this.#options.backend()!, (entries) => this.#count(entries));
    this.#source.catch(() => (this.#source = undefined));
    return this.#source;
  }

  #count(entries: number): void {
    // Told often; shown seldom, since each showing takes from the time to read.
    if (entries - this.catalogued < SHOWN_EACH) return;
    this.catalogued = entries;
    this.#host.requestUpdate();
  }
}
