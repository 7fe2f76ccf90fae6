/** The endpoints that a page names, as `dvc.diagnose()` sees them: what each answers to this page, for each agency. */
import { addressOf, exchange } from '../backend/request.ts';
import { endpointFrom, pageConfig } from '../core/config.ts';
import type { Finding } from './diagnose-words.ts';

type Asked = readonly [endpoint: string | undefined, agency: string | undefined];

const STATUS = '/v1/status';

/** Asks as the elements do, once for each endpoint and agency: an endpoint may answer well and not know the agency. */
export async function lookAtEndpoints(tags: readonly HTMLElement[]): Promise<Finding[]> {
  const page = pageConfig();
  const all = tags.map((tag): Asked => [
    tag.getAttribute('endpoint') ?? page.endpoint,
    tag.getAttribute('agency') ?? page.agency,
  ]);
  const keys = all.map((asked) => asked.join(' '));
  return Promise.all(
    all.filter((_, place) => keys.indexOf(keys[place]!) === place).map((asked) => lookAtEndpoint(...asked)),
  );
}

async function lookAtEndpoint(said: Asked[0], agency: Asked[1]): Promise<Finding> {
  const endpoint = endpointFrom(said, 'dvc.diagnose()');
  if (!endpoint) return ['address', false, { what: said ?? '' }];
  const what = addressOf({ endpoint, ...(agency && { agency }) }, STATUS);
  try {
    const answer = await ask(what);
    if (answer.status === 404) {
      const isThere = agency && (await ask(endpoint + STATUS)).ok;
      return isThere ? ['agency', false, { what: endpoint, agency }] : ['path', false, { what }];
    }
    if (!answer.ok) return ['refused', false, { what, status: answer.status }];
    const { contract } = (await answer.json()) as { contract?: string };
    if (!contract?.startsWith('1.')) return ['contract', false, { what }];
    return ['endpoint', true, { what: agency ? `${endpoint} (${agency})` : endpoint }];
  } catch {
    return [(await answersAtAll(what)) ? 'cors' : 'silent', false, { what, origin: location.origin }];
  }
}

const ask = (address: string): Promise<Response> =>
  exchange(address, { credentials: 'omit', headers: { Accept: 'application/json' } });

/** Whether anything answers there, though this page may not read it. */
const answersAtAll = (address: string): Promise<boolean> =>
  exchange(address, { mode: 'no-cors', credentials: 'omit' }).then(
    () => true,
    () => false,
  );
