/** Where procedures come from: the endpoint, asked each time, or the whole catalogue, loaded once into the page. */
import type { Procedure, ProcedureList, Summary } from '../../backend/contract/procedures.ts';
import { keptCatalogue } from '../../backend/catalogue-shelf.ts';
import { BackendError, isPassing } from '../../backend/errors.ts';
import { findProcedure, searchProcedures, type ProcedureQuery } from '../../backend/procedures.ts';
import type { Backend } from '../../backend/request.ts';
import { readStatus } from '../../backend/status.ts';
import type { Place } from '../../search/procedure-index.ts';
import { loadCatalogueSearch } from './load-catalogue.ts';

export const SOURCES = ['auto', 'endpoint', 'catalogue'] as const;
export type SourceKind = (typeof SOURCES)[number];

export interface ProcedureSource {
  search(query: ProcedureQuery, signal: AbortSignal): Promise<ProcedureList>;
  /** A procedure whole, or its summary where only that is at hand. */
  find(code: string, signal: AbortSignal): Promise<Procedure | Summary>;
}

/** Whether everything is known, or only what a list shows. */
export const isWhole = (found: Procedure | Summary): found is Procedure => 'cases' in found;

/** The source that `kind` means at this backend. `auto` asks the endpoint where it can search, else loads the catalogue. */
export async function sourceOf(
  kind: SourceKind,
  backend: Backend,
  progress: (entries: number) => void,
): Promise<ProcedureSource> {
  if (kind === 'endpoint' || (kind === 'auto' && (await canSearch(backend)))) {
    return {
      search: (query, signal) => searchProcedures(backend, query, signal),
      find: (code, signal) => findProcedure(backend, code, signal),
    };
  }
  const { CatalogueSource, EVERYDAY } = await loadCatalogueSearch();
  return new CatalogueSource(backend, { everyday: EVERYDAY, place: placeOf(backend), progress });
}

/** Whose page it is, where the endpoint can say. */
async function placeOf(backend: Backend): Promise<Place> {
  try {
    const { province, level } = (await readStatus(backend)).agency;
    return { ...(province && { province }), level };
  } catch {
    return {};
  }
}

/** Whether the endpoint searches. A folder of files has no status; without a network a kept catalogue has to do. */
async function canSearch(backend: Backend): Promise<boolean> {
  try {
    return (await readStatus(backend)).operations.includes('procedures');
  } catch (error) {
    if (error instanceof BackendError && error.kind === 'not-found') return false;
    if (error instanceof BackendError && isPassing(error) && (await keptCatalogue(backend))) return false;
    throw error;
  }
}
