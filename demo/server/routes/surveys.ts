import { Hono } from 'hono';
import type { Survey } from '../../../src/backend/contract/surveys.ts';
import { findServed } from '../answer-for-agency.ts';
import type { AppEnv } from '../app-env.ts';
import type { AppParts } from '../app.ts';
import { inVietnam } from '../clock.ts';
import { readKey } from '../idempotency.ts';
import { readJsonBody, textIn } from '../json-body.ts';
import { Pace } from '../limits/pace.ts';
import { ProblemError } from '../problems.ts';
import { QueryReader } from '../query.ts';
import { findSurvey } from '../store/surveys.ts';
import type { Database } from '../store/tables.ts';
import { Delays } from '../surveys/delays.ts';
import { releaseResults, resultsOf } from '../surveys/releases.ts';
import { Taking } from '../surveys/taking.ts';

const PRIVATE = { 'Cache-Control': 'no-store' };
/** Who sends from where nobody knows shares one pace with all of those. */
const SOMEWHERE = '';

/** The calls about satisfaction: those that name the agency in their body, and those that name it in the query. */
export function surveyRoutes(parts: AppParts) {
  const delays = new Delays(parts);
  return { responses: responsesRoute(parts, delays), reading: readingRoute(parts, delays) };
}

/** `POST /v1/surveys/{id}/responses` */
function responsesRoute(parts: AppParts, delays: Delays) {
  const { store, settings, policy, clock, rangeOf } = parts;
  const taking = new Taking(parts);
  const fromRange = new Pace(policy.limits.surveys, clock);
  const fromSomewhere = new Pace(policy.limits.surveysTogether, clock);
  return new Hono<AppEnv>().post('/surveys/:id/responses', async (c) => {
    const key = readKey(c.req.header('Idempotency-Key'));
    const body = await readJsonBody(c);
    const { agency } = findServed(c, textIn(body, 'agency'), settings.origins);
    const survey = await readSurvey(store.db, c.req.param('id'));
    const delay = () => {
      const range = rangeOf(c);
      try {
        if (range === undefined) fromSomewhere.take(SOMEWHERE);
        else fromRange.take(range);
      } catch (error) {
        delays.add(agency.code, survey.id);
        throw error;
      }
    };
    const isCheck = c.req.header('Dvc-Check') === '1';
    const receipt = await taking.take({ agency: agency.code, survey, key, body, isCheck, delay });
    return c.json(receipt, 201, PRIVATE);
  });
}

/** `GET /v1/surveys/{id}` and `GET /v1/surveys/{id}/results` */
const readingRoute = ({ store, clock }: AppParts, delays: Delays) =>
  new Hono<AppEnv>()
    .get('/surveys/:id', async (c) => {
      const survey = await readSurvey(store.db, c.req.param('id'));
      return c.json(survey, 200, { 'Cache-Control': 'public, max-age=60' });
    })
    .get('/surveys/:id/results', async (c) => {
      const query = new QueryReader(c.req.url);
      const period = { from: query.day('from'), to: query.day('to') };
      query.finish();
      const about = { agency: c.var.served.agency.code, survey: await readSurvey(store.db, c.req.param('id')) };
      const today = inVietnam(clock()).slice(0, 10);
      await delays.write();
      const released = await releaseResults(store, about, today);
      return c.json(resultsOf(about, released, { ...period, today }), 200, { 'Cache-Control': 'no-cache' });
    });

async function readSurvey(db: Database, id: string): Promise<Survey> {
  const survey = await findSurvey(db, id);
  if (!survey) throw new ProblemError('not-found');
  return survey;
}
