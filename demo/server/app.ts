import { Hono, type Context } from 'hono';
import { except } from 'hono/combine';
import { compress } from 'hono/compress';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { answerForAgency, answerFromLibrary } from './answer-for-agency.ts';
import type { AppEnv } from './app-env.ts';
import type { Files } from './attachments/files.ts';
import type { Clock } from './clock.ts';
import { cors } from './cors.ts';
import type { DossierLookups } from './dossiers/lookup.ts';
import type { CaseChanges } from './feedback/case-changes.ts';
import type { IdempotentWrites } from './idempotency.ts';
import type { Library } from './library.ts';
import { limitBody } from './limits/sizes.ts';
import { logRequests, type Log } from './log.ts';
import { officeDesk } from './office/desk.ts';
import type { Policy } from './policy/policy.ts';
import { answerError, answerMethodNotAllowed, answerNotFound } from './problems.ts';
import { agenciesRoute } from './routes/agencies.ts';
import { ATTACHMENTS_PATH, attachmentsRoute } from './routes/attachments.ts';
import { catalogueRoute } from './routes/catalogue.ts';
import { dossiersRoute } from './routes/dossiers.ts';
import { feedbackCategoriesRoute } from './routes/feedback-categories.ts';
import { feedbackRoute } from './routes/feedback.ts';
import { healthRoute } from './routes/health.ts';
import { proceduresRoute } from './routes/procedures.ts';
import { repliesRoute } from './routes/replies.ts';
import { replyFilesRoute } from './routes/reply-files.ts';
import { statusRoute } from './routes/status.ts';
import { surveyRoutes } from './routes/surveys.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store/store.ts';
import type { WebhookQueue } from './webhook/queue.ts';

export interface AppParts {
  readonly store: Store;
  readonly files: Files;
  readonly library: Library;
  readonly settings: Settings;
  readonly policy: Policy;
  readonly secret: string;
  readonly writes: IdempotentWrites;
  /** The one door to every change of a case. */
  readonly changes: CaseChanges;
  readonly webhook: WebhookQueue;
  readonly lookups: DossierLookups;
  readonly clock: Clock;
  /** The address range that a request comes from, where it can be known. */
  readonly rangeOf: (c: Context) => string | undefined;
  readonly log: Log;
}

const isSending = ({ req }: Context): boolean => req.method !== 'GET' && req.method !== 'HEAD';

/** The endpoint at `/api`, its health at `/healthz`. */
export function createApp(parts: AppParts): Hono<AppEnv> {
  const { store, library, settings, log } = parts;
  const app = new Hono<AppEnv>();
  const surveys = surveyRoutes(parts);
  const api = new Hono<AppEnv>()
    .use(answerFromLibrary(library))
    .route('/', feedbackRoute(parts))
    .route('/', dossiersRoute(parts))
    .route('/', surveys.responses)
    .use(answerForAgency(settings.origins))
    .route('/', statusRoute(parts))
    .route('/', agenciesRoute)
    .route('/', proceduresRoute(store.db))
    .route('/', surveys.reading)
    .route('/', catalogueRoute)
    .route('/', attachmentsRoute(parts))
    .route('/', feedbackCategoriesRoute)
    .route('/', repliesRoute(parts))
    .route('/', replyFilesRoute(parts));
  return (
    app
      .onError(answerError(log))
      .notFound(answerNotFound)
      .use(logRequests(log))
      // What a citizen sends and gets stays out of it: the length of compressed text tells of its words.
      .use(except(isSending, compress()))
      .route('/office', officeDesk(parts))
      .use('/api/*', cors(library, settings.origins))
      .use('/api/*', except(`/api/v1${ATTACHMENTS_PATH}`, limitBody()))
      .use(methodNotAllowed({ app, onMethodNotAllowed: answerMethodNotAllowed }))
      .route('/api/v1', api)
      .route('/', healthRoute(store))
  );
}
