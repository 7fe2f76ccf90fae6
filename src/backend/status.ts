import { CONTRACT_MAJOR } from './contract/common.ts';
import { dossierTerms, sendingTerms, statusBasics } from './contract/status.ts';
import type { DossierTerms, Notice, SendingTerms, StatusBasics } from './contract/status.ts';
import { BackendError } from './errors.ts';
import { request, type Backend } from './request.ts';

// Several elements of a page ask the same; a minute later notices may have changed.
const FRESH_MS = 60_000;
const asked = new Map<string, { at: number; answer: Promise<StatusBasics> }>();

/**
 * What the endpoint is, offers and announces. Elements of one page share the answer for a minute.
 * Throws a `version` error when the endpoint speaks another major version of the contract.
 */
export function readStatus(backend: Backend): Promise<StatusBasics> {
  const key = [backend.endpoint, backend.agency, backend.lang].join('\n');
  const known = asked.get(key);
  if (known && performance.now() - known.at < FRESH_MS) return known.answer;
  const answer = request(backend, { path: '/v1/status', schema: statusBasics, examine: refuseOtherVersions });
  asked.set(key, { at: performance.now(), answer });
  // A failure is not kept: the next one who asks tries again.
  answer.catch(() => asked.delete(key));
  return answer;
}

// Before anything else is read: another major version may say everything else in another shape.
function refuseOtherVersions(answer: unknown): void {
  const version = (answer as { contract?: unknown } | null)?.contract;
  if (typeof version !== 'string' || version.split('.')[0] === CONTRACT_MAJOR) return;
  throw new BackendError('version', { hint: `contract ${version}` });
}

/** The notices that count at `now`; a time that is none does not keep one from being read. */
export const noticesAt = ({ notices }: StatusBasics, now: Date): Notice[] =>
  notices.filter(({ from = '', until = '' }) => !(new Date(from) > now) && !(new Date(until) < now));

/** What may be sent here, how much of it, and what must be said beforehand. */
export const readSendingTerms = (backend: Backend, signal?: AbortSignal): Promise<SendingTerms> =>
  request(backend, {
    path: '/v1/status',
    schema: sendingTerms,
    examine: refuseOtherVersions,
    ...(signal && { signal }),
  });

/** What a dossier may be asked for by, and which days offices work. */
export const readDossierTerms = (backend: Backend, signal?: AbortSignal): Promise<DossierTerms> =>
  request(backend, {
    path: '/v1/status',
    schema: dossierTerms,
    examine: refuseOtherVersions,
    ...(signal && { signal }),
  });
