/** What the calls of the description have in common. */
import { refTo, type SchemaName } from './schemas.ts';

export const headers = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, { schema: { type: 'string' } }]));

export const answer = (description: string, name: SchemaName, more: object = {}) => ({
  200: { description, content: { 'application/json': { schema: refTo(name) } }, ...more },
  default: { $ref: '#/components/responses/Problem' },
});

export const created = (description: string, name: SchemaName) => ({
  201: { description, content: { 'application/json': { schema: refTo(name) } } },
  default: { $ref: '#/components/responses/Problem' },
});

export const jsonBody = (name: SchemaName) => ({
  requestBody: { required: true, content: { 'application/json': { schema: refTo(name) } } },
});

export const text = (name: string, description: string) => ({
  name,
  in: 'query',
  description,
  schema: { type: 'string' },
});

export const AGENCY = { $ref: '#/components/parameters/agency' };
export const CODE = { $ref: '#/components/parameters/code' };
export const KEY = { $ref: '#/components/parameters/key' };
export const CHECK = { $ref: '#/components/parameters/check' };
export const PAGING = [{ $ref: '#/components/parameters/page' }, { $ref: '#/components/parameters/size' }];

export const PARAMETERS = {
  agency: text(
    'agency',
    "Identifier of the agency asked for; left out, the endpoint's own. An unknown one is `not-found`.",
  ),
  code: {
    name: 'code',
    in: 'path',
    required: true,
    description: 'Code of the procedure, `1.001193`; also found with spaces around it or without the dot.',
    schema: { type: 'string' },
  },
  key: {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    description:
      'Looked up before anything else, per agency and route, and bound by a 2xx only. The same body then has the same ' +
      'answer, another one is `conflict` with 422; while the first is in flight, `conflict` with 409.',
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{21,64}$' },
  },
  check: {
    name: 'Dvc-Check',
    in: 'header',
    description: 'Sent by a check of the endpoint: kept apart, and erased within a day.',
    schema: { type: 'string', enum: ['1'] },
  },
  page: {
    name: 'page',
    in: 'query',
    description: 'Page of the list, counted from 1.',
    schema: { type: 'integer', minimum: 1, default: 1 },
  },
  size: {
    name: 'size',
    in: 'query',
    description: 'Entries on a page. Outside its range it is `invalid`, never clamped.',
    schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
  },
};
