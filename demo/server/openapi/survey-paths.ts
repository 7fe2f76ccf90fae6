/** Calls about satisfaction: questionnaires, responses, results. */
import { AGENCY, answer, CHECK, created, jsonBody, KEY, text } from './parts.ts';

const ID = {
  name: 'id',
  in: 'path',
  required: true,
  description: 'Name of the questionnaire: `mot-cua`, `sipas`, `thong-tin` or an own one.',
  schema: { type: 'string' },
};
const day = (name: string, description: string) => ({
  ...text(name, description),
  schema: { type: 'string', format: 'date' },
});

export const SURVEY_PATHS = {
  '/v1/surveys/{id}': {
    get: {
      operationId: 'getSurvey',
      summary: 'A questionnaire.',
      description:
        'A condition names an earlier question; a question that is not shown is neither required nor sent. `mot-cua` has ' +
        'exactly one required question, a rating.',
      parameters: [ID, AGENCY],
      responses: answer('The questionnaire.', 'Survey'),
    },
  },
  '/v1/surveys/{id}/responses': {
    post: {
      operationId: 'sendSurveyResponse',
      summary: 'Takes a response, once, without keeping who gave it.',
      description:
        'Refused fields are named in `errors`: `answers` with `unknown` for a question that nobody asks, `answers.{id}` with ' +
        '`required`, `malformed` or `too-long`, `version: unknown`, `survey: closed`, `subject.token` with `unknown` or, ' +
        'since a token counts once, `used`. The key is bound for 24 hours.',
      parameters: [ID, KEY, CHECK],
      ...jsonBody('SurveyResponse'),
      responses: created('What says that it was taken.', 'SurveyReceipt'),
    },
  },
  '/v1/surveys/{id}/results': {
    get: {
      operationId: 'getSurveyResults',
      summary: 'What may be shown of the answers.',
      description:
        'Grows by at least 5 answers to a question at a time, at most once a day; a period holds what was added wholly ' +
        'within it, so that no two periods differ by fewer than 5 answers. What people wrote is not shown.',
      parameters: [ID, day('from', 'First day.'), day('to', 'Last day.'), AGENCY],
      responses: answer('The results.', 'SurveyResults'),
    },
  },
};
