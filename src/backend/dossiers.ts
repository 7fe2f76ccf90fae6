import { readableDossier } from './contract/dossiers.ts';
import type { DossierLookup, ReadableDossier } from './contract/dossiers.ts';
import { BackendError } from './errors.ts';
import { asJson } from './json.ts';
import { request, type Backend } from './request.ts';

/** By which code, and by what the citizen shows that it is theirs. */
export type DossierQuestion = Omit<DossierLookup, 'agency'>;

/**
 * Finds a dossier (hồ sơ). An unknown code, a wrong factor and a code under attack are one `not-found`. Never asked
 * again by itself: each question counts at the endpoint.
 */
export async function findDossier(
  { agency, ...backend }: Backend,
  question: DossierQuestion,
  signal?: AbortSignal,
): Promise<ReadableDossier> {
  const init = asJson({ agency, ...question });
  const found = await request(backend, {
    path: '/v1/dossiers/lookup',
    schema: readableDossier,
    init,
    ...(signal && { signal }),
  });
  if (!saysWhereItIs(found)) throw new BackendError('contract', { hint: 'a dossier without a state' });
  return found;
}

/** Anything else may be missing; without this the answer is none. */
const saysWhereItIs = ({ state }: ReadableDossier): boolean =>
  state.text.trim() !== '' || NATIONAL.test(`${state.code}`);

/** The ten national states. */
const NATIONAL = /^([1-9]|10)$/;
