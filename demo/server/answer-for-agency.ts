import type { Context, MiddlewareHandler } from 'hono';
import type { AppEnv } from './app-env.ts';
import { mayAsk, mayAskAny, type EndpointOrigins } from './cors.ts';
import type { Library } from './library.ts';
import { ProblemError } from './problems.ts';
import { QueryReader } from './query.ts';
import type { ServedAgency } from './store/agencies.ts';

/** Finds what a call is answered from. */
export function answerFromLibrary(library: Library): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    c.set('edition', await library.current());
    c.res.headers.set('Content-Language', 'vi');
    await next();
  };
}

/** Finds in whose name a call is answered that says so in its query. */
export function answerForAgency(endpoint: EndpointOrigins): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const query = new QueryReader(c.req.url);
    const code = query.text('agency');
    query.finish();
    c.set('served', findServed(c, code, endpoint));
    await next();
  };
}

/** The agency that a call is made in the name of: `not-found` for an unknown one, `forbidden` for a strange site. */
export function findServed(c: Context<AppEnv>, code: string | undefined, endpoint: EndpointOrigins): ServedAgency {
  const served = c.var.edition.agencies.find(code);
  if (!served) throw new ProblemError('not-found');
  const origin = c.req.header('Origin');
  if (origin !== undefined && !mayAsk(origin, served, endpoint)) throw new ProblemError('forbidden');
  return served;
}

/**
 * The agency of a call that finds a code of any agency: one that is named is looked at as ever; where none is, the site
 * of any agency may ask.
 */
export function findServedForCode(
  c: Context<AppEnv>,
  code: string | undefined,
  endpoint: EndpointOrigins,
): ServedAgency {
  if (code !== undefined) return findServed(c, code, endpoint);
  const { agencies } = c.var.edition;
  const origin = c.req.header('Origin');
  if (origin !== undefined && !mayAskAny(origin, agencies, endpoint)) throw new ProblemError('forbidden');
  return agencies.own;
}
