/** What several checks need to know of an endpoint, asked once. */
import { agencyList, type Agency } from '../backend/contract/agencies.ts';
import { catalogue } from '../backend/contract/catalogue.ts';
import { procedureList } from '../backend/contract/procedures.ts';
import { status } from '../backend/contract/status.ts';
import type { Answer } from './answer.ts';
import { once, withQuery } from './endpoint.ts';

export const LARGEST_SIZE = 100;
/** More agencies than any endpoint serves: Viet Nam has 34 provinces and 3,321 communes. */
const MOST_PAGES = 50;
const MOST_TRIED = 5;
const FORBIDDEN = 403;

/** What the endpoint says of itself. */
export const readStatus = once(async (endpoint) => (await endpoint.ask('/v1/status')).read(status));

/** Every agency that the endpoint serves. */
export const readServed = once(async (endpoint) => {
  const served: Agency[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const answer = await endpoint.ask(withQuery('/v1/agencies', { page, size: LARGEST_SIZE }));
    const { items, total } = answer.read(agencyList);
    served.push(...items);
    if (items.length === 0 || served.length >= total) break;
  }
  return served;
});

/** The first agencies in whose name this run's site may ask: those with sites of their own answer others `forbidden`. */
export const readAskable = once(async (endpoint) => {
  const askable: { readonly agency: Agency; readonly status: Answer }[] = [];
  for (const agency of (await readServed(endpoint)).slice(0, MOST_TRIED)) {
    const answer = await endpoint.ask(withQuery('/v1/status', { agency: agency.code }));
    if (answer.status === FORBIDDEN) answer.problem(FORBIDDEN);
    else askable.push({ agency, status: answer });
  }
  return askable;
});

/** The first procedures of the list, with the facets of them all. */
export const readProcedures = once(async (endpoint) =>
  (await endpoint.ask(withQuery('/v1/procedures', { size: LARGEST_SIZE }))).read(procedureList),
);

/** The catalogue as one JSON document. */
export const askForCatalogue = once((endpoint) =>
  endpoint.ask('/v1/catalogue', { headers: { Accept: 'application/json' } }),
);
export const readCatalogue = once(async (endpoint) => (await askForCatalogue(endpoint)).read(catalogue));

/** Where a procedure is told whole. */
export const pathOf = ({ code }: { readonly code: string }): string => `/v1/procedures/${encodeURIComponent(code)}`;
