/**
 * `npm run openapi`: writes `openapi.json` (3.1), the published description of the wire contract, from the schemas that
 * the elements and the server share.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import * as z from 'zod/mini';
import manifest from '../../package.json' with { type: 'json' };
import { agency, agencyList } from '../../src/backend/contract/agencies.ts';
import { catalogue, catalogueHead, catalogueLine } from '../../src/backend/contract/catalogue.ts';
import { problem } from '../../src/backend/contract/problem.ts';
import { issuer, procedure, procedureList, summary } from '../../src/backend/contract/procedures.ts';
import { status } from '../../src/backend/contract/status.ts';

export const OPENAPI_FILE = join(import.meta.dirname, '../../openapi.json');

const SCHEMAS = {
  Status: status,
  Agency: agency,
  AgencyList: agencyList,
  Issuer: issuer,
  Summary: summary,
  Procedure: procedure,
  ProcedureList: procedureList,
  Catalogue: catalogue,
  CatalogueHead: catalogueHead,
  CatalogueLine: catalogueLine,
  Problem: problem,
};

type SchemaName = keyof typeof SCHEMAS;

const refTo = (name: SchemaName) => ({ $ref: `#/components/schemas/${name}` });

const headers = (...names: string[]) => Object.fromEntries(names.map((name) => [name, { schema: { type: 'string' } }]));

const answer = (description: string, name: SchemaName, more: object = {}) => ({
  200: { description, content: { 'application/json': { schema: refTo(name) } }, ...more },
  default: { $ref: '#/components/responses/Problem' },
});

const text = (name: string, description: string) => ({ name, in: 'query', description, schema: { type: 'string' } });

const AGENCY = { $ref: '#/components/parameters/agency' };
const CODE = { $ref: '#/components/parameters/code' };
const PAGING = [{ $ref: '#/components/parameters/page' }, { $ref: '#/components/parameters/size' }];

const LINES = { 'application/x-ndjson': { schema: { anyOf: [refTo('CatalogueHead'), refTo('CatalogueLine')] } } };
const UNCHANGED = { 304: { description: 'The asker has the newest one.', headers: headers('ETag') } };

const PARAMETERS = {
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

const PATHS = {
  '/v1/status': {
    get: {
      operationId: 'getStatus',
      summary: 'What this endpoint is, offers and allows.',
      parameters: [AGENCY],
      responses: answer('The state of the endpoint.', 'Status'),
    },
  },
  '/v1/agencies': {
    get: {
      operationId: 'listAgencies',
      summary: 'The agencies that the endpoint serves.',
      parameters: [
        AGENCY,
        text('q', 'Part of the name, with or without marks, or the beginning of the identifier.'),
        text('level', 'Only agencies of this level.'),
        ...PAGING,
      ],
      responses: answer('A page of agencies.', 'AgencyList'),
    },
  },
  '/v1/procedures': {
    get: {
      operationId: 'searchProcedures',
      summary: 'Finds procedures by everyday words, with or without marks, or by code.',
      description:
        "A province's own procedures are found where the agency lies in that province, there in place of the national " +
        'one of the same title; elsewhere, like internal ones, only by code. Equal titles are one result.',
      parameters: [
        AGENCY,
        { ...text('q', 'What the citizen typed.'), schema: { type: 'string', maxLength: 2000 } },
        text('field', 'Only this field, as in the facets.'),
        text('level', 'Only procedures handled at this level.'),
        text('audience', 'Only for this audience, as in the facets.'),
        text('mode', 'Only those that can be handed in this way.'),
        ...PAGING,
      ],
      responses: answer('A page of procedures, the best first, with counts for the filters.', 'ProcedureList'),
    },
  },
  '/v1/procedures/{code}': {
    get: {
      operationId: 'getProcedure',
      summary: 'All about one procedure.',
      description: 'Also answered as `/v1/procedures/{code}.json`, the path that a static folder would have.',
      parameters: [CODE, AGENCY],
      responses: answer('The procedure.', 'Procedure'),
    },
  },
  '/v1/catalogue': {
    get: {
      operationId: 'getCatalogue',
      summary: 'Every summary at once, for a page that searches by itself.',
      parameters: [AGENCY],
      responses: {
        200: {
          description: 'One JSON document, or lines: the head first, then an entry a line.',
          headers: headers('ETag', 'Cache-Control'),
          content: { 'application/json': { schema: refTo('Catalogue') }, ...LINES },
        },
        ...UNCHANGED,
        default: { $ref: '#/components/responses/Problem' },
      },
    },
  },
  '/v1/catalogue.ndjson': {
    get: {
      operationId: 'getCatalogueLines',
      summary: 'The catalogue as lines, at the path that a static folder would have.',
      parameters: [AGENCY],
      responses: {
        200: {
          description: 'The head first, then an entry a line.',
          headers: headers('ETag', 'Cache-Control'),
          content: LINES,
        },
        ...UNCHANGED,
        default: { $ref: '#/components/responses/Problem' },
      },
    },
  },
};

/** The whole description. */
export function describeContract(): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'dvc-widgets wire contract',
      version: '1.0',
      description: 'What the elements of dvc-widgets say to an endpoint and what they expect back.',
      license: { name: manifest.license, identifier: manifest.license },
    },
    servers: [
      { url: 'http://localhost:8080/api', description: 'The reference endpoint as `npm run server` starts it.' },
    ],
    security: [],
    paths: PATHS,
    components: {
      schemas: jsonSchemas(),
      parameters: PARAMETERS,
      responses: {
        Problem: {
          description: 'What went wrong (RFC 9457). It never says what was sent.',
          headers: headers('Retry-After'),
          content: { 'application/problem+json': { schema: refTo('Problem') } },
        },
      },
    },
  };
}

/** The description as it stands in the file. */
export async function renderContract(): Promise<string> {
  const options = await resolveConfig(OPENAPI_FILE);
  return format(JSON.stringify(describeContract()), { ...options, filepath: OPENAPI_FILE });
}

function jsonSchemas(): object {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(SCHEMAS)) registry.add(schema, { id });
  // As a reader takes it: fields that a later minor version adds are not forbidden.
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => {
      // The format says it; the pattern behind it fills half a page.
      if (jsonSchema.format) delete jsonSchema.pattern;
    },
  });
  for (const schema of Object.values(schemas)) {
    delete schema.$id;
    delete schema.$schema;
  }
  return schemas;
}

if (import.meta.main) await writeFile(OPENAPI_FILE, await renderContract());
