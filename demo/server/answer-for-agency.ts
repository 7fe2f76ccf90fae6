import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from './app-env.ts';
import { mayAsk, type EndpointOrigins } from './cors.ts';
import type { Library } from './library.ts';
import { ProblemError } from './problems.ts';
import { QueryReader } from './query.ts';

/** Finds what a call is answered from and in whose name: `not-found` for an unknown agency, `forbidden` for a strange site. */
export function answerForAgency(library: Library, endpoint: EndpointOrigins): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const query = new QueryReader(c.req.url);
    const code = query.text('agency');
    query.finish();
    const edition = await library.current();
    const served = edition.agencies.find(code);
    if (!served) throw new ProblemError('not-found');
    const origin = c.req.header('Origin');
    if (origin !== undefined && !mayAsk(origin, served, endpoint)) throw new ProblemError('forbidden');
    c.set('edition', edition);
    c.set('served', served);
    c.res.headers.set('Content-Language', 'vi');
    await next();
  };
}
