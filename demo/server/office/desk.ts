/**
 * The office desk (bàn làm việc của cán bộ): pages made on the server, which need no script. Every change of a case goes
 * through `OfficerActs`; everything that is read or done here is written down.
 */
import { Hono, type ErrorHandler } from 'hono';
import type { ProblemKind } from '../../../src/backend/contract/problem.ts';
import { answerFromLibrary } from '../answer-for-agency.ts';
import type { AppParts } from '../app.ts';
import { answerError, ProblemError } from '../problems.ts';
import { guardForms, guardHeaders, guardPages } from './guard.ts';
import { lookRoute } from './look.ts';
import { LoginDelay } from './login-delay.ts';
import { troublePage } from './pages/trouble.ts';
import { actsRoute } from './routes/acts.ts';
import { accountsRoute } from './routes/accounts.ts';
import { auditRoute } from './routes/audit.ts';
import { casesRoute } from './routes/cases.ts';
import { enteringRoute } from './routes/entering.ts';
import { figuresRoute } from './routes/figures.ts';
import { inboxRoute } from './routes/inbox.ts';
import { noticesRoute } from './routes/notices.ts';
import { surveysRoute } from './routes/surveys.ts';
import { templatesRoute } from './routes/templates.ts';
import { DESK, findVisit, type DeskEnv } from './visit.ts';

/** The desk at `/office`, where a token for its first account is set; without one there is nothing. */
export function officeDesk(app: AppParts): Hono<DeskEnv> {
  const desk = new Hono<DeskEnv>();
  const { officeToken } = app.settings;
  if (!officeToken) return desk;
  const parts = { ...app, officeToken, loginDelay: new LoginDelay(app.clock) };
  return desk
    .onError(answerTrouble(app))
    .use(guardHeaders)
    .route('/', lookRoute())
    .use(answerFromLibrary(app.library))
    .use(findVisit(parts))
    .use(guardForms)
    .use(guardPages)
    .get('/', (c) => c.redirect(`${DESK}/cases`, 303))
    .route('/', enteringRoute(parts))
    .route('/', inboxRoute(parts))
    .route('/', casesRoute(parts))
    .route('/', actsRoute(parts))
    .route('/', figuresRoute(parts))
    .route('/', surveysRoute(parts))
    .route('/', templatesRoute(parts))
    .route('/', noticesRoute(parts))
    .route('/', accountsRoute(parts))
    .route('/', auditRoute(parts))
    .all('*', (c) => {
      if (c.req.path === `${DESK}/`) return c.redirect(DESK, 301);
      throw new ProblemError('not-found');
    });
}

/** A page for what went wrong, in the place of the problem that a program would get. */
const answerTrouble = ({ log }: AppParts): ErrorHandler<DeskEnv> => {
  const asProblem = answerError(log);
  return async (error, c) => {
    const response = await asProblem(error, c);
    // Before it was known who asks, there is no page to be made.
    if (!c.get('visit')) return response;
    const { kind } = (await response.json()) as { kind: ProblemKind };
    const retryAfter = response.headers.get('Retry-After');
    if (retryAfter) c.header('Retry-After', retryAfter);
    return c.html(troublePage(c, kind), response.status as 400);
  };
};
