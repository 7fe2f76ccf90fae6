import * as z from 'zod/mini';
import { text } from './common.ts';
import { SUBJECT_KINDS } from './surveys.ts';

/** An answer: a level (1 the worst), an option's value, several of them, a text, or yes or no. */
export const surveyAnswer = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

/** Body of `POST /v1/surveys/{id}/responses`; what was not answered is left out. */
export const surveyResponse = z.object({
  agency: z.optional(z.string()),
  version: text,
  answers: z.record(z.string(), surveyAnswer),
  subject: z.optional(
    z.object({
      kind: z.enum(SUBJECT_KINDS),
      token: z.optional(z.string()),
      procedureCode: z.optional(z.string()),
      counter: z.optional(z.string()),
    }),
  ),
  language: text,
});

export type SurveyAnswer = z.infer<typeof surveyAnswer>;
export type SurveyResponse = z.infer<typeof surveyResponse>;
