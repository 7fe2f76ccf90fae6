import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { answerForAgency } from './answer-for-agency.ts';
import type { AppEnv } from './app-env.ts';
import { cors } from './cors.ts';
import type { Library } from './library.ts';
import { limitBody } from './limits.ts';
import { logRequests, type Log } from './log.ts';
import { answerError, answerMethodNotAllowed, answerNotFound } from './problems.ts';
import { agenciesRoute } from './routes/agencies.ts';
import { catalogueRoute } from './routes/catalogue.ts';
import { healthRoute } from './routes/health.ts';
import { proceduresRoute } from './routes/procedures.ts';
import { statusRoute } from './routes/status.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store/store.ts';

export interface AppParts {
  readonly store: Store;
  readonly library: Library;
  readonly settings: Settings;
  readonly log: Log;
}

/** The endpoint at `/api`, its health at `/healthz`. */
export function createApp({ store, library, settings, log }: AppParts): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const api = new Hono<AppEnv>()
    .use(answerForAgency(library, settings.origins))
    .route('/', statusRoute)
    .route('/', agenciesRoute)
    .route('/', proceduresRoute(store.db))
    .route('/', catalogueRoute);
  return app
    .onError(answerError(log))
    .notFound(answerNotFound)
    .use(logRequests(log))
    .use(compress())
    .use('/api/*', cors(library, settings.origins), limitBody())
    .use(methodNotAllowed({ app, onMethodNotAllowed: answerMethodNotAllowed }))
    .route('/api/v1', api)
    .route('/', healthRoute(store));
}
