import { breathe, findCatalogued, inSlices, readCatalogue } from '../../backend/catalogue.ts';
import type { Procedure, ProcedureList, Summary } from '../../backend/contract/procedures.ts';
import { BackendError } from '../../backend/errors.ts';
import type { ProcedureQuery } from '../../backend/procedures.ts';
import type { Backend } from '../../backend/request.ts';
import type { EverydayTable } from '../../search/everyday.ts';
import { ProcedureIndex, type Place } from '../../search/procedure-index.ts';
import type { ProcedureSource } from './procedure-source.ts';

interface CatalogueOptions {
  /** What people of the whole country say. */
  readonly everyday: EverydayTable;
  /** Whose page it is. */
  readonly place: Promise<Place>;
  /** Told how many entries have been read so far. */
  readonly progress: (entries: number) => void;
}

/** Searches in the page, in a catalogue that is loaded once, at the first question. */
export class CatalogueSource implements ProcedureSource {
  readonly #backend: Backend;
  readonly #everyday: EverydayTable;
  readonly #place: Promise<Place>;
  readonly #progress: (entries: number) => void;
  #loading: Promise<ProcedureIndex> | undefined;

  constructor(backend: Backend, { everyday, place, progress }: CatalogueOptions) {
    this.#backend = backend;
    this.#everyday = everyday;
    this.#place = place;
    this.#progress = progress;
  }

  async search(query: ProcedureQuery, signal: AbortSignal): Promise<ProcedureList> {
    const [index, place] = await Promise.all([this.#index(), this.#place]);
    signal.throwIfAborted?.();
    const answer = index.search({ ...query, place });
    // On a slow phone finding and drawing are long enough each.
    await breathe();
    signal.throwIfAborted?.();
    return answer;
  }

  async find(code: string, signal: AbortSignal): Promise<Procedure | Summary> {
    const whole = await findCatalogued(this.#backend, code, signal).catch(passOverNoNetwork);
    if (whole) return whole;
    const [summary] = (await this.search({ q: code, size: 1 }, signal)).items;
    if (!summary) throw new BackendError('not-found');
    return summary;
  }

  /** One load serves all questions; a failed one is tried again at the next. */
  #index(): Promise<ProcedureIndex> {
    this.#loading ??= this.#load();
    this.#loading.catch(() => (this.#loading = undefined));
    return this.#loading;
  }

  async #load(): Promise<ProcedureIndex> {
    let index!: ProcedureIndex;
    // Not the question's signal: the next letter typed must not start the download anew.
    await readCatalogue(
      this.#backend,
      {
        head: ({ words = [] }) => (index = new ProcedureIndex({ everyday: this.#everyday, words })),
        entry: (entry) => index.add(entry),
        progress: this.#progress,
      },
      new AbortController().signal,
    );
    await inSlices(index.prepare(await this.#place));
    return index;
  }
}

function passOverNoNetwork(error: unknown): undefined {
  if (error instanceof BackendError) return undefined;
  throw error;
}
