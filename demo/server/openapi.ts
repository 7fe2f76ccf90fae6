/**
 * `npm run openapi`: writes `openapi.json` (3.1), the published description of the wire contract, from the schemas that
 * the elements and the server share.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import manifest from '../../package.json' with { type: 'json' };
import { DOSSIER_PATHS } from './openapi/dossier-paths.ts';
import { FEEDBACK_PATHS } from './openapi/feedback-paths.ts';
import { headers, PARAMETERS } from './openapi/parts.ts';
import { READING_PATHS } from './openapi/reading-paths.ts';
import { jsonSchemas, refTo } from './openapi/schemas.ts';
import { SURVEY_PATHS } from './openapi/survey-paths.ts';

export const OPENAPI_FILE = join(import.meta.dirname, '../../openapi.json');

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
    paths: { ...READING_PATHS, ...DOSSIER_PATHS, ...FEEDBACK_PATHS, ...SURVEY_PATHS },
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

if (import.meta.main) await writeFile(OPENAPI_FILE, await renderContract());
