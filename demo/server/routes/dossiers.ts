import { Hono } from 'hono';
import { dossierLookup, type DossierLookup } from '../../../src/backend/contract/dossiers.ts';
import type { FieldError } from '../../../src/backend/contract/problem.ts';
import { dossierCodeKey } from '../../../src/vietnamese/dossier-code.ts';
import { findServed } from '../answer-for-agency.ts';
import type { AppEnv } from '../app-env.ts';
import type { AppParts } from '../app.ts';
import { showDossier } from '../dossiers/showing.ts';
import { readJsonBody, textIn } from '../json-body.ts';
import { GrowingBudget } from '../limits/growing-budget.ts';
import { ProblemError } from '../problems.ts';
import { offerSurvey } from '../surveys/tokens.ts';

const PRIVATE = { 'Cache-Control': 'no-store' };
/** The same whatever the reason: what to try, and that waiting helps. */
const NOT_FOUND =
  'Không tìm thấy hồ sơ khớp với những gì đã nhập. Hãy xem lại mã hồ sơ, dùng mã tra cứu in trên giấy hẹn, hoặc thử lại sau ít lâu.';

/** `POST /v1/dossiers/lookup`; it names the agency in its body. */
export function dossiersRoute({ lookups, secret, settings, policy, clock, rangeOf }: AppParts) {
  const { factors, pace } = policy.dossiers;
  const paces = new GrowingBudget(pace, clock);
  return new Hono<AppEnv>().post('/dossiers/lookup', async (c) => {
    const body = await readJsonBody(c);
    findServed(c, textIn(body, 'agency'), settings.origins);
    const { code, factor } = readLookup(body, factors);
    const range = rangeOf(c);
    keepPace(paces, range && `${factor.kind === 'lookup-code'} ${range}`);
    const found = await lookups.find({ code, factor, range });
    if (!found) throw new ProblemError('not-found', { title: NOT_FOUND, headers: PRIVATE });
    const dossier = showDossier(found, factor.kind, c.var.edition.agencies, clock());
    const isRated = dossier.view === 'full' && dossier.state.group === 'returned';
    const survey = isRated && offerSurvey(secret, 'dossier', dossierCodeKey(dossier.code));
    return c.json({ ...dossier, ...(survey && { survey }) }, 200, PRIVATE);
  });
}

/** Whoever asks faster than a street of people does is told when to come back, each time a little later. */
function keepPace(paces: GrowingBudget, name: string | undefined): void {
  if (name === undefined) return;
  const delay = paces.delayOf(name);
  paces.spend(name);
  if (delay === 0) return;
  throw new ProblemError('too-many', { headers: { 'Retry-After': String(Math.ceil(delay / 1_000)) } });
}

function readLookup(body: unknown, factors: readonly string[]): DossierLookup {
  const { data, error } = dossierLookup.safeParse(body);
  if (error) {
    const fields = new Set(error.issues.map(({ path }) => path.map(String).join('.') || 'body'));
    throw invalid([...fields].map((field) => ({ field, key: isMissing(body, field) ? 'required' : 'malformed' })));
  }
  if (!factors.includes(data.factor.kind)) throw invalid([{ field: 'factor.kind', key: 'unsupported' }]);
  return data;
}

const invalid = (errors: FieldError[]): ProblemError => new ProblemError('invalid', { errors });

function isMissing(body: unknown, field: string): boolean {
  let here = body;
  for (const name of field.split('.')) here = (here as Record<string, unknown> | null | undefined)?.[name];
  return here === undefined || here === null || here === '';
}
