/**
 * Which sites may ask. One endpoint serves many agencies, each with sites of its own: an answer can be read by the
 * sites of all of them, and a call in the name of an agency from another agency's site is `forbidden`.
 */
import type { MiddlewareHandler } from 'hono';
import type { AgencyBook } from './agency-book.ts';
import type { Library } from './library.ts';
import type { ServedAgency } from './store/agencies.ts';

/** The endpoint's own rule: the sites that may ask for agencies without sites of their own; undefined lets all. */
export type EndpointOrigins = readonly string[] | undefined;

const PREFLIGHT_HEADERS = {
  'Access-Control-Allow-Methods': 'GET, HEAD, POST',
  'Access-Control-Allow-Headers': 'Content-Type, Idempotency-Key, If-None-Match, Dvc-Check',
  'Access-Control-Max-Age': '600',
};

/** Whether a site may ask in the name of this agency. */
export function mayAsk(origin: string, served: ServedAgency, endpoint: EndpointOrigins): boolean {
  if (served.origins.length > 0) return served.origins.includes(origin);
  return !endpoint || endpoint.includes(origin);
}

/** What an answer says of its readers; `reader` is the origin that may read it, where not all may. */
export function readerHeaders(endpoint: EndpointOrigins, reader?: string): Record<string, string> {
  const allowed = endpoint ? reader : '*';
  return {
    Vary: 'Origin, Accept, Accept-Language, Accept-Encoding',
    'Access-Control-Expose-Headers': 'ETag, Retry-After, Date, Content-Language',
    ...(allowed && { 'Access-Control-Allow-Origin': allowed }),
  };
}

/** Adds to every answer, errors too, who may read it; answers preflights. */
export function cors(library: Library, endpoint: EndpointOrigins): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method === 'OPTIONS') {
      await library.current();
      c.res = c.body(null, 204, PREFLIGHT_HEADERS);
    } else {
      await next();
    }
    const origin = c.req.header('Origin');
    const known = origin !== undefined && isKnown(origin, library, endpoint);
    const headers = readerHeaders(endpoint, known ? origin : undefined);
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  };
}

const isKnown = (origin: string, library: Library, endpoint: EndpointOrigins): boolean =>
  mayAskAny(origin, library.latest.agencies, endpoint) || !!endpoint?.includes(origin);

/** Whether a site may ask in the name of any agency. */
export const mayAskAny = (origin: string, agencies: AgencyBook, endpoint: EndpointOrigins): boolean =>
  agencies.all.some((served) => mayAsk(origin, served, endpoint));
