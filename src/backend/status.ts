import { CONTRACT_MAJOR } from './contract/common.ts';
import { status, type Notice, type Status } from './contract/status.ts';
import { BackendError } from './errors.ts';
import { request, type Backend } from './request.ts';

// Several elements of a page ask the same; a minute later notices may have changed.
const FRESH_MS = 60_000;
const asked = new Map<string, { at: number; answer: Promise<Status> }>();

/**
 * What the endpoint is, offers and announces. Elements of one page share the answer for a minute.
 * Throws a `version` error when the endpoint speaks another major version of the contract.
 */
export function readStatus(backend: Backend): Promise<Status> {
  const key = [backend.endpoint, backend.agency, backend.lang].join('\n');
  const known = asked.get(key);
  if (known && Date.now() - known.at < FRESH_MS) return known.answer;
  const answer = ask(backend);
  asked.set(key, { at: Date.now(), answer });
  // A failure is not kept: the next one who asks tries again.
  answer.catch(() => asked.delete(key));
  return answer;
}

async function ask(backend: Backend): Promise<Status> {
  const said = await request(backend, { path: '/v1/status', schema: status });
  if (said.contract.split('.')[0] !== CONTRACT_MAJOR) {
    throw new BackendError('version', { hint: `contract ${said.contract}, this element speaks ${CONTRACT_MAJOR}` });
  }
  return said;
}

/** The notices that count at `now`. */
export const noticesAt = (said: Status, now: Date): Notice[] =>
  said.notices.filter(({ from, until }) => (!from || new Date(from) <= now) && (!until || now <= new Date(until)));
