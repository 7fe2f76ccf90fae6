/** Where procedures come from: the endpoint, asked each time, or the whole catalogue, loaded once into the page. */
import type { Procedure, ProcedureList, Summary } from '../../backend/contract/procedures.ts';
import type { Status } from '../../backend/contract/status.ts';
import { BackendError } from '../../backend/errors.ts';
import { findProcedure, searchProcedures, type ProcedureQuery } from '../../backend/procedures.ts';
import type { Backend } from '../../backend/request.ts';
import { readStatus } from '../../backend/status.ts';
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
  const status = kind === 'endpoint' ? undefined : await statusIfAny(backend);
  const asks = kind === 'endpoint' || (kind === 'auto' && status?.operations.includes('procedures'));
  if (asks) {
    return {
      search: (query, signal) => searchProcedures(backend, query, signal),
      find: (code, signal) => findProcedure(backend, code, signal),
    };
  }
  const CatalogueSource = await loadCatalogueSearch();
  return new CatalogueSource(backend, status?.agency, progress);
}

/** A folder of files has no status; neither has a phone without a network, which may have a kept catalogue. */
async function statusIfAny(backend: Backend): Promise<Status | undefined> {
  try {
    return await readStatus(backend);
  } catch (error) {
    if (error instanceof BackendError && error.kind !== 'version') return undefined;
    throw error;
  }
}
