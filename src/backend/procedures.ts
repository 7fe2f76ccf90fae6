import { procedure, procedureList, type Procedure, type ProcedureList } from './contract/procedures.ts';
import { request, type Backend } from './request.ts';

/** What to look for; everything left out does not narrow. Texts as the contract names them, `page` from 1. */
export interface ProcedureQuery {
  readonly q?: string;
  readonly field?: string;
  readonly level?: string;
  readonly audience?: string;
  readonly mode?: string;
  readonly page?: number;
  readonly size?: number;
}

/**
 * Finds administrative procedures (thủ tục hành chính) by everyday words, code and filters. What is in the list counts,
 * also where an endpoint's total does not say so.
 */
export async function searchProcedures(
  backend: Backend,
  query: ProcedureQuery,
  signal: AbortSignal,
): Promise<ProcedureList> {
  const found = await request(backend, { path: '/v1/procedures', query: { ...query }, schema: procedureList, signal });
  return { ...found, total: Math.max(found.total, found.items.length) };
}

/** Reads one procedure whole: what to bring, where, how long, how much. */
export const findProcedure = (backend: Backend, code: string, signal: AbortSignal): Promise<Procedure> =>
  request(backend, { path: `/v1/procedures/${encodeURIComponent(code)}`, schema: procedure, signal });
