/** An endpoint that answers well, for stories and component tests; a story swaps the one answer it is about. */
import { http, HttpResponse, type HttpHandler } from 'msw/http';
import type { ProblemKind } from '../../src/backend/contract/problem.ts';
import {
  buildAttachment,
  buildCategories,
  buildDossier,
  buildProblem,
  buildProcedure,
  buildProcedureList,
  buildReceipt,
  buildStatus,
  buildSummary,
  buildSurvey,
  buildSurveyReceipt,
  buildSurveyResults,
} from './builders.ts';
import { buildAcknowledgement, buildCase, buildPublishedReplies, buildPublishedReply } from './feedback-cases.ts';

/** Address of the endpoint that the mocks answer for. */
export const MOCK_ENDPOINT = 'https://mock.dvc.example';

/** The address of a call at the mocked endpoint. */
export const at = (path: string): string => `${MOCK_ENDPOINT}/v1${path}`;

/** A problem answer as the contract has it. */
export const problemAnswer = (kind: ProblemKind, headers: Record<string, string> = {}): HttpResponse<string> => {
  const body = buildProblem(kind);
  return new HttpResponse(JSON.stringify(body), {
    status: body.status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
};

export const catalogueAnswer = (): HttpResponse<string> => {
  const head = {
    asOf: '2026-07-18',
    version: 'mock-1',
    fields: ['Hộ tịch'],
    audiences: ['Công dân Việt Nam'],
    issuers: [{ code: 'G15', name: 'Bộ Tư pháp' }],
  };
  const lines = buildProcedureList().items.map(({ code, title, levels, modes }) => ({
    code,
    title,
    levels,
    modes,
    field: 0,
    audiences: [0],
    issuer: 0,
  }));
  const body = [head, ...lines].map((line) => JSON.stringify(line)).join('\n');
  return new HttpResponse(body, { headers: { 'Content-Type': 'application/x-ndjson' } });
};

/** The Idempotency-Key of a request. */
export const keyOf = (request: Request): string => request.headers.get('Idempotency-Key') ?? '';

export const handlers: HttpHandler[] = [
  http.get(at('/status'), () => HttpResponse.json(buildStatus())),
  http.get(at('/procedures'), () => HttpResponse.json(buildProcedureList())),
  http.get(at('/procedures/:code'), ({ params }) =>
    HttpResponse.json(buildProcedure(buildSummary({ code: String(params.code) }))),
  ),
  http.post(at('/dossiers/lookup'), () => HttpResponse.json(buildDossier())),
  http.get(at('/feedback/categories'), () => HttpResponse.json(buildCategories())),
  http.post(at('/feedback'), ({ request }) => HttpResponse.json(buildReceipt(keyOf(request)), { status: 201 })),
  http.post(at('/feedback/lookup'), () => HttpResponse.json(buildCase())),
  http.post(at('/feedback/additions'), ({ request }) =>
    HttpResponse.json(buildAcknowledgement(keyOf(request)), { status: 201 }),
  ),
  http.post(at('/feedback/rating'), ({ request }) =>
    HttpResponse.json(buildAcknowledgement(keyOf(request)), { status: 201 }),
  ),
  http.get(at('/replies'), () => HttpResponse.json(buildPublishedReplies())),
  http.get(at('/replies/:id'), ({ params }) => HttpResponse.json(buildPublishedReply({ id: String(params.id) }))),
  http.post(at('/attachments'), async ({ request }) => {
    const { byteLength } = await request.arrayBuffer();
    const type = request.headers.get('Content-Type') ?? '';
    return HttpResponse.json(buildAttachment(keyOf(request), type, byteLength), { status: 201 });
  }),
  http.get(at('/catalogue.ndjson'), () => catalogueAnswer()),
  http.get(at('/surveys/:id'), () => HttpResponse.json(buildSurvey())),
  http.post(at('/surveys/:id/responses'), ({ request }) =>
    HttpResponse.json(buildSurveyReceipt(keyOf(request)), { status: 201 }),
  ),
  http.get(at('/surveys/:id/results'), () => HttpResponse.json(buildSurveyResults())),
];
