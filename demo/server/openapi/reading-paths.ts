/** Calls that only read: status, agencies, procedures, the catalogue. */
import { AGENCY, answer, CODE, headers, PAGING, text } from './parts.ts';
import { refTo } from './schemas.ts';

const LINES = { 'application/x-ndjson': { schema: { anyOf: [refTo('CatalogueHead'), refTo('CatalogueLine')] } } };
const UNCHANGED = { 304: { description: 'The asker has the newest one.', headers: headers('ETag') } };

export const READING_PATHS = {
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
